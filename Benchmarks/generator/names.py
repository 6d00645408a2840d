"""Invented bodies, places, dates and addresses. No place of these names exists in the national code list."""

FIRST = "云青松岚澄霁沐禾苇砚杉槐菱芷潞榕泊栖桐蓼"
SECOND = "溪禾川岭浦泽屿陂渡垣湖畈埠岗桥"
REAL = {"云溪", "青川", "青浦", "松溪", "沐川", "桐岗"}
TOWNS = ("柳桥", "石塘", "白鹭", "东坪", "双井", "杏园", "河湾", "古槐", "长岭", "枫树", "上庄", "荷塘")
BUREAUS = ("财政局", "教育局", "民政局", "司法局", "水利局", "农业农村局", "卫生健康委员会", "交通运输局",
           "自然资源局", "住房和城乡建设局", "市场监督管理局", "应急管理局", "医疗保障局", "统计局", "审计局",
           "文化和旅游局", "人力资源和社会保障局", "发展和改革局", "城市管理局", "科学技术局")


def place(rng):
    while True:
        name = rng.choice(FIRST) + rng.choice(SECOND)
        if name[0] != name[1] and name not in REAL:
            return name + rng.choice("县县市区")


def body(rng):
    """(publisher, short word for itself in prose)"""
    where = place(rng)
    kind = rng.random()
    if kind < 0.12:
        return f"{where}人民政府", "全" + where[-1]
    if kind < 0.2:
        return f"{where}人民政府办公室", "我办"
    if kind < 0.7:
        return where + rng.choice(BUREAUS), "我局"
    town = rng.choice(TOWNS)
    if where[-1] == "区" and kind < 0.85:
        return f"{where}{town}街道办事处", "街道"
    return f"{where}{town}镇人民政府", "我镇"


def title(rng, publisher, year):
    return rng.choice((
        f"{publisher}{year}年政府信息公开工作年度报告", f"{publisher}{year}年政府信息公开工作年度报告",
        f"{publisher}{year}年度政府信息公开工作年度报告", f"{publisher}{year}年政府信息公开年度报告",
        f"{year}年{publisher}政府信息公开工作年度报告", f"{publisher}政府信息公开工作{year}年度报告",
        f"{publisher}关于{year}年度政府信息公开工作的年度报告"))


def published(rng, year):
    """A day before the legal date, in the year after the report's."""
    return year + 1, rng.choice((1, 1, 1, 2, 3)), rng.randint(1, 28)


def written_date(rng, ymd):
    y, m, d = ymd
    return rng.choice((f"{y}-{m:02d}-{d:02d}", f"{y}年{m}月{d}日", f"{y}-{m:02d}-{d:02d} {rng.randint(8, 17):02d}:30",
                       f"{y}/{m:02d}/{d:02d}"))


def index_number(rng, ymd):
    return f"{rng.randint(10_000_000, 99_999_999)}{rng.randint(0, 9)}/{ymd[0]}-{rng.randint(1, 99):05d}"


def address(rng, ordinal, ymd):
    """An invented address; `.example` is reserved, so nothing can ever be fetched from it."""
    host = "".join(rng.choice("abcdefghijklmnoprstuwxyz") for _ in range(rng.randint(4, 9)))
    return (f"http://www.{host}.gov.example/zwgk/zfxxgk/zfxxgknb/"
            f"{ymd[0]}{ymd[1]:02d}/t{ymd[0]}{ymd[1]:02d}{ymd[2]:02d}_{ordinal:06d}")
