"""A report as text: what copying, converting or extracting a page makes of its tables."""


def grid(table):
    """The table's slots; only a cell's first slot has its text, the others it covers are empty."""
    rows = [[] for _ in table]
    for y, line in enumerate(table):
        for cell in line:
            x = 0
            while x < len(rows[y]) and rows[y][x] is not None:
                x += 1
            for dy in range(cell.rowspan):
                if y + dy == len(rows):
                    break
                row = rows[y + dy]
                row.extend([None] * (x + cell.colspan - len(row)))
                for dx in range(cell.colspan):
                    row[x + dx] = cell.text if dx == dy == 0 else ""
    return [["" if slot is None else slot for slot in row] for row in rows]


def tabs(table):
    return ["\t".join(row) for row in grid(table)]


def ragged(table):
    """Tabs between cells, with nothing for the further columns of a wide cell; only for tables without blanks."""
    full = grid(table)
    width = max(len(row) for row in full)
    lines = []
    for own, row in zip(table, full):
        lead = 0
        while lead < len(row) and not row[lead] and own and row[lead] != own[0].text:
            lead += 1
        cells = [""] * lead + [cell.text for cell in own]
        lines.append("\t".join(cells + [""] * min(1, width - len(cells))))
    return lines


def pipes(table):
    return ["| " + " | ".join(row) + " |" for row in grid(table)]


def markdown(table):
    lines = pipes(table)
    return lines[:1] + ["|" + " --- |" * len(grid(table)[0])] + lines[1:]


def cell_lines(table):
    """One cell a line, each closed by a pipe; a row opens with a lone pipe and ends with its covered slots."""
    lines = []
    for row in table:
        lines.append("|")
        lines += [f"{cell.text} |" for cell in row]
        covered = sum(cell.colspan - 1 for cell in row)
        if covered:
            lines.append("|" * covered)
    return lines


def bare_lines(table):
    """One cell a line and nothing else; only for tables without blanks."""
    return [cell.text for row in table for cell in row]


STYLES = {"tab": tabs, "ragged": ragged, "pipe": pipes, "markdown": markdown, "cells": cell_lines, "bare": bare_lines}


def page(report, style, head=()):
    """The whole page as text; `head` are lines before the title such as 发布机构：…"""
    mark = "# " if style == "markdown" else ""
    lines = [*head, mark + report.title, ""]
    for kind, value in report.blocks:
        if kind == "table":
            lines += STYLES[style](report.tables[value])
        elif kind == "h":
            lines.append(("## " if style == "markdown" else "") + value)
        elif kind == "image":
            lines.append(f"![]({value})" if style == "markdown" else "[图片]")
        elif kind == "link":
            lines.append(f"[{value[1]}]({value[0]})" if style == "markdown" else f"{value[1]} {value[0]}")
        else:
            lines.append(value)
        lines.append("")
    return "\n".join(lines)
