"""The sample clients belong to nobody: no number of theirs can be anybody's, no letter can arrive."""

import re

import phonenumbers
from phonenumbers import carrier

from clientdesk.dossier.checks.credit_code import credit_code_problem
from clientdesk.dossier.checks.identity import identity_problem
from clientdesk.dossier.kinds import ENTERPRISE
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.record import Record
from tests.desk.sampling import values

NOBODYS_PHONES = {
    "a mainland mobile without carrier": r"154 ?0000 ?\d{4}",
    "a mainland line that begins with 0": r"0\d{2,3}-0\d{3} \d{4}(转\d+)?",
    "a Taiwan line that begins with 0": r"\(02\) 0\d{3}-\d{4}( 轉 \d+)?",
    "a Taiwan mobile of a prefix that no carrier has": r"0940-0\d{2}-\d{3}",
    "a Hong Kong number of a block that is not given out": r"\+852 (50|20)1\d \d{4}",
    "kept for films by Ofcom": r"\+44 (1632 960|7700 900)\d{3}",
    "kept for films in North America": r"\+1 \d{3}-555-01\d{2}",
    "kept for films by the ACMA": r"\+61 (7 5550 \d{4}|491 570 (006|110|156|157|158|159|313|737|266|491))",
}
FOR_FILMS = ("+44", "+1", "+61")
NOBODYS_PLATES = {
    "no province is called 样": r"样[A-Z]·\d{5}",
    "Taiwan and Britain use no I, Taiwan no O": r"(OIO-\d{4}|II00 IOI)",
}
STREETS = (
    "听橹巷", "半塘月小街", "青苔里弄", "竹影坞路", "听潮埠路", "竹椅坝东街", "老槐院子街", "望礁工业一路", "拾麦坡路",
    "晴耕路", "木棧路", "鹽花街", "鳳梨花巷", "望濤三路", "帆影街", "晚晴徑", "Tansy Hill Lane", "Tansy Row",
    "Fernquist Ave", "Quillwood St", "Bandicoot Rise",
)  # fmt: skip
"""Streets that are on no map, in cities that are."""
NOBODYS_CODES = r"(91999999[0-9A-Z]{10}|(000000|999999)\d\d)"
"""No region begins with 99; of the numbers with eight digits nobody has got so far, up or down."""


def test_no_telephone_can_ring(records: dict[str, Record]) -> None:
    held = [number for record in records.values() for field, number in values(record) if field.type.name == "phone"]
    assert len(held) > 60
    for number in held:
        assert any(re.fullmatch(form, number) for form in NOBODYS_PHONES.values()), number
        if number.startswith("0940"):
            assert not carrier.name_for_number(phonenumbers.parse(number, "TW"), "en")
        # Of China's lines phonenumbers knows the length only.
        elif not number.startswith(FOR_FILMS) and not re.match(r"0\d{2,3}-0", number):
            parsed = phonenumbers.parse(number.partition("轉")[0], "TW" if number.startswith("(") else "CN")
            assert not phonenumbers.is_valid_number(parsed), number


def test_no_letter_and_no_message_can_arrive(records: dict[str, Record]) -> None:
    for record in records.values():
        for field, held in values(record):
            if field.type.name in ("email", "url"):
                assert re.search(r"[@./]example\.(com|org|net)$", held), held
            if field.type.name == "address":
                assert any(street in held.street for street in STREETS), held
                assert held.country not in ("US", "GB", "AU") or re.fullmatch("0+|ZZ99 .*", held.postcode or "0")
            if field.key in ("address", "street") and isinstance(held, str) and re.search(r"\d", held):
                assert any(street in held for street in STREETS), held
            if field.key == "handle":
                assert " " in held, "no network has a name with a space"


def test_no_document_and_no_account_is_anybodys(records: dict[str, Record]) -> None:
    seen = set()
    for record in records.values():
        for field, held in values(record):
            if field.type.name == "id_number":
                document = record[Basics.id_doc_type] or ""
                assert identity_problem(held, document) is None
                assert re.fullmatch(r"999999\d{11}[\dX]|Z[12]9999\d{4}|QQ\d{6}\(.\)|SPECIMEN\d{3}", held)
                seen.add(document)
            if field.key in ("reg_no", "employer_reg_no", "tax_no"):
                assert re.fullmatch(NOBODYS_CODES, held), held
                assert credit_code_problem(held) is None
            if field.key == "account":
                assert held.startswith("0000 ")
            if field.key == "plate":
                assert any(re.fullmatch(form, held) for form in NOBODYS_PLATES.values()), held
            if field.key == "number" and field.type.name == "text":
                assert re.search("样|樣|SAMPLE", held), held
    assert seen == {"cn_id", "tw_id", "hk_id", "passport"}


def test_no_firm_can_be_registered_under_such_a_name(records: dict[str, Record]) -> None:
    firms = [record for record in records.values() if record.kind.name == ENTERPRISE.name]
    assert all(re.search("（示例）$|（範例）$|\\(Sample\\)", record.name) for record in firms)


def test_no_number_hides_in_the_prose(records: dict[str, Record]) -> None:
    for record in records.values():
        for field, held in values(record):
            if field.type.name in ("long_text", "text", "multi_text") and field.key not in (
                "reg_no", "employer_reg_no", "tax_no", "account", "plate", "number",
            ):  # fmt: skip
                for text in held if isinstance(held, tuple) else (held,):
                    assert not re.search(r"\d{6}|\d{3,4}[- ]\d{3,4}|@|www|http", text), (record.code, field.key)
