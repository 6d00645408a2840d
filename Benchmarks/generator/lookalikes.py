"""Pages that stand among the reports and are none: lists, plans, guides, notices with the blank form, news."""
from . import forms, markup, names, prose
from .report import Report

NOTHING = {"active_disclosure": {}, "applications": {}, "review_litigation": {}}

PLAN = ("为做好{year}年政务公开工作，结合实际制定本要点。", "一、围绕中心任务深化公开，重点领域信息全年发布不少于{m}条。",
        "二、规范依申请公开，完善登记、审核、答复和归档流程。", "三、提升解读质量，主要负责人全年至少解读政策{n}次。",
        "四、强化监督保障，将政务公开纳入绩效考核。")
GUIDE = ("为方便公民、法人和其他组织获取政府信息，编制本指南。", "一、主动公开。公开范围包括机构职能、规范性文件、规划计划、财政信息等。",
         "二、依申请公开。申请人应当填写申请表，注明姓名、身份证明、联系方式和所需信息的名称。",
         "三、受理机构：{publisher}办公室，办公时间为工作日上午9时至12时。", "四、监督方式。认为本机关未依法履行公开义务的，可以向上级机关投诉。")
LAW = ("{year}年，{publisher}深入推进法治政府建设，现将情况报告如下。", "一、制发行政规范性文件{n}件，全部按规定备案。",
       "二、办理行政复议案件{n}件，行政诉讼案件{n}件，负责人出庭应诉率达到百分之百。", "三、作出行政处罚决定{m}件。",
       "四、存在的问题和下一步打算。执法人员业务能力仍需提高。")
NEWS = ("近日，{publisher}召开政府信息公开工作推进会，通报年度报告编制进展。", "会议要求，各科室要在1月31日前报送{year}年度统计数据，"
        "做到数据真实、口径一致。", "会议强调，要把群众满意作为检验公开工作的标准。")
SUMMARY = ("{year}年，{publisher}认真落实政务公开各项部署，现将工作总结如下。", "一、主要做法。公开各类信息{m}条，更新栏目{n}个。",
           "二、存在不足。公开内容不够丰富。", "三、下步打算。加强培训，完善机制。")
TEXTS = (
    ("{publisher}{year}年政务公开工作要点", PLAN, ["work_plan"]),
    ("{publisher}政府信息公开指南", GUIDE, ["guide"]),
    ("{publisher}{year}年度法治政府建设工作报告", LAW, ["other"]),
    ("{publisher}召开政府信息公开工作推进会", NEWS, ["news", "other"]),
    ("{publisher}{year}年政务公开工作总结", SUMMARY, ["other"]),
)


def page(rng, ordinal, amount):
    """(report-like object for the container, the expected file's kind and document types)."""
    publisher, self_word = names.body(rng)
    year = rng.randint(2019, 2024)
    when = names.published(rng, year)
    facts = {"publisher": publisher, "year": year, "self": self_word}
    kind = rng.random()
    report = Report("", publisher, year, when, names.written_date(rng, when), names.index_number(rng, when), [])
    report.info = [f"发布日期：{report.published_text}"]
    if kind < 0.4:
        report.title = f"政府信息公开年报_{publisher}"
        for i in range(rng.randint(12, 30) * amount):
            body, _ = names.body(rng)
            report.blocks.append(("link", (f"/nb/{year}/{ordinal}_{i}.html", names.title(rng, body, rng.randint(2012, 2024)))))
        return report, ["list"]
    if kind < 0.55:
        return blank_form(rng, report, facts), ["notice", "blank_form"]
    title, lines, types = rng.choice(TEXTS)
    report.title = title.format(**facts)
    for line in lines:
        report.blocks.append(("p", line.format(n=rng.randint(2, 9), m=rng.randint(20, 400), **facts)))
        for _ in range(amount - 1):
            report.blocks.append(("p", prose.several(rng, prose.MANAGE + prose.PLATFORM, facts, 2, 5)))
    return report, types


def blank_form(rng, report, facts):
    """The format notice: every label of the tables, and no value."""
    values = forms.Values("2021_30", False)
    values.applications = {r: dict.fromkeys(forms.COLUMNS) for r in forms.application_rows(False)}
    values.cases = {c: dict.fromkeys(forms.CASE_COLUMNS) for c in forms.CASES}
    values.active = {row: dict.fromkeys(fields) for _, _, lines in forms.ACTIVE_2021 for _, row, fields in lines}
    report.title = f"关于印发{report.publisher[:3]}政府信息公开工作年度报告格式的通知"
    report.blocks = [("p", "各镇人民政府、各有关部门：现将政府信息公开工作年度报告格式印发给你们，请遵照执行。"),
                     ("p", "附件：政府信息公开工作年度报告格式（样表）"), ("h", "二、主动公开政府信息情况"), ("table", 2),
                     ("h", "三、收到和处理政府信息公开申请情况"), ("table", 3),
                     ("h", "四、政府信息公开行政复议、行政诉讼情况"), ("table", 4)]
    report.tables = {2: forms.active_table(values), 3: forms.applications_table(values), 4: forms.cases_table(values)}
    return report
