"""Files from outside are read in a child process with limits, because a small file can stop or flood its reader."""

from clientdesk.exchange.untrusted.limits import Limits
from clientdesk.exchange.untrusted.parent import Child

__all__ = ["Child", "Limits"]
