"""The folder of documents, brought up to date: what is new is added, what is somebody's own stays as it is."""

import errno
from datetime import date
from pathlib import Path

import pytest

from clientdesk.desk import Desk
from clientdesk.dossier.person.other import Other
from clientdesk.dossier.rows import Row
from clientdesk.errors import ExitCode, UserError
from clientdesk.files import PART
from clientdesk.i18n import catalogue
from clientdesk.progress import Cancelled, Progress
from tests import make


@pytest.fixture
def shelved(desk: Desk, tmp_path: Path) -> Path:
    """The folder of documents of a client with two files and a contact."""
    person = make.person("样名", lifecycle_stage="contacted")
    desk.clients.create(person)
    for title in ("报价", "合同"):
        filed(desk, title)
    desk.work.note(desk.work.contact(person.code, content="谈了样品"))
    return desk.outgoing.documents(tmp_path / "docs").path


def filed(desk: Desk, title: str) -> None:
    """One more file of the client."""
    person = desk.clients.get("KH000001")
    made, kept = desk.attachments.file(title.encode(), name="scan.pdf")
    desk.attachments.keep(made, kept)
    row = Row({"title": title, "date": date(2025, 1, 2), "file": made})
    person[Other.attachments] = (*person.rows(Other.attachments), row)
    desk.clients.save(person)


def tree(folder: Path) -> dict[str, int]:
    """{path: when it was written} of the files of a folder, but for its table of contents."""
    found = (path for path in folder.rglob("*") if path.is_file() and path.name != "contents.csv")
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in found}


def again(desk: Desk, folder: Path) -> dict[str, int]:
    """What came of bringing the folder up to date."""
    return dict(desk.outgoing.documents(folder).sums)


def test_documents_given_out_again_write_only_what_is_new(desk: Desk, shelved: Path) -> None:
    before = tree(shelved)
    assert again(desk, shelved) == {"added": 0, "kept": 3, "moved": 0, "missing": 0, "waiting": 0}
    assert tree(shelved) == before
    filed(desk, "附件")
    assert again(desk, shelved)["added"] == 1
    assert {**tree(shelved), **before} == tree(shelved)
    assert tree(shelved).keys() - before.keys() == {"2 Contacted/KH000001_样名/003_20250102_附件.pdf"}


def test_the_folder_of_a_client_moves_with_its_stage_and_its_name(desk: Desk, shelved: Path) -> None:
    names = {Path(path).name for path in tree(shelved)}
    person = desk.clients.get("KH000001")
    person[person.kind.by_key["lifecycle_stage"]] = "closed"
    person[person.kind.title] = "新名"
    desk.clients.save(person)
    told = again(desk, shelved)
    assert (told["moved"], told["missing"]) == (1, 0)
    assert {Path(path).parent.as_posix() for path in tree(shelved)} == {"1 Closed/KH000001_新名"}
    assert {Path(path).name for path in tree(shelved)} == names
    assert not (shelved / "2 Contacted").exists()


def test_a_folder_that_is_open_elsewhere_is_marked_and_moved_the_next_time(
    desk: Desk, shelved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = desk.clients.get("KH000001")
    person[person.kind.by_key["lifecycle_stage"]] = "lost"
    desk.clients.save(person)
    before = tree(shelved)

    def refused(_self: Path, _target: Path) -> Path:
        raise PermissionError

    with monkeypatch.context() as patch:
        patch.setattr("clientdesk.desk.outgoing.standing._PAUSE", 0)
        patch.setattr(Path, "rename", refused)
        assert again(desk, shelved)["waiting"] == 1
    assert tree(shelved) == before
    assert "open in another program" in (shelved / "contents.csv").read_text(encoding="utf-8-sig")
    assert again(desk, shelved)["moved"] == 1
    assert all(path.startswith("4 Lost/") for path in tree(shelved))


def test_what_was_deleted_there_is_marked_and_not_written_again(desk: Desk, shelved: Path) -> None:
    gone = next(shelved.rglob("001_*"))
    gone.unlink()
    for _ in range(2):
        told = again(desk, shelved)
        assert (told["missing"], told["added"]) == (1, 0)
    assert not gone.exists()
    assert "missing: deleted from this folder" in (shelved / "contents.csv").read_text(encoding="utf-8-sig")


def test_correspondence_is_printed_anew_only_when_there_is_more_of_it(desk: Desk, shelved: Path) -> None:
    before = tree(shelved)
    desk.work.note(desk.work.contact("KH000001", content="又谈了一次"))
    assert again(desk, shelved)["added"] == 1
    after = tree(shelved)
    assert [path for path in after if after[path] != before.get(path)] == [
        "2 Contacted/KH000001_样名/Correspondence.pdf"
    ]


def test_what_somebody_put_or_wrote_where_our_print_goes_stays_under_another_name(desk: Desk, shelved: Path) -> None:
    print_ = next(shelved.rglob("Correspondence.pdf"))
    print_.write_bytes(b"with my notes")
    desk.work.note(desk.work.contact("KH000001", content="又谈了一次"))
    again(desk, shelved)
    assert print_.read_bytes().startswith(b"%PDF")
    assert print_.with_name("Correspondence (2).pdf").read_bytes() == b"with my notes"


def test_a_print_that_somebody_changed_is_not_taken_away(
    desk: Desk, shelved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, theirs = (f"Correspondence-{part}.pdf" for part in (1, 2))
    desk.work.note(desk.work.contact("KH000001", content="又谈了一次"))
    with monkeypatch.context() as patch:
        patch.setattr("clientdesk.desk.outgoing.documents.TOGETHER", 1)
        again(desk, shelved)
    folder = next(shelved.rglob(ours)).parent
    (folder / theirs).write_bytes(b"with my notes")
    again(desk, shelved)
    assert not (folder / ours).exists()
    assert (folder / theirs).read_bytes() == b"with my notes"


def test_a_folder_of_somebody_is_not_taken_for_that_of_a_client(desk: Desk, shelved: Path) -> None:
    other = make.person("乙")
    desk.clients.create(other)
    desk.work.note(desk.work.contact(other.code, content="谈了样品"))
    mine = shelved / "Scans" / f"{other.code}_notes" / "mine.txt"
    mine.parent.mkdir(parents=True)
    mine.write_text("mine", encoding="utf-8")
    again(desk, shelved)
    assert mine.read_text(encoding="utf-8") == "mine"


def test_an_update_that_was_stopped_lists_and_notes_what_it_wrote(
    desk: Desk, shelved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("clientdesk.desk.outgoing.outgoing.TOGETHER", 1)
    desk.clients.create(make.person("乙"))
    filed(desk, "附件")
    desk.work.note(desk.work.contact("KH000001", content="又谈了一次"))

    stop = iter((False, True))
    with pytest.raises(Cancelled):
        desk.outgoing.documents(
            shelved, profile="full", reason="court", progress=Progress(cancelled=lambda: next(stop))
        )
    before = tree(shelved)
    assert len(before) == 4
    assert any("court" in str(entry) for entry in desk.past.of(words=catalogue("en"), limit=5))
    assert desk.outgoing.documents(shelved, profile="full", reason="court").sums["added"] == 0
    assert tree(shelved) == before


def test_on_a_full_disk_what_is_written_is_whole_and_the_next_update_goes_on(
    desk: Desk, shelved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for title in ("甲", "乙", "丙"):
        filed(desk, title)
    write, room = Path.write_bytes, iter((True, False))

    def until_full(path: Path, data: bytes) -> int:
        if PART in path.name and not next(room):
            write(path, data[:1])
            raise OSError(errno.ENOSPC, "full")
        return write(path, data)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", until_full)
        with pytest.raises(UserError) as refused:
            desk.outgoing.documents(shelved)
    assert (refused.value.code, refused.value.key) == (ExitCode.DISK, "disk_full")
    assert len(tree(shelved)) == 4
    assert again(desk, shelved)["added"] == 2
    assert len(tree(shelved)) == 6


@pytest.mark.parametrize("there", [True, False])
def test_a_link_to_a_folder_stays_a_link(desk: Desk, tmp_path: Path, *, there: bool) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    link.symlink_to(real)
    if there:
        real.mkdir()
    desk.clients.create(make.person("甲"))
    desk.outgoing.documents(link)
    assert link.is_symlink()
    assert (real / "contents.csv").exists()


def test_an_update_that_was_broken_off_is_gone_on_with(desk: Desk, shelved: Path) -> None:
    contents = (shelved / "contents.csv").read_bytes()
    filed(desk, "附件")
    again(desk, shelved)
    before = tree(shelved)
    (shelved / "contents.csv").write_bytes(contents)
    told = again(desk, shelved)
    assert (told["added"], told["kept"]) == (0, 4)
    assert tree(shelved) == before
    assert "_附件.pdf" in (shelved / "contents.csv").read_text(encoding="utf-8-sig")


def test_a_table_of_contents_that_leads_outside_is_none_of_ours(desk: Desk, shelved: Path) -> None:
    contents = shelved / "contents.csv"
    contents.write_text(contents.read_text(encoding="utf-8-sig").replace("2 Contacted", ".."), encoding="utf-8-sig")
    with pytest.raises(UserError) as refused:
        desk.outgoing.documents(shelved)
    assert refused.value.key == "folder_exists"
