"""What the groups have committed, as the topic of progress tells."""
import json
import time

from confluent_kafka import Consumer, KafkaError, TopicPartition


class Progress:
    """Follows `<prefix>.progress` with read_committed."""

    def __init__(self, broker, prefix):
        self.entries, self.files = {}, {}
        self.consumer = Consumer({"bootstrap.servers": broker.address, "group.id": f"{prefix}-look",
                                  "enable.auto.commit": False, "auto.offset.reset": "earliest"})
        names = self.consumer.list_topics(f"{prefix}.progress", 10).topics[f"{prefix}.progress"].partitions
        self.consumer.assign([TopicPartition(f"{prefix}.progress", number, 0) for number in names])

    def close(self):
        self.consumer.close()

    def follow(self, wait=0.02):
        """Takes in what has come."""
        message = self.consumer.poll(wait)
        while message is not None:
            if message.error() is None:
                self.take(message.key().decode(), message.value())
            elif message.error().code() != KafkaError._PARTITION_EOF:
                raise SystemExit(f"progress: {message.error()}")
            message = self.consumer.poll(0)

    def take(self, key, value):
        self.entries[key] = entry = json.loads(value) if value else None
        if entry and key.startswith("sink/"):
            # Remembered: the sink takes the entry back once its own folder knows the file.
            self.files[key] = entry["entry"]["next"] - entry["entry"]["first"]

    def worked(self):
        """Pages that the workers have committed."""
        return sum(total(entry["outcomes"]) for key, entry in self.entries.items()
                   if entry and key.startswith("work/"))

    def sunk(self):
        """Offsets of records that the sinks have committed to files."""
        return sum(self.files.values())

    def until(self, reached, process, within=600):
        """Follows until `reached()`."""
        end = time.monotonic() + within
        while not reached():
            process.check("made no progress" if time.monotonic() > end else None)
            self.follow()


def total(counts):
    return counts if isinstance(counts, int) else sum(map(total, counts.values()))
