"""Chinese surnames: those of two characters, and the readings in which a surname differs from the common word."""

from collections.abc import Mapping
from types import MappingProxyType


def _readings(lines: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """For each word the readings of its characters: 尉迟:yu,chi gives (("yu",), ("chi",)), / parts alternatives."""
    table = {}
    for entry in lines.split():
        word, spelled = entry.split(":")
        table[word] = tuple(tuple(one.split("/")) for one in spelled.split(","))
    return MappingProxyType(table)


_COMPOUND = """
    欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠
    公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁
    拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 公户 公玉 公仪 梁丘 公仲 公上 公门 公山 公坚 左丘 公伯
    西门 公祖 第五 公乘 贯丘 公皙 南荣 东里 东宫 仲长 子书 子桑 即墨 达奚 褚师 纳兰 完颜 富察 单于 淳于 屈突
    贺兰 贺若 斛律 呼衍 库狄
"""
COMPOUND = frozenset(_COMPOUND.split())
"""Surnames of two characters, in simplified characters."""

FAMILY_NAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤"
    "花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝"
    "明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管"
    "卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程邢裴陆荣翁荀羊惠甄曲封靳段焦巴牧隗谷车侯宓蓬全班仰秋仲宫宁仇"
    "栾甘厉祖武符刘景詹束龙叶幸司韶黎薄印宿白怀蒲从鄂索赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳姬申扶堵冉宰桑桂牛寿通边"
    "扈燕冀浦尚农温别庄晏柴瞿阎充慕连茹习艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广东欧利师巩聂晁勾敖融冷辛阚那简"
    "饶曾沙丰关查后荆红游竺权盖益桓公肖覃代岳佘佟付涂仝邸亢闫逄"
)
"""Characters that are surnames, simplified: the Hundred Family Names and what has become common since."""

SURNAMES = _readings(
    """
    单:shan 仇:qiu 曾:zeng 查:zha 解:xie 区:ou 翟:zhai/di 朴:piao/pu 缪:miao/mou 卜:bu 员:yun 贠:yun 覃:qin/tan
    盖:ge/gai 任:ren 华:hua 宁:ning 乐:yue/le 种:chong 洗:xian 冼:xian 黑:he/hei 折:she 谌:chen/shen 逄:pang
    郇:xun/huan 郗:xi/chi 隗:wei/kui 尉:wei/yu 应:ying 钭:tou 祭:zhai/ji 那:na 幺:yao 召:shao 句:gou 车:che 都:du
    过:guo 秘:bi/mi 薄:bo 繁:po 佴:nai 阚:kan 牟:mou/mu 能:nai 贾:jia 葛:ge 柏:bai/bo 宿:su 莘:shen/xin 宓:mi/fu
    强:qiang/jiang 訾:zi 晁:chao 昝:zan 厍:she 缴:jiao 撒:sa 呙:guo 瞿:qu 乜:nie/mie 相:xiang 贲:ben 佘:she
    蔚:yu/wei 重:chong 藏:zang 亓:qi 仉:zhang 逯:lu 隽:juan 戚:qi 笪:da 郄:qie/xi 妫:gui 盛:sheng 石:shi 沈:shen
    叶:ye 俞:yu 夏:xia 于:yu 余:yu 行:xing 大:da 六:lu 降:jiang 哈:ha 蹇:jian 适:kuo/shi 冯:feng 纪:ji 万:wan 曲:qu
    舍:she 朝:chao 洪:hong 肖:xiao 麴:qu 甯:ning 尹:yin
    """
)
"""How a character is read as a surname, the usual reading first, in simplified characters."""

COMPOUND_READINGS = _readings(
    """
    尉迟:yu,chi 万俟:mo,qi 长孙:zhang,sun 单于:chan,yu 澹台:tan,tai 令狐:ling,hu 子车:zi,ju 亓官:qi,guan
    乐正:yue,zheng 宰父:zai,fu 仲长:zhong,chang 拓跋:tuo,ba 鲜于:xian,yu 呼延:hu,yan 斛律:hu,lv
    公冶:gong,ye 贺若:he,ruo
    """
)
"""How surnames of two characters are read where their characters alone are read otherwise."""

IN_NAMES = _readings(
    """
    长:chang/zhang 行:xing/hang 乐:le/yue 重:chong/zhong 朝:chao/zhao 茜:qian/xi 晟:sheng/cheng 娜:na/nuo
    隽:juan/jun 盛:sheng/cheng 莘:xin/shen 筠:yun/jun 柏:bai/bo 蔚:wei/yu 都:du/dou 传:chuan/zhuan 参:shen/can
    藏:zang/cang 还:huan/hai 调:tiao/diao 会:hui/kuai 卜:bu 朴:pu/piao 单:dan/shan 曾:zeng/ceng 解:jie/xie 区:qu/ou
    查:cha/zha 尉:wei/yu 率:lv/shuai 弹:tan/dan 薄:bo/bao 员:yuan/yun 仇:qiu/chou 厦:xia/sha 番:fan/pan 六:liu/lu
    台:tai 浚:jun/xun 焱:yan/yi 炎:yan 澄:cheng/deng 栩:xu 那:na 缪:miao 盖:gai 石:shi 能:neng 便:bian/pian 银:yin
    系:xi 堡:bao/pu
    """
)
"""Readings in names, of people and of firms, for characters whose first reading in a dictionary is seldom meant."""

PHRASES = _readings(
    """
    朝阳:chao/zhao,yang 单县:shan,xian 浚县:xun,xian 长治:chang,zhi 宿迁:su,qian 乐陵:lao/le,ling 荥阳:xing,yang
    铅山:yan/qian,shan 繁峙:fan,shi 洪洞:hong,tong 井陉:jing,xing 蔚县:yu,xian 阿胶:e,jiao 厦大:xia,da
    行长:hang,zhang
    """
)
"""Places and words that the dictionary of phrases lacks or reads otherwise than people do."""
