"""Memory of each process while pages come at an even pace."""
import contextlib
import shutil
import time

from .clients import Pages, load
from .processes import Pinned
from .progress import Progress
from .worker import READY


def run(broker, folder, pace, minutes, say):
    """Samples every 5 s: {name: [(seconds, megabytes)]}, and the pages that were done."""
    prefix, out = broker.topics(), broker.work / "soaked"
    shutil.rmtree(out, ignore_errors=True)
    samples, progress, log = {}, Progress(broker, prefix), broker.work
    with contextlib.ExitStack() as stack:
        stack.enter_context(contextlib.closing(progress))
        worker = stack.enter_context(Pinned("worker", broker.worker(prefix), "0,1", log / "soak-worker.log"))
        sink = stack.enter_context(Pinned("sink", broker.sink(prefix, out, "--rotate-seconds", "30"), "0,1",
                                          log / "soak-sink.log"))
        worker.says(READY)
        pages = Pages(broker, prefix, load(folder))
        start = last = time.monotonic()
        while (now := time.monotonic() - start) < minutes * 60:
            pages.send(int(now * pace))
            pages.sent.clear()
            progress.follow(0.05)
            if time.monotonic() - last >= 5:
                last = time.monotonic()
                watched = [worker, sink] + ([broker.process] if broker.process else [])
                for process in watched:
                    process.check()
                    samples.setdefault(process.name, []).append((now, process.rss()))
                say(f"{now:4.0f} s, {progress.worked()} of {pages.count} pages: " + ", ".join(
                    f"{process.name} {process.rss():.0f} MB" for process in watched))
    shutil.rmtree(out, ignore_errors=True)
    return samples, progress.worked()


def slope(points):
    """Megabytes a minute by least squares over the second half, where caches have filled."""
    points = points[len(points) // 2:]
    middle = sum(x for x, _ in points) / len(points)
    level = sum(y for _, y in points) / len(points)
    spread = sum((x - middle) ** 2 for x, _ in points)
    return 60 * sum((x - middle) * (y - level) for x, y in points) / spread if spread else 0.0, level
