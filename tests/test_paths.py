from pathlib import Path

import pytest

from clientdesk import paths
from clientdesk.errors import UserError
from clientdesk.paths import Folders, folders, inside_checkout, resources


def test_one_folder_can_hold_everything(tmp_path: Path) -> None:
    env = {"CLIENTDESK_HOME": str(tmp_path), "HOME": "/home/li"}
    for system in ("linux", "darwin", "win32"):
        assert folders(env, system=system) == Folders(
            tmp_path / "files", tmp_path / "config", tmp_path / "cache", tmp_path / "log"
        )


def test_a_linux_desktop_has_its_usual_places(tmp_path: Path) -> None:
    assert folders({"HOME": str(tmp_path)}, system="linux") == Folders(
        tmp_path / "ClientDesk",
        tmp_path / ".config/clientdesk",
        tmp_path / ".cache/clientdesk",
        tmp_path / ".local/state/clientdesk/log",
    )


def test_the_documents_folder_is_found_under_its_chinese_name(tmp_path: Path) -> None:
    (tmp_path / ".config").mkdir()
    (tmp_path / "文档").mkdir()
    (tmp_path / ".config/user-dirs.dirs").write_text('# made by the desktop\nXDG_DOCUMENTS_DIR="$HOME/文档"\n', "utf-8")
    assert folders({"HOME": str(tmp_path)}, system="linux").data == tmp_path / "文档" / "ClientDesk"


@pytest.mark.parametrize(
    "said", [b'XDG_DOCUMENTS_DIR="$HOME/gone"', b'XDG_DOCUMENTS_DIR="Documents"', b"\xff\xfe", b"="]
)
def test_a_documents_folder_that_is_not_there_is_not_used(tmp_path: Path, said: bytes) -> None:
    (tmp_path / ".config").mkdir()
    (tmp_path / ".config/user-dirs.dirs").write_bytes(said)
    assert folders({"HOME": str(tmp_path)}, system="linux").data == tmp_path / "ClientDesk"


def test_what_the_user_set_for_linux_holds_unless_it_is_relative(tmp_path: Path) -> None:
    env = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": "/etc/mine", "XDG_CACHE_HOME": "mine"}
    found = folders(env, system="linux")
    assert (found.config, found.cache) == (Path("/etc/mine/clientdesk"), tmp_path / ".cache/clientdesk")


def test_a_mac_has_its_usual_places() -> None:
    assert folders({"HOME": "/Users/li"}, system="darwin") == Folders(
        Path("/Users/li/Documents/ClientDesk"),
        Path("/Users/li/Library/Application Support/ClientDesk"),
        Path("/Users/li/Library/Caches/ClientDesk"),
        Path("/Users/li/Library/Logs/ClientDesk"),
    )


def test_windows_has_its_usual_places() -> None:
    env = {"USERPROFILE": "/U/li", "APPDATA": "/U/li/Roaming", "LOCALAPPDATA": "/U/li/Local"}
    found = folders(env, system="win32")
    assert found.config == Path("/U/li/Roaming/ClientDesk")
    assert (found.cache, found.log) == (Path("/U/li/Local/ClientDesk/Cache"), Path("/U/li/Local/ClientDesk/Log"))


def test_an_account_without_a_home_is_told_what_to_set(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", homeless)
    with pytest.raises(UserError) as caught:
        folders({}, system="linux")
    assert "CLIENTDESK_HOME" in caught.value.hint


def test_the_resources_are_beside_the_source() -> None:
    assert (resources() / "fonts" / "NotoSansSC-Regular.ttf").is_file()


def test_the_resources_of_the_frozen_program_are_where_it_was_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys._MEIPASS", "/opt/clientdesk/_internal", raising=False)
    assert resources() == Path("/opt/clientdesk/_internal/resources")


def test_a_file_in_the_checkout_is_recognised(tmp_path: Path) -> None:
    root = tmp_path / "source"
    root.mkdir()
    (tmp_path / "link").symlink_to(root)
    inside = (root, root / "a.clientdesk", root / "new" / "a", tmp_path / "link" / "a", root / "x" / ".." / "a")
    assert [inside_checkout(path, root=root) for path in inside] == [True] * 5
    outside = (tmp_path, tmp_path / "source.clientdesk", root / ".." / "a", Path("/"))
    assert [inside_checkout(path, root=root) for path in outside] == [False] * 4


def test_an_installed_program_has_no_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "site-packages" / "clientdesk")
    assert not inside_checkout(tmp_path / "site-packages" / "a.clientdesk")
