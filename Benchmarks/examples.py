#!/usr/bin/env python3
"""Writes Examples/pages and Examples/expected: invented reports with numbers set by hand.

usage: python3 Benchmarks/examples.py [DIR]        (default: Examples beside this folder)
Running it again writes the same bytes.
"""
import json
import pathlib
import random
import sys

from generator import forms, markup, plain, prose, site
from generator.report import Report, dump
from generator.values import Number

COLUMNS = forms.COLUMNS


def numbers(template, single_other, filled, active, cases=None, blank="", fill=0):
    """Values from the rows that are not zero: six numbers a row; totals and （七）总计 are the sums."""
    values = forms.Values(template, single_other, blank=blank)
    rows = {row: [fill] * 7 for row in forms.application_rows(single_other)}
    for row, six in filled.items():
        rows[row] = list(six) + [sum(six)]
    columns = zip(*(rows[r] if rows[r][0] is not None else [0] * 7 for r in forms.outcome_rows(single_other)))
    rows["total_processed"] = [sum(c) for c in columns]
    values.applications = {row: dict(zip(COLUMNS, seven)) for row, seven in rows.items()}
    values.cases = {}
    for case in forms.CASES:
        four = (cases or {}).get(case, (0, 0, 0, 0))
        values.cases[case] = dict(zip(forms.CASE_COLUMNS, tuple(four) + (sum(four),)))
    blocks = forms.ACTIVE_2019 if template == "2019_60" else forms.ACTIVE_2021
    values.active = {}
    for _, _, lines in blocks:
        for _, row, fields in lines:
            values.active[row] = dict(zip(fields, active.get(row, (0,) * len(fields))))
    return values


def report(publisher, year, published, values, own, *, title=None, seed=1, kind="我局", written=None):
    """A report with two hand-written paragraphs (`own`) for 主动公开 and 依申请公开."""
    text = written or "%d-%02d-%02d" % published
    out = Report(title or f"{publisher}{year}年政府信息公开工作年度报告", publisher, year, published, text,
                 f"00{seed}37{seed}21-{seed % 9}/{published[0]}-0000{seed % 9}", [], values=values)
    out.info = [f"发布机构：{publisher}　发布日期：{text}"]
    facts = {"year": year, "publisher": publisher, "self": kind}
    out.blocks = prose.sections(random.Random(seed), facts, values.template if values else "", 1)
    spots = [i for i, (k, v) in enumerate(out.blocks) if k == "p" and v.startswith(("（一）主动", "（二）依申"))]
    for spot, line in zip(spots, own):
        out.blocks[spot] = ("p", line)
    if values:
        out.tables = {2: forms.active_table(values), 3: forms.applications_table(values),
                      4: forms.cases_table(values)}
    out.blocks += [("p", publisher), ("p", "%d年%d月%d日" % published)]
    return out


PAGES = []


def add(name, body, expected, meta=None):
    url = meta["url"] if meta else f"file:{name}"
    expected["url"] = url
    PAGES.append((name, body, expected, meta))


def meta(url, content_type="text/html; charset=utf-8"):
    return {"url": url, "content_type": content_type, "fetched_at": "2026-03-02T08:00:00Z", "http_status": 200}


def narrative(expected, **counts):
    for name, value in counts.items():
        expected["fields"]["narrative." + name] = value
    return expected


def html(r, style=None, seed=1, **options):
    rng = random.Random(seed)
    return site.page(rng, r, markup.content(rng, r, style or markup.Style()), **options)


def clean_2021():
    v = numbers("2021_30", False, {
        "new_received": (31, 6, 0, 1, 2, 0), "carried_over": (2, 1, 0, 0, 0, 0), "granted": (14, 3, 0, 1, 0, 0),
        "partially_granted": (3, 1, 0, 0, 1, 0), "denied_third_party_rights": (1, 0, 0, 0, 0, 0),
        "denied_process_info": (2, 1, 0, 0, 0, 0), "unable_no_info": (8, 1, 0, 0, 1, 0),
        "not_processed_complaint": (2, 0, 0, 0, 0, 0), "other_reasons": (1, 0, 0, 0, 0, 0),
        "carried_forward": (2, 1, 0, 0, 0, 0)},
        {"normative_documents": (4, 1, 23), "licensing": (1286,), "punishment": (37,),
         "fees": (Number("318.7625"),)},
        {"review": (1, 0, 1, 0), "litigation_direct": (1, 0, 0, 1)})
    r = report("云禾县财政局", 2022, (2023, 1, 18), v, (
        "（一）主动公开。2022年，我局通过县政府门户网站主动公开政府信息642条，其中财政预算决算信息118条。",
        "（二）依申请公开。全年收到政府信息公开申请40件，上年结转3件，均按期办理。"), seed=11)
    add("01-yunhe-finance-2022.html", html(r, markup.Style(), 11, chrome=6),
        narrative(r.expected("", "2021 form, clean HTML with rowspan and colspan"),
                  proactive_disclosure_count=642, applications_received=40),
        meta("http://www.yunhe.gov.example/czj/nb/202301/t20230118_40211.html"))


def clean_2019():
    v = numbers("2019_60", True, {
        "new_received": (58, 11, 0, 0, 3, 1), "carried_over": (4, 0, 0, 0, 0, 0), "granted": (22, 5, 0, 0, 1, 1),
        "partially_granted": (6, 2, 0, 0, 0, 0), "denied_state_secret": (1, 0, 0, 0, 0, 0),
        "denied_internal_affairs": (3, 0, 0, 0, 0, 0), "unable_no_info": (19, 3, 0, 0, 2, 0),
        "unable_unclear": (2, 0, 0, 0, 0, 0), "not_processed_repeat": (3, 0, 0, 0, 0, 0),
        "other_processing": (1, 0, 0, 0, 0, 0), "carried_forward": (5, 1, 0, 0, 0, 0)},
        {"normative_documents": (7, 7, 64), "licensing": (212, 2, 8431), "other_external_services": (96, -4, 1207),
         "punishment": (318, -12, 455), "coercion": (41, 0, 9), "fees": (13, -1),
         "centralized_procurement": (27, Number("1284.36"))},
        {"review": (3, 1, 0, 0), "litigation_post_review": (1, 0, 0, 1)})
    v.printed = {("active", "licensing", "change"): "增2", ("active", "other_external_services", "change"): "-4",
                 ("active", "punishment", "change"): "−12", ("active", "fees", "change"): "减1",
                 ("active", "licensing", "decisions"): "8,431",
                 ("active", "centralized_procurement", "items"): "27笔",
                 ("active", "centralized_procurement", "amount_wanyuan"): "12843600元"}
    r = report("青岭市人民政府办公室", 2019, (2020, 1, 21), v, (
        "（一）主动公开。2019年，全市各级行政机关主动公开政府信息15306条。",
        "（二）依申请公开。2019年，市政府办公室共收到政府信息公开申请73件。"), seed=12, kind="我办",
        written="2020年1月21日")
    add("02-qingling-office-2019.html", html(r, markup.Style(thead=True, breaks=True), 12),
        narrative(r.expected("", "2019 form with all five blocks of table 2, signed changes, an amount in yuan"),
                  proactive_disclosure_count=15306, applications_received=73),
        meta("http://www.qingling.gov.example/zwgk/nb/2020/0121/812.shtml"))


def word_2023():
    v = numbers("2021_30", False, {
        "new_received": (5, 1, 0, 0, 0, 0), "granted": (3, 1, 0, 0, 0, 0), "unable_need_creation": (2, 0, 0, 0, 0, 0)},
        {"normative_documents": (1, 0, 6), "licensing": (352,), "punishment": (18,), "coercion": (2,)},
        blank="\u00a0")
    for row in ("denied_admin_query", "not_processed_massive", "other_overdue_fee"):
        v.applications[row] = dict.fromkeys(COLUMNS)
    r = report("霁浦区卫生健康委员会", 2023, (2024, 1, 12), v, (
        "（一）主动公开。2023年主动公开政府信息208条。", "（二）依申请公开。2023年收到政府信息公开申请6件。"),
        seed=13, kind="我委")
    r.blocks = [b for b in r.blocks if b[0] != "p" or b[1].startswith(("（一）", "（二）", "根据", "依照", "现将", "本年"))]
    body = html(r, markup.Style(span=12, upper=True), 13, metadata=True)
    for long, short in ((markup.WORD_TD, "BORDER: windowtext 1pt solid; WIDTH: 44.6pt"),
                        (markup.WORD_P, "LINE-HEIGHT: 28pt"), (markup.WORD_SPAN, "FONT-SIZE: 12pt")):
        body = body.replace(long, short)
    add("03-jipu-health-2023.html", body,
        narrative(r.expected("", "Word export: a span every few characters, upper-case CSS, <o:p>, &nbsp; for blanks"),
                  proactive_disclosure_count=208, applications_received=6),
        meta("http://www.jipu.gov.example/wjw/zfxxgk/nb/content_77120.html", "text/html"))


def gb18030():
    v = numbers("2021_30", False, {
        "new_received": (9, 2, 0, 0, 0, 0), "carried_over": (1, 0, 0, 0, 0, 0), "granted": (4, 1, 0, 0, 0, 0),
        "unable_no_info": (5, 1, 0, 0, 0, 0), "carried_forward": (1, 0, 0, 0, 0, 0)},
        {"normative_documents": (2, 0, 11), "licensing": (77,), "fees": (Number("0.42"),)})
    r = report("岚屿县人民政府", 2021, (2022, 3, 24), v, (
        "（一）主动公开。2021年全县主动公开政府信息7420条。", "（二）依申请公开。全年收到政府信息公开申请11件。"),
        seed=14, kind="全县")
    add("04-lanyu-county-2021.html", html(r, markup.Style(paragraphs=False, indent=True), 14).encode("gb18030"),
        r.expected("", "GB18030 bytes that declare themselves utf-8"))
    v = numbers("2019_60", True, {"new_received": (2, 0, 0, 0, 0, 0), "granted": (2, 0, 0, 0, 0, 0)},
                {"licensing": (16, 0, 204), "punishment": (58, 3, 12),
                 "centralized_procurement": (3, Number("46.8"))}, blank="\u00a0")
    v.printed = {("active", "punishment", "change"): "+3",
                 ("active", "centralized_procurement", "amount_wanyuan"): "46.8万元"}
    for row in v.applications.values():
        if row["total"] == 0:
            row.update(dict.fromkeys(COLUMNS))
    r = report("砚湖市自然资源局", 2020, (2021, 1, 29), v, (
        "（一）主动公开。2020年主动公开政府信息391条。", "（二）依申请公开。收到政府信息公开申请2件，均已答复。"), seed=15)
    body = html(r, markup.Style(), 15, charset="gb2312", layout=True).encode("gb18030")
    add("05-yanhu-resources-2020.html", body,
        r.expected("", "declared gb2312 and so it is; blanks make most sums not assessable; a layout table around"),
        meta("http://zrzy.yanhu.gov.example/xxgk/nb/20210129.htm", "text/html; charset=gb2312"))


def texts():
    v = numbers("2019_60", True, {
        "new_received": (7, 0, 0, 0, 1, 0), "granted": (4, 0, 0, 0, 1, 0), "unable_no_info": (3, 0, 0, 0, 0, 0)},
        {"normative_documents": (1, 1, 9), "licensing": (29, 5, 1322), "punishment": (26, -8, 41),
         "centralized_procurement": (2, Number("75.3944"))})
    r = report("沐垣区司法局", 2020, (2021, 1, 26), v, (
        "（一）主动公开。2020年公开政府信息186条。", "（二）依申请公开。收到政府信息公开申请8件。"), seed=16)
    r.tables[2] = forms.active_table(v, amount_header="采购总金额（单位：万元，保留四位小数）")
    add("06-muyuan-justice-2020.txt", plain.page(r, "tab", r.info),
        r.expected("", "tab-separated text of the 2019 form, amount in the head's unit"))
    v = numbers("2021_30", False, {
        "new_received": (3, 0, 0, 0, 0, 0), "granted": (2, 0, 0, 0, 0, 0), "partially_granted": (1, 0, 0, 0, 0, 0)},
        {"normative_documents": (2, 1, 3), "licensing": (1347,), "punishment": (270,)})
    r = report("苇渡县农业农村局", 2024, (2025, 1, 14), v, (
        "（一）主动公开。2024年公开政府信息233条。", "（二）依申请公开。收到政府信息公开申请3件。"), seed=17)
    add("07-weidu-agriculture-2024.txt", plain.page(r, "cells", r.info),
        r.expected("", "text with one cell a line, each closed by a pipe"),
        meta("http://www.weidu.gov.example/nyncj/gknb/202501/9f21.txt", "text/plain; charset=utf-8"))
    v = numbers("2021_30", False, {
        "new_received": (112, 24, 1, 2, 9, 3), "carried_over": (8, 1, 0, 0, 0, 0), "granted": (45, 12, 1, 1, 4, 2),
        "partially_granted": (18, 3, 0, 0, 1, 0), "denied_law_forbidden": (2, 0, 0, 0, 0, 0),
        "denied_enforcement_case": (4, 2, 0, 0, 0, 0), "unable_no_info": (30, 5, 0, 1, 3, 1),
        "not_processed_confirm_info": (6, 0, 0, 0, 0, 0), "other_overdue_correction": (5, 0, 0, 0, 1, 0),
        "carried_forward": (10, 3, 0, 0, 0, 0)},
        {"normative_documents": (9, 3, 88), "licensing": (20415,), "punishment": (1762,), "coercion": (33,),
         "fees": (Number("5210.064104"),)}, {"review": (6, 2, 1, 1), "litigation_direct": (2, 0, 0, 1)})
    r = report("杉埠市交通运输局", 2023, (2024, 1, 25), v, (
        "（一）主动公开。2023年公开政府信息1058条。", "（二）依申请公开。新收政府信息公开申请151件。"), seed=18)
    add("08-shanbu-transport-2023.md", plain.page(r, "markdown", r.info),
        r.expected("", "markdown with pipe tables"))


def mixed_and_wrong():
    v = numbers("2021_30", True, {
        "new_received": (6, 0, 0, 0, 0, 0), "granted": (4, 0, 0, 0, 0, 0), "other_processing": (1, 0, 0, 0, 0, 0),
        "carried_forward": (1, 0, 0, 0, 0, 0)},
        {"normative_documents": (0, 0, 2), "licensing": (94,), "punishment": (5,)})
    r = report("槐陂县民政局", 2022, (2023, 1, 9), v, (
        "（一）主动公开。2022年公开政府信息97条。", "（二）依申请公开。2022年收到政府信息公开申请6件。"), seed=19)
    add("09-huaibei-civil-2022.html", html(r, markup.Style(cell_style="width:64px;height:28px"), 19),
        r.expected("", "mixed form: table 2 of 2021, one row （六）其他处理 as in 2019"),
        meta("http://www.huaibei.gov.example/mzj/xxgknb/53102.html"))
    v = numbers("2021_30", False, {
        "new_received": (17, 3, 0, 0, 0, 0), "carried_over": (1, 0, 0, 0, 0, 0), "granted": (9, 2, 0, 0, 0, 0),
        "unable_no_info": (6, 1, 0, 0, 0, 0), "not_processed_repeat": (2, 0, 0, 0, 0, 0),
        "carried_forward": (1, 0, 0, 0, 0, 0)},
        {"normative_documents": (3, 0, 15), "licensing": (640,), "punishment": (21,)},
        {"review": (2, 0, 0, 0)})
    v.applications["total_processed"]["total"] = 26
    v.cases["review"]["total"] = 3
    r = report("菱泽区水利局", 2021, (2022, 1, 27), v, (
        "（一）主动公开。2021年公开政府信息310条。", "（二）依申请公开。2021年收到政府信息公开申请20件。"), seed=20)
    add("10-lingze-water-2021.html", html(r, markup.Style(paragraphs=False), 20),
        r.expected("", "the source itself adds wrongly: outcomes 20 against 26, review 2 against 3"))


def damaged():
    v = numbers("2021_30", False, {
        "new_received": (4, 1, 0, 0, 0, 0), "granted": (3, 1, 0, 0, 0, 0), "denied_safety_stability": (1, 0, 0, 0, 0, 0)},
        {"normative_documents": (0, 0, 1), "licensing": (18,)})
    r = report("芷川县杏园镇人民政府", 2023, (2024, 1, 16), v, (
        "（一）主动公开。2023年公开政府信息121条。", "（二）依申请公开。收到政府信息公开申请5件。"), seed=21, kind="我镇")
    add("11-xingyuan-town-2023.html", html(r, markup.Style(empty_heads=True), 21),
        r.expected("", "header cells given as empty td instead of spans"),
        meta("http://www.zhichuan.gov.example/xyz/nb/2024/16.html"))
    v = numbers("2021_30", False, {
        "new_received": (12, 0, 0, 0, 1, 0), "granted": (7, 0, 0, 0, 1, 0), "unable_unclear": (3, 0, 0, 0, 0, 0),
        "carried_forward": (2, 0, 0, 0, 0, 0)},
        {"normative_documents": (1, 0, 4), "punishment": (9,)})
    r = report("潞禾市统计局", 2024, (2025, 1, 20), v, (
        "（一）主动公开。2024年公开政府信息164条。", "（二）依申请公开。收到政府信息公开申请13件。"), seed=22)
    rng = random.Random(22)
    add("12-luhe-statistics-2024.json", site.json_answer(rng, r, markup.content(rng, r, markup.Style())),
        r.expected("", "the article inside a JSON answer"),
        meta("http://www.luhe.gov.example/api/article?id=20417", "application/json"))
    v = numbers("2021_30", False, {
        "new_received": (21, 4, 0, 0, 0, 0), "granted": (15, 3, 0, 0, 0, 0), "partially_granted": (2, 0, 0, 0, 0, 0),
        "denied_admin_query": (3, 1, 0, 0, 0, 0), "carried_forward": (1, 0, 0, 0, 0, 0)},
        {"normative_documents": (2, 0, 12), "licensing": (5013,), "punishment": (88,), "coercion": (4,)})
    v.printed = {("applications", "new_received", "natural_person"): "２１", ("active", "licensing", "decisions"): "5,013"}
    r = report("榕泽区市场监督管理局", 2022, (2023, 1, 30), v, (
        "（一）主动公开。2022年公开政府信息520条。", "（二）依申请公开。2022年收到政府信息公开申请25件。"), seed=23)
    add("13-rongze-market-2022.html", html(r, markup.Style(open_tags=True, upper=True), 23),
        r.expected("", "tables without end tags, upper-case tags, full-width digits, a thousands separator"))


def not_tables():
    r = report("泊岭县医疗保障局", 2023, (2024, 1, 19), None, (
        "（一）主动公开。2023年公开政府信息76条。", "（二）依申请公开。2023年未收到政府信息公开申请。"), seed=24)
    r.blocks = [("image", f"/images/2024/0119/table{v}.png") if k == "table" else (k, v) for k, v in r.blocks]
    e = r.expected("", "the three tables are images", False)
    add("14-boling-insurance-2023.html", html(r, markup.Style(), 24, chrome=4),
        narrative(e, proactive_disclosure_count=76, applications_received=0),
        meta("http://www.boling.gov.example/ybj/nb/t20240119_3.html"))
    r = report("栖湖市公安局", 2020, (2021, 1, 28), None, ("", ""), seed=25)
    r.blocks = [("link", ("./P020210128399.doc", r.title + ".doc"))]
    e = r.expected("", "only the title; the report is a .doc attachment", False)
    del e["fields"]["period"]
    add("15-qihu-police-2020.html", html(r, markup.Style(), 25, chrome=4), e,
        meta("http://www.qihu.gov.example/gaj/nb/202101/t20210128_8.html"))


PLAN = ("为做好2022年政务公开工作，结合桐岭区实际，制定本工作要点。",
        "一、围绕重点任务深化公开。推进重大建设项目、公共资源配置、社会公益事业等领域信息公开，全年发布不少于200条。",
        "二、规范依申请公开。完善受理登记、审核、答复和归档流程，答复文书统一格式。",
        "三、做好政府信息公开年报编制。各部门于1月31日前公布上一年度政府信息公开工作年度报告。",
        "四、强化监督保障。将政务公开纳入绩效考核，定期开展检查，组织培训2次。")


def look_alikes():
    paragraphs = "\n".join(f"<p>{p}</p>" for p in PLAN)
    nothing = {"active_disclosure": {}, "applications": {}, "review_litigation": {}}
    add("16-tongling-plan-2022.html",
        "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>桐岭区2022年政务公开工作要点</title></head>\n<body>"
        "<div class=\"crumb\">首页 &gt; 政府信息公开 &gt; 政府信息公开年报</div>\n<h1>桐岭区2022年政务公开工作要点</h1>\n"
        f"<div>发布日期：2022-04-18</div>\n{paragraphs}\n</body></html>\n",
        {"kind": "not_report", "fields": {"document_type": "work_plan"}, "tables": nothing,
         "about": "a work plan filed in the column of the reports"},
        meta("http://www.tongling-qu.gov.example/zfxxgk/nb/418.html"))
    items = "\n".join(
        f'<li><a href="/nb/{y}/{i}.html">蓼湖县{b}{y}年政府信息公开工作年度报告</a><span>{y + 1}-01-{10 + i}</span></li>'
        for y in (2023, 2022, 2021) for i, b in enumerate(("人民政府", "财政局", "教育局", "水利局", "审计局", "统计局")))
    add("17-liaohu-list.html",
        "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>政府信息公开年报_蓼湖县人民政府</title></head>\n<body>"
        f"<div class=\"crumb\">首页 &gt; 政府信息公开年报</div>\n<ul class=\"list\">\n{items}\n</ul>\n"
        "<div class=\"page\">共54条 第1/3页 <a href=\"index_1.html\">下一页</a></div>\n</body></html>\n",
        {"kind": "not_report", "fields": {"document_type": "list"}, "tables": nothing,
         "about": "a list page whose links carry titles of reports"},
        meta("http://www.liaohu.gov.example/zfxxgk/nb/index.html"))


def main():
    target = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent.parent / "Examples")
    for make in (clean_2021, clean_2019, word_2023, gb18030, texts, mixed_and_wrong, damaged, not_tables, look_alikes):
        make()
    (target / "pages").mkdir(parents=True, exist_ok=True)
    (target / "expected").mkdir(exist_ok=True)
    for name, body, expected, sidecar in PAGES:
        data = body if isinstance(body, bytes) else body.encode()
        (target / "pages" / name).write_bytes(data)
        if sidecar:
            (target / "pages" / (name + ".meta.json")).write_text(
                json.dumps(sidecar, ensure_ascii=False) + "\n", encoding="utf-8")
        stem = name.rsplit(".", 1)[0]
        (target / "expected" / (stem + ".json")).write_text(dump(expected), encoding="utf-8")
        print(f"{len(data):7} {expected.get('rules', '-'):>2} {name}")


main()
