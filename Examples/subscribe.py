#!/usr/bin/env python3
"""Reads the records of a campaign, each exactly once, into a SQLite file.

usage: subscribe.py --brokers HOST:PORT --state FILE [--topic-prefix nianbao] [--until-idle SECONDS]
                    [-X key=value ...]

Two rules make "each exactly once" true, whenever this program is killed:
- isolation.level=read_committed: records of transactions that were aborted are never seen;
- what was read and how far it was read go into one SQLite transaction. Kafka's own offsets of a
  group are not used; this program alone decides where it goes on.

The key of a message is the page's URL, its value one JSON object (nianbao.record/1, to which keys may
be added, and from which none are taken). Needs confluent-kafka 2.0 or later.
"""
import argparse
import json
import sqlite3
import sys
import time

from confluent_kafka import OFFSET_BEGINNING, Consumer, KafkaError, TopicPartition


def arguments():
    parser = argparse.ArgumentParser(description="Reads records, each exactly once, into a SQLite file.")
    parser.add_argument("--brokers", required=True)
    parser.add_argument("--topic-prefix", default="nianbao")
    parser.add_argument("--state", required=True, help="the SQLite file; made if it is not there")
    parser.add_argument("--until-idle", type=float, help="end after so many seconds without a record")
    parser.add_argument("-X", action="append", default=[], metavar="key=value",
                        help="a property of librdkafka, for TLS and SASL")
    return parser.parse_args()


def open_state(path):
    state = sqlite3.connect(path, isolation_level=None)
    state.execute("PRAGMA synchronous=FULL")
    state.execute("CREATE TABLE IF NOT EXISTS positions (partition INTEGER PRIMARY KEY, next INTEGER)")
    state.execute("CREATE TABLE IF NOT EXISTS records (partition INTEGER, offset INTEGER, publisher TEXT,"
                  " report_year INTEGER, record TEXT, PRIMARY KEY (partition, offset))")
    return state


def store(state, messages):
    """Records and positions together, or neither."""
    state.execute("BEGIN IMMEDIATE")
    for message in messages:
        text = message.value().decode()
        record = json.loads(text)
        state.execute("INSERT INTO records VALUES (?, ?, ?, ?, ?)",
                      (message.partition(), message.offset(), record["publisher"],
                       record["report_year"], text))
        state.execute("INSERT INTO positions VALUES (?, ?) ON CONFLICT DO UPDATE SET next = excluded.next",
                      (message.partition(), message.offset() + 1))
    state.execute("COMMIT")


def main():
    options = arguments()
    state = open_state(options.state)
    known = dict(state.execute("SELECT partition, next FROM positions"))
    consumer = Consumer({
        "bootstrap.servers": options.brokers,
        "group.id": "subscribe-example",  # asked for by the library; nothing is committed to it
        "enable.auto.commit": False,
        "isolation.level": "read_committed",
        "auto.offset.reset": "error",  # a position that is gone is an error, never a silent jump
        **dict(pair.split("=", 1) for pair in options.X),
    })
    topic = options.topic_prefix + ".records"
    partitions = consumer.list_topics(topic, timeout=30).topics[topic].partitions
    if not partitions:
        sys.exit(f"there is no topic {topic}")
    consumer.assign([TopicPartition(topic, number, known.get(number, OFFSET_BEGINNING))
                     for number in partitions])
    last = time.monotonic()
    while options.until_idle is None or time.monotonic() - last < options.until_idle:
        messages = consumer.consume(500, timeout=0.5)
        for message in messages:
            error = message.error()
            if error and error.code() != KafkaError._ALL_BROKERS_DOWN and not error.retriable():
                sys.exit(f"cannot read: {error}")
        good = [message for message in messages if not message.error()]
        if good:
            store(state, good)
            last = time.monotonic()
    consumer.close()
    count, = state.execute("SELECT count(*) FROM records").fetchone()
    print(f"{count} records in {options.state}")


if __name__ == "__main__":
    main()
