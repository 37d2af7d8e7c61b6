"""Cards of made clients printed in a process of its own: argv is LAYOUT, how many, OUT.pdf, PLAN.json and, where QR
codes are to be left out, `no-codes`.

The plan says what stands where in the print, read back from it, for the baseline that draws the same by hand.
"""

import json
import resource
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase.ttfonts import TTFontFile

from clientdesk.dossier.fields import Surroundings
from clientdesk.dossier.kinds import ENTERPRISE, PERSON
from clientdesk.dossier.record import Record
from clientdesk.dossier.types import Reading
from clientdesk.exchange.cards import LAYOUTS, PrintJob, make_print
from clientdesk.i18n import catalogue
from clientdesk.paths import resources
from tests.making.records import record
from tests.making.values import Blobs

if TYPE_CHECKING:
    from tests.exchange.reading import Box, Page, Print

LANGUAGE = "zh_CN"
NOW = datetime(2026, 3, 5, 6, 3, tzinfo=UTC)


def clients(count: int) -> tuple[list[Record], Blobs]:
    """Made clients that may be printed, and the bytes of their photos; one in three is an enterprise."""
    blobs: Blobs = {}
    made = []
    for number in range(count):
        client = record(ENTERPRISE if number % 3 == 2 else PERSON, Random(f"print {number}"), blobs=blobs)
        client.code = f"KH{number:06}"
        client[client.kind.by_key["no_print"]] = None
        made.append(client)
    return made, blobs


def printed(layout: str, records: list[Record], blobs: Blobs) -> bytes:
    """All of them in one file."""
    around = Surroundings(Reading(date(2026, 3, 5), catalogue(LANGUAGE)))
    return make_print(
        records,
        layout=layout,
        language=LANGUAGE,
        printed_by="王小二",
        now=NOW,
        surroundings=lambda _: around,
        photo_of=lambda photo: blobs[photo.sha256][1],
    ).pdf


def plan(read: "Print", photo: Path) -> dict[str, Any]:
    """Paper, fonts, and for each page its texts, lines, areas, pictures and QR codes; `photo` is drawn for all."""
    fonts = {TTFontFile(str(path)).name.decode(): str(path) for path in (resources() / "fonts").glob("*.ttf")}
    used = {font.name for font in read.fonts.values()}
    pages = [_planned(page, read) for page in read.pages]
    return {"photo": str(photo), "fonts": {name: fonts[name] for name in used}, "pages": pages}


def _planned(page: "Page", read: "Print") -> dict[str, Any]:
    from tests.exchange.qr_reading import boxes_of, codes_of

    codes = boxes_of(page)
    return {
        "paper": [page.box.right, page.box.top],
        "texts": list(_texts(page, read)),
        "lines": [[box.left, box.bottom, box.right, box.top] for box in page.strokes],
        "areas": [[*_place(fill.box), fill.colour] for fill in page.fills if fill.box not in codes],
        "pictures": [_place(box) for box in page.pictures],
        "codes": [[text, *_place(box)] for text, box in zip(codes_of(page), codes, strict=True)],
    }


def _place(box: "Box") -> list[float]:
    return [box.left, box.bottom, box.right - box.left, box.top - box.bottom]


def _texts(page: "Page", read: "Print") -> Iterator[list[Any]]:
    """Font, size, colour, place and text; what a subset of a font divides is one text again."""
    whole: list[Any] = []
    end = 0.0
    for run in page.runs:
        head = [read.fonts[run.font].name, run.size, run.colour]
        if whole and whole[:3] == head and abs(run.box.left - end) < 0.01 and abs(run.baseline - whole[4]) < 0.01:
            whole[5] += run.text
        else:
            if whole:
                yield whole
            whole = [*head, run.box.left, run.baseline, run.text]
        end = run.box.right
    if whole:
        yield whole


def main(layout: str, count: str, out: str, planned: str, *but: str) -> None:
    """Print, tell the figures, write print and plan."""
    assert layout in LAYOUTS
    if "no-codes" in but:
        PrintJob.vcard = lambda self, view, at_most: ""  # type: ignore[method-assign]
    records, blobs = clients(int(count))
    begun = time.process_time()
    pdf = printed(layout, records, blobs)
    took = (time.process_time() - begun) * 1000
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    Path(out).write_bytes(pdf)
    print(json.dumps({"took": [took], "memory": [peak], "size": [len(pdf) / 1e6]}))
    if not Path(planned).exists():
        photo = Path(planned).with_suffix(".jpg")
        photo.write_bytes(next(data for media, data in blobs.values() if media == "image/jpeg"))
        # The reader takes memory that is no part of a print.
        from tests.exchange.reading import read_back

        read = read_back(pdf)
        Path(planned).write_text(json.dumps(plan(read, photo), ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
