"""Prints made for tests, and what stands on them."""

import io
from collections.abc import Callable
from typing import Any

from pypdf import PageObject, PdfReader

from clientdesk.dossier.record import Record
from clientdesk.dossier.values import Attachment
from clientdesk.exchange.cards import Print, make_print
from tests.exchange.sample_records import NOW, around

PORTRAIT = Attachment("0" * 64, "portrait.jpg", "image/jpeg", 1200)


def make(
    *records: Record,
    layout: str = "full",
    language: str = "en",
    printed_by: str = "王小二",
    photo_of: Callable[[Attachment], bytes | None] = lambda photo: None,
    **more: Any,
) -> Print:
    """A print of these clients on the day of the tests."""
    return make_print(
        iter(records),
        layout=layout,
        language=language,
        printed_by=printed_by,
        now=NOW,
        surroundings=lambda record: around(record, language=language),
        photo_of=photo_of,
        **more,
    )


def printed(*records: Record, **more: Any) -> PdfReader:
    """The same, to be read."""
    return PdfReader(io.BytesIO(make(*records, **more).pdf))


def pages(*records: Record, **more: Any) -> list[str]:
    """The text of each page without any spaces."""
    return [text_of(page) for page in printed(*records, **more).pages]


def text_of(page: PageObject) -> str:
    """The text of a page without any spaces."""
    return bare(page.extract_text())


def bare(text: str) -> str:
    """A text without any spaces."""
    return "".join(text.split())


def read(reader: PdfReader) -> str:
    """All text of the file without any spaces."""
    return "".join(map(text_of, reader.pages))


def jpeg(width: int = 300, height: int = 400) -> bytes:
    """A plain picture."""
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (width, height), "#446688").save(out, "JPEG")
    return out.getvalue()
