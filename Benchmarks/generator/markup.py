"""A report as HTML: clean markup, Word exports, and tables damaged the way content systems damage them."""
import html
from dataclasses import dataclass

from .plain import grid

WORD_P = ("TEXT-ALIGN: justify; LINE-HEIGHT: 28pt; TEXT-INDENT: 32pt; MARGIN: 0pt; FONT-FAMILY: "
          "&#39;Times New Roman&#39;; FONT-SIZE: 16pt; mso-pagination: none")
WORD_SPAN = "FONT-FAMILY: 仿宋; LETTER-SPACING: 0pt; FONT-SIZE: 16pt; mso-ascii-font-family: &#39;Times New Roman&#39;"
WORD_TD = ("BORDER-BOTTOM: windowtext 1pt solid; BORDER-LEFT: medium none; PADDING-BOTTOM: 0pt; PADDING-LEFT: "
           "5.4pt; WIDTH: 44.6pt; PADDING-RIGHT: 5.4pt; BORDER-TOP: medium none; BORDER-RIGHT: windowtext 1pt solid")


@dataclass
class Style:
    """How a page is marked up; `span` is the characters of one run in a Word export, 0: no Word at all."""
    span: int = 0
    upper: bool = False
    thead: bool = False
    empty_heads: bool = False
    open_tags: bool = False
    abuse: bool = False
    paragraphs: bool = True
    breaks: bool = False
    cell_style: str = ""
    indent: bool = False


def escape(text):
    return html.escape(text, quote=False).replace("\u00a0", "&nbsp;")


def runs(rng, text, style):
    """The text of one paragraph: as it is, or cut into Word's runs."""
    if not style.span:
        return escape(text)
    out, at = [], 0
    while at < len(text):
        step = rng.randint(1, style.span)
        piece = escape(text[at:at + step])
        if rng.random() < 0.3:
            piece = f'<font face="仿宋">{piece}</font>'
        out.append(f'<span style="{WORD_SPAN}">{piece}</span>')
        at += step
    if not text or text == "\u00a0":
        out = [f'<span style="{WORD_SPAN}"><o:p>&nbsp;</o:p></span>']
    return "".join(out) + ("<o:p></o:p>" if rng.random() < 0.3 else "")


def paragraph(rng, text, style, attributes=""):
    if style.span:
        return f'<p class=MsoNormal style="{WORD_P}"{attributes}>{runs(rng, text, style)}</p>'
    return f"<p{attributes}>{runs(rng, text, style)}</p>"


def cell(rng, item, style, tag, last):
    """One cell; `last` is true where a span may run over the table's end without moving a cell."""
    attributes = ""
    rowspan, colspan = item.rowspan, item.colspan
    if style.abuse and last and rng.random() < 0.3:
        rowspan = rng.choice((2, 99, 65534))
    if style.span or style.cell_style:
        attributes += f' style="{WORD_TD if style.span else style.cell_style}"'
    if colspan != 1 or (style.abuse and rng.random() < 0.05):
        attributes += f' colspan="{colspan}"' if not style.abuse else f" colspan={colspan}"
    if rowspan != 1 or (style.abuse and rng.random() < 0.05):
        attributes += f' rowspan="{rowspan}"'
    text = item.text
    if style.breaks and not item.number and len(text) == 4 and rng.random() < 0.5:
        inner = f"{escape(text[:2])}<br />{escape(text[2:])}"
    elif style.paragraphs and not (style.span and rng.random() < 0.2):
        short = Style(span=min(style.span, 3))
        inner = paragraph(rng, text, short, ' align="center"' if item.number else "")
    else:
        inner = runs(rng, text, style)
    return f"<{tag}{attributes}>{inner}</{tag}>"


def table(rng, rows, style, heads=1):
    """One table; `heads` rows at the top may stand in a thead or be given as empty cells."""
    if style.empty_heads:
        rows = [[type(rows[0][0])(text, number=i >= heads and text.strip().isdigit()) for text in line]
                for i, line in enumerate(grid(rows))]
    line_end = "\n" + " " * 6 if style.indent else ""
    parts = ['<table border="1" cellspacing="0" cellpadding="0" align="center">']
    parts.append("<thead>" if style.thead else "<tbody>")
    for y, row in enumerate(rows):
        if style.thead and y == heads:
            parts.append("</thead><tbody>")
        tag = "th" if style.thead and y < heads else "td"
        last = y == len(rows) - 1
        cells = line_end.join(cell(rng, item, style, tag, last) for item in row)
        parts.append(f"<tr>{line_end}{cells}{line_end}</tr>")
    text = ("\n" if style.indent else "").join(parts) + "</tbody></table>"
    if style.open_tags:
        for tag in ("</td>", "</tr>", "</p>", "</tbody>", "</th>"):
            text = text.replace(tag, "")
    if style.upper:
        for tag in ("table", "tbody", "td", "tr", "thead", "th"):
            for edge in ("<", "</"):
                text = text.replace(f"{edge}{tag}>", f"{edge}{tag.upper()}>")
                text = text.replace(f"{edge}{tag} ", f"{edge}{tag.upper()} ")
    return text


def content(rng, report, style):
    """The article: title, headings, paragraphs, tables, images and attachment links in order."""
    parts = [f'<h1 class="article-title">{escape(report.title)}</h1>' if not style.span
             else paragraph(rng, report.title, Style(span=1), ' align="center"')]
    parts += [f"<div class=\"info\">{escape(line)}</div>" for line in report.info]
    parts.append('<div class="article-content" id="zoom">')
    for kind, value in report.blocks:
        if kind == "table":
            parts.append(table(rng, report.tables[value], style, 3 if value != 2 else 0))
        elif kind == "image":
            parts.append(f'<p align="center"><img src="{value}" width="640" alt=""></p>')
        elif kind == "link":
            parts.append(f'<p><a href="{value[0]}">{escape(value[1])}</a></p>')
        elif kind == "h":
            parts.append(paragraph(rng, value, Style(span=1)) if style.span
                         else f"<p><strong>{escape(value)}</strong></p>")
        else:
            parts.append(paragraph(rng, value, style))
    parts.append("</div>")
    return "\n".join(parts)
