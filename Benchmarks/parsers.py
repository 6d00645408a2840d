#!/usr/bin/env python3
"""Compares HTML parsers on malformed tables, by the grids that come out of their trees.

usage: parsers.py [--write FIXTURES] [--list] [--command "nianbao parse --json-grids {}"]
  without arguments   one line a parser: cases whose grids are the expected ones (html5lib's, the standard's algorithm)
  --write FILE        writes the cases and the expected grids for the Swift tests
  --list              names each case in which a parser differs, with both grids
  --command C         adds a parser: C is run with {} replaced by a file, and prints grids as JSON: a list of
                      grids of rows of cells, a cell being {"text", "rowspan", "colspan"} or a string (a slot)
"""
import argparse
import json
import pathlib
import shlex
import subprocess
import tempfile

from parsers.adapters import ADAPTERS
from parsers.cases import CASES, CORRECTED
from parsers.grid import SPACE, form, grids


def trimmed(rows):
    """Slots as text with white space collapsed, and empty ones at a row's end left off."""
    out = []
    for row in rows:
        row = [SPACE.sub(" ", text).strip(" ") for text in row]
        out.append(row[:max((i + 1 for i, text in enumerate(row) if text), default=0)])
    return out


def external(command, text):
    with tempfile.NamedTemporaryFile("wb", suffix=".html") as file:
        file.write(('<meta charset="utf-8">' + text).encode())
        file.flush()
        words = [word.replace("{}", file.name) for word in shlex.split(command)]
        answer = json.loads(subprocess.run(words, check=True, capture_output=True).stdout)
    out = []
    for rows in answer:
        if any(isinstance(cell, dict) for row in rows for cell in row):
            rows = form([[(c["text"], c.get("colspan", 1), c.get("rowspan", 1)) for c in row] for row in rows])
        out.append(rows)
    return out


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--write", type=pathlib.Path)
    options.add_argument("--list", action="store_true")
    options.add_argument("--command")
    options = options.parse_args()
    expected = {name: grids(ADAPTERS["html5lib"](text)) for name, text in CASES.items()}
    expected.update(CORRECTED)
    if options.write:
        lines = [json.dumps({"name": name, "html": text, "grids": expected[name]}, ensure_ascii=False)
                 for name, text in CASES.items()]
        options.write.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")
    parsers = {name: lambda text, parse=parse: grids(parse(text)) for name, parse in ADAPTERS.items()}
    if options.command:
        parsers["command"] = lambda text: external(options.command, text)
    for name, parse in parsers.items():
        differing = []
        for case, text in CASES.items():
            try:
                got = parse(text)
            except ImportError as missing:
                differing = None
                print(f"{name:10} not measured: {missing}")
                break
            except Exception as error:  # a parser that fails on a case differs there
                got = [[[f"{type(error).__name__}: {error}"]]]
            if [trimmed(g) for g in got] != [trimmed(g) for g in expected[case]]:
                differing.append((case, got))
        if differing is None:
            continue
        print(f"{name:10} {len(CASES) - len(differing):3} of {len(CASES)} cases as expected")
        for case, got in differing if options.list else ():
            print(f"    {case}\n      expected {str(expected[case])[:200]}\n      got      {str(got)[:200]}")


if __name__ == "__main__":
    main()
