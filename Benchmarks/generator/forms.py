"""The two national table forms: labels in official order, the record's field names, and tables of cells."""
from dataclasses import dataclass, field

APPLICANTS = ("natural_person", "commercial_enterprise", "research_institution",
              "social_welfare_org", "legal_service_org", "other_org")
COLUMNS = APPLICANTS + ("total",)
RESULTS = ("maintained", "corrected", "other", "pending")
CASE_COLUMNS = RESULTS + ("total",)
CASES = ("review", "litigation_direct", "litigation_post_review")

GROUPS = (
    (None, (("granted", "（一）予以公开"),
            ("partially_granted", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"))),
    ("（三）不予公开", (
        ("denied_state_secret", "1.属于国家秘密"),
        ("denied_law_forbidden", "2.其他法律行政法规禁止公开"),
        ("denied_safety_stability", "3.危及“三安全一稳定”"),
        ("denied_third_party_rights", "4.保护第三方合法权益"),
        ("denied_internal_affairs", "5.属于三类内部事务信息"),
        ("denied_process_info", "6.属于四类过程性信息"),
        ("denied_enforcement_case", "7.属于行政执法案卷"),
        ("denied_admin_query", "8.属于行政查询事项"))),
    ("（四）无法提供", (
        ("unable_no_info", "1.本机关不掌握相关政府信息"),
        ("unable_need_creation", "2.没有现成信息需要另行制作"),
        ("unable_unclear", "3.补正后申请内容仍不明确"))),
    ("（五）不予处理", (
        ("not_processed_complaint", "1.信访举报投诉类申请"),
        ("not_processed_repeat", "2.重复申请"),
        ("not_processed_publication", "3.要求提供公开出版物"),
        ("not_processed_massive", "4.无正当理由大量反复申请"),
        ("not_processed_confirm_info", "5.要求行政机关确认或重新出具已获取信息"))),
)
OTHER_THREE = ("（六）其他处理", (
    ("other_overdue_correction", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
    ("other_overdue_fee", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
    ("other_reasons", "3.其他")))
OTHER_ONE = (None, (("other_processing", "（六）其他处理"),))

# Label variants that occur beside the official wording: a page uses one of each or the official one.
VARIANTS = {
    "2.其他法律行政法规禁止公开": ("2.其他法律法规禁止公开", "2.其他法律行政法规禁止公开"),
    "3.危及“三安全一稳定”": ("3.危及\"三安全一稳定\"", "3.危及三安全一稳定", "3.危及＂三安全一稳定＂"),
    "商业企业": ("商业 企业", "商业企业"),
    "本年制发件数": ("本年度制发件数", "本年制发数"),
    "本年废止件数": ("本年废止数",),
    "现行有效件数": ("现行有效件",),
    "行政规范性文件": ("规范性文件",),
    "本年增/减": ("本年增减", "增/减", "本年增\\减"),
}

_F21 = ("issued", "repealed", "in_force")
_F19 = ("newly_made", "newly_published", "total_published")
_P19 = ("prev_year_items", "change", "decisions")
ACTIVE_2021 = (
    ("第二十条第（一）项", ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
     (("规章", "regulations", _F21), ("行政规范性文件", "normative_documents", _F21))),
    ("第二十条第（五）项", ("信息内容", "本年处理决定数量"), (("行政许可", "licensing", ("decisions",)),)),
    ("第二十条第（六）项", ("信息内容", "本年处理决定数量"),
     (("行政处罚", "punishment", ("decisions",)), ("行政强制", "coercion", ("decisions",)))),
    ("第二十条第（八）项", ("信息内容", "本年收费金额（单位：万元）"),
     (("行政事业性收费", "fees", ("amount_wanyuan",)),)),
)
ACTIVE_2019 = (
    ("第二十条第（一）项", ("信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"),
     (("规章", "regulations", _F19), ("规范性文件", "normative_documents", _F19))),
    ("第二十条第（五）项", ("信息内容", "上一年项目数量", "本年增/减", "处理决定数量"),
     (("行政许可", "licensing", _P19), ("其他对外管理服务事项", "other_external_services", _P19))),
    ("第二十条第（六）项", ("信息内容", "上一年项目数量", "本年增/减", "处理决定数量"),
     (("行政处罚", "punishment", _P19), ("行政强制", "coercion", _P19))),
    ("第二十条第（八）项", ("信息内容", "上一年项目数量", "本年增/减"),
     (("行政事业性收费", "fees", ("prev_year_items", "change")),)),
    ("第二十条第（九）项", ("信息内容", "采购项目数量", "采购总金额"),
     (("政府集中采购", "centralized_procurement", ("items", "amount_wanyuan")),)),
)


def outcome_groups(single_other):
    """The groups of table 3's outcome rows; `single_other` is the 2019 form's one row （六）其他处理."""
    return GROUPS + ((OTHER_ONE if single_other else OTHER_THREE),)


def outcome_rows(single_other):
    return [name for _, rows in outcome_groups(single_other) for name, _ in rows]


def application_rows(single_other):
    return (["new_received", "carried_over"] + outcome_rows(single_other)
            + ["total_processed", "carried_forward"])


@dataclass
class Cell:
    text: str
    colspan: int = 1
    rowspan: int = 1
    number: bool = False


@dataclass
class Values:
    """What the page prints: numbers by table, row and column (None: blank), and odd spellings of them."""
    template: str
    single_other: bool
    active: dict = field(default_factory=dict)
    applications: dict = field(default_factory=dict)
    cases: dict = field(default_factory=dict)
    printed: dict = field(default_factory=dict)
    blank: str = ""

    def text(self, table, row, column):
        if (table, row, column) in self.printed:
            return self.printed[table, row, column]
        value = getattr(self, table)[row][column]
        return self.blank if value is None else str(value)

    def number(self, table, row, column):
        return Cell(self.text(table, row, column), number=True)


def active_table(values, label=lambda text: text, amount_header=None):
    """Table 2; each block's rows are stretched over the four columns of the widest block."""
    rows = []
    for caption, heads, lines in ACTIVE_2019 if values.template == "2019_60" else ACTIVE_2021:
        rows.append([Cell(caption, colspan=4)])
        heads = [amount_header if h == "采购总金额" and amount_header else h for h in heads]
        rows.append(_stretch([Cell(label(h)) for h in heads]))
        for name, row, columns in lines:
            rows.append(_stretch([Cell(label(name))]
                                 + [values.number("active", row, c) for c in columns]))
    return rows


def _stretch(cells):
    missing = 4 - len(cells)
    if len(cells) == 2:
        cells[1].colspan = 3
    elif missing:
        cells[-1].colspan = 1 + missing
    return cells


def applications_table(values, label=lambda text: text):
    """Table 3 with the official form's spans: three label columns, then seven number columns."""
    kinds = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
    rows = [
        [Cell("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3, 3),
         Cell("申请人情况", 7)],
        [Cell("自然人", 1, 2), Cell("法人或其他组织", 5), Cell("总计", 1, 2)],
        [Cell(label(k)) for k in kinds],
    ]

    def numbers(row):
        return [values.number("applications", row, c) for c in COLUMNS]

    rows.append([Cell("一、本年新收政府信息公开申请数量", 3)] + numbers("new_received"))
    rows.append([Cell("二、上年结转政府信息公开申请数量", 3)] + numbers("carried_over"))
    groups = outcome_groups(values.single_other)
    height = len(outcome_rows(values.single_other)) + 1
    first = True
    for group, lines in groups:
        for i, (row, text) in enumerate(lines):
            cells = [Cell("三、本年度办理结果", 1, height)] if first else []
            first = False
            if group is None:
                cells.append(Cell(label(text), 2))
            else:
                if i == 0:
                    cells.append(Cell(group, 1, len(lines)))
                cells.append(Cell(label(text)))
            rows.append(cells + numbers(row))
    rows.append([Cell("（七）总计", 2)] + numbers("total_processed"))
    rows.append([Cell("四、结转下年度继续办理", 3)] + numbers("carried_forward"))
    return rows


def cases_table(values):
    """Table 4: one row of fifteen numbers under three levels of heads."""
    heads = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    return [
        [Cell("行政复议", 5), Cell("行政诉讼", 10)],
        [Cell(h, 1, 2) for h in heads] + [Cell("未经复议直接起诉", 5), Cell("复议后起诉", 5)],
        [Cell(h) for h in heads + heads],
        [values.number("cases", case, c) for case in CASES for c in CASE_COLUMNS],
    ]


def rules(values):
    """(hold, fail, not assessable) of the 42 (one row （六）: 40) sums; a blank term is not assessable."""
    outcome = {True: 0, False: 0, None: 0}

    def check(left, right):
        terms = list(left) + list(right)
        outcome[None if any(t is None for t in terms) else sum(left) == sum(right)] += 1

    table = values.applications
    for column in COLUMNS if table else ():
        check([table["new_received"][column], table["carried_over"][column]],
              [table["total_processed"][column], table["carried_forward"][column]])
        check([table[row][column] for row in outcome_rows(values.single_other)],
              [table["total_processed"][column]])
    for row in application_rows(values.single_other) if table else ():
        check([table[row][c] for c in APPLICANTS], [table[row]["total"]])
    for case in CASES if values.cases else ():
        check([values.cases[case][c] for c in RESULTS], [values.cases[case]["total"]])
    return outcome[True], outcome[False], outcome[None]


def expected_tables(values):
    """The three tables as the record shall carry them; `{}` for a table that the page does not have."""
    return {"active_disclosure": values.active, "applications": values.applications,
            "review_litigation": values.cases}
