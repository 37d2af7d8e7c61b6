"""Groups of rows that enterprises share with persons, in their own class of sensitivity."""

from clientdesk.dossier.fields import NORMAL
from clientdesk.dossier.person import rows


class SocialAccount(rows.SocialAccount, name="socials", sensitivity=NORMAL):
    """An account on a social network, as enterprises have them."""


class AttachedFile(rows.AttachedFile, name="attachments", sensitivity=NORMAL):
    """A file attached to the dossier, as enterprises have them."""


class OwnFieldRow(rows.OwnFieldRow, name="custom_fields", sensitivity=NORMAL):
    """A field of the user's own, for readers of the dossier tables, as enterprises have them."""


class Award(rows.Award, name="awards", sensitivity=NORMAL):
    """An award or honour, as enterprises have them."""
