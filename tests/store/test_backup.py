import stat
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from clientdesk.desk import Desk, keeping
from clientdesk.dossier.person.basics import Basics
from clientdesk.errors import ExitCode, UserError
from clientdesk.store import backup, copies
from tests import make

NOW = datetime(2026, 3, 31, 12, tzinfo=UTC)


def test_a_backup_holds_what_the_file_holds_while_it_is_open(desk: Desk) -> None:
    make.fill(desk, 3)
    copy = desk.keeping.backup()
    with Desk.open(copy, read_only=True) as kept:
        assert kept.keeping.dump() == desk.keeping.dump()
        assert kept.keeping.check(deep=True) == []


def test_a_backup_of_an_encrypted_file_opens_with_the_same_password(path: Path) -> None:
    with make.desk(path, clients=1, password="secret") as desk:
        copy = desk.keeping.backup()
    with pytest.raises(UserError, match="encrypted"):
        Desk.open(copy)
    with Desk.open(copy, password="secret") as kept:
        assert kept.clients.count() == 1


def test_a_backup_lies_in_a_folder_beside_the_file_under_its_moment(
    desk: Desk, set_clock: Callable[[str], None]
) -> None:
    set_clock("2026-03-05T10:20:30+00:00")
    made = desk.keeping.backup()
    assert made.parent.name == "book backups"
    assert desk.keeping.last_backup() == datetime(2026, 3, 5, 10, 20, 30, tzinfo=UTC)
    assert made.name == f"book {desk.now.astimezone():%Y-%m-%d %H%M%S}.clientdesk"


def test_a_backup_goes_where_one_says(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "stick.clientdesk"
    assert desk.keeping.backup(target) == target
    with Desk.open(target) as kept:
        assert kept.clients.count() == 0


def test_closing_makes_a_backup_only_of_changes_and_at_most_every_half_hour(
    desk: Desk, set_clock: Callable[[str], None]
) -> None:
    def edit_and_close(moment: str, *, edit: bool) -> bool:
        set_clock(moment)
        if edit:
            desk.clients.create(make.person())
        return desk.keeping.backup_on_close() is not None

    assert [
        edit_and_close("2026-03-05T10:00:00+00:00", edit=False),
        edit_and_close("2026-03-05T10:00:10+00:00", edit=True),
        edit_and_close("2026-03-05T10:10:00+00:00", edit=True),
        edit_and_close("2026-03-05T10:45:00+00:00", edit=False),
        edit_and_close("2026-03-05T12:00:00+00:00", edit=False),
    ] == [False, True, False, True, False]


@pytest.mark.parametrize(
    ("ages", "kept"),
    [
        ([], []),
        ([timedelta(hours=h) for h in range(40)], [timedelta(hours=h) for h in range(40)]),
        (
            [timedelta(days=3), timedelta(days=3, hours=1), timedelta(days=3, hours=2)],
            [timedelta(days=3)],
        ),
        ([timedelta(days=d) for d in range(12)], [timedelta(days=d) for d in range(12)]),
    ],
)
def test_copies_are_thinned_by_age(ages: list[timedelta], kept: list[timedelta]) -> None:
    gone = backup.superfluous([NOW - age for age in ages], NOW)
    assert sorted(set(ages) - {NOW - at for at in gone}) == sorted(kept)


def test_a_copy_a_day_for_three_years_leaves_days_weeks_and_months() -> None:
    stamps = [NOW - timedelta(days=n) for n in range(3 * 365)]
    gone = set(backup.superfluous(stamps, NOW))
    kept = [at for at in stamps if at not in gone]
    assert kept[:12] == stamps[:12]
    assert len({at.strftime("%G-%V") for at in kept}) >= backup.WEEKLY
    assert len({at.strftime("%Y-%m") for at in kept}) == backup.MONTHLY
    assert backup.DAILY <= len(kept) <= backup.DAILY + backup.WEEKLY + backup.MONTHLY


def test_thinning_one_by_one_keeps_the_same_kinds_of_copies() -> None:
    kept: list[datetime] = []
    for day in range(400, -1, -1):
        at = NOW - timedelta(days=day)
        kept.append(at)
        gone = backup.superfluous(kept, at)
        kept = [stamp for stamp in kept if stamp not in gone]
    assert len({at.strftime("%Y-%m") for at in kept}) == backup.MONTHLY
    assert kept[-1] == NOW


def test_thinning_deletes_only_copies_of_this_file(desk: Desk, set_clock: Callable[[str], None]) -> None:
    folder = backup.folder_of(desk.store.path)
    folder.mkdir()
    others = [folder / name for name in ("letter.txt", "other 2020-01-01 000000.clientdesk", "book copy.clientdesk")]
    for other in others:
        other.write_bytes(b"mine")
    for day in (1, 1, 2):
        set_clock(f"2026-01-0{day}T10:00:00+00:00")
        desk.keeping.backup()
        set_clock(f"2026-01-0{day}T11:00:00+00:00")
        desk.keeping.backup()
    set_clock("2026-03-01T10:00:00+00:00")
    desk.keeping.backup()
    assert len(backup.copies(desk.store.path)) == 3
    assert all(other.read_bytes() == b"mine" for other in others)


def test_a_restored_copy_takes_the_place_of_the_file_which_is_kept(
    desk: Desk, path: Path, set_clock: Callable[[str], None]
) -> None:
    set_clock("2026-01-05T10:00:00+00:00")
    desk.clients.create(make.person("赵大山"))
    copy = desk.keeping.backup()
    desk.clients.create(make.person("李芳"))
    desk.close()
    done = keeping.restore(copy, path, password=None)
    assert done.kept is not None
    assert (done.at, done.clients, done.file) == (datetime(2026, 1, 5, 10, tzinfo=UTC), 1, path)
    with Desk.open(path) as restored, Desk.open(done.kept) as aside:
        assert (restored.clients.count(), aside.clients.count()) == (1, 2)


def test_a_copy_is_restored_into_a_new_file_and_the_open_one_stays(
    desk: Desk, path: Path, set_clock: Callable[[str], None]
) -> None:
    set_clock("2026-01-05T10:00:00+00:00")
    desk.clients.create(make.person("赵大山"))
    copy = desk.keeping.backup()
    desk.clients.create(make.person("李芳"))
    first, second = (keeping.restore_beside(copy, path, password=None) for _ in range(2))
    assert (first.file.name, second.file.name) == ("book (2026-01-05).clientdesk", "book (2026-01-05) 2.clientdesk")
    assert (first.kept, first.clients, desk.clients.count()) == (None, 1, 2)
    with Desk.open(second.file) as restored:
        assert restored.clients.count() == 1


def test_a_copy_and_what_is_restored_from_it_are_as_private_as_the_file(desk: Desk, path: Path) -> None:
    path.chmod(0o600)
    copy = desk.keeping.backup()
    made = keeping.restore_beside(copy, path, password=None)
    desk.close()
    again = keeping.restore(copy, path, password=None)
    assert again.kept is not None
    rights = {file.name: file.stat().st_mode for file in (copy, made.file, again.file, again.kept)}
    assert set(rights.values()) == {again.kept.stat().st_mode}, rights
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_restoring_twice_overwrites_nothing(desk: Desk, path: Path) -> None:
    copy = desk.keeping.backup()
    desk.close()
    kept = [keeping.restore(copy, path, password=None).kept for _ in range(3)]
    assert len(set(kept)) == 3
    assert all(one is not None and one.exists() for one in kept)


def test_a_file_in_use_is_not_restored_over(desk: Desk, path: Path) -> None:
    copy = desk.keeping.backup()
    desk.clients.create(make.person())
    with pytest.raises(UserError) as refused:
        keeping.restore(copy, path, password=None)
    assert refused.value.code is ExitCode.IN_USE
    assert desk.clients.count() == 1


def test_a_damaged_copy_is_refused_and_the_file_stays(desk: Desk, path: Path) -> None:
    make.fill(desk, 2)
    copy = desk.keeping.backup()
    desk.close()
    before = path.read_bytes()
    data = bytearray(copy.read_bytes())
    data[4096 * 20 : 4096 * 40] = b"\xee" * 4096 * 20
    copy.write_bytes(data)
    with pytest.raises(UserError) as refused:
        keeping.restore(copy, path, password=None)
    assert refused.value.code is ExitCode.DAMAGED
    assert path.read_bytes() == before
    assert sorted(found.name for found in path.parent.iterdir()) == ["book backups", "book.clientdesk"]


def test_a_file_that_is_no_copy_is_refused(desk: Desk, path: Path, tmp_path: Path) -> None:
    desk.close()
    stranger = tmp_path / "stranger.clientdesk"
    stranger.write_bytes(b"hello")
    with pytest.raises(UserError, match="not a ClientDesk file"):
        keeping.restore(stranger, path, password=None)


def test_a_copy_that_lost_steps_does_not_count(desk: Desk, tmp_path: Path) -> None:
    copy = desk.keeping.backup(tmp_path / "copy.clientdesk")
    with pytest.raises(UserError, match="not whole"):
        copies.verify(copy, None, at_least=5)


def test_restoring_without_a_file_in_the_way_keeps_nothing(desk: Desk, tmp_path: Path) -> None:
    desk.clients.create(make.person(position="会计"))
    copy = desk.keeping.backup()
    target = tmp_path / "new.clientdesk"
    assert keeping.restore(copy, target, password=None).kept is None
    with Desk.open(target) as restored:
        assert [record[Basics.position] for record in restored.clients.every()] == ["会计"]


@pytest.mark.parametrize("password", [None, "secret"])
def test_what_a_program_that_crashed_left_in_the_log_is_restored_too(
    path: Path, tmp_path: Path, password: str | None
) -> None:
    crashed = tmp_path / "crashed.clientdesk"
    with make.desk(path, password=password) as desk:
        desk.clients.create(make.person("赵大山"))
        for side in ("", "-wal"):
            crashed.with_name(crashed.name + side).write_bytes(path.with_name(path.name + side).read_bytes())
    target = tmp_path / "new.clientdesk"
    assert keeping.restore(crashed, target, password=password).clients == 1
    assert crashed.with_name(f"{crashed.name}-wal").stat().st_size
    with Desk.open(target, password=password) as restored:
        assert [line.name for line in restored.clients.lines(restored.clients.numbers())] == ["赵大山"]


def test_nothing_is_restored_from_a_file_that_another_program_has_open(path: Path, tmp_path: Path) -> None:
    with make.desk(path) as desk:
        desk.clients.create(make.person())
        with pytest.raises(UserError) as refused:
            keeping.restore(path, tmp_path / "new.clientdesk", password=None)
    assert refused.value.code is ExitCode.IN_USE
    assert not [each for each in tmp_path.iterdir() if each.name.startswith(("new", ".")) and each.is_file()]


def test_a_folder_named_as_copy_or_as_file_is_told(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = desk.keeping.backup()
    monkeypatch.chdir(tmp_path)
    for named in ((Path(), tmp_path / "new.clientdesk"), (copy, Path())):
        with pytest.raises(UserError, match="is a folder and not a file") as refused:
            keeping.restore(*named, password=None)
        assert refused.value.values["name"] == tmp_path.resolve()
