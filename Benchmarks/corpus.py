#!/usr/bin/env python3
"""Writes a corpus of invented report pages, the same bytes for the same arguments on every machine.

usage: corpus.py --pages N --out DIR [--seed S] [--truth DIR] [--size-factor F] [--all-utf-8]
  --truth DIR      also writes DIR/expected/*.json, what a careful reader takes from each page, for scoring
  --size-factor F  multiplies the text and the site's own markup of every page, not its tables
  --all-utf-8      the same texts, every page in UTF-8: for parsers that are measured on nothing else
"""
import argparse
import json
import pathlib
import statistics

from generator import charsets, forms, lookalikes, markup, names, plain, prose, site, values
from generator.report import Report, dump

CONTAINERS = (
    ("site", 30), ("clean", 10), ("word", 18), ("layout", 8), ("open_tags", 4), ("empty_heads", 4), ("abuse", 4),
    ("json", 3), ("script", 2), ("tab", 3), ("ragged", 2), ("pipe", 2), ("markdown", 2), ("cells", 2), ("bare", 1), ("images", 3),
    ("title_only", 2), ("not_report", 11),
)
TEXTS = {"tab": ".txt", "ragged": ".txt", "pipe": ".txt", "markdown": ".md", "cells": ".txt", "bare": ".txt"}


def pick(rng, weighted):
    return rng.choices([name for name, _ in weighted], [weight for _, weight in weighted])[0]


def report_values(rng, container):
    """Numbers of one report: mostly sound, then with blanks, odd spellings and (some) wrong sums."""
    template = "2019_60" if rng.random() < 0.35 else "2021_30"
    single_other = template == "2019_60" or rng.random() < 0.06
    drawn = values.draw(rng, template, single_other)
    if rng.random() < 0.12:
        values.mistake(rng, drawn)
    blanks = pick(rng, (("", 55), ("zeros", 15), ("some", 15), ("components", 15)))
    if blanks and container not in ("bare", "ragged"):
        values.blank_out(rng, drawn, blanks)
    style = pick(rng, (("", 91), ("thousands", 6), ("wide", 3)))
    values.decorate(rng, drawn, style)
    return drawn


def make_report(rng, container, amount):
    publisher, self_word = names.body(rng)
    drawn = report_values(rng, container)
    year = rng.choice((2019, 2020)) if drawn.template == "2019_60" else rng.randint(2021, 2024)
    when = names.published(rng, year)
    written = names.written_date(rng, when)
    report = Report(names.title(rng, publisher, year), publisher, year, when, written,
                    names.index_number(rng, when), [], values=drawn)
    report.info = [f"发布机构：{publisher}", f"发布日期：{written}"][rng.randint(0, 1):]
    facts = {"year": year, "publisher": publisher, "self": self_word}
    report.blocks = prose.sections(rng, facts, drawn.template, amount)
    report.blocks += [("p", publisher), ("p", "%d年%d月%d日" % when)]
    variants = {text: rng.choice(options) for text, options in forms.VARIANTS.items()} if rng.random() < 0.25 else {}

    def label(text):
        return variants.get(text, text)

    heads = rng.choice((None, "采购总金额（单位：万元）")) if container in TEXTS else None
    report.tables = {2: forms.active_table(drawn, label, heads), 3: forms.applications_table(drawn, label),
                     4: forms.cases_table(drawn)}
    if container == "images":
        report.blocks = [("image", f"/W0{when[0]}/t{value}.png") if kind == "table" else (kind, value)
                         for kind, value in report.blocks]
    elif container == "title_only":
        report.blocks = [("link", ("./P020.doc", report.title + rng.choice((".doc", ".pdf", ".docx"))))]
    return report


def markup_style(rng, container):
    style = markup.Style(thead=rng.random() < 0.15, paragraphs=rng.random() < 0.6, breaks=rng.random() < 0.3,
                         indent=rng.random() < 0.4, upper=rng.random() < 0.15,
                         cell_style="width:64px;word-break:break-all;padding:0 7px;border:1px solid #000"
                         if rng.random() < 0.5 else "")
    if container == "word":
        style.span = rng.choice((1, 4, 8, 8, 16, 16, 24))
    style.open_tags = container == "open_tags"
    style.empty_heads = container == "empty_heads"
    style.abuse = container == "abuse"
    return style


def html_text(rng, report, container, amount, charset):
    article = markup.content(rng, report, markup_style(rng, container))
    if container == "json":
        return site.json_answer(rng, report, article)
    if container == "script":
        return site.script_string(rng, report, article)
    chrome = 0
    if container not in ("clean", "word") or rng.random() < 0.4:
        chrome = rng.choice((10, 30, 60, 120, 240)) * amount
    return site.page(rng, report, article, chrome=chrome, charset=charset, layout=container == "layout",
                     metadata=container in ("layout", "word") and rng.random() < 0.6)


def make_page(seed, ordinal, factor, utf8=False):
    """(file name, bytes, content type or None, expected) of page `ordinal`."""
    rng = values.seeded(seed, ordinal)
    container = pick(rng, CONTAINERS)
    amount = max(1, round(rng.choice((1, 1, 2, 3)) * factor))
    types = None
    if container == "not_report":
        report, types = lookalikes.page(rng, ordinal, amount)
    else:
        report = make_report(rng, container, amount)
    suffix = TEXTS.get(container) or {"json": ".json"}.get(container) or rng.choice((".html", ".html", ".htm", ".shtml"))
    plan = charsets.plan(rng, container)
    if container in TEXTS:
        text = plain.page(report, container, report.info)
    else:
        text = html_text(rng, report, container, amount, plan.declared)
    data = text.encode() if utf8 else plan.encode(text)
    about = f"{container}, {plan.name}"
    if types:
        expected = {"url": "", "kind": "not_report", "fields": {"document_type": types},
                    "tables": lookalikes.NOTHING, "about": about}
    else:
        expected = report.expected("", about, container not in ("images", "title_only"))
        if container == "title_only":
            del expected["fields"]["period"]
    name = f"{ordinal // 100:03d}/{ordinal:06d}{suffix}"
    sidecar = None
    if plan.header or rng.random() < 0.7:
        kind = {".txt": "text/plain", ".md": "text/markdown", ".json": "application/json"}.get(suffix, "text/html")
        sidecar = {"url": names.address(rng, ordinal, report.published) + suffix,
                   "content_type": kind + (f"; charset={plan.header}" if plan.header else ""),
                   "fetched_at": "2026-03-02T08:00:00Z", "http_status": 200}
    expected["url"] = sidecar["url"] if sidecar else f"file:{name}"
    return name, data, sidecar, expected


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--pages", type=int, required=True)
    options.add_argument("--out", type=pathlib.Path, required=True)
    options.add_argument("--seed", default="1")
    options.add_argument("--truth", type=pathlib.Path)
    options.add_argument("--size-factor", type=float, default=1.0)
    options.add_argument("--all-utf-8", action="store_true")
    options = options.parse_args()
    sizes = []
    if options.truth:
        (options.truth / "expected").mkdir(parents=True, exist_ok=True)
    for ordinal in range(options.pages):
        name, data, sidecar, expected = make_page(
            options.seed, ordinal, options.size_factor, options.all_utf_8)
        path = options.out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        sizes.append(len(data))
        if sidecar:
            path.with_name(path.name + ".meta.json").write_text(json.dumps(sidecar), encoding="utf-8")
        if options.truth:
            (options.truth / "expected" / f"{ordinal:06d}.json").write_text(dump(expected), encoding="utf-8")
    sizes.sort()
    at = lambda share: sizes[min(len(sizes) - 1, int(share * len(sizes)))]
    print(json.dumps({"pages": len(sizes), "bytes": sum(sizes), "mean": round(statistics.mean(sizes)),
                      "median": at(0.5), "p5": at(0.05), "p95": at(0.95),
                      "largest": sizes[-1]}))


if __name__ == "__main__":
    main()
