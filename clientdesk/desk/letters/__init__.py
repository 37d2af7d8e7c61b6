"""What is written to clients: letters, statements of account, reminders of payments, greetings."""

from clientdesk.desk.letters.letters import Letters

__all__ = ["Letters"]
