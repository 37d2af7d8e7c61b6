"""Writes the cases into their folder, with what is expected beside each: `python -m tests.exchange.intake.write`.

Those in `cases/xls` were saved as .xls by LibreOffice, those in `cases/public` come from other packages.
"""

import json
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from tests.exchange.intake import book_cases, text_cases
from tests.exchange.intake.case import Case

FOLDER = Path(__file__).parent / "cases"


def cases() -> Iterator[Case]:
    """Every case that is made here."""
    return chain(text_cases.in_encodings(), text_cases.in_dialects(), text_cases.with_layouts(), book_cases.cases())


def main() -> None:
    """Write them all."""
    FOLDER.mkdir(exist_ok=True)
    for case in cases():
        (FOLDER / case.name).write_bytes(case.content)
        expected = json.dumps(case.expected(), ensure_ascii=False, indent=1) + "\n"
        (FOLDER / f"{case.name}.json").write_text(expected, encoding="utf-8")


if __name__ == "__main__":
    main()
