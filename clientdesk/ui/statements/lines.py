"""What stands in the rows of the grid: the lines of one form under their headings."""

from dataclasses import dataclass

from clientdesk.dossier.fields import Section
from clientdesk.dossier.statements.balance import Assets, Liabilities
from clientdesk.dossier.statements.flows import CashFlow, Income, Memo, Supplement
from clientdesk.dossier.statements.line import Line
from clientdesk.i18n import N_


@dataclass(frozen=True)
class Lined:
    """A row: a line, or a heading where there is none."""

    line: Line | None = None
    title: str = ""


@dataclass(frozen=True)
class Block:
    """One form: `name` as keys of lines begin, what it is called, its sections."""

    name: str
    title: str
    sections: tuple[type[Section], ...]

    def rows(self) -> tuple[Lined, ...]:
        """Its rows in the order of the form; sections bear headings where there are several."""
        found: list[Lined] = []
        for section in self.sections:
            if len(self.sections) > 1:
                found.append(Lined(title=section.declared.title))
            found += [Lined(field) for field in section.declared.fields if isinstance(field, Line)]
        return tuple(found)


BLOCKS = (
    Block("bs", N_("Balance sheet"), (Assets, Liabilities)),
    Block("is", N_("Income"), (Income,)),
    Block("cf", N_("Cash flow"), (CashFlow,)),
    Block("ci", N_("Supplement"), (Supplement,)),
    Block("memo", N_("Memo"), (Memo,)),
)


def block_of(key: str) -> int:
    """The place of the block that a line stands in."""
    name = key.split("_", maxsplit=1)[0]
    return next(place for place, block in enumerate(BLOCKS) if block.name == name)
