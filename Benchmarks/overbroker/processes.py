"""Processes pinned to cores, with what they cost."""
import os
import signal
import subprocess
import time

TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")


class Pinned:
    """A process on certain cores; its messages go to a file."""

    def __init__(self, name, command, cores, log, env=None):
        self.name, self.log = name, log
        with open(log, "wb") as output:
            self.process = subprocess.Popen(["taskset", "-c", cores, *map(str, command)], stdout=output,
                                            stderr=subprocess.STDOUT, env={**os.environ, **(env or {})})

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def cpu(self):
        """CPU seconds, user and system, of all its threads so far."""
        with open(f"/proc/{self.process.pid}/stat") as file:
            fields = file.read().rsplit(") ", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def rss(self):
        """Megabytes of resident memory."""
        with open(f"/proc/{self.process.pid}/statm") as file:
            return int(file.read().split()[1]) * PAGE / 1e6

    def says(self, words, times=1, within=90):
        """Waits until its messages contain the words so often."""
        end = time.monotonic() + within
        while self.text().count(words) < times:
            self.check(f"never said '{words}'" if time.monotonic() > end else None)
            time.sleep(0.02)

    def check(self, problem=None):
        if problem is None and self.process.poll() is not None:
            problem = f"ended with {self.process.returncode}"
        if problem:
            raise SystemExit(f"{self.name} {problem}:\n{self.text()[-2000:]}")

    def text(self):
        with open(self.log, errors="replace") as file:
            return file.read()

    def finish(self):
        """Waits for its end; (elapsed, CPU) seconds since it was reaped are the caller's to take."""
        if self.process.wait():
            self.check()

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


def timed(name, command, cores, log):
    """Runs a command to its end: (elapsed, CPU) seconds."""
    before, start = os.times(), time.perf_counter()
    with Pinned(name, command, cores, log) as process:
        process.finish()
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - start, cpu
