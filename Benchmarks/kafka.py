#!/usr/bin/env python3
"""Measures the stages over a broker; kafka.sh builds, makes the pages and calls it."""
import argparse
import json
import pathlib

from overbroker import latency, soak, stages, worker
from overbroker.broker import Broker
from overbroker.processes import timed
from overbroker.tables import Results

SINK_ROWS = 2000  # a partition


def measure(options, broker):
    """All stages in turn, round after round, so that the machine's moods meet them alike."""
    size = json.loads(options.pages.with_suffix(".json").read_text())
    count, size, results = size["pages"], size["bytes"], Results()
    for turn in range(options.rounds):
        print(f"round {turn + 1} of {options.rounds}", flush=True)
        alone = results.note("transform, no broker", worker.bare(options.transform, options.pages))
        found = results.note("worker", worker.over(broker, options.pages, count, size))
        results.note("enqueue", {"pages": count, "bytes": size, "seconds": found["enqueue_seconds"],
                                 "cpu": found["enqueue_cpu"]})
        results.ratio(alone, found)
        copy, copied = stages.copies(broker, found["prefix"], SINK_ROWS)
        broker.forget(found["prefix"])
        results.note("sink", stages.sink(broker, copy, 12 * SINK_ROWS, copied, SINK_ROWS))
        broker.forget(copy)
        for title, workers, cores, threads in (("worker, producer at work", 1, "0", 1),
                                               ("one worker, both cores", 1, "0,1", 2),
                                               ("two workers, both cores", 2, "0,1", 1)):
            found = worker.over(broker, options.pages, count, size, workers, cores, True, threads)
            broker.forget(results.note(title, found)["prefix"])
    results.print()
    pace = results.median("worker, producer at work", "pages", "seconds") / 2
    for turn in range(min(3, options.rounds)):
        found = latency.measure(broker, options.pages, pace, 30)
        print("latency at {pace} pages/s, worker busy {share:.0%}: p50 {p50:.0f} ms, p99 {p99:.0f} ms, "
              "longest {max:.0f} ms".format(**{**found, **{k: found[k] * 1000 for k in ("p50", "p99", "max")}}))


def soaked(options, broker):
    print(f"{options.pace} pages/s for {options.minutes:g} minutes")
    samples, pages = soak.run(broker, options.pages, options.pace, options.minutes,
                              lambda line: print(line, flush=True))
    for name, points in samples.items():
        slope, level = soak.slope(points)
        print(f"{name}: {level:.0f} MB on average of the second half, largest {max(y for _, y in points):.0f} MB, "
              f"slope {slope:+.2f} MB a minute")


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("what", choices=("stages", "soak"))
    options.add_argument("--nianbao", required=True)
    options.add_argument("--transform")
    options.add_argument("--pages", required=True, type=pathlib.Path)
    options.add_argument("--work", required=True, type=pathlib.Path)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--minutes", type=float, default=10)
    options.add_argument("--pace", type=int, default=100)
    options = options.parse_args()
    with Broker(options.nianbao, options.work) as broker:
        (soaked if options.what == "soak" else measure)(options, broker)


if __name__ == "__main__":
    main()
