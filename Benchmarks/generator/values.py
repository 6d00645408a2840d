"""Random numbers that satisfy every sum of the form, then blanks and the errors that real reports print."""
import random

from .forms import (ACTIVE_2019, ACTIVE_2021, APPLICANTS, CASES, COLUMNS, RESULTS, Values,
                    application_rows, outcome_rows)

BLANKS = ("", "\u00a0", "/", "-", "—", "无")


def split(rng, amount, names, favourites):
    """Distributes `amount` over `names`, most of it on a few of the favourites."""
    counts = dict.fromkeys(names, 0)
    chosen = [rng.choice(favourites) for _ in range(2)] + [rng.choice(names)]
    while amount > 0:
        part = rng.randint(1, max(1, amount // 2))
        counts[rng.choice(chosen if rng.random() < 0.85 else names)] += part
        amount -= part
    return counts


def draw(rng, template, single_other):
    """One body's year: a town with no application, a bureau with a dozen, a city with thousands."""
    values = Values(template, single_other)
    scale = rng.choice((0, 0, 3, 8, 20, 60, 60, 400, 3000))
    rows = outcome_rows(single_other)
    common = ["granted", "granted", "partially_granted", "unable_no_info", "denied_admin_query"]
    table = {row: {} for row in application_rows(single_other)}
    for column in APPLICANTS:
        share = {"natural_person": 1.0, "commercial_enterprise": 0.2}.get(column, 0.03)
        new = int(scale * share * rng.random() + (rng.random() < share and scale > 0))
        carried = rng.randint(0, new // 8) if new > 3 else 0
        forward = rng.randint(0, (new + carried) // 8) if new > 3 else 0
        table["new_received"][column], table["carried_over"][column] = new, carried
        table["carried_forward"][column] = forward
        table["total_processed"][column] = new + carried - forward
        for row, count in split(rng, new + carried - forward, rows, common).items():
            table[row][column] = count
    for row in table:
        table[row]["total"] = sum(table[row][c] for c in APPLICANTS)
        table[row] = {c: table[row][c] for c in COLUMNS}
    values.applications = table
    values.cases = {}
    for case in CASES:
        counts = {c: (rng.randint(0, max(1, scale // 30)) if rng.random() < 0.3 and scale else 0)
                  for c in RESULTS}
        values.cases[case] = {**counts, "total": sum(counts.values())}
    values.active = (active_2019 if template == "2019_60" else active_2021)(rng, values, scale)
    return values


def active_2021(rng, values, scale):
    big = scale * 40 + 30
    return {
        "regulations": dict.fromkeys(("issued", "repealed", "in_force"), 0),
        "normative_documents": {"issued": rng.randint(0, 12), "repealed": rng.randint(0, 4),
                                "in_force": rng.randint(0, 90)},
        "licensing": {"decisions": rng.randint(0, big)},
        "punishment": {"decisions": rng.randint(0, big // 2)},
        "coercion": {"decisions": rng.choice((0, 0, rng.randint(0, 40)))},
        "fees": {"amount_wanyuan": rng.choice((
            0, 0, rng.randint(1, 90), decimal(rng, 4, 2), decimal(rng, 5, 4), decimal(rng, 5, 6)))},
    }


def decimal(rng, digits, places):
    """A decimal number without a trailing zero, as the exact text that is printed."""
    whole, part = rng.randint(1, 10 ** digits - 1), rng.randint(1, 10 ** places - 1)
    return Number(f"{whole}.{part:0{places}d}".rstrip("0"))


class Number(str):
    """A decimal kept as its printed digits; the expected file gets the same digits as a JSON number."""


def active_2019(rng, values, scale):
    active = {
        "regulations": dict.fromkeys(("newly_made", "newly_published", "total_published"), 0),
        "normative_documents": {"newly_made": rng.randint(0, 9), "newly_published": rng.randint(0, 9),
                                "total_published": rng.randint(9, 90)},
    }
    for row, keys in (("licensing", 3), ("other_external_services", 3), ("punishment", 3),
                      ("coercion", 3), ("fees", 2)):
        change = rng.choice((0, 0, 0, rng.randint(-20, 20)))
        active[row] = {"prev_year_items": rng.randint(20, 300), "change": change}
        if keys == 3:
            active[row]["decisions"] = rng.randint(0, scale * 30 + 20)
        sign = "+" if change > 0 else "-" if change < 0 else ""
        word = "增" if change > 0 else "减"
        if change:
            values.printed["active", row, "change"] = rng.choice(
                (f"{sign}{abs(change)}", f"{change}", f"{word}{abs(change)}",
                 f"{'−' if change < 0 else '+'}{abs(change)}"))
    yuan = rng.choice((0, rng.randint(1, 4000) * 10_000, rng.randint(10_000, 90_000_000)))
    wan = Number(f"{yuan // 10_000}.{yuan % 10_000:04d}".rstrip("0").rstrip("."))
    items = rng.randint(1, 60) if yuan else 0
    active["centralized_procurement"] = {"items": items, "amount_wanyuan": wan}
    values.printed["active", "centralized_procurement", "amount_wanyuan"] = rng.choice(
        (f"{yuan}元", f"{wan}万元"))
    if items and rng.random() < 0.2:
        values.printed["active", "centralized_procurement", "items"] = f"{items}笔"
    return active


def blank_out(rng, values, mode):
    """Takes printed zeros (or everything but the totals) away; a blank is unknown from then on."""
    values.blank = rng.choice(BLANKS)
    if mode == "components":
        for row in values.applications.values():
            row.update(dict.fromkeys(APPLICANTS, None))
        return
    share = {"zeros": 1.0, "some": 0.3}[mode]
    for table in (values.applications, values.cases):
        for row in table.values():
            for column, value in row.items():
                if value == 0 and rng.random() < share:
                    row[column] = None


def mistake(rng, values):
    """Prints one wrong number, as clerks do: a total that does not add or a component not carried."""
    if rng.random() < 0.2:
        case = values.cases[rng.choice(CASES)]
        if case["total"] is not None:
            case["total"] += rng.randint(1, 3)
        return
    row = values.applications[rng.choice(("new_received", "total_processed", "granted",
                                          "carried_forward", "unable_no_info"))]
    column = rng.choice(("natural_person", "total", "total"))
    if row[column] is not None:
        row[column] += rng.randint(1, 4)


def decorate(rng, values, style):
    """Full-width digits or thousand separators for the numbers that have them."""
    for table in ("active", "applications", "cases"):
        for row, columns in getattr(values, table).items():
            for column, value in columns.items():
                if isinstance(value, int) and (table, row, column) not in values.printed:
                    if style == "wide":
                        values.printed[table, row, column] = "".join(
                            chr(ord(d) + 0xFEE0) for d in str(value))
                    elif style == "thousands" and value >= 1000:
                        values.printed[table, row, column] = f"{value:,}"


def seeded(seed, ordinal):
    """A generator of its own for every page, so that page N is the same in any corpus size."""
    return random.Random(f"{seed}/{ordinal}")
