#!/usr/bin/env bash
# Measures the stages over a broker and prints tables of medians. usage: Benchmarks/kafka.sh [PAGES] [ROUNDS]
# (6000 and 5 by default), or Benchmarks/kafka.sh soak [MINUTES] [PAGES/S] (10 and 100).
# Environment: NIANBAO_TEST_BROKERS (HOST:PORT; else a noida-db of its own), BENCH_DIR (working folder, kept),
# PYTHON (3.9 or later), NIANBAO (a built command). Needs two cores: the worker has the first, all else the second.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
what=stages pages=${1:-6000} rounds=${2:-5}
if [ "${1:-}" = soak ]; then what=soak pages=2000 minutes=${2:-10} pace=${3:-100}; fi
work=${BENCH_DIR:-$here/.build/bench}
mkdir -p "$work"

python="$work/kafka-venv/bin/python"
[ -x "$python" ] || "${PYTHON:-python3}" -m venv "$work/kafka-venv"
"$python" -m pip install --quiet --disable-pip-version-check -r "$here/overbroker/requirements.txt"

swift build -c release --package-path "$here" --product transform-bench >&2
bin=$(swift build -c release --package-path "$here" --show-bin-path)
if [ -z "${NIANBAO:-}" ]; then
  swift build -c release --package-path "$here/.." --product nianbao >&2
  NIANBAO=$(swift build -c release --package-path "$here/.." --show-bin-path)/nianbao
fi
[ -f "$work/p$pages.json" ] || {
  rm -rf "${work:?}/p$pages"
  "$python" "$here/corpus.py" --pages "$pages" --out "$work/p$pages" >"$work/p$pages.part"
  mv "$work/p$pages.part" "$work/p$pages.json"
}
common=(--nianbao "$NIANBAO" --pages "$work/p$pages" --work "$work")
case $what in
soak) exec "$python" "$here/kafka.py" soak "${common[@]}" --minutes "$minutes" --pace "$pace" ;;
*) exec "$python" "$here/kafka.py" stages "${common[@]}" --transform "$bin/transform-bench" --rounds "$rounds" ;;
esac
