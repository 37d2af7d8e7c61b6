"""One window for a file: a second start of the program asks the first one to come to the front, and ends.

They meet at a local socket whose name only the same user's programs for the same file work out; nothing leaves the
computer. The lock of the file, not this, keeps two programs from writing into it.
"""

import getpass
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QWidget

_ASKED, _ANSWER = b"show\n", b"shown\n"
_PATIENCE = 2000
"""Milliseconds that a first program has to answer; one that does not answer is not there."""


def meeting_place(file: Path) -> str:
    """The name of the socket for a file of this user."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError):
        user = ""
    return f"clientdesk-{sha256(f'{user}:{file.resolve()}'.encode()).hexdigest()[:24]}"


def show_first(file: Path) -> bool:
    """Ask the program that has this file open to come to the front; whether there was one that did."""
    socket = QLocalSocket()
    socket.connectToServer(meeting_place(file))
    if not socket.waitForConnected(_PATIENCE):
        return False
    socket.write(_ASKED)
    shown = socket.waitForReadyRead(_PATIENCE) and bytes(socket.readAll().data()) == _ANSWER
    socket.abort()
    return shown


class FirstStart(QObject):
    """Answers later starts for one file while it lives."""

    def __init__(self, file: Path, window: Callable[[], QWidget | None], parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self.server = QLocalServer(self)
        self.server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self.server.newConnection.connect(self._meet)
        name = meeting_place(file)
        if not self.server.listen(name):
            # Left behind by a program that did not come to its end; the file's lock says that nobody else has it open.
            QLocalServer.removeServer(name)
            self.server.listen(name)

    def end(self) -> None:
        """Answer no longer."""
        self.server.close()
        self.deleteLater()

    def _meet(self) -> None:
        while self.server.hasPendingConnections():
            socket = self.server.nextPendingConnection()
            socket.readyRead.connect(self._answer)
            socket.disconnected.connect(socket.deleteLater)

    def _answer(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket) and bytes(socket.readAll().data()).startswith(_ASKED):
            window = self._window()
            if window is not None:
                raise_window(window)
                socket.write(_ANSWER)
                socket.flush()


def raise_window(window: QWidget) -> None:
    """Bring a window to the front, from the task bar too."""
    if window.isMinimized():
        window.showNormal()
    window.show()
    window.raise_()
    window.activateWindow()
