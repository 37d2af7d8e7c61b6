import errno
import logging
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from clientdesk import __version__
from clientdesk.errors import UserError
from clientdesk.log import Key, crash_report, start
from clientdesk.paths import inside_checkout

SECRET = "Zhang San 110101199003070011"
ours = logging.getLogger("clientdesk.desk.clients")
theirs = logging.getLogger("sqlalchemy.engine")


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    handler = start(tmp_path / "state" / "log")
    yield tmp_path / "state" / "log" / "clientdesk.log"
    stop(handler)


def stop(handler: logging.Handler) -> None:
    logging.getLogger().removeHandler(handler)
    logging.getLogger("clientdesk").setLevel(logging.NOTSET)
    handler.close()


def fail(secret: str) -> None:
    raise ValueError(f"bad value {secret!r}")


def caught() -> Exception:
    try:
        fail(SECRET)
    except ValueError as error:
        return error
    raise AssertionError


def test_a_line_is_its_template_with_our_keys_and_figures(log: Path) -> None:
    ours.info("saved %s in %d ms, %.1f MB", Key("person.full_name"), 12, 3.25)
    assert log.read_text().endswith("INFO clientdesk.desk.clients saved person.full_name in 12 ms, 3.2 MB\n")


@pytest.mark.parametrize(
    "value", [SECRET, SECRET.encode(), Path(SECRET), Decimal("110101"), [SECRET], {"name": SECRET}]
)
def test_a_value_is_replaced_by_its_type(log: Path, value: object) -> None:
    ours.warning("cannot store %s", value)
    assert log.read_text().endswith(f"cannot store <{type(value).__name__}>\n")


@pytest.mark.parametrize("template", ["%d clients", "%s and %s", "100 %", "%(name)s"])
def test_a_template_that_does_not_fit_is_written_as_it_is(tmp_path: Path, template: str) -> None:
    handler = start(tmp_path)
    handler.handle(ours.makeRecord(ours.name, logging.WARNING, __file__, 1, template, (SECRET,), None))
    stop(handler)
    assert (tmp_path / "clientdesk.log").read_text().endswith(f"{template}\n")


def test_a_named_value_is_not_written(log: Path) -> None:
    ours.warning("cannot store %(name)s", {"name": SECRET})
    assert "Zhang" not in log.read_text()


def test_an_object_in_place_of_a_template_is_not_written(log: Path) -> None:
    ours.error(ValueError(SECRET))
    assert log.read_text().endswith("ValueError\n")


def test_an_exception_is_written_without_its_words(log: Path) -> None:
    ours.error("cannot save", exc_info=caught())
    text = log.read_text()
    assert "cannot save | ValueError |" in text
    assert " in fail" in text
    assert "Zhang" not in text


def test_another_library_tells_only_where_it_warned(log: Path) -> None:
    theirs.warning(f"parameters: {SECRET}")
    theirs.info("more")
    assert "WARNING sqlalchemy.engine at test_log:" in log.read_text()
    assert log.read_text().count("\n") == 1
    assert "Zhang" not in log.read_text()


def test_a_key_cannot_begin_a_line_of_its_own(log: Path) -> None:
    ours.info("job %s", Key("a\nb\x1b[2J\u2028c"))
    assert log.read_text().count("\n") == 1
    assert "\x1b" not in log.read_text()


def test_an_old_log_makes_room(log: Path) -> None:
    for _ in range(60):
        ours.info("report %s", Key("x" * 50_000))
    sizes = {path.name: path.stat().st_size for path in log.parent.iterdir()}
    assert set(sizes) == {"clientdesk.log", "clientdesk.log.1", "clientdesk.log.2", "clientdesk.log.3"}
    assert max(sizes.values()) <= 512_000


def test_a_log_that_cannot_be_written_stops_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "log" / "clientdesk.log").mkdir(parents=True)
    for folder in (tmp_path / "file" / "log", tmp_path / "log"):
        handler = start(folder)
        ours.warning("still here")
        stop(handler)
    assert capsys.readouterr().err == ""


def test_a_crash_report_names_type_place_and_versions() -> None:
    head, kind, *frames = crash_report(caught()).splitlines()
    assert head.startswith(f"ClientDesk {__version__}, Python {sys.version.split()[0]}, ")
    assert kind == "ValueError"
    assert [frame.split(":")[0].split("/")[-1] for frame in frames] == ["test_log.py"] * 2
    assert [frame.rpartition(" ")[2] for frame in frames] == ["caught", "fail"]


def test_a_crash_report_holds_no_value_and_no_folder_of_the_user() -> None:
    report = crash_report(caught())
    assert "Zhang" not in report
    assert str(Path(__file__).parents[1]) not in report
    assert str(Path.home()) + "/" not in report


def test_a_frame_of_the_program_is_named_within_it(tmp_path: Path) -> None:
    with pytest.raises(AttributeError) as raised:
        inside_checkout(None, root=tmp_path)  # type: ignore[arg-type]
    assert "  clientdesk/paths.py:" in crash_report(raised.value)


def test_a_crash_report_tells_the_whole_chain() -> None:
    try:
        try:
            fail(SECRET)
        except ValueError as error:
            raise OSError(errno.ENOSPC, SECRET) from error
    except OSError as error:
        lines = crash_report(error).splitlines()
    assert [line for line in lines[1:] if not line.startswith(" ")] == ["OSError [ENOSPC]", "because of ValueError"]


def test_a_crash_report_of_a_user_error_has_its_template_and_not_its_values() -> None:
    report = crash_report(UserError("{name} is open.", key="in_use", name=SECRET))
    assert "clientdesk.errors.UserError [in_use]: {name} is open." in report
    assert "Zhang" not in report


def test_a_crash_report_of_a_bottomless_recursion_is_short() -> None:
    def fall() -> None:
        fall()

    try:
        fall()
    except RecursionError as error:
        report = crash_report(error)
    assert "more …" in report
    assert len(report.splitlines()) < 60


def test_a_crash_report_of_a_circle_of_causes_ends() -> None:
    first, second = ValueError(), KeyError()
    first.__cause__, second.__cause__ = second, first
    assert crash_report(first).count("ValueError") == 1
