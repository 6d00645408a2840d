"""The 42 (2019 form: 40) sums of the form, each holding, failing or not assessable."""
from tables import CASES, COLUMNS, RESULTS, ROW_NAMES

OUTCOMES = [name for name in ROW_NAMES if name not in ("new_received", "carried_over", "total_processed", "carried_forward")]


def validate(applications, review):
    counts = {"hold": 0, "fail": 0, "not_assessable": 0}
    findings = []

    def check(rule, where, terms, total):
        if total is None or any(t is None for t in terms):
            counts["not_assessable"] += 1
        elif sum(terms) == total:
            counts["hold"] += 1
        else:
            counts["fail"] += 1
            findings.append({"rule": rule, "severity": "error", "where": where, "message": "the sum does not hold",
                             "expected": sum(terms), "actual": total})

    if applications:
        rows = applications
        single = "other_processing" in rows
        missing = {}
        outcomes = [n for n in OUTCOMES if (n == "other_processing") == single or not n.startswith("other_")]

        def at(row, column):
            return rows.get(row, missing).get(column)

        for column in COLUMNS:
            incoming = [at("new_received", column), at("carried_over", column)]
            forward = at("carried_forward", column)
            total = at("total_processed", column)
            both = None if total is None or forward is None else total + forward
            check("balance", f"applications.total_processed.{column}", incoming, both)
            check("outcome_sum", f"applications.total_processed.{column}", [at(r, column) for r in outcomes], total)
        for row in ["new_received", "carried_over", *outcomes, "total_processed", "carried_forward"]:
            check("applicant_sum", f"applications.{row}.total", [at(row, c) for c in COLUMNS[:-1]], at(row, "total"))
    if review:
        for case in CASES:
            values = review[case]
            check("case_total", f"review_litigation.{case}.total", [values[r] for r in RESULTS[:-1]], values["total"])
    return counts, findings
