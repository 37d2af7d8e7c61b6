"""The raw material of made-up people and firms: names, places, trades, sentences, Chinese and English mixed."""

from random import Random

_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏"
    "锺汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文单仇查解区翟朴缪卜覃"
)
_DOUBLE_SURNAMES = (
    "欧阳", "上官", "司马", "诸葛", "尉迟", "万俟", "慕容", "夏侯",
)  # fmt: skip
_GIVEN_MEN = "伟强磊军洋勇杰涛斌超波辉刚健明永浩宇轩博文志新海山仁东南北安平国栋梁峰鹏飞龙虎豪俊哲瀚霖钧铭𠮷"
_GIVEN_WOMEN = "芳娜秀英敏静丽艳娟霞玲桂兰雪梅婷慧莹倩玉洁琳蕾薇菁梦岚苑婕馨瑗琰韵融园艺咏卿聪澜纯毓悦昭冰爽琬茗羽希"
_TRADITIONAL = (
    "陳淑芬", "林志豪", "黃雅惠", "張家豪", "劉詠詩", "吳俊賢", "鄭麗華", "蘇慧倫", "葉國強", "盧曉東", "鍾偉業",
    "馮寶儀",
)  # fmt: skip
_FIRST_NAMES = (
    "Anna", "Björn", "Carlos", "Daphne", "Edward", "François", "Grace", "Héctor", "Ingrid", "James", "Katarína",
    "Liam", "Małgorzata", "Nikolai", "Olivia", "Priya", "Quentin", "Rosa", "Søren", "Thérèse", "Umar", "Victoria",
    "Wanda", "Zoë",
)  # fmt: skip
_LAST_NAMES = (
    "Ashworth", "Bergström", "Castillo", "Dąbrowski", "Evans", "Fernández", "García", "Hughes", "Ivanova",
    "Jørgensen", "Kowalski", "Larsen", "Müller", "Nováková", "O'Connor", "Petrov", "Quinn", "Rossi", "Smith",
    "Taylor", "Ünal", "Wagner",
)  # fmt: skip
_ENGLISH_SHARE, _TRADITIONAL_SHARE, _DOUBLE_SHARE = 0.12, 0.03, 0.02

PLACES = (
    ("北京市", "北京市", "朝阳区"), ("上海市", "上海市", "浦东新区"), ("广东省", "广州市", "天河区"),
    ("广东省", "深圳市", "南山区"), ("江苏省", "苏州市", "工业园区"), ("江苏省", "南京市", "鼓楼区"),
    ("浙江省", "杭州市", "西湖区"), ("浙江省", "宁波市", "鄞州区"), ("四川省", "成都市", "武侯区"),
    ("重庆市", "重庆市", "渝中区"), ("湖北省", "武汉市", "洪山区"), ("陕西省", "西安市", "雁塔区"),
    ("山东省", "青岛市", "市南区"), ("福建省", "厦门市", "思明区"), ("湖南省", "长沙市", "岳麓区"),
    ("辽宁省", "大连市", "中山区"), ("河南省", "郑州市", "金水区"), ("台湾省", "台北市", "信义区"),
)  # fmt: skip
FOREIGN_PLACES = (
    ("GB", "", "London", "EC1A 1AA"), ("US", "CA", "Springfield", "00000"), ("DE", "", "Musterstadt", "00000"),
)  # fmt: skip
_STREETS = (
    "样板路", "示例大街", "试验巷", "演示中路", "范例北路", "样本新村",
)  # fmt: skip
_STEMS = (
    "恒信", "远航", "天成", "鑫源", "瑞丰", "博达", "华茂", "新纪元", "四海", "三合", "金桥", "东升", "蓝天", "绿洲",
    "长城", "明珠", "星辰", "银河", "泰和", "万通", "宏图", "康宁", "卓越", "启明", "九州", "江南", "海纳", "聚贤",
    "同创", "正大", "凯旋", "百川", "青云", "方圆", "隆昌", "兴业",
)  # fmt: skip
_TRADES = (
    "贸易", "科技", "机械", "电子", "食品", "纺织", "建材", "物流", "咨询", "医药", "化工", "包装", "印刷", "家具",
    "汽配", "环保", "农业", "服装", "软件", "广告",
)  # fmt: skip
_FORMS = (
    "有限公司", "有限公司", "有限公司", "股份有限公司", "有限责任公司", "集团有限公司", "商行", "经营部",
)  # fmt: skip
_ENGLISH_FIRMS = (
    "Example Trading Ltd", "Northern Star Shipping PLC", "Sample & Sons GmbH", "Blue Harbour Foods Inc.",
    "Old Mill Paper Co., Ltd", "Specimen Software S.A.", "Kestrel Instruments LLC", "Placeholder Textiles B.V.",
)  # fmt: skip
POSTS = (
    "总经理", "副总经理", "采购经理", "财务总监", "销售主管", "技术总监", "办公室主任", "仓库主管", "会计", "业务员",
    "厂长", "Purchasing Manager", "CEO", "工程师", "人事经理", "区域经理", "Buyer", "董事长", "店长", "质检员",
)  # fmt: skip
DEPARTMENTS = (
    "采购部", "财务部", "销售部", "技术部", "行政部", "生产部", "质量部", "人事部", "Logistics", "市场部", "研发中心",
    "总经办",
)  # fmt: skip
SCHOOLS = (
    "示例大学", "第一样板中学", "演示理工学院", "Example University", "范例职业学院", "样本实验小学",
)  # fmt: skip
SUBJECTS = (
    "会计", "机械工程", "国际贸易", "中文", "计算机", "法律", "医学", "Economics", "市场营销", "土木工程", "英语",
    "化学",
)  # fmt: skip
THINGS = (
    "钓鱼", "书法", "围棋", "摄影", "爬山", "羽毛球", "乒乓球", "喝茶", "园艺", "京剧", "旅行", "篮球", "足球",
    "游泳", "太极拳", "jazz", "chess", "跑步", "收藏", "烹饪", "看电影", "红烧肉", "清蒸鱼", "小笼包", "麻婆豆腐",
    "红楼梦", "三体", "诚信", "家庭", "健康", "效率", "冒险", "安静", "café", "🎣", "拉小提琴", "骑车",
)  # fmt: skip
_CHINESE = (
    "对价格比较敏感，但更看重交货期。", "喜欢先喝茶再谈生意，不要一见面就报价。",
    "去年因为包装破损退过一次货，后来满意地解决了。", "女儿明年高考，话题多半离不开孩子。",
    "建议每个季度拜访一次，最好在星期二上午。", "与原供应商的合同到年底到期。",
    "说话直爽，决定很快；不喜欢书面汇报。", "他的助理掌握日程，先打电话给助理。", "希望我们提供培训和样品。",
    "正在扩建厂房，预计需要新的设备。", "朋友介绍认识，关系不错，常在周末一起打羽毛球。",
    "对竞争对手的售后服务评价不高。", "付款一向准时，只是年底会晚十天左右。", "曾在国外工作三年，英语流利。",
    "家里养了一只猫，叫“豆豆”。", "不吃辣，不喝酒，对花生过敏。", "看重长期合作，不轻易更换伙伴。",
    "最近在考虑把仓库搬到城东。",
)  # fmt: skip
_ENGLISH = (
    "Prefers e-mail to the telephone.", "Met at the spring fair; asked for a second offer.",
    "Budget is decided in October.", "Reads every line of a contract.", "Likes to be shown figures, not adjectives.",
    "Reports to the head office abroad.", "Sent flowers after the delay – it helped.",
    "Would rather wait than accept a substitute.", "Plays the cello.",
)  # fmt: skip
_ODD = (
    "𠮷野家 👨‍👩‍👧", "=SUM(A1:A2)", "<b>bold</b> & 'quoted'", "{0} %s {name}", "50 % – “très bien”", "ﷺ العربية",
    "ﬁne Ⅷ ①",
)  # fmt: skip
_ODD_SHARE = 0.02


def chinese_name(rng: Random, *, gender: str = "m") -> str:
    """A Chinese full name; one in fifty has a double surname."""
    surname = rng.choice(_DOUBLE_SURNAMES) if rng.random() < _DOUBLE_SHARE else rng.choice(_SURNAMES)
    given = _GIVEN_WOMEN if gender == "f" else _GIVEN_MEN
    return surname + "".join(rng.choices(given, k=1 if rng.random() < 0.15 else 2))


def full_name(rng: Random, *, gender: str = "m") -> str:
    """A name of a person: mostly Chinese, some in traditional characters, some of other countries."""
    drawn = rng.random()
    if drawn < _ENGLISH_SHARE:
        return f"{rng.choice(_FIRST_NAMES)} {rng.choice(_LAST_NAMES)}"
    if drawn < _ENGLISH_SHARE + _TRADITIONAL_SHARE:
        return rng.choice(_TRADITIONAL)
    return chinese_name(rng, gender=gender)


def english_name(rng: Random) -> str:
    """A name of another language."""
    return f"{rng.choice(_FIRST_NAMES)} {rng.choice(_LAST_NAMES)}"


def stem(rng: Random) -> str:
    """What a firm is called for short."""
    return "".join(rng.sample(_STEMS, 1 if rng.random() < 0.4 else 2))


def firm(rng: Random, *, called: str = "") -> str:
    """The full name of a firm."""
    if not called and rng.random() < _ENGLISH_SHARE:
        return f"{rng.choice(_LAST_NAMES)} {rng.choice(_ENGLISH_FIRMS)}"
    place = rng.choice(PLACES)[1].removesuffix("市")
    return f"{place}{called or stem(rng)}{rng.choice(_TRADES)}{rng.choice(_FORMS)}"


def english_firm(rng: Random) -> str:
    """The name of a firm in English."""
    return f"{rng.choice(_LAST_NAMES)} {rng.choice(_ENGLISH_FIRMS)}"


def street(rng: Random) -> str:
    """A street that is on no map, with a number."""
    return f"{rng.choice(_STREETS)}{rng.randint(1, 999)}号{rng.randint(1, 30)}幢{rng.randint(101, 3302)}室"


def sentence(rng: Random, *, at_most: int) -> str:
    """A sentence; one in fifty is made of what breaks careless programs."""
    if rng.random() < _ODD_SHARE:
        said = rng.choice(_ODD)
    else:
        said = rng.choice(_ENGLISH if rng.random() < 0.25 else _CHINESE)
    return said[:at_most].strip()


def note(rng: Random) -> str:
    """Some hundred characters of remarks, in one to three paragraphs."""
    said = [sentence(rng, at_most=200) for _ in range(rng.randint(4, 14))]
    said.insert(rng.randint(0, len(said)), f"{rng.choice(PLACES)[1]}，{chinese_name(rng)}，{rng.randint(2, 900)}件")
    cut = rng.randint(1, len(said))
    return "".join(said[:cut]) + "\n" + " ".join(said[cut:]) if cut < len(said) else "".join(said)
