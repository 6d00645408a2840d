"""Producer and sink alone."""
import contextlib
import shutil
import time

from confluent_kafka import Producer

from .clients import Records
from .processes import Pinned
from .progress import Progress


def copies(broker, prefix, each, partitions=12):
    """The records of `prefix` again and again on topics of their own, `each` a partition: (prefix, bytes)."""
    records, values, end = Records(broker, prefix), [], time.monotonic() + 10
    with contextlib.closing(records.consumer):
        while time.monotonic() < end and len(values) < 2000:
            values += [(m.key(), m.value(), m.headers()) for _, m in records.take(0.5) if m.topic().endswith(".records")]
    copy, size = broker.topics(partitions), 0
    producer = Producer({"bootstrap.servers": broker.address, "compression.type": "zstd", "linger.ms": 50,
                         "message.max.bytes": 36700160})
    for n in range(each * partitions):
        key, value, headers = values[n % len(values)]
        size += len(value)
        while True:
            try:
                producer.produce(f"{copy}.records", partition=n % partitions, key=key, value=value, headers=headers)
                break
            except BufferError:
                producer.poll(0.1)
        producer.poll(0)
    producer.flush()
    return copy, size


def sink(broker, records, rows, size, each):
    """One sink on the first core until all rows are in files that are committed, each of half a partition."""
    out = broker.work / "sunk"
    shutil.rmtree(out, ignore_errors=True)
    progress = Progress(broker, records)
    command = broker.sink(records, out, "--rotate-rows", str(each // 2), "--rotate-seconds", "5")
    with contextlib.closing(progress), Pinned("sink", command, "0", broker.work / "sink.log") as process:
        process.says("writes ")
        cpu, start = process.cpu(), time.perf_counter()
        progress.until(lambda: progress.sunk() >= rows, process)
        seconds, cpu = time.perf_counter() - start, process.cpu() - cpu
    shutil.rmtree(out)
    return {"rows": rows, "bytes": size, "seconds": seconds, "cpu": cpu}
