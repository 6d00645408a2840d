"""What stands around the article on a real site: head, scripts, styles, menus, metadata, footer, wrappers."""
import json

from .markup import escape

COLUMNS = ("政府信息公开指南", "政府信息公开制度", "法定主动公开内容", "政府信息公开年报", "依申请公开", "权责清单",
           "财政预算决算", "行政许可和处罚", "规划计划", "统计信息", "公共资源配置", "应急管理", "食品药品监管",
           "环境保护", "社会救助", "义务教育", "公共法律服务", "重大建设项目", "国有资产", "人事信息", "政策解读",
           "政府公报", "领导信息", "会议公开", "建议提案办理", "政民互动", "在线访谈", "民意征集")


def style_sheet(rng, rules):
    return "<style type=\"text/css\">\n" + "\n".join(
        f".{rng.choice('abcdef')}{i}-{rng.randint(10, 99)} {{ width: {rng.randint(10, 999)}px; margin: 0 auto; "
        f"font-family: \"Microsoft YaHei\", SimSun, sans-serif; line-height: {rng.randint(18, 40)}px; "
        f"background: url(/images/bg{i}.png) no-repeat; }}" for i in range(rules)) + "\n</style>"


def script(rng, lines):
    """Script of the usual kinds; its strings speak of years and reports, and are not text of the page."""
    body = "\n".join(
        f"  if (n{i} < {rng.randint(2, 90)} && flag) {{ html += '<li><a href=\"/c{i}.html\">' + y + '年' + m + '月</a></li>'; }}"
        for i in range(lines))
    return ("<script type=\"text/javascript\">\n//<![CDATA[\nvar today = new Date(); var html = '';\n"
            "document.title.replace('政府信息公开工作年度报告', '');\n" + body + "\n//]]>\n</script>")


def menu(rng, publisher, entries):
    """Lists of links; some carry titles of other years' reports, which are not this page's."""
    items = []
    for i in range(entries):
        text = rng.choice(COLUMNS)
        if rng.random() < 0.08:
            text = f"{publisher}{rng.randint(2015, 2024)}年政府信息公开工作年度报告"
        items.append(f'<li class="nav-item n{i % 7}"><a href="/col/col{rng.randint(1000, 99999)}/index.html" '
                     f'title="{text}" target="_blank">{text}</a></li>')
    return '<ul class="nav">\n' + "\n".join(items) + "\n</ul>"


def metadata_table(report):
    """The metadata table that stands before the data tables on many sites."""
    rows = (("索引号", report.index, "分类", "政府信息公开年报"),
            ("发布机构", report.publisher, "发布日期", report.published_text),
            ("名称", report.title, "文号", ""))
    return '<table class="xxgk-head" width="100%">' + "".join(
        "<tr>" + "".join(f'<td class="c{i}">{escape(text)}</td>' for i, text in enumerate(row)) + "</tr>"
        for row in rows) + "</table>"


def page(rng, report, article, *, chrome=0, charset="utf-8", layout=False, metadata=False):
    """A whole document; `chrome` counts the menu entries, style rules and script lines around it."""
    site = report.publisher[:3]
    head = [f'<meta charset="{charset}">' if charset else "", f"<title>{escape(report.title)}_{site}</title>"]
    if rng.random() < 0.3 and charset:
        head[0] = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}" />'
    if chrome:
        head.append(f'<meta name="SiteName" content="{site}人民政府门户网站">')
        head.append('<meta name="ColumnName" content="政府信息公开年报">')
        head.append(f'<meta name="ArticleTitle" content="{escape(report.title)}">')
        head += [style_sheet(rng, chrome // 3 + 1), script(rng, chrome // 4 + 1)]
    body = []
    if chrome:
        body.append(f'<div class="top"><span id="date"></span>{menu(rng, report.publisher, chrome // 2)}</div>')
        body.append('<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; '
                    '<a href="/zwgk/nb/">政府信息公开年报</a></div>')
        body.append('<!-- 正文开始 <table><tr><td>9</td></tr></table> -->')
    if metadata:
        body.append(metadata_table(report))
    body.append(f'<table class="layout" width="100%"><tr><td width="15">&nbsp;</td><td>{article}</td></tr></table>'
                if layout else article)
    if chrome:
        body.append(f'<div class="side">{menu(rng, report.publisher, chrome)}</div>')
        body.append(script(rng, chrome // 6))
        body.append(f'<div class="foot"><p>主办：{site}人民政府办公室　网站标识码：{rng.randint(10 ** 9, 10 ** 10 - 1)}</p>'
                    f'<p>备案号：第{rng.randint(10 ** 7, 10 ** 8 - 1)}号　联系我们　网站地图</p></div>')
        body.append('<noscript><p>本页需要启用脚本才能查看全部内容</p></noscript>')
    head_text = "\n".join(h for h in head if h)
    body_text = "\n".join(body)
    return f"<!DOCTYPE html>\n<html>\n<head>\n{head_text}\n</head>\n<body>\n{body_text}\n</body>\n</html>\n"


def json_answer(rng, report, article):
    """The article as an interface's JSON answer carries it, with or without \\u escapes."""
    data = {"code": 200, "msg": "success", "data": {
        "id": rng.randint(1000, 99999), "title": report.title, "publishDate": report.published_text,
        "source": report.publisher, "content": article}}
    return json.dumps(data, ensure_ascii=rng.random() < 0.5)


def script_string(rng, report, article):
    """The article as a string in a script that writes it into the page."""
    text = json.dumps(article, ensure_ascii=False).replace("</", "<\\/")
    return (f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(report.title)}</title></head><body>'
            f'<h1>{escape(report.title)}</h1><div>发布日期：{report.published_text}</div>'
            f'<div id="content"></div>\n<script>\nvar content = {text};\n'
            'document.getElementById("content").innerHTML = content;\n</script></body></html>')
