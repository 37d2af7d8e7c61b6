"""Checking addresses of the net: e-mail and web."""

import re
import unicodedata

from clientdesk.i18n import N_

_EMAIL_FORM = N_("This is not an e-mail address; it looks like name@example.com.")
_URL_FORM = N_("This is not an address of the web; it looks like https://www.example.com.")

# Of RFC 5322 the dot-atom: no quoted names, no comments, no bare numbers for a host. Letters of any script count.
_LOCAL = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*")
_LABEL = re.compile(r"[^\W_](?:[^\W_]|-){0,61}[^\W_]|[^\W_]")
_URL = re.compile(r"(?:(https?)://)?([^/?#:@\s\\]+)(?::[0-9]{1,5})?([/?#]\S*)?", re.IGNORECASE)
_LONGEST_LOCAL = 64
_LONGEST_DOMAIN = 253


def tidy_email(text: str) -> str:
    """The address trimmed, ＠ and other full-width forms narrowed, "mailto:" gone and the domain in lower case."""
    bare = unicodedata.normalize("NFKC", text).strip()
    bare = re.sub(r"^mailto:", "", bare, flags=re.IGNORECASE)
    local, at, domain = bare.rpartition("@")
    return local + at + domain.lower()


def email_problem(address: str) -> str | None:
    """Why this is no e-mail address, as a message id; None where it is one."""
    local, at, domain = address.rpartition("@")
    right = at and local and len(local) <= _LONGEST_LOCAL and _LOCAL.fullmatch(local) and _is_domain(domain)
    return None if right else _EMAIL_FORM


def url_problem(address: str) -> str | None:
    """Why this is no address of the web (http or https, the scheme may be left out), as a message id."""
    found = _URL.fullmatch(address)
    return None if found and _is_domain(found[2]) else _URL_FORM


def _is_domain(domain: str) -> bool:
    labels = domain.split(".")
    if len(labels) < 2 or len(domain) > _LONGEST_DOMAIN or labels[-1].isdigit():
        return False
    return all(_LABEL.fullmatch(label) for label in labels)
