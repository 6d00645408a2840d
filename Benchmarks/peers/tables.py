"""Grids out of HTML or text, and the three tables of the national forms out of grids."""
import re
import unicodedata

COLUMNS = ("natural_person", "commercial_enterprise", "research_institution", "social_welfare_org", "legal_service_org",
           "other_org", "total")
RESULTS = ("maintained", "corrected", "other", "pending", "total")
CASES = ("review", "litigation_direct", "litigation_post_review")
OUTCOMES = (
    ("予以公开", "granted"), ("部分公开", "partially_granted"), ("属于国家秘密", "denied_state_secret"),
    ("禁止公开", "denied_law_forbidden"), ("三安全一稳定", "denied_safety_stability"),
    ("保护第三方合法权益", "denied_third_party_rights"), ("属于三类内部事务信息", "denied_internal_affairs"),
    ("属于四类过程性信息", "denied_process_info"), ("属于行政执法案卷", "denied_enforcement_case"),
    ("属于行政查询事项", "denied_admin_query"), ("本机关不掌握相关政府信息", "unable_no_info"),
    ("没有现成信息需要另行制作", "unable_need_creation"), ("补正后申请内容仍不明确", "unable_unclear"),
    ("信访举报投诉类申请", "not_processed_complaint"), ("重复申请", "not_processed_repeat"),
    ("要求提供公开出版物", "not_processed_publication"), ("无正当理由大量反复申请", "not_processed_massive"),
    ("要求行政机关确认", "not_processed_confirm_info"), ("逾期不补正", "other_overdue_correction"),
    ("逾期未按收费通知", "other_overdue_fee"),
)
ROWS = (("本年新收政府信息公开申请", "new_received"), ("上年结转政府信息公开申请", "carried_over"),
        ("结转下年度继续办理", "carried_forward")) + OUTCOMES
ROW_NAMES = ("new_received", "carried_over") + tuple(n for _, n in OUTCOMES) + (
    "other_reasons", "other_processing", "total_processed", "carried_forward")
ACTIVE = {
    "2021_30": {"规章": ("regulations", ("issued", "repealed", "in_force")),
                "行政规范性文件": ("normative_documents", ("issued", "repealed", "in_force")),
                "规范性文件": ("normative_documents", ("issued", "repealed", "in_force")),
                "行政许可": ("licensing", ("decisions",)), "行政处罚": ("punishment", ("decisions",)),
                "行政强制": ("coercion", ("decisions",)), "行政事业性收费": ("fees", ("amount_wanyuan",))},
    "2019_60": {"规章": ("regulations", ("newly_made", "newly_published", "total_published")),
                "规范性文件": ("normative_documents", ("newly_made", "newly_published", "total_published")),
                "行政规范性文件": ("normative_documents", ("newly_made", "newly_published", "total_published")),
                "行政许可": ("licensing", ("prev_year_items", "change", "decisions")),
                "其他对外管理服务事项": ("other_external_services", ("prev_year_items", "change", "decisions")),
                "行政处罚": ("punishment", ("prev_year_items", "change", "decisions")),
                "行政强制": ("coercion", ("prev_year_items", "change", "decisions")),
                "行政事业性收费": ("fees", ("prev_year_items", "change")),
                "政府集中采购": ("centralized_procurement", ("items", "amount_wanyuan"))},
}
DROP = re.compile(r"[\s\u200b\ufeff“”\"'，,、。；;]+")
BLANK = {"", "/", "-", "—", "--", "无", "\\"}
NUMBER = re.compile(r"([+\-−增减]?)(\d[\d,]*(?:\.\d+)?)(亿元|万元|元|[件条项笔宗个份])?")


def normal(text):
    return DROP.sub("", unicodedata.normalize("NFKC", text)).replace("(", "（").replace(")", "）")


def number(text, unit_wanyuan=False, money=False):
    text = unicodedata.normalize("NFKC", text).replace("\u00a0", "").replace(" ", "").strip()
    if text in BLANK:
        return None
    match = NUMBER.fullmatch(text)
    if not match:
        return None
    digits = match[2].replace(",", "")
    value = float(digits) if "." in digits else int(digits)
    if match[1] in ("-", "−", "减"):
        value = -value
    if money:
        unit = match[3]
        if unit == "元":
            value = round(value / 10000, 6)
        elif unit == "亿元":
            value *= 10000
        elif unit is None and not unit_wanyuan and value:
            return None
        if isinstance(value, float) and value.is_integer():
            value = int(value)
    return value


def span(value, low, high):
    try:
        return max(low, min(high, int(value)))
    except (TypeError, ValueError):
        return 1


def html_grid(table):
    """Slots of one table: (text, is this the cell's first slot) with spans expanded."""
    rows = table.css("tr")
    grid = [{} for _ in rows]
    for y, row in enumerate(rows):
        x = 0
        for cell in row.iter():
            if cell.tag not in ("td", "th"):
                continue
            attributes = cell.attributes
            colspan = span(attributes.get("colspan"), 1, 1000)
            rowspan = span(attributes.get("rowspan"), 0, 65534) or len(rows)
            text = cell.text()
            line = grid[y]
            while x in line:
                x += 1
            for dy in range(min(rowspan, len(rows) - y)):
                for dx in range(colspan):
                    grid[y + dy].setdefault(x + dx, (text, dx == 0 and dy == 0))
            x += colspan
    return [[row.get(x, ("", True)) for x in range(max(row, default=-1) + 1)] for row in grid]


def text_grids(text):
    """Grids of tab, pipe or one-cell-a-line text, a grid a run of such lines."""
    grids, rows, cells, open_cells = [], [], [], False
    for line in text.split("\n"):
        stripped = line.strip(" ")
        if "\t" in line:
            rows.append([(part, True) for part in line.split("\t")])
        elif stripped.startswith("|") and stripped.count("|") > 2 and stripped.strip("| "):
            parts = stripped.strip("|").split("|")
            if not all(set(part.strip()) <= {"-", ":"} for part in parts):
                rows.append([(part.strip(), True) for part in parts])
        elif stripped == "|":
            if cells:
                rows.append(cells)
            cells, open_cells = [], True
        elif open_cells and stripped.endswith("|"):
            if stripped.strip("| "):
                cells.append((stripped.rstrip("| "), True))
            elif stripped != "|" * len(stripped) or not cells:
                cells.append(("", True))
        elif rows or cells:
            if cells:
                rows.append(cells)
            grids.append(rows)
            rows, cells, open_cells = [], [], False
    if cells:
        rows.append(cells)
    if rows:
        grids.append(rows)
    return grids


def read(grid, found):
    """Puts the national tables that this grid carries into `found`."""
    words = [[(normal(text), text, first) for text, first in row] for row in grid]
    joined = {word for row in words for word, _, _ in row if word}
    if any("制发" in word and len(word) < 9 for word in joined):
        active(words, found, "2021_30")
    elif any("新制作" in word for word in joined):
        active(words, found, "2019_60")
    if any("本年新收政府信息公开申请" in word for word in joined):
        applications(words, found)
    if "行政复议" in joined and any("结果维持" in word for word in joined):
        cases(words, found)


def active(words, found, template):
    found["template"] = template
    out = found.setdefault("active_disclosure", {})
    unit = False
    for row in words:
        cells = [(word, text) for word, text, first in row if first]
        unit = unit or any("万元" in word for word, _ in cells[1:])
        place = ACTIVE[template].get(cells[0][0]) if cells else None
        if place:
            name, fields = place
            values = [text for word, text in cells[1:] if word or len(cells) - 1 <= len(fields)]
            values += [""] * (len(fields) - len(values))
            out[name] = {f: number(v, unit or name == "fees", f == "amount_wanyuan") for f, v in zip(fields, values)}


def applications(words, found):
    out = found.setdefault("applications", {})
    group = ""
    for row in words:
        name, label_at = None, -1
        for x, (word, _, _) in enumerate(row[:-7] if len(row) > 8 else row[:1]):
            if "不予公开" in word or "无法提供" in word or "不予处理" in word:
                group = word
            elif "其他处理" in word:
                group = "other"
                name, label_at = "other_processing", x
            elif group == "other" and re.fullmatch(r"3?\.?其他", word):
                name, label_at = "other_reasons", x
            elif word.endswith("总计") and "七" in word:
                name, label_at = "total_processed", x
            else:
                for label, row_name in ROWS:
                    if label in word:
                        name, label_at = row_name, x
                        break
        if name and len(row) >= 8 and name not in out:
            values = row[-7:] if len(row) <= 10 else row[3:10]
            if len(row) == label_at + 9 and row[label_at + 1][0] and not row[-1][0]:
                values = row[label_at + 1:-1]
            if label_at < len(row) - 7:
                out[name] = dict(zip(COLUMNS, (number(text) for _, text, _ in values)))
    if "other_reasons" in out:
        out.pop("other_processing", None)


def cases(words, found):
    for row in words:
        if len(row) >= 15 and not any("结果" in word or "行政" in word or "复议" in word for word, _, _ in row):
            values = [number(text) for _, text, _ in row[:15]]
            found["review_litigation"] = {
                case: dict(zip(RESULTS, values[5 * i:5 * i + 5])) for i, case in enumerate(CASES)}
            return
