#!/usr/bin/env python3
"""Runs a command over a folder of pages and prints what it cost as the benchmarks' JSON line.

usage: measured.py NAME PAGES COMMAND...       (the command's own output goes to stderr)
"""
import json
import pathlib
import resource
import subprocess
import sys
import time

KINDS = (".html", ".htm", ".shtml", ".txt", ".md", ".json")

name, folder, command = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3:]
sizes = [p.stat().st_size for p in folder.rglob("*") if p.suffix in KINDS and not p.name.endswith(".meta.json")]
start = time.perf_counter()
code = subprocess.run(command, stdout=sys.stderr).returncode
seconds = time.perf_counter() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
if code:
    sys.exit(f"{name}: exit code {code}")
print(json.dumps({
    "program": name, "pages": len(sizes), "bytes": sum(sizes), "seconds": round(seconds, 3),
    "cpu_seconds": round(used.ru_utime + used.ru_stime, 3), "pages_per_second": round(len(sizes) / seconds, 1),
    "mb_per_second": round(sum(sizes) / seconds / 1e6, 2), "peak_rss_mb": round(used.ru_maxrss / 1024, 1)}))
