#!/usr/bin/env python3
"""The same job as one plain Python process: pages in, records out as JSON lines.

usage: worker.py PAGES [--out FILE] [--repeat N]
Prints one JSON line of measurements. Reading the pages from disk is not timed, as in the other benchmarks.
"""
import argparse
import gc
import hashlib
import json
import pathlib
import re
import resource
import sys
import time

import opencc
from selectolax.lexbor import LexborHTMLParser

import decoding
import rules
import tables

KINDS = (".html", ".htm", ".shtml", ".txt", ".md", ".json")
BREAK = re.compile(r"<(?:/(?:p|div|tr|li|h[1-6]|title)|br ?/?)>", re.I)
TRADITIONAL = re.compile("[開關於數務會個這請時與對縣區總體號處務實機構]")
SIMPLIFIED = re.compile("[开关于数务会个这请时与对县区总体号处务实机构]")
TITLE = re.compile(r"(?:政府)?信息公开(?:工作)?(?:的)?(?:20\d\d)?年?(?:度)?(?:工作)?(?:年度)?报告|信息公开年报|信息公开工作的年度报告")
BODY = re.compile(r"(?:关于)?20\d\d年?度?|关于|政府信息公开.*$")
PERIOD = re.compile(r"(20\d\d)年(\d\d?)月(\d\d?)日(?:起)?[，,]?(?:至|到)(?:(20\d\d)年)?(\d\d?)月(\d\d?)日")
YEAR = re.compile(r"(20\d\d)年?")
PUBLISHED = re.compile(r"(?:发布日期|发布时间|公开日期|发文日期|成文日期)[：:\s]*(20\d\d)[-年/](\d\d?)[-月/](\d\d?)")
SIGNED = re.compile(r"^\s*(20\d\d)年(\d\d?)月(\d\d?)日\s*$", re.M)
INDEX = re.compile(r"索引号[：:\s]*([0-9A-Z/-]{8,40})")
HEADING = re.compile(r"^\s*([一二三四五六])、\s*(\S.{1,40})$")
COUNTS = (("proactive_disclosure_count", re.compile(r"公开(?:各类)?(?:政府)?信息(\d+)(?:余)?条")),
          ("applications_received", re.compile(r"收到(?:政府)?信息公开申请(\d+)件")))
CONVERTER = opencc.OpenCC("t2s")


def record(url, content_type, fetched_at, status, body):
    sha = hashlib.sha256(body).hexdigest()
    text, charset, source, replaced = decoding.decode(body, content_type)
    script = "simplified"
    if len(TRADITIONAL.findall(text)) > len(SIMPLIFIED.findall(text)):
        text, script = CONVERTER.convert(text), "traditional"
    text = decoding.unwrap(text)
    found = {}
    title = None
    images = attachments = 0
    links = []
    if "<" in text and re.search(r"<(?:p|div|table|html|td)\b", text, re.I):
        tree = LexborHTMLParser(BREAK.sub(r"\n\g<0>", text))
        tree.strip_tags(["script", "style", "noscript", "template"])
        for table in tree.css("table"):
            if len(table.css("table")) == 1:
                tables.read(tables.html_grid(table), found)
                table.decompose()
        heading = tree.css_first("h1")
        head = tree.css_first("title")
        title = (heading or head).text(strip=True) if heading or head else None
        images = len(tree.css("img"))
        for link in tree.css("a"):
            target = link.attributes.get("href") or ""
            if target.lower().endswith((".doc", ".docx", ".pdf", ".xls", ".xlsx", ".wps", ".ofd")):
                attachments += 1
                links.append({"url": target, "kind": target.rsplit(".", 1)[1].lower(), "text": link.text(strip=True)})
        plain = (tree.body or tree.root).text()
        list_items = len([1 for a in tree.css("a") if TITLE.search(a.text())])
    else:
        plain = text
        for grid in tables.text_grids(text):
            tables.read(grid, found)
        list_items = 0
    lines = [line.strip() for line in plain.split("\n") if line.strip()]
    own_title = title
    if not title or not TITLE.search(title):
        title = next((line.lstrip("# ") for line in lines if TITLE.search(line) and len(line) < 80), title)
    title = re.sub(r"\s+", "", (title or "").split("_")[0])
    sections = split_sections(lines)
    applications, review = found.get("applications"), found.get("review_litigation")
    period = PERIOD.search(plain)
    has_values = any(v is not None for row in (applications or {}).values() for v in row.values())
    is_report = bool(TITLE.search(title)) and "通知" not in title and (
        has_values or (len(sections) >= 4 and period is not None) or (attachments and list_items <= 3))
    counts, findings = rules.validate(applications, review) if is_report else ({"hold": 0, "fail": 0, "not_assessable": 0}, [])
    year = int(period[1]) if period else int(YEAR.search(title)[1]) if YEAR.search(title) else None
    published = PUBLISHED.search(plain) or SIGNED.search(plain)
    index = INDEX.search(plain)
    narrative = {}
    for name, pattern in COUNTS:
        match = pattern.search(plain)
        narrative[name] = int(match[1]) if match else None
    return {
        "schema": "nianbao.record/1", "parser": "python-peer",
        "id": hashlib.sha256(url.encode() + b"\n" + sha.encode()).hexdigest(),
        "kind": "annual_report" if is_report else "not_report",
        "document_type": "annual_report" if is_report else document_type(own_title or title, list_items),
        "source": {"url": url, "content_type": content_type, "fetched_at": fetched_at, "http_status": status,
                   "bytes": len(body), "sha256": sha},
        "decoding": {"charset": charset, "charset_from": source, "replacements": replaced, "script": script},
        "title": title or None, "publisher": BODY.sub("", title) or None if is_report else None,
        "report_year": year if is_report else None,
        "period": ["%s-%02d-%02d" % (period[1], int(period[2]), int(period[3])),
                   "%s-%02d-%02d" % (period[4] or period[1], int(period[5]), int(period[6]))] if period else None,
        "published_on": "%s-%02d-%02d" % (published[1], int(published[2]), int(published[3])) if published else None,
        "index_number": index[1] if index else None,
        "template": found.get("template") if is_report else None, "sections": sections,
        "tables": {name: "present" if found.get(name) else "image" if images >= 3 else "absent"
                   for name in ("active_disclosure", "applications", "review_litigation")},
        "active_disclosure": found.get("active_disclosure") if is_report else None,
        "applications": applications if is_report else None, "review_litigation": review if is_report else None,
        "narrative": narrative, "attachments": links, "rules": counts, "findings": findings,
    }


def document_type(title, list_items):
    for word, kind in (("要点", "work_plan"), ("指南", "guide"), ("通知", "notice")):
        if word in title:
            return kind
    return "list" if list_items > 8 else "other"


def split_sections(lines):
    sections = []
    for line in lines:
        match = HEADING.match(line.lstrip("# "))
        if match:
            sections.append({"number": "一二三四五六".index(match[1]) + 1, "title": match[2], "text": ""})
        elif sections:
            sections[-1]["text"] += line + "\n"
    return sections


def load(folder):
    pages = []
    for path in sorted(folder.rglob("*")):
        if path.suffix in KINDS and not path.name.endswith(".meta.json"):
            side = path.with_name(path.name + ".meta.json")
            meta = json.loads(side.read_text(encoding="utf-8")) if side.exists() else {}
            pages.append((meta.get("url") or f"file:{path.relative_to(folder)}", meta.get("content_type"),
                          meta.get("fetched_at"), meta.get("http_status"), path.read_bytes()))
    return pages


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("pages", type=pathlib.Path)
    options.add_argument("--out", type=pathlib.Path)
    options.add_argument("--repeat", type=int, default=1)
    options = options.parse_args()
    pages = load(options.pages)
    gc.freeze()
    out = options.out.open("wb") if options.out else None
    written = 0
    cpu, start = time.process_time(), time.perf_counter()
    for _ in range(options.repeat):
        for page in pages:
            line = json.dumps(record(*page), ensure_ascii=False).encode() + b"\n"
            written += len(line)
            if out:
                out.write(line)
    seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
    if out:
        out.close()
    size = sum(len(page[4]) for page in pages) * options.repeat
    count = len(pages) * options.repeat
    json.dump({"program": "python-worker", "pages": count, "bytes": size, "record_bytes": written,
               "seconds": round(seconds, 3), "cpu_seconds": round(cpu, 3), "pages_per_second": round(count / seconds, 1),
               "mb_per_second": round(size / seconds / 1e6, 2),
               "peak_rss_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)}, sys.stdout)
    print()


if __name__ == "__main__":
    main()
