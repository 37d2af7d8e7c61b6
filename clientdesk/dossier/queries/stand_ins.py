"""What a file itself tells of somebody it refers to: asked where there is no such file, or it leaves a value empty."""

from collections.abc import Mapping
from typing import Any

from clientdesk.dossier.enterprise.basics import Affiliate
from clientdesk.dossier.enterprise.basics import Basics as Firm
from clientdesk.dossier.enterprise.heading import Heading
from clientdesk.dossier.enterprise.people import OrgPerson
from clientdesk.dossier.fields import Field
from clientdesk.dossier.header import Header
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.person.career import Career
from clientdesk.dossier.person.education import Education
from clientdesk.dossier.person.family import Family
from clientdesk.dossier.person.relations import Friend, Influencer, Neighbour, Relative

StandIns = Mapping[Field[Any], Field[Any]]

_SPOUSE: StandIns = {
    Basics.full_name: Family.spouse_name,
    Basics.birth_date: Family.spouse_birthday,
    Basics.birth_lunar: Family.spouse_birthday_lunar,
    Basics.blood_type: Family.spouse_blood_type,
    Basics.mobile: Family.spouse_phone,
    Education.highest_education: Family.spouse_education,
}
_EMPLOYER: StandIns = {
    Firm.name: Basics.employer_name,
    Firm.reg_no: Basics.employer_reg_no,
    Firm.address: Basics.office_address,
    Firm.phone: Basics.office_phone,
}
_PERSON_THERE: StandIns = {
    Basics.full_name: OrgPerson.name,
    Basics.gender: OrgPerson.gender,
    Basics.birth_date: OrgPerson.birthday,
    Basics.birth_lunar: OrgPerson.birthday_lunar,
    Basics.position: OrgPerson.post,
    Basics.office_phone: OrgPerson.phone,
    Basics.mobile: OrgPerson.mobile,
    Basics.email: OrgPerson.email,
    Career.department: OrgPerson.department,
    Career.decision_role: OrgPerson.decision_role,
    Education.highest_education: OrgPerson.education,
}
STAND_INS: Mapping[Field[Any], StandIns] = {
    Family.spouse_id: _SPOUSE,
    Basics.employer_id: _EMPLOYER,
    Header.introduced_by: {Basics.full_name: Header.introduced_by},
    Career.reports_to: {Basics.full_name: Career.reports_to},
    Heading.parent_id: {Firm.name: Heading.parent_id},
    Affiliate.enterprise_id: {Firm.name: Affiliate.name},
    OrgPerson.person_id: _PERSON_THERE,
    Relative.person_id: {Basics.full_name: Relative.name, Basics.mobile: Relative.phone},
    Friend.person_id: {Basics.full_name: Friend.name, Basics.mobile: Friend.phone},
    Neighbour.person_id: {Basics.full_name: Neighbour.name, Basics.mobile: Neighbour.phone},
    Influencer.person_id: {Basics.full_name: Influencer.name},
}
"""For a reference the fields of the file it refers to, each with the field or column beside the reference that says the
same. A reference that stands in for a name does so by the name it was given."""
