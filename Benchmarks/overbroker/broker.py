"""The broker that everything goes over, with topics of a fresh name for each measurement."""
import os
import pathlib
import shutil
import socket
import subprocess
import time
import uuid

from .processes import Pinned


class Broker:
    """The one of NIANBAO_TEST_BROKERS, or a noida-db of its own on the second core."""

    def __init__(self, nianbao, work):
        self.nianbao, self.work = nianbao, pathlib.Path(work)
        self.address = os.environ.get("NIANBAO_TEST_BROKERS")
        self.process = None

    def __enter__(self):
        if self.address:
            return self
        import noida_db
        data = self.work / "broker"
        shutil.rmtree(data, ignore_errors=True)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        binary = pathlib.Path(noida_db.__file__).parent / "noida-db"
        self.process = Pinned("noida-db", [binary, "start", "--data-dir", data, "--host", "127.0.0.1", "--only",
                                           "kafka", "--kafka-port", port], "1", self.work / "broker.log")
        self.address = f"127.0.0.1:{port}"
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                return self
            except OSError:
                self.process.check()
                time.sleep(0.1)
        self.process.check("does not listen")

    def __exit__(self, *_):
        if self.process:
            self.process.stop()

    def kafka(self, prefix):
        return ["--brokers", self.address, "--topic-prefix", prefix]

    def topics(self, partitions=12):
        """Makes the topics; their prefix."""
        prefix = "b" + uuid.uuid4().hex[:10]
        subprocess.run([self.nianbao, "topics", "create", *self.kafka(prefix), "--partitions", str(partitions)],
                       check=True, stdout=subprocess.DEVNULL)
        return prefix

    def forget(self, prefix):
        """Deletes the topics: noida-db holds what it holds in memory."""
        from confluent_kafka.admin import AdminClient
        names = [f"{prefix}.{name}" for name in ("pages", "records", "dead", "progress")]
        admin = AdminClient({"bootstrap.servers": self.address})
        for answer in admin.delete_topics(names).values():
            answer.result()

    def enqueue(self, prefix, pages, *more):
        state = self.work / f"state-{prefix}"
        return [self.nianbao, "enqueue", "--pages", pages, "--state", state, *self.kafka(prefix), *more]

    def worker(self, prefix, *more):
        return [self.nianbao, "work", *self.kafka(prefix), *more]

    def sink(self, prefix, out, *more):
        return [self.nianbao, "sink", *self.kafka(prefix), "--out", out, *more]
