#!/usr/bin/env bash
# Builds everything in release, generates the corpora, measures all programs in turn several times,
# and prints tables of medians. usage: Benchmarks/run.sh [PAGES] [ROUNDS]   (2000 and 5 by default)
# Environment: BENCH_DIR (working folder, kept), PYTHON (3.9 or later), NIANBAO (a built command).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
pages=${1:-2000}
rounds=${2:-5}
work=${BENCH_DIR:-$here/.build/bench}
python=${PYTHON:-python3}
mkdir -p "$work"

[ -x "$work/venv/bin/python" ] || "$python" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check -r "$here/peers/requirements.txt"
worker="$work/venv/bin/python"

swift build -c release --package-path "$here" >&2
if [ -z "${NIANBAO:-}" ]; then
  swift build -c release --package-path "$here/.." --product nianbao >&2
  NIANBAO=$(swift build -c release --package-path "$here/.." --show-bin-path)/nianbao
fi
bin=$(swift build -c release --package-path "$here" --show-bin-path)

corpus() { # NAME PAGES FACTOR [OPTION]: made once; the generator is deterministic
  [ -f "$work/$1.json" ] || {
    rm -rf "${work:?}/$1"
    "$python" "$here/corpus.py" --pages "$2" --out "$work/$1" --size-factor "$3" ${4:+"$4"} >"$work/$1.part"
    mv "$work/$1.part" "$work/$1.json"
  }
}
quarter=$((pages / 4)) half=$((pages / 2))
corpus "p$pages" "$pages" 1
corpus "p$pages-utf8" "$pages" 1 --all-utf-8
corpus "p$half" "$half" 1
corpus "p$quarter" "$quarter" 1
corpus "p$quarter-x2" "$quarter" 2
corpus "p$quarter-x4" "$quarter" 4

results="$work/results.jsonl"
: >"$results"
note() { # CORPUS, then the JSON line on stdin
  sed "s/^{/{\"corpus\": \"$1\", /" >>"$results"
}
command_run() { # CORPUS
  rm -rf "$work/out"
  "$here/measured.py" run "$work/$1" "$NIANBAO" run --pages "$work/$1" --out "$work/out" --workers 1 \
    2>>"$work/run.log" | note "$1"
  rm -rf "$work/out"
}
for round in $(seq "$rounds"); do
  echo "round $round of $rounds" >&2
  "$bin/sax-baseline" "$work/p$pages" | note "p$pages"
  "$bin/sax-baseline" "$work/p$pages-utf8" | note "p$pages-utf8"
  "$bin/transform-bench" "$work/p$pages" | note "p$pages"
  command_run "p$pages"
  "$worker" "$here/peers/worker.py" "$work/p$pages" | note "p$pages"
  "$bin/gumbo-baseline" "$work/p$pages-utf8" | note "p$pages-utf8"
  for size in "p$quarter" "p$half" "p$quarter-x2" "p$quarter-x4"; do
    "$bin/transform-bench" "$work/$size" | note "$size"
    command_run "$size"
  done
done
"$python" "$here/summary.py" "$work" "p$pages" "p$quarter" "p$half" "p$quarter-x2" "p$quarter-x4"
