"""What a row of a table of policies can tell: the policy, and who holds it."""

from clientdesk.dossier.fields import Declared, Kind, Section
from clientdesk.dossier.header import Header
from clientdesk.dossier.insurance.policy import Policy
from clientdesk.dossier.person.basics import Basics

CODE, PHONE, NUMBER = Header.client_code, Basics.mobile, Basics.id_number
"""By what the holder is found beside the name."""


class Holder(Section):
    """What else a row tells of the policyholder; these are fields of the client, none of the policy."""


Holder.declared = Declared("holder", Policy.client.label, Policy.client.context, "", "", (CODE, PHONE, NUMBER))


def table_of(policy: Kind) -> Kind:
    """Policies as a table tells them, `policy` being what the file knows of them."""
    return policy.with_section(Holder)
