"""Results of all rounds, and the table of their medians."""
import statistics


class Results:
    def __init__(self):
        self.found, self.ratios = {}, []

    def note(self, title, result):
        """Keeps a result and prints it in short."""
        self.found.setdefault(title, []).append(result)
        print(f"  {title}: {result['seconds']:.2f} s, CPU {result['cpu']:.2f} s", flush=True)
        return result

    def ratio(self, alone, found):
        """Keeps how fast the worker was beside the bare transform of the same round."""
        self.ratios.append((alone["seconds"] / found["seconds"], alone["cpu"] / found["cpu"]))

    def median(self, title, amount, per):
        return statistics.median(row.get(amount, row.get("rows", 0)) / row[per] for row in self.found[title])

    def print(self):
        print("\n| stage | pages or rows/s | MB/s | CPU s | CPU share | broker CPU s | RSS MB |")
        print("|---|---:|---:|---:|---:|---:|---:|")
        for title, rows in self.found.items():
            def middle(key):
                known = [row[key] for row in rows if row.get(key)]
                return statistics.median(known) if known else None

            share = statistics.median(row["cpu"] / row["seconds"] for row in rows)
            broker, rss = middle("broker_cpu"), middle("rss")
            print(f"| {title} | {self.median(title, 'pages', 'seconds'):.0f} | "
                  f"{self.median(title, 'bytes', 'seconds') / 1e6:.1f} | {middle('cpu'):.2f} | {share:.0%} | "
                  f"{'' if broker is None else f'{broker:.2f}'} | {'' if rss is None else f'{rss:.0f}'} |")
        elapsed, cpu = zip(*self.ratios)
        print(f"\nworker's speed beside the transform without a broker, median (range) of {len(cpu)} rounds: "
              f"by elapsed time {statistics.median(elapsed):.0%} ({min(elapsed):.0%} to {max(elapsed):.0%}), "
              f"by CPU time {statistics.median(cpu):.0%} ({min(cpu):.0%} to {max(cpu):.0%})\n", flush=True)
