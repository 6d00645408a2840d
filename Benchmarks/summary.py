#!/usr/bin/env python3
"""Prints tables of medians from run.sh's results.

usage: summary.py WORK MAIN QUARTER HALF DOUBLE FOURFOLD       (names of the corpora in WORK)
"""
import json
import pathlib
import statistics
import sys

work, (main, quarter, half, double, fourfold) = pathlib.Path(sys.argv[1]), sys.argv[2:7]
found = {}
for line in (work / "results.jsonl").read_text().splitlines():
    row = json.loads(line)
    found.setdefault((row["program"], row["corpus"]), []).append(row)


def median(program, corpus, key):
    return statistics.median(row[key] for row in found[program, corpus])


def table(head, rows):
    widths = [max(len(str(row[i])) for row in [head, *rows]) for i in range(len(head))]
    for n, row in enumerate([head, *rows]):
        print("| " + " | ".join(str(c).ljust(w) if i == 0 else str(c).rjust(w)
                                for i, (c, w) in enumerate(zip(row, widths))) + " |")
        if n == 0:
            print("|" + "|".join("-" * (w + 1) + ("-" if i == 0 else ":") for i, w in enumerate(widths)) + "|")
    print()


stats = json.loads((work / f"{main}.json").read_text())
rounds = len(found["transform", main])
print(f"{stats['pages']} pages, {stats['bytes'] / 1e6:.0f} MB; median {stats['median']} bytes, 95th percentile "
      f"{stats['p95']}; medians of {rounds} interleaved rounds\n")
programs = (("libxml2 SAX, bytes as they are", "sax-baseline", main),
            ("libxml2 SAX, all pages in UTF-8", "sax-baseline", main + "-utf8"),
            ("gumbo tree, all pages in UTF-8", "gumbo-baseline", main + "-utf8"),
            ("transform, one core", "transform", main), ("nianbao run --workers 1", "run", main),
            ("Python worker", "python-worker", main))
table(("program", "pages/s", "MB/s", "CPU s", "peak RSS MB"),
      [(title, f"{median(p, c, 'pages_per_second'):.0f}", f"{median(p, c, 'mb_per_second'):.1f}",
        f"{median(p, c, 'cpu_seconds'):.2f}", f"{median(p, c, 'peak_rss_mb'):.0f}") for title, p, c in programs])
baselines = (("sax-baseline", main), ("sax-baseline", main + "-utf8"), ("python-worker", main))
table(("ratio of speeds", "to SAX, bytes as they are", "to SAX, UTF-8", "to Python"),
      [(f"{title}, {by}", *(f"{median(*other, key) / median(p, main, key):.2f}" for other in baselines))
       for title, p in (("transform", "transform"), ("nianbao run --workers 1", "run"))
       for by, key in (("elapsed", "seconds"), ("CPU", "cpu_seconds"))])
rows = []
for name in (quarter, half, main, double, fourfold):
    one = json.loads((work / f"{name}.json").read_text())
    rows.append((name, one["pages"], f"{one['mean'] / 1000:.0f}",
                 *(f"{median(p, name, key):{form}}" for p in ("transform", "run")
                   for key, form in (("seconds", ".2f"), ("mb_per_second", ".1f"))),
                 f"{median('run', name, 'peak_rss_mb'):.0f}"))
table(("corpus", "pages", "mean KB", "transform s", "MB/s", "run s", "MB/s", "run RSS MB"), rows)
print("The in-process programs hold the whole corpus in memory; their peak RSS includes it.")
