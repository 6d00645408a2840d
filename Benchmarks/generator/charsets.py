"""Encodings of a page: what the bytes are, what the page says they are, and a few pages in traditional script."""
from dataclasses import dataclass

# One traditional form for each simplified character of the invented texts, chosen so that it converts back to itself.
SIMPLIFIED = (
    "万与专业东严个丰为举义乡书于云产从们众优会体关内写农决况准减划删别办务动区医华单卫厅历压县双发变台号"
    "后听启员园围国图场坚处备复够头学实审对导将层属屿岗岚岭并庄应废开强归当录征径态总户执护报据数无时术机"
    "权条构枫标栏树栖样档桥检欢气沟没泽游湾满澜点牵状环现电畅疗监盖码砚确种秘称稳笔简类纠级纳线组细织终经"
    "结绕给络统继绩续维编缴网罚群职联脚苇范药获补见规视计订认让训议记许讼设访证评识诉话询语说请读调谈负财"
    "责账质购费资转轮较输达过运还这进采销错镇长门问间闻阅际难霁页项预领频题额馆验鹭"
)
TRADITIONAL = (
    "萬與專業東嚴個豐爲舉義鄉書於雲產從們衆優會體關內寫農決況準減劃刪別辦務動區醫華單衛廳歷壓縣雙發變臺號"
    "後聽啓員園圍國圖場堅處備復夠頭學實審對導將層屬嶼崗嵐嶺並莊應廢開強歸當錄徵徑態總戶執護報據數無時術機"
    "權條構楓標欄樹棲樣檔橋檢歡氣溝沒澤遊灣滿瀾點牽狀環現電暢療監蓋碼硯確種祕稱穩筆簡類糾級納線組細織終經"
    "結繞給絡統繼績續維編繳網罰羣職聯腳葦範藥獲補見規視計訂認讓訓議記許訟設訪證評識訴話詢語說請讀調談負財"
    "責賬質購費資轉輪較輸達過運還這進採銷錯鎮長門問間聞閱際難霽頁項預領頻題額館驗鷺"
)
TO_TRADITIONAL = str.maketrans(SIMPLIFIED, TRADITIONAL)

# (name, the bytes' encoding, what <meta> declares, the header's charset, weight)
HTML = (
    ("utf-8", "utf-8", "utf-8", "", 60), ("utf-8 by header", "utf-8", "", "utf-8", 4),
    ("utf-8 with BOM", "utf-8-sig", "utf-8", "", 3), ("utf-8 undeclared", "utf-8", "", "", 3),
    ("gb2312 declared", "gb18030", "gb2312", "", 9), ("gbk declared", "gb18030", "gbk", "", 3),
    ("gb18030 by header", "gb18030", "", "GB18030", 3), ("gb18030 undeclared", "gb18030", "", "", 2),
    ("gb18030 declared utf-8", "gb18030", "utf-8", "", 4), ("utf-8 declared gb2312", "utf-8", "gb2312", "", 3),
    ("utf-16le with BOM", "utf-16-le", "", "", 1), ("utf-16be by header", "utf-16-be", "", "utf-16be", 1),
    ("utf-8, traditional", "utf-8", "utf-8", "", 3), ("big5, traditional", "big5", "big5", "", 1),
)
TEXT = (
    ("utf-8", "utf-8", "", "", 75), ("gb18030 undeclared", "gb18030", "", "", 10),
    ("gb18030 by header", "gb18030", "", "gb2312", 10), ("utf-8 with BOM", "utf-8-sig", "", "", 5),
)


@dataclass
class Plan:
    name: str
    encoding: str
    declared: str
    header: str

    def encode(self, text):
        if "traditional" in self.name:
            text = text.translate(TO_TRADITIONAL)
        mark = b"\xff\xfe" if self.name.startswith("utf-16le") else b""
        errors = "xmlcharrefreplace" if self.encoding == "big5" else "strict"
        return mark + text.encode(self.encoding, errors)


def plan(rng, container):
    """A JSON answer is UTF-8 by its own standard; text and HTML come in every kind."""
    if container in ("json", "script"):
        return Plan("utf-8", "utf-8", "utf-8", "")
    choices = TEXT if container in ("tab", "ragged", "pipe", "markdown", "cells", "bare") else HTML
    chosen = rng.choices(choices, [c[4] for c in choices])[0]
    return Plan(*chosen[:4])
