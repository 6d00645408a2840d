"""Throughput of the worker beside the transform without a broker."""
import contextlib
import json
import pathlib
import subprocess
import time

from .processes import Pinned, timed
from .progress import Progress

READY = "works on"


def bare(transform, pages):
    """The transform on the first core, pages in memory, no broker: one result."""
    answer = json.loads(subprocess.run(["taskset", "-c", "0", transform, pages], check=True, capture_output=True).stdout)
    return {"pages": answer["pages"], "bytes": answer["bytes"], "seconds": answer["seconds"], "cpu": answer["cpu_seconds"]}


def over(broker, pages, count, size, workers=1, cores="0", live=False, threads=None, more=(), feeding=()):
    """Workers over the broker until all pages are committed.

    The pages lie on the topic before the worker joins and the clock starts with its partitions; with `live` the
    producer starts with the clock, once all workers have joined.
    """
    prefix = broker.topics()
    result = {"pages": count, "bytes": size}
    progress = Progress(broker, prefix)
    feed = broker.enqueue(prefix, pages, *feeding)
    if not live:
        result["enqueue_seconds"], result["enqueue_cpu"] = timed("enqueue", feed, "1", broker.work / "enqueue.log")
    with contextlib.ExitStack() as stack:
        threads = threads or max(1, len(cores.split(",")) // workers)
        running = [stack.enter_context(Pinned(
            "worker", broker.worker(prefix, "--workers", str(threads), *more), cores, broker.work / f"worker{i}.log"))
            for i in range(workers)]
        for process in running:
            process.says(READY)
        if live:
            time.sleep(8 if workers > 1 else 0)  # until the group is balanced
        before, start = [process.cpu() for process in running], time.perf_counter()
        broker_before = broker.process.cpu() if broker.process else 0
        if live:
            stack.enter_context(Pinned("enqueue", feed, "1" if cores == "0" else cores, broker.work / "enqueue.log"))
        progress.until(lambda: progress.worked() >= count, running[0])
        result["seconds"] = time.perf_counter() - start
        result["cpu"] = sum(process.cpu() for process in running) - sum(before)
        result["rss"] = max(process.rss() for process in running)
        if broker.process:
            result["broker_cpu"] = broker.process.cpu() - broker_before
    progress.close()
    result["prefix"] = prefix
    return result
