"""What a user can do, one module for each subject; windows, commands and tests call the facade `Desk`."""

from clientdesk.desk.facade import Desk

__all__ = ["Desk"]
