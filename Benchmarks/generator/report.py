"""One report as it is meant, before a container and an encoding are chosen for it."""
from dataclasses import dataclass, field

from . import forms


@dataclass
class Report:
    title: str
    publisher: str
    year: int
    published: tuple
    published_text: str
    index: str
    blocks: list
    tables: dict = field(default_factory=dict)
    values: object = None
    info: list = field(default_factory=list)

    def expected(self, url, about, with_tables=True):
        """What a careful reader takes from the page, in the format of the scoring tool."""
        fields = {"publisher": self.publisher, "report_year": self.year,
                  "period": [f"{self.year}-01-01", f"{self.year}-12-31"],
                  "published_on": "%d-%02d-%02d" % self.published}
        out = {"url": url, "kind": "annual_report", "fields": fields}
        if not with_tables:
            out["tables"] = {"active_disclosure": {}, "applications": {}, "review_litigation": {}}
        else:
            fields["template"] = self.values.template
            out["tables"] = forms.expected_tables(self.values)
            out["rules"] = forms.rules(self.values)[1]
        out["about"] = about
        return out


def dump(expected):
    """JSON text of an expected file; decimals keep the digits that the page prints."""
    import json
    from .values import Number

    def plain(tree):
        if isinstance(tree, dict):
            return {k: plain(v) for k, v in tree.items()}
        if isinstance(tree, Number):
            return float(tree) if "." in tree else int(tree)
        return tree

    return json.dumps(plain(expected), ensure_ascii=False, indent=1) + "\n"
