"""The text around the tables: invented sentences, composed by chance into the statutory sections."""

OPENING = (
    "根据《中华人民共和国政府信息公开条例》（以下简称《条例》）的规定，编制{year}年政府信息公开工作年度报告。",
    "依照《中华人民共和国政府信息公开条例》第五十条的要求，{publisher}编制并公布{year}年度政府信息公开工作年度报告。",
    "现将{publisher}{year}年政府信息公开工作情况报告如下。",
)
PERIOD = (
    "本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。",
    "报告中所列数据的统计期限为{year}年1月1日至{year}年12月31日。",
    "本年度报告所列数据统计期限从{year}年1月1日起，到{year}年12月31日止。",
)
CONTACT = (
    "如对本报告有疑问，请与{publisher}联系（地址：文澜路{n}号，电话：0{n}-80{n}{n}）。",
    "报告全文可在门户网站查阅，欢迎社会各界提出意见。",
)
ACTIVE = (
    "{year}年，{self}围绕群众关心的事项，通过门户网站公开各类政府信息{m}条。",
    "全年更新机构职能、权责清单、办事指南等栏目{n}次，及时删除失效内容。",
    "制发政策文件时同步准备解读材料，全年发布图解、问答等解读稿件{n}篇。",
    "坚持公开内容先审查后发布，明确专人负责登记、校核和归档。",
    "重点推进预算决算、公共资源配置、社会救助、食品安全等领域的信息公开。",
    "召开新闻通气会{n}场，邀请居民代表走进窗口，听取对服务的建议。",
)
REQUESTS = (
    "{self}畅通当面、信函、网络三种渠道受理申请，答复前由法制机构逐件审核。",
    "对内容不清楚的申请，工作人员主动联系申请人说明情况，一次告知需要补正的事项。",
    "修订依申请公开工作规程，统一答复文书的格式和用语，减少文书差错。",
)
MANAGE = (
    "严格执行保密审查制度，做到一事一审、全程留痕。",
    "对历年规范性文件进行集中清理，标注有效、废止和失效状态，方便公众检索。",
    "建立信息发布台账，每季度抽查栏目更新情况，发现问题限期整改。",
)
PLATFORM = (
    "完成门户网站专栏改版，优化检索功能，增设老年人阅读模式。",
    "在政务服务大厅、图书馆和档案馆设置查阅点{n}个，配备自助终端。",
    "规范政务新媒体管理，注销停更账号，保留的账号做到每周更新。",
)
OVERSIGHT = (
    "将政府信息公开纳入年度考核，由办公室牵头开展日常检查和年终评议。",
    "全年组织业务培训{n}次，覆盖各科室经办人员。",
    "未发生因公开工作失职而追究责任的情形。",
)
PROBLEMS = (
    "一是个别栏目更新不够及时；二是解读形式比较单一；三是基层经办人员变动较多，业务熟悉程度有待提高。",
    "主要问题是公开内容与群众期待还有差距，主动回应的意识需要加强。",
    "部分科室对公开范围理解不一致，目录编制不够细致。",
)
IMPROVE = (
    "下一步，将细化公开目录，压实科室责任，按季度通报更新情况。",
    "今后将丰富图解、短视频等解读方式，让政策更容易看懂。",
    "计划建立轮训制度，提高经办人员办理申请的能力。",
    "加强与上级主管部门的沟通，遇到疑难申请及时会商。",
)
FEES = (
    "本年度未收取信息处理费。",
    "依照《政府信息公开信息处理费管理办法》，{year}年未收取任何信息处理费。",
    "无其他需要报告的事项。",
)


def sentence(rng, bank, facts):
    return rng.choice(bank).format(n=rng.randint(2, 9), m=rng.randint(30, 900), **facts)


def several(rng, bank, facts, low, high):
    count = min(len(bank), rng.randint(low, high))
    return "".join(s.format(n=rng.randint(2, 9), m=rng.randint(30, 900), **facts)
                   for s in rng.sample(bank, count))


def numerals(style, number, text):
    """The heading of section `number`, with the usual numeral or (as some bodies do) without."""
    return f"{'一二三四五六'[number - 1]}、{text}" if style != "bare" else text


def sections(rng, facts, template, amount=1):
    """Blocks of a report with the places of its tables: ("h", …), ("p", …), ("table", 2 | 3 | 4)."""
    long_names = rng.random() < 0.4
    blocks = [("p", sentence(rng, OPENING, facts) + sentence(rng, PERIOD, facts)
               + sentence(rng, CONTACT, facts)), ("h", "一、总体情况")]
    for number, (name, bank) in enumerate((("主动公开", ACTIVE), ("依申请公开", REQUESTS),
                                           ("政府信息管理", MANAGE), ("平台建设", PLATFORM),
                                           ("监督保障", OVERSIGHT)), 1):
        numeral = f"（{'一二三四五'[number - 1]}）{name}"
        blocks.append(("p", f"{numeral}。{several(rng, bank, facts, 2, 3)}"))
        for _ in range(amount - 1):
            blocks.append(("p", several(rng, bank, facts, 2, 6)))
    blocks += [
        ("h", "二、行政机关主动公开政府信息情况" if long_names else "二、主动公开政府信息情况"), ("table", 2),
        ("h", "三、行政机关收到和处理政府信息公开申请情况" if long_names
         else "三、收到和处理政府信息公开申请情况"), ("table", 3),
        ("h", "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况" if long_names
         else "四、政府信息公开行政复议、行政诉讼情况"), ("table", 4),
        ("h", "五、存在的主要问题及改进情况"),
    ]
    for _ in range(amount):
        blocks.append(("p", sentence(rng, PROBLEMS, facts) + several(rng, IMPROVE, facts, 1, 3)))
    blocks += [("h", "六、其他需要报告的事项"), ("p", sentence(rng, FEES, facts))]
    return blocks
