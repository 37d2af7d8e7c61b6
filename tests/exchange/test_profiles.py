"""Which output shows what."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from clientdesk.dossier.enterprise import basics as firm
from clientdesk.dossier.enterprise.people import OrgPerson
from clientdesk.dossier.enterprise.trading import Trading
from clientdesk.dossier.fields import NORMAL, PERSONAL, SENSITIVE, Field, Sensitivity, rows_of
from clientdesk.dossier.header import Header
from clientdesk.dossier.kinds import KINDS
from clientdesk.dossier.person.basics import Basics, MoreAddress, PhoneNumber
from clientdesk.dossier.person.career import Career
from clientdesk.dossier.person.family import Family, Parent
from clientdesk.dossier.person.personality import Personality
from clientdesk.dossier.person.with_us import WithUs
from clientdesk.dossier.types import Text
from clientdesk.dossier.values import Address, PartialDate
from clientdesk.errors import UserError
from clientdesk.exchange.profiles import Disclosure, Profile, Sight, masked
from tests.exchange.sample_records import person

SHOWN, MASKED, ABSENT = Sight
TABLE = {
    (Profile.WORK, ""): {NORMAL: SHOWN, PERSONAL: SHOWN, SENSITIVE: ABSENT},
    (Profile.WORK, "a claim"): {NORMAL: SHOWN, PERSONAL: SHOWN, SENSITIVE: SHOWN},
    (Profile.HANDOUT, ""): {NORMAL: SHOWN, PERSONAL: MASKED, SENSITIVE: ABSENT},
    (Profile.HANDOUT, "a claim"): {NORMAL: SHOWN, PERSONAL: MASKED, SENSITIVE: ABSENT},
    (Profile.ACCOUNTING, ""): {NORMAL: SHOWN, PERSONAL: ABSENT, SENSITIVE: ABSENT},
    (Profile.ACCOUNTING, "a claim"): {NORMAL: SHOWN, PERSONAL: ABSENT, SENSITIVE: ABSENT},
    (Profile.FULL, "a claim"): {NORMAL: SHOWN, PERSONAL: SHOWN, SENSITIVE: SHOWN},
}
CASES = [(*key, sensitivity, sight) for key, row in TABLE.items() for sensitivity, sight in row.items()]


@pytest.mark.parametrize(("profile", "reason", "sensitivity", "sight"), CASES)
def test_the_class_of_a_field_decides_in_every_profile(
    profile: Profile, reason: str, sensitivity: Sensitivity, sight: Sight
) -> None:
    field = Field("Anything", Text(10), sensitivity=sensitivity)
    assert Disclosure(profile, reason).sight(field) is sight


@pytest.mark.parametrize("reason", ["", "  \t"])
def test_an_output_of_everything_needs_a_reason(reason: str) -> None:
    with pytest.raises(UserError) as refused:
        Disclosure(Profile.FULL, reason)
    assert refused.value.key == "reason_needed"


@pytest.mark.parametrize(
    ("profile", "reason", "unmasked"),
    [("work", "", False), ("work", "a claim", True), ("handout", "a claim", False), ("full", "a request", True)],
)
def test_an_output_knows_whether_it_shows_sensitive_data(profile: str, reason: str, unmasked: bool) -> None:
    assert Disclosure(Profile(profile), reason).unmasked is unmasked


def test_the_name_is_shown_to_everybody() -> None:
    assert {Disclosure(profile, "why").sight(Basics.full_name) for profile in Profile} == {SHOWN}


def test_an_accountant_gets_the_postal_address_and_the_business_telephone_but_no_mobile() -> None:
    accounting = Disclosure(Profile.ACCOUNTING)
    assert accounting.sight(Basics.home_address) is SHOWN
    assert accounting.sight_in(Basics.addresses, MoreAddress.street) is SHOWN
    assert accounting.sight(Basics.office_phone) is SHOWN
    assert accounting.sight_in(firm.Basics.org_people, OrgPerson.name) is SHOWN
    assert accounting.sight_in(firm.Basics.org_people, OrgPerson.phone) is SHOWN
    assert accounting.sight(Basics.mobile) is ABSENT
    assert accounting.sight_in(firm.Basics.org_people, OrgPerson.mobile) is ABSENT


def test_of_a_group_the_stricter_class_of_group_and_column_decides() -> None:
    work = Disclosure()
    assert work.sight_in(Family.parents, Parent.name) is SHOWN
    assert work.sight_in(Family.parents, Parent.health) is ABSENT
    assert work.sight(Family.parents) is SHOWN
    assert work.sight(Family.children) is ABSENT
    assert Disclosure(Profile.HANDOUT).sight_in(Basics.phones, PhoneNumber.number) is MASKED


@pytest.mark.parametrize("profile", [Profile.WORK, Profile.HANDOUT, Profile.ACCOUNTING])
def test_no_sensitive_field_or_column_of_any_kind_is_seen_without_a_reason(profile: Profile) -> None:
    disclosure = Disclosure(profile)
    for kind in KINDS:
        seen = [f for f in kind.values if f.sensitivity is SENSITIVE and disclosure.sight(f) is not ABSENT]
        for group in kind.groups:
            columns = [c for c in rows_of(group).columns if SENSITIVE in (group.sensitivity, c.sensitivity)]
            seen += [column for column in columns if disclosure.sight_in(group, column) is not ABSENT]
        assert seen == []


@pytest.mark.parametrize(
    ("field", "value", "mask"),
    [
        (Basics.mobile, "154 0000 1234", "154****1234"),
        (Basics.email, "lukasz@example.com", "l***@example.com"),
        (Basics.birth_date, PartialDate(1990, 3, 7), "**-03-07"),
        (Family.wedding_date, date(2015, 5, 20), "**-05-20"),
        (Basics.home_address, Address("CN", "江苏省", "苏州市", "工业园区", "星湖街1号"), "江苏省苏州市工业园区***"),
        (Career.purchase_limit, Decimal("500000.00"), "•••"),
        (Family.spouse_name, "Somebody", ""),
        (Basics.photo, None, ""),
    ],
)
def test_a_mask_leaves_what_its_rule_allows_and_nothing_without_a_rule(field: Any, value: Any, mask: str) -> None:
    assert masked(field, value) == mask


def test_a_file_marked_never_to_be_printed_is_withheld_from_all_but_an_output_of_everything() -> None:
    record = person(no_print=True)
    assert Disclosure().withholds(record)
    assert not Disclosure(Profile.FULL, "asked for by the person").withholds(record)
    assert not Disclosure().withholds(person())


@pytest.mark.parametrize(
    ("profile", "sight"),
    [(Profile.WORK, SHOWN), (Profile.HANDOUT, ABSENT), (Profile.ACCOUNTING, SHOWN), (Profile.FULL, SHOWN)],
)
def test_our_own_judgement_is_handed_to_nobody(profile: Profile, sight: Sight) -> None:
    field = Field("Anything", Text(10), inner=True)
    assert Disclosure(profile, "why").sight(field) is sight


def test_class_motive_and_man_are_our_own_judgement() -> None:
    handout = Disclosure(Profile.HANDOUT)
    told = (
        Header.abc_class_override,
        Header.importance,
        Personality.buying_motive,
        WithUs.man_money,
        Trading.credit_limit,
    )
    assert {handout.sight(field) for field in told} == {ABSENT}
    assert {Disclosure().sight(field) for field in told} == {SHOWN}


def test_of_a_year_alone_the_mask_says_no_more_than_that_there_is_a_date() -> None:
    assert masked(Basics.birth_date, PartialDate(1985)) == "••••"
