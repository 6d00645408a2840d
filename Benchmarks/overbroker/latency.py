"""How long after a page is produced a reader of committed records has its record."""
import contextlib
import statistics
import time

from .clients import Pages, Records, load
from .processes import Pinned
from .worker import READY


def measure(broker, folder, pace, seconds):
    """One worker on the first core, pages at `pace` a second; the first fifth of the time does not count."""
    prefix = broker.topics()
    pages, records, seen = Pages(broker, prefix, load(folder)), Records(broker, prefix), {}
    with contextlib.closing(records.consumer), Pinned(
            "worker", broker.worker(prefix, "--workers", "1"), "0", broker.work / "latency.log") as worker:
        worker.says(READY)
        start = time.time()
        cpu, end = worker.cpu(), start + seconds
        while time.time() < end or (len(seen) < pages.count and time.time() < end + 60):
            if time.time() < end:
                pages.send(int((time.time() - start) * pace))
            pages.producer.poll(0)
            for origin, _ in records.take(0.002):
                seen[origin] = time.time()
        cpu = worker.cpu() - cpu
    times = sorted(seen[origin] - sent for origin, sent in pages.sent.items()
                   if origin in seen and sent > start + seconds / 5)
    lost = pages.count - len(seen)
    if lost:
        raise SystemExit(f"latency: {lost} of {pages.count} pages never came out")
    at = statistics.quantiles(times, n=100, method="inclusive")
    broker.forget(prefix)
    return {"pace": round(pace), "p50": at[49], "p99": at[98], "max": times[-1], "share": cpu / seconds}
