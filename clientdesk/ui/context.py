"""What every part of a window is handed: the desk, the tasks, and the words of its language."""

from dataclasses import dataclass, field

from clientdesk.desk import Desk
from clientdesk.i18n import Catalogue
from clientdesk.ui.privacy.eyes import Privacy
from clientdesk.ui.remembered import Remembered
from clientdesk.ui.tasks import Tasks


@dataclass(frozen=True)
class Context:
    """Handed down from the window to all it holds; another language means another window."""

    desk: Desk
    tasks: Tasks
    words: Catalogue
    remembered: Remembered = field(default_factory=Remembered)
    privacy: Privacy = field(default_factory=Privacy)
