/// The characters that Chinese official prose mostly consists of: by them the right decoding of a page
/// is told from a wrong one, which yields rare characters.
///
/// A shape that simplified and traditional script share is in the first list only.
enum FrequentCharacters {
  /// One bit for each scalar value of the Basic Multilingual Plane.
  static let bitmap: [UInt64] = {
    var bits = [UInt64](repeating: 0, count: 1024)
    for list in [simplified, traditional, fonts, marks] {
      for scalar in list.unicodeScalars where scalar.value >= 0x80 && scalar.value <= 0xFFFF {
        bits[Int(scalar.value >> 6)] |= 1 << UInt64(scalar.value & 63)
      }
    }
    return bits
  }()

  /// Of the names of fonts, which style attributes repeat more often than a page has text.
  private static let fonts = "仿宋楷体黑微软雅方正隶细明新圆"

  private static let simplified = """
    的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种
    面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去
    把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但
    质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式
    活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回
    则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己
    美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空
    元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周
    委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查
    江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严首底液官德随病苏失尔死
    讲配女黄推显谈罪神艺呢席含企望密批营项防举球英氧势告李台落木帮轮破亚师围注远字材排供河态封另施减树溶怎
    止案言士均武固叶鱼波视仅费紧爱左章早朝害续轻服试食充兵源判护司足某练差致板田降黑犯负击范继兴似余坚曲输
    修故城夫够送笔船占右财吃富春职觉汉画功巴跟虽杂飞检吸助升阳互初创抗考投坏策古径换未跑留钢曾端责站简述钱
    副尽帝射草冲承独令限阿宣环双请超微让控州良轴找否纪益依优顶础载倒房突坐粉敌略客袁冷胜绝析块剂测丝协诉念
    陈仍罗盐友洋错苦夜刑移频逐靠混母短皮终聚汽村云哪既距卫停烈央察烧迅境若印洲刻括激孔搞甚室待核校散侵吧甲
    游久菜味旧模湖货损预阻毫普稳乙妈植息扩银语挥酒守拿序纸医缺雨吗针刘啊急唐误训愿审附获茶鲜粮斤孩脱硫肥善
    龙演父渐血欢械掌歌沙刚攻谓盾讨晚粒乱燃矛乎杀药宁鲁贵钟煤读班伯香介迫句丰培握兰担弦蛋沉假穿执答乐谁顺烟
    缩征脸喜松脚困异免背星福买染井概慢怕磁倍祖皇促静补评翻肉践尼衣宽扬棉希伤操垂秋宜氢套督振架亮末宪庆编牛
    触映雷销诗座居抓裂胞呼娘景威绿晶厚盟衡鸡孙延危胶屋乡临陆顾掉呀灯岁措束耐剧玉赵跳哥季课凯胡额款绍卷齐伟
    申版栏链址站网页栏浏览登录搜索邮箱编码备案版权栏码讼驳撤销予答诉涉裁仲镇街厅署委镇乡坊社咨询宗旨
    """

  private static let traditional = """
    這個國們為來時對會發動過說產種麼麵後學進經電現實點業從應開還當義與關線內數問變條無軍題黨員長頭資邊級
    總圖見統別論運農幾區決處隊據給門規熱領東導壓爭濟階術極聯認權證轉單風帶場車務萬達積議聲報鬥類離華張
    馬節話況傳許廣記術觀織裝眾書復兒須際驗連斷難礦備辦習響約勞團歷構稱準號維劃選標寫親層專狀廠識適屬圓
    調滿縣參紅細聽該鐵價嚴隨蘇爾講黃顯談藝項舉勢臺幫輪亞師圍遠態減樹僅費緊愛續輕試護負擊範繼興餘堅輸
    夠筆財職覺漢畫雖雜飛檢陽創壞徑換鋼責簡錢盡沖獨環雙請讓軸紀優頂載敵勝絕塊劑測絲協訴陳羅鹽錯頻終雲
    衛燒貨損預穩媽擴銀語揮紙醫針劉誤訓願審獲鮮糧脫龍漸歡剛謂討亂殺藥寧魯貴鐘讀豐擔執樂誰順煙縮徵臉異
    買補評踐寬揚傷憲慶編觸銷詩綠雞孫膠鄉臨陸顧燈歲劇趙課凱額紹齊偉網頁覽錄郵碼訟駁鎮廳詢體機質氣係
    """

  /// Punctuation and symbols of Chinese text, and those that stand in the footers of all pages.
  private static let marks = """
    ，。、；：？！（）《》“”‘’【】〔〕「」『』…—－～·　％０１２３４５６７８９①②③④⑤⑥⑦⑧⑨⑩※→│┃■□●○◆★☆▲▼〉〈＞＜℃
    \u{A0}\u{A9}\u{AE}\u{B7}\u{D7}\u{2002}\u{2003}\u{2013}\u{2022}\u{FEFF}
    """
}
