"""Trees to grids: the HTML standard's "forming a table" over (tag, attributes, children) nodes.

A grid has one row for each tr (rows of tfoot last, as the standard orders them). A slot has the text of the
cell that covers it; where two cells overlap, the earlier one. A slot that no cell covers is "", and such slots
at a row's end are left off. A cell's text leaves out tables inside it (they are grids of their own, in document
order), script, style, template and noscript; `<br>` and the edges of block elements are white space, and white space
(no-break space included) is collapsed to single blanks.
"""
import re

BLOCKS = set("address article aside blockquote body br center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 "
             "header hr html li main nav ol p pre section table tr td th ul".split())
SILENT = {"script", "style", "template", "noscript"}
SPACE = re.compile("[ \t\n\r\f\u00a0]+")


class Node:
    __slots__ = ("tag", "attributes", "children")

    def __init__(self, tag, attributes, children=None):
        self.tag, self.attributes, self.children = tag, attributes, children if children is not None else []


def text_of(node):
    parts = []

    def walk(node):
        for child in node.children:
            if isinstance(child, str):
                parts.append(child)
            elif child.tag in SILENT:
                continue
            elif child.tag == "table":
                parts.append(" ")
            elif child.tag in BLOCKS:
                parts.append(" ")
                walk(child)
                parts.append(" ")
            else:
                walk(child)

    walk(node)
    return SPACE.sub(" ", "".join(parts)).strip(" ")


def tables_of(node):
    found = []

    def walk(node):
        for child in node.children:
            if not isinstance(child, str):
                if child.tag == "template":
                    continue
                if child.tag == "table":
                    found.append(child)
                walk(child)

    walk(node)
    return found


def span(text, low, high, default=1):
    """The standard's rules for parsing non-negative integers, then the attribute's clamp."""
    match = re.match(r"[ \t\n\r\f]*([+-]?[0-9]+)", text or "")
    if not match or int(match[1]) < 0:
        return default
    value = int(match[1])
    return default if value < low else min(value, high)


def row_groups(table):
    """Lists of rows, each row a list of (text, colspan, rowspan); tfoot groups last."""
    body, foot, loose = [], [], []

    def row(node):
        return [(text_of(c), span(c.attributes.get("colspan"), 1, 1000), span(c.attributes.get("rowspan"), 0, 65534))
                for c in node.children if not isinstance(c, str) and c.tag in ("td", "th")]

    for child in table.children:
        if isinstance(child, str):
            continue
        if child.tag == "tr":
            loose.append(row(child))
        elif child.tag in ("thead", "tbody", "tfoot"):
            if loose:
                body.append(loose)
                loose = []
            group = [row(c) for c in child.children if not isinstance(c, str) and c.tag == "tr"]
            (foot if child.tag == "tfoot" else body).append(group)
    return body + ([loose] if loose else []) + foot


def form(groups):
    """The slots of a table's rows; spans are cut at the end of their group, where only spans would go on."""
    grid = []
    for group in groups:
        rows = [{} for _ in group]
        for y, cells in enumerate(group):
            x = 0
            for text, colspan, rowspan in cells:
                while x in rows[y]:
                    x += 1
                for dy in range(min(rowspan or len(group), len(group) - y)):
                    for dx in range(colspan):
                        rows[y + dy].setdefault(x + dx, text)
                x += colspan
        grid += [[row.get(x, "") for x in range(max(row, default=-1) + 1)] for row in rows]
    return grid


def grids(root):
    return [form(row_groups(table)) for table in tables_of(root)]
