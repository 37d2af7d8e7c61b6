"""Files spoilt in many ways: bytes flipped, cut, doubled and moved, also in the parts of workbooks packed anew.

As a program it reads thousands and prints what became of them: `python -m tests.exchange.intake.fuzz 2000`.
"""

import io
import sys
import time
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random

from clientdesk.errors import UserError
from clientdesk.exchange.intake import read_tables
from clientdesk.exchange.untrusted import Child
from tests.exchange.intake import bombs, write

FORMS = ("xlsx", "xls", "csv")
_BOMBS = {
    "xlsx": (bombs.far_cells, bombs.no_such_row, bombs.long_texts_shown_often, bombs.own_document_type),
    "xls": (),
    "csv": (bombs.wide_text, bombs.long_value),
}
_NASTY = (
    b"\0", b"\xff" * 8, b"<", b">", b"&", b'"', b"'", b"]]>", b"<!--", b"\r", b"\n" * 50, b"," * 3000, b'"' * 999,
    b"1e999", b"-1", b"NaN", b"99999999999999999999", b"XFD1048576", b"A0", b"\xef\xbb\xbf", b"\xff\xfe", b"PK\3\4",
    b"\x81" * 40, b"A1:XFD1048576", b"&#0;", b"&#x1F600;", b"\xf0\x9f\x98\x80", b"s" * 70_000, b"0" * 400,
    b"yyyy" * 500,
)  # fmt: skip


def seeds(form: str) -> tuple[list[bytes], list[bytes]]:
    """Good files to begin with, and bombs."""
    files = [path for path in write.FOLDER.rglob("*") if path.is_file() and path.suffix not in (".json", ".md")]
    starts = {"xlsx": (b"PK",), "xls": (b"\xd0\xcf",), "csv": ()}[form]
    others = (b"PK", b"\xd0\xcf")
    contents = [path.read_bytes() for path in sorted(files)]
    good = [each for each in contents if (each.startswith(starts) if starts else not each.startswith(others))]
    return good, [make() for make in _BOMBS[form]] or good


def spoilt(content: bytes, rng: Random) -> bytes:
    """The file with a few things wrong in it."""
    if content.startswith(b"PK") and rng.random() < 0.85:
        return _repacked(content, rng)
    for _ in range(rng.choice((1, 1, 2, 5, 20))):
        content = rng.choice(_WAYS)(content, rng)
    return content


def _flip(content: bytes, rng: Random) -> bytes:
    at = rng.randrange(len(content) + 1)
    return content[:at] + rng.randbytes(rng.choice((1, 1, 2, 4, 16))) + content[at + 1 :]


def _drop(content: bytes, rng: Random) -> bytes:
    at = rng.randrange(len(content) + 1)
    return content[:at] + content[at + rng.choice((1, 2, 10, 100, 1000)) :]


def _cut(content: bytes, rng: Random) -> bytes:
    return content[: rng.randrange(len(content) + 1)]


def _put(content: bytes, rng: Random) -> bytes:
    at = rng.randrange(len(content) + 1)
    return content[:at] + rng.choice(_NASTY) + content[at:]


def _twice(content: bytes, rng: Random) -> bytes:
    at, size, to = rng.randrange(len(content) + 1), rng.choice((1, 8, 64, 512, 4096)), rng.randrange(len(content) + 1)
    return content[:to] + content[at : at + size] * rng.choice((1, 1, 2, 50)) + content[to:]


def _number(content: bytes, rng: Random) -> bytes:
    at = rng.randrange(max(1, len(content) - 4))
    number = rng.choice((0, 1, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF, 0x80000000))
    return content[:at] + number.to_bytes(4, "little") + content[at + 4 :]


_WAYS: Sequence[Callable[[bytes, Random], bytes]] = (_flip, _flip, _drop, _cut, _put, _put, _twice, _number)


def _repacked(content: bytes, rng: Random) -> bytes:
    """A workbook with parts spoilt inside a container that is whole, so that the reader gets to see them."""
    out = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as source:
            parts = {name: source.read(name) for name in source.namelist()}
    except (zipfile.BadZipFile, zlib.error, RuntimeError, OSError):
        return rng.choice(_WAYS)(content, rng)
    wanted = rng.sample(sorted(parts), min(len(parts), rng.choice((1, 1, 2))))
    telling = [name for name in parts if "sheet" in name or "shared" in name or "workbook" in name or "styles" in name]
    wanted += rng.sample(telling, min(len(telling), 1))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
        for name, part in parts.items():
            if name in wanted:
                for _ in range(rng.choice((1, 1, 2))):
                    part = rng.choice(_WAYS)(part, rng)
            target.writestr(name, part)
    return out.getvalue()


def files(form: str, count: int, *, seed: int) -> Iterator[bytes]:
    """So many spoilt files of a form, of at most a megabyte each, the same for the same seed."""
    rng = Random(f"{form} {seed}")
    good, hostile = seeds(form)
    for _ in range(count):
        yield spoilt(rng.choice(good if rng.random() < 0.85 else hostile), rng)[: 1 << 20]


def outcome(reader: Child, content: bytes, *, form: str) -> str:
    """ "read" or the key of the refusal; every row of what was read is opened. Anything else goes through."""
    try:
        tables = read_tables(reader, content, name=f"fuzz.{form}")
    except UserError as error:
        # A sentence with a place left open would be no sentence.
        return f"{error.key}: {error}" if "{" in str(error) else error.key
    for sheet in tables.sheets:
        assert all(len(row) == sheet.columns for row in sheet.rows)
        assert len(sheet.rows) == sum(1 for _row in sheet.rows)
    return "read"


def main(count: int, seed: int, kept: Path | None) -> None:
    """Read so many of each form, and print how they ended and how long the slowest took."""
    for form in FORMS:
        told: Counter[str] = Counter()
        times: list[float] = []
        with Child() as reader:
            outcome(reader, b"warm,up\n", form="csv")
            for number, content in enumerate(files(form, count, seed=seed)):
                begun = time.perf_counter()
                ended = outcome(reader, content, form=form)
                times.append(time.perf_counter() - begun)
                told[ended] += 1
                if kept and (ended in ("reader_died", "too_slow") or times[-1] > 1):
                    (kept / f"{form}-{number}-{ended}").write_bytes(content)
        slow = sorted(times)
        sys.stdout.write(f"{form}: {dict(told)}; p50 {slow[len(slow) // 2] * 1000:.0f} ms, slowest {slow[-1]:.2f} s\n")


if __name__ == "__main__":
    main(
        int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1, Path(sys.argv[3]) if len(sys.argv) > 3 else None
    )
