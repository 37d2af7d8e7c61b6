"""People and firms in and out as contacts: vCard 2.1, 3.0 and 4.0 are read, 3.0 and 4.0 written."""

from clientdesk.exchange.contacts.given import Contact, ContactOptions, Contacts
from clientdesk.exchange.contacts.reading import read_contacts

__all__ = ["Contact", "ContactOptions", "Contacts", "read_contacts"]
