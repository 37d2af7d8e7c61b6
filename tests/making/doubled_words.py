"""The words and numbers of a population with doubles in it: names, what sounds alike, towns, firms."""

from datetime import date
from random import Random
from typing import Any

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方"
    "邹熊白孟秦邱侯江尹薛闫雷龙黎史陶贺毛段郝顾龚邵万覃武钱戴严莫孔向常章"
)
GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建国文志永春海燕雪梅东林峰宇浩然子轩梓涵欣怡晓小佳俊嘉诚思雨晨瑞祥庆福荣昌盛凯鹏飞云"
    "龙虎德仁义信忠孝安康宁静淑珍慧颖琳琪瑶婷婉清月光辉亮星辰博达学智勤业兴旺立新成功远航天翔振中山川河江波涵润泽宏伟利民"
)
TRADITIONAL = dict(
    zip(
        "张刘陈杨黄赵吴孙马罗郑梁谢许韩邓冯肖萧蒋叶吕卢钟谭陆贾邹贺顾龚邵万钱严丽强军艳涛红兰国华海东风云龙庆荣昌凯鹏飞义宁静颖瑶辉兴业远航山润泽"
        "伟娟杰晓琪梦建诚嘉轩怡祥瑞广贸机电设备制造实业发展科技东",
        "張劉陳楊黃趙吳孫馬羅鄭梁謝許韓鄧馮肖蕭蔣葉呂盧鐘譚陸賈鄒賀顧龔邵萬錢嚴麗強軍艷濤紅蘭國華海東風雲龍慶榮昌凱鵬飛義寧靜穎瑤輝興業遠航山潤澤"
        "偉娟傑曉琪夢建誠嘉軒怡祥瑞廣貿機電設備製造實業發展科技東",
        strict=True,
    )
)
_ALIKE = """
    张章 刘留柳 陈程晨 杨羊阳扬 黄皇 吴武伍 徐许 朱诸 胡湖 郭国 何河和 林琳霖 高皋 罗洛 谢解 宋颂 唐堂
    韩涵 邓登 冯丰 曹草 彭澎 肖萧晓小 田恬 董懂 潘盼 袁元原源 蔡菜 余于玉宇雨 叶业 魏卫伟 苏酥 陆路 范饭
    汪旺 石时 金今锦 夏霞 方芳 江姜 静敬靖 丽利立 艳燕雁 杰洁捷 明名鸣 超潮 英颖瑛 华花 红宏鸿 建健 志智
    春淳 海嗨 东冬 峰锋丰 浩皓昊 然燃 梓子紫 欣新心馨 怡宜仪 佳嘉家 俊君 诚成城 思斯 晨辰 瑞锐 祥翔 庆清
    凯楷 飞非 云芸 德得 安桉 珍真 慧惠 婷亭 辉晖 博勃 勤琴 兴星 波博 敏闽
"""
HOMOPHONES = tuple(_ALIKE.split())
_READ = """
    王:wang 李:li 张:zhang 刘:liu 陈:chen 杨:yang 黄:huang 赵:zhao 吴:wu 周:zhou 徐:xu 孙:sun 马:ma
    朱:zhu 胡:hu 郭:guo 何:he 林:lin 高:gao 罗:luo 郑:zheng 梁:liang 谢:xie 宋:song 唐:tang 许:xu 韩:han
    邓:deng 冯:feng 曹:cao 彭:peng 伟:wei 芳:fang 娜:na 敏:min 静:jing 丽:li 强:qiang 磊:lei 军:jun
    洋:yang 勇:yong 艳:yan 杰:jie 娟:juan 涛:tao 明:ming 超:chao 秀:xiu 霞:xia 平:ping 刚:gang 桂:gui
    英:ying 华:hua 玉:yu 兰:lan 红:hong 建:jian 国:guo 文:wen 志:zhi 春:chun 海:hai 燕:yan 雪:xue 梅:mei
    东:dong 峰:feng 浩:hao 欣:xin 怡:yi 晓:xiao 小:xiao 佳:jia 俊:jun 嘉:jia 思:si 雨:yu 晨:chen 瑞:rui
    祥:xiang 凯:kai 鹏:peng 飞:fei 龙:long 安:an 康:kang 慧:hui 颖:ying 琳:lin 瑶:yao 婷:ting 月:yue
    光:guang 辉:hui 星:xing 博:bo 智:zhi 宏:hong
"""
READINGS = dict(pair.split(":") for pair in _READ.split())
_CITY_NAMES = """
    北京:010 上海:021 广州:020 深圳:0755 苏州:0512 杭州:0571 南京:025 成都:028 武汉:027 西安:029
    青岛:0532 宁波:0574 无锡:0510 济南:0531 长沙:0731 合肥:0551
"""
AREAS = dict(pair.split(":") for pair in _CITY_NAMES.split())
CITIES = tuple(AREAS)
_ROADS_TOLD = """
    人民 中山 解放 建设 和平 文化 长江 黄河 新华 光明 胜利 友谊 江南 湖滨 学院 体育 工业 科技 创新 迎宾
"""
ROADS = _ROADS_TOLD.split()
_FIRM_WORDS_TOLD = """
    华信 恒通 宏达 瑞丰 金桥 东方 远大 天成 中兴 利民 安泰 永盛 嘉禾 润泽 鼎新 博远 凯旋 盛世 锦程 汇通
    德信 万邦 同创 新宇 海纳
"""
FIRM_WORDS = _FIRM_WORDS_TOLD.split()
_MORE_WORDS_TOLD = """
    达 通 源 盛 泰 隆 昌 和 顺 发 鑫 宇 辰 诺 博 捷 腾 翔 康 捷
"""
MORE_WORDS = _MORE_WORDS_TOLD.split()
_TRADES_TOLD = """
    科技 贸易 机电 电子 建材 食品 物流 医药 服饰 化工 环保 软件 机械 广告 咨询 实业 设备 包装 农业
    文化传媒
"""
TRADES = _TRADES_TOLD.split()
FORMS = ("有限公司", "有限责任公司", "股份有限公司")
DOMAINS = ("example.com", "example.org", "example.net")
MOBILE = "154"
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def chinese_name(rng: Random) -> str:
    """A name; some family names are far commoner than others."""
    place = min(int(rng.expovariate(1 / 22)), len(SURNAMES) - 1)
    given = "".join(rng.choice(GIVEN) for _ in range(1 if rng.random() < 0.15 else 2))
    return SURNAMES[place] + given


def firm_name(rng: Random, city: str) -> str:
    """A name with its place and its form."""
    own = rng.choice(FIRM_WORDS) + (rng.choice(MORE_WORDS) if rng.random() < 0.7 else "")
    place = f"{city}市" if rng.random() < 0.3 else city
    return f"{place}{own}{rng.choice(TRADES)}{rng.choice(FORMS)}"


def landline(rng: Random, city: str) -> str:
    """A line number that no exchange has."""
    return f"{AREAS[city]}-0{rng.randrange(10**7):07d}"


def address(rng: Random, city: str) -> dict[str, Any]:
    """A flat in a town."""
    street = f"{rng.choice(ROADS)}路{rng.randint(1, 999)}号{rng.randint(1, 30)}栋{rng.randint(101, 2806)}室"
    return {"city": f"{city}市", "street": street}


def email(rng: Random, name: str) -> str:
    """An address at a domain set aside for examples."""
    letters = "".join(READINGS.get(sign, "x") for sign in name)
    return f"{letters}{rng.randint(1, 99999)}@{rng.choice(DOMAINS)}"


def id_number(rng: Random, born: date, gender: str) -> str:
    """A resident number of a region that there is not, with a right last character."""
    serial = rng.randrange(500) * 2 + (1 if gender == "m" else 0)
    first = f"99{rng.randrange(10**4):04d}{born:%Y%m%d}{serial:03d}"
    factors = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(digit) * factor for digit, factor in zip(first, factors, strict=True))
    return first + "10X98765432"[total % 11]


def registration(rng: Random) -> str:
    """A credit code of a region that there is not, with a right last character."""
    first = "91999999" + "".join(rng.choices(ALPHABET, k=9))
    total = sum(ALPHABET.index(sign) * pow(3, place, 31) for place, sign in enumerate(first))
    return first + ALPHABET[-total % 31]
