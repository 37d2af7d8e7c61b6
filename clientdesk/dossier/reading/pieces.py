"""Cutting copied text (a signature, a chat line, a card) into pieces and saying what each is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from clientdesk.dossier.checks.contact import email_problem
from clientdesk.dossier.checks.credit_code import credit_code_problem
from clientdesk.dossier.checks.identity import identity_problem
from clientdesk.dossier.folding import simplified
from clientdesk.dossier.reading.asides import free_times, same_number
from clientdesk.dossier.reading.western import after_street, before_street, is_closing, names_part
from clientdesk.dossier.surnames import COMPOUND, FAMILY_NAMES

LONGEST = 4_000
"""Letters that are looked at; nobody's signature is longer."""


class Piece(StrEnum):
    """What a piece of text is."""

    NAME = "name"
    MOBILE = "mobile"
    PHONE = "phone"
    FAX = "fax"
    EMAIL = "email"
    WEBSITE = "website"
    IDENTITY = "identity"
    REGISTRATION = "registration"
    BIRTHDAY = "birthday"
    COMPANY = "company"
    POST = "post"
    ADDRESS = "address"
    CHAT = "chat"
    SAME_NUMBER = "same number"
    FREE = "free"
    OTHER = "other"


@dataclass(frozen=True)
class Cut:
    """A piece, and its text without the label that stood before it."""

    piece: Piece
    text: str


_LABELS = {
    Piece.NAME: "姓名|联系人|聯絡人|名字|name|contact",
    Piece.MOBILE: "手机|手機|移动电话|行動電話|mobile|cell|mob|m",
    Piece.PHONE: "电话|電話|固话|座机|市話|tel|telephone|phone|t|p",
    Piece.FAX: "传真|傳真|fax|f",
    Piece.EMAIL: "邮箱|郵箱|电邮|電郵|电子邮件|電子郵件|信箱|e-?mail|mail|e",
    Piece.WEBSITE: "网址|網址|网站|網站|web|website|www|w",
    Piece.IDENTITY: "身份证号?码?|身分證字?號?|证件号码?|id",
    Piece.REGISTRATION: "统一社会信用代码|統一編號|税号|稅號|信用代码|tax no\\.?|reg\\.? no\\.?",
    Piece.BIRTHDAY: "生日|出生日期|出生|birthday|born|dob",
    Piece.COMPANY: "公司|单位|單位|company|organi[sz]ation",
    Piece.POST: "职位|職位|职务|職務|职称|職稱|title|position",
    Piece.ADDRESS: "地址|住址|公司地址|家庭住址|address|addr|add|a",
    Piece.CHAT: "微信号?|wechat|qq|line|whatsapp",
}
_LABELLED = [
    (piece, re.compile(rf"(?:{words})\s*[:：]\s*(?P<text>.+)", re.IGNORECASE)) for piece, words in _LABELS.items()
]
_SAID_BY_LABEL = {Piece.NAME, Piece.COMPANY, Piece.POST, Piece.ADDRESS, Piece.CHAT, Piece.BIRTHDAY, Piece.REGISTRATION}
_ENDS = re.compile("[，;；、|｜]|,(?! (?:inc|ltd|llc|co))", re.IGNORECASE)
_LABEL_AHEAD = re.compile(
    r"(?:[\s,，;；|]+)(?=(?:" + "|".join(f"(?:{words})" for words in _LABELS.values()) + r")\s*[:：])", re.IGNORECASE
)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_WEBSITE = re.compile(r"(?:https?://|www\.)[^\s,，;；、|]+", re.IGNORECASE)
_LONG_NUMBER = re.compile(r"(?<![0-9A-Za-z])[0-9A-Z]{17}[0-9A-Zx](?![0-9A-Za-z])")
_PHONE = re.compile(
    r"(?:(?:手机|手機|mobile|mob|cell|tel|phone|电话|電話|fax|传真|傳真|[mtpf])\s*[:：.]?\s*)?"
    r"(?<![0-9A-Za-z])(?:\+|00)?[0-9][0-9 ()\-]{5,18}[0-9](?:\s*(?:转|轉|ext\.?|x|#)\s*[0-9]{1,6})?(?![0-9A-Za-z年月])",
    re.IGNORECASE,
)
_GIVEN_UP = re.compile(
    r"(?<![0-9A-Za-z])(?:\+|00)?[0-9][0-9 \-]{5,18}[0-9]\s*(?:这个号|這個號)?码?"
    r"(?:不要用|不用了?|别用|別用|停用|作废|作廢)了?(?:这个号|這個號)?[码碼]?\s*[,，;；]?\s*(?:请|請)?(?:改用|改成|换成|換成)?"
)
"""A number that is told only so that nobody uses it any more."""
_DATE = re.compile(r"(?:19|20)[0-9]{2}(?:[-/.][0-9]{1,2}[-/.][0-9]{1,2}|年[0-9]{1,2}月[0-9]{1,2}[日号號]?)")
_MOBILE = re.compile(r"(?:\+?86[ -]?)?1[3-9][0-9]{9}|09[0-9]{8}")
_PLACES = (Piece.OTHER, Piece.NAME, Piece.ADDRESS)
"""What the rest of an address may seem to be."""
_EDGES = " \xa0\u3000:：-—()（）[]【】.。"
_SEPARATORS = re.compile(r"[\n\r\t|｜·•,，;；、/]+| {2,}")
_FIRM_ENDS = re.compile(
    r"(?:公司|集团|集團|工厂|工廠|事务所|事務所|银行|銀行|医院|醫院|学校|學校|大学|大學|研究院|研究所|合作社|商行|门市部|经营部|店|厂|廠|局|社)$"
    r"|\b(?:ltd|limited|inc|llc|llp|gmbh|corp|corporation|company|co|plc|s\.?a|b\.?v|pte|pty)\.?$",
    re.IGNORECASE,
)
_POST = re.compile(
    r"经理|經理|总监|總監|主任|主管|董事|总裁|總裁|厂长|廠長|店长|店長|老板|老闆|工程师|工程師|会计|會計|出纳|助理|秘书|秘書|顾问|顧問|专员|專員|代表|部长|部長|科长|科長|处长|處長|行长|行長|律师|律師|医生|醫生|教授|老师|老師|采购|採購|销售员|業務員|业务员"
    r"|\b(?:manager|director|president|officer|chief|ceo|cfo|cto|coo|head|engineer|accountant|assistant|consultant|partner"
    r"|owner|founder|buyer|purchaser|secretary|representative|executive|supervisor|lawyer|doctor|professor)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?:省|自治区|市|县|縣|区|區|镇|鎮|乡|鄉|路|街|道|巷|弄).*(?:号|號|室|楼|樓|栋|幢|座|层|層|村|大厦|大廈|广场|廣場|路|街)|.+[省市].+[区區县縣]"
    r"|^[0-9]+[A-Za-z]?(?:[-/][0-9]+)?,? (?:[\w.'’-]+ ){1,4}(?:st|rd|ave|blvd|dr|ln|way|place|pl|court|ct|terrace|close"
    r"|crescent|row|view|hill|highway|hwy|parkway|pkwy|quay)\.?(?: (?:[NSEW]|NE|NW|SE|SW))?$"
    r"|^[0-9]+[A-Za-z]?,? (?:rue|avenue|boulevard|via|calle|chemin|quai|place) "
    r"|\b(?:street|st\.|road|rd\.|avenue|ave\.|lane|drive|square|boulevard|suite|floor)\b",
    re.IGNORECASE,
)
_TRADES = (
    "物流|贸易|貿易|商贸|科技|实业|實業|电子|電子|机械|機械|传媒|傳媒|广告|廣告|建材|服饰|服飾|餐饮|餐飲|食品|酒店|医药|醫藥"
    "|置业|置業|地产|地產|装饰|裝飾|软件|網路|网络|咨询|諮詢|投资|投資|保险|保險|证券|證券|运输|運輸|货运|貨運|汽车|汽車"
    "|家具|五金|化工|能源"
)
_FIRM_OF_TRADE = re.compile(f"[\u3400-\u9fff]{{2,8}}(?:{_TRADES})")
"""What a firm is called in short: its name and its trade."""
_HAN_NAME = re.compile("[\u3400-\u9fff·]{2,4}")
_LATIN_NAME = re.compile(r"[A-ZÀ-Ž][\w'’-]+(?: [A-ZÀ-Ž][\w.'’-]*){1,3}")
_NAMED_BEFORE = re.compile(rf"(?P<name>{_LATIN_NAME.pattern}) (?P<rest>[0-9]+[A-Za-z]? .+)")
_ADDRESSED = re.compile(r"([\u3400-\u9fff]{1,4}?)(?:先生|女士|小姐|总|總|老师|老師)")


def cut(text: str) -> Iterator[Cut]:
    """The pieces of a text in their order; what cannot be told comes as `OTHER`. Nothing is left out but courtesies."""
    told, is_chat_too = same_number(_GIVEN_UP.sub(" ", text[:LONGEST]))
    told, free = free_times(told)
    lines = [line.strip() for line in _LABEL_AHEAD.sub("\n", told).splitlines()]
    found = [one for line in lines for one in (_labelled(line) or _unlabelled(line)) if not is_closing(one.text)]
    yield from _joined(found)
    yield from (Cut(Piece.FREE, when) for when in free)
    if is_chat_too:
        yield Cut(Piece.SAME_NUMBER, "")


def _joined(pieces: Sequence[Cut]) -> Iterator[Cut]:
    """An address in Latin letters takes what stands before its street and the places after it."""
    place = 0
    while place < len(pieces):
        start = place
        while start < len(pieces) and _is_inside(pieces[start]):
            start += 1
        if start < len(pieces) and _is_street(pieces[start]):
            street = start
        elif _is_street(pieces[place]):
            street = place
        else:
            yield pieces[place]
            place += 1
            continue
        rest = [one.text if one.piece in _PLACES else "" for one in pieces[street + 1 :]]
        end = street + 1 + after_street(rest)
        yield Cut(Piece.ADDRESS, ", ".join(one.text.strip(" ,.;") for one in pieces[place:end]))
        place = end


def _is_inside(one: Cut) -> bool:
    """Tower B may stand before a street, though it looks like a name; Mary Court may not."""
    return before_street(one.text) and (one.piece is not Piece.NAME or names_part(one.text))


def _is_street(one: Cut) -> bool:
    return one.piece is Piece.ADDRESS and not any("\u3400" <= letter <= "\u9fff" for letter in one.text)


def _labelled(line: str) -> list[Cut]:
    for piece, form in _LABELLED:
        if found := form.fullmatch(line):
            text = found["text"].strip()
            if piece in _SAID_BY_LABEL:
                return _said(piece, text)
            return [Cut(_of_telephone(piece, one.piece), one.text) for one in _unlabelled(text)]
    return []


def _said(piece: Piece, text: str) -> list[Cut]:
    """What a label says it is, up to the next sign that ends it; an address may hold any sign."""
    if piece is Piece.ADDRESS:
        return [Cut(piece, text)]
    day = _DATE.match(text) if piece is Piece.BIRTHDAY else None
    end = day.end() if day else next((sign.start() for sign in _ENDS.finditer(text)), len(text))
    return [Cut(piece, text[:end].strip()), *_unlabelled(text[end:])]


def _of_telephone(label: Piece, found: Piece) -> Piece:
    """A label tells one kind of telephone from another, but never makes one of something else."""
    telephones = (Piece.PHONE, Piece.MOBILE)
    return label if found in telephones and label in (Piece.MOBILE, Piece.FAX) else found


def _unlabelled(line: str) -> Iterator[Cut]:
    """What is known by its form first, then what stands between."""
    place = 0
    for found in _forms(line):
        yield from _fragments(line[place : found.start])
        yield Cut(found.piece, found.text)
        place = found.end
    yield from _fragments(line[place:])


@dataclass(frozen=True)
class _Form:
    start: int
    end: int
    piece: Piece
    text: str


def _forms(line: str) -> list[_Form]:
    found: list[_Form] = []
    for form, tell in (
        (_EMAIL, _email),
        (_WEBSITE, _website),
        (_LONG_NUMBER, _number),
        (_DATE, _birthday),
        (_PHONE, _phone),
    ):
        for one in form.finditer(line):
            overlaps = any(one.start() < other.end and other.start < one.end() for other in found)
            if not overlaps and (told := tell(one[0])):
                found.append(_Form(one.start(), one.end(), *told))
    return sorted(found, key=lambda one: one.start)


def _email(text: str) -> tuple[Piece, str] | None:
    return None if email_problem(text) else (Piece.EMAIL, text)


def _website(text: str) -> tuple[Piece, str]:
    return Piece.WEBSITE, text.rstrip(".)")


def _number(text: str) -> tuple[Piece, str] | None:
    upper = text.upper()
    if upper[:17].isdigit() and identity_problem(upper, "cn_id") is None:
        return Piece.IDENTITY, upper
    return (Piece.REGISTRATION, upper) if credit_code_problem(upper) is None else None


def _birthday(text: str) -> tuple[Piece, str]:
    return Piece.BIRTHDAY, text


def _phone(text: str) -> tuple[Piece, str] | None:
    label = re.match(r"[^0-9+]*", text)
    said = label[0].strip().rstrip(":：. ").casefold() if label else ""
    bare = text[label.end() :] if label else text
    digits = re.sub(r"[^0-9+]", "", bare)
    if not 7 <= len(digits.lstrip("+")) <= 17:
        return None
    if said in ("fax", "f", "传真", "傳真"):
        return Piece.FAX, bare
    mobile = said in ("手机", "手機", "mobile", "mob", "cell", "m") or _MOBILE.fullmatch(digits)
    return (Piece.MOBILE if mobile else Piece.PHONE), bare


def _fragments(text: str) -> Iterator[Cut]:
    """The text between: parts of an address stay together, all else is cut at signs and wide gaps."""
    if _ADDRESS.search(text) and not _SEPARATORS.search(text.strip()):
        yield from _spaced(text.strip())
        return
    for fragment in _SEPARATORS.split(text):
        yield from _spaced(fragment.strip().strip(_EDGES).strip())


def _spaced(fragment: str) -> Iterator[Cut]:
    """A fragment as a whole where it is something; in Chinese also its words, which spaces divide."""
    piece = _told(fragment)
    words = fragment.split()
    chinese = any("\u3400" <= letter <= "\u9fff" for letter in fragment)
    begins = is_name(words[0]) or any(_FIRM_ENDS.search(word) for word in words[:-1]) if words else False
    if (named := _NAMED_BEFORE.fullmatch(fragment)) and _ADDRESS.search(named["rest"]):
        yield from (Cut(Piece.NAME, named["name"]), Cut(Piece.ADDRESS, named["rest"]))
    elif len(words) > 1 and chinese and (piece is Piece.OTHER or begins):
        yield from (Cut(_told(word), word) for word in words)
    elif fragment:
        yield Cut(piece, fragment)


def _told(fragment: str) -> Piece:
    if _FIRM_ENDS.search(fragment):
        return Piece.COMPANY
    if is_name(fragment):
        return Piece.NAME
    if _FIRM_OF_TRADE.fullmatch(fragment) and not _POST.search(fragment):
        return Piece.COMPANY
    if _POST.search(fragment) and len(fragment) <= 40:
        return Piece.POST
    if _ADDRESS.search(fragment):
        return Piece.ADDRESS
    return Piece.NAME if _LATIN_NAME.fullmatch(fragment) else Piece.OTHER


def is_name(text: str) -> bool:
    """Whether a text is surely the name of a Chinese person, perhaps with a form of address: 王薇, 欧阳修, 王总."""
    addressed = _ADDRESSED.fullmatch(text)
    bare = addressed[1] if addressed else text
    plain = "".join(map(simplified, bare))
    if addressed and (plain in COMPOUND or plain in FAMILY_NAMES):
        return True
    if not _HAN_NAME.fullmatch(bare) or _POST.search(bare):
        return False
    return plain[:2] in COMPOUND if len(plain) == 4 else plain[0] in FAMILY_NAMES or plain[:2] in COMPOUND
