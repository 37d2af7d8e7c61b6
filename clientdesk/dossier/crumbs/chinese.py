"""Whom a Chinese clause is about: the client, somebody of the family with a name, or ourselves."""

import re
from collections.abc import Mapping

from clientdesk.dossier.crumbs.clauses import Clause
from clientdesk.dossier.crumbs.crumb import About, Who
from clientdesk.dossier.surnames import COMPOUND, FAMILY_NAMES

_KIN: Mapping[str, Who] = {
    **dict.fromkeys(("女儿", "闺女", "千金"), Who(About.CHILD, gender="f")),
    **dict.fromkeys(("儿子", "公子"), Who(About.CHILD, gender="m")),
    **dict.fromkeys(("孩子", "小孩", "宝宝"), Who(About.CHILD)),
    **dict.fromkeys(("爱人", "妻子", "太太", "老婆", "夫人", "媳妇"), Who(About.SPOUSE, gender="f")),
    **dict.fromkeys(("丈夫", "老公"), Who(About.SPOUSE, gender="m")),
    **dict.fromkeys(("父亲", "爸爸", "老爸"), Who(About.PARENT, gender="m", kinship="father")),
    **dict.fromkeys(("母亲", "妈妈", "老妈"), Who(About.PARENT, gender="f", kinship="mother")),
    **dict.fromkeys(("岳父", "公公", "老丈人"), Who(About.PARENT, gender="m", kinship="parent_in_law")),
    **dict.fromkeys(("岳母", "婆婆", "丈母娘"), Who(About.PARENT, gender="f", kinship="parent_in_law")),
}
_HAN = "\u3400-\u9fff"
_TITLED = rf"[{_HAN}]{{1,3}}(?:总|老师|经理|主任|医生|先生|女士|小姐|姐|哥|老板)"
_KIN_WORD = "|".join(sorted(_KIN, key=len, reverse=True))
_FAMILY = re.compile(
    rf"(?:他|她|客户|{_TITLED})?(?:家里?)?(?:的|有一?个|有)?(?:[大小二三老]|唯一的|独生)?(?P<kin>{_KIN_WORD})(?P<rest>.*)"
)
_OURS = re.compile("我|咱|你|您")
_CLIENT = re.compile(rf"(?P<who>他|她|客户|{_TITLED})(?!们)")

_GOES_ON = (
    "今明去后前刚正已还也都快要上在读是喜爱生考回从跟和与及的有没不很最叫属开住病结毕工当做教学参出到被把给让想会能"
    "周下这那昨月年日号岁身得比于就又才特非每，"
)
"""Characters with which the sentence goes on, so that a name has ended before them."""
_SURNAME = "|".join((*sorted(COMPOUND), f"[{''.join(sorted(FAMILY_NAMES))}]"))
_ENDS = rf"(?=$|[{_GOES_ON}]|[^{_HAN}])"
_NAME = re.compile(
    rf"\W{{0,2}}(?:(?:名字)?(?:叫做?|名叫)(?P<called>[{_HAN}]{{2,4}}?){_ENDS}"
    rf"|(?P<name>(?:{_SURNAME})[{_HAN}]{{1,2}}?){_ENDS})"
)
_NO_NAME = re.compile(
    "[农阴旧]历|高考|高[一二三中]|马上|毕业|成[绩家]|[于常关应时]|黄金|安排|全[家部]|计划|明年|终于|单[身位]|国外|平[时常]"
)


def whom(clause: Clause, before: Who, client: Who) -> tuple[Who, int]:
    """Whom a clause is about, after the one before it, and where in it begins what is said of him or her."""
    words = clause.alike
    if _OURS.match(words):
        return Who(About.NOBODY), 0
    if found := _FAMILY.match(words):
        kin, at = _KIN[found["kin"]], found.start("rest")
        name = _name_in(found["rest"])
        if name is None:
            return kin, at
        start, end = name
        return Who(kin.about, clause.text[at + start : at + end], kin.gender, kin.kinship), at + end
    if chief := _CLIENT.match(words):
        gender = {"他": "m", "她": "f"}.get(chief["who"], "")
        goes_on = gender and before.gender == gender and client.gender not in ("", gender)
        return before if goes_on else client, chief.end()
    return (client if clause.begins else before), 0


def _name_in(rest: str) -> tuple[int, int] | None:
    found = _NAME.match(rest)
    if found is None:
        return None
    name = "called" if found["called"] else "name"
    return None if _NO_NAME.match(found[name]) else found.span(name)
