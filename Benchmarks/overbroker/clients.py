"""Bare clients of ours: pages at a pace, and records as a reader of committed ones sees them."""
import json
import time

from confluent_kafka import Consumer, Producer, TopicPartition

KINDS = (".html", ".htm", ".shtml", ".txt", ".md", ".json")


def load(folder):
    """(key, body, headers) of each page of a corpus."""
    pages = []
    for path in sorted(folder.rglob("*")):
        if path.suffix not in KINDS or path.name.endswith(".meta.json"):
            continue
        about = path.with_name(path.name + ".meta.json")
        known = json.loads(about.read_text()) if about.exists() else {}
        url = known.get("url") or f"file:{path.relative_to(folder)}"
        headers = [("nb-url", url.encode())]
        if known.get("content_type"):
            headers.append(("nb-content-type", known["content_type"].encode()))
        pages.append((url, path.read_bytes(), headers))
    return pages


class Pages:
    """Sends pages at a pace; `sent` has each one's time by its partition and offset."""

    def __init__(self, broker, prefix, pages):
        self.topic, self.pages, self.count, self.sent = f"{prefix}.pages", pages, 0, {}
        self.producer = Producer({"bootstrap.servers": broker.address, "partitioner": "murmur2_random", "linger.ms": 5,
                                  "message.max.bytes": 9000000, "compression.type": "zstd"})

    def send(self, upto):
        """Sends until `upto` pages are sent in all."""
        while self.count < upto:
            url, body, headers = self.pages[self.count % len(self.pages)]
            now = time.time()
            self.producer.produce(self.topic, key=url, value=body, headers=headers,
                                  on_delivery=lambda error, message, now=now: self.note(error, message, now))
            self.count += 1
        self.producer.poll(0)

    def note(self, error, message, now):
        if error:
            raise SystemExit(f"page not delivered: {error}")
        self.sent[message.partition(), message.offset()] = now


class Records:
    """Reads committed records and dead letters from the beginning."""

    def __init__(self, broker, prefix):
        self.consumer = Consumer({"bootstrap.servers": broker.address, "group.id": f"{prefix}-see",
                                  "enable.auto.commit": False, "auto.offset.reset": "earliest",
                                  "fetch.wait.max.ms": 20, "isolation.level": "read_committed"})
        known = self.consumer.list_topics(timeout=10).topics
        self.consumer.assign([TopicPartition(name, number, 0) for name in (f"{prefix}.records", f"{prefix}.dead")
                              for number in known[name].partitions])

    def take(self, wait):
        """(origin's partition and offset, message) of the records that are there within `wait` seconds."""
        for message in self.consumer.consume(500, wait):
            if message.error() is None:
                origin = dict(message.headers())["nb-origin"].decode().rsplit("/", 2)
                yield (int(origin[1]), int(origin[2])), message
