"""The statements of a client together: each set beside the period before it and the one a year earlier."""

from collections.abc import Mapping, Sequence

from clientdesk.analysis.identities import identities, unbalanced
from clientdesk.analysis.ratios import ratios, with_trend
from clientdesk.analysis.statements import horizontal, index, previous, reckon, vertical, year_before
from clientdesk.dossier.record import Record
from clientdesk.dossier.statements.figures import Check, Figures, Sheet, sheet_of
from clientdesk.dossier.statements.periods import Period, Periods
from clientdesk.dossier.statements.results import USUAL, Result, Settings


def periods(client: str, records: Sequence[Record], *, settings: Settings = USUAL) -> Periods:
    """Everything reckoned from the statements of a client, which come with the earliest first."""
    return Together(records, settings).periods(client)


class Together:
    """Statements that are compared with each other; each is reckoned once."""

    def __init__(self, records: Sequence[Record], settings: Settings = USUAL) -> None:
        self.records = tuple(records)
        self.settings = settings
        self.sheets = tuple(map(sheet_of, self.records))
        self._figures: dict[int, Figures] = {}
        self._results: dict[int, Mapping[str, Result]] = {}

    def periods(self, client: str) -> Periods:
        """Every statement reckoned, checked and judged."""
        made = tuple(self._period(place) for place in range(len(self.records)))
        currencies = tuple(dict.fromkeys(sheet.currency for sheet in self.sheets))
        return Periods(client, made, self.settings, currencies)

    def figures(self, place: int) -> Figures:
        """One statement reckoned."""
        if place not in self._figures:
            self._figures[place] = reckon(self.sheets[place])
        return self._figures[place]

    def checks(self, place: int) -> tuple[Check, ...]:
        """One statement checked."""
        before = self._place(previous(self.sheets[place], self._others(place)))
        return identities(self.figures(place), self.figures(before) if before is not None else None)

    def results(self, place: int) -> Mapping[str, Result]:
        """The ratios of one statement."""
        if place not in self._results:
            earlier = self._a_year_before(place)
            self._results[place] = ratios(
                self.figures(place),
                self.figures(earlier) if earlier is not None else None,
                settings=self.settings,
                unbalanced=unbalanced(self.checks(place)),
            )
        return self._results[place]

    def _period(self, place: int) -> Period:
        sheet, earlier = self.sheets[place], self._a_year_before(place)
        before = previous(sheet, self._others(place))
        figures = self.figures(place)
        compared = self.figures(earlier) if earlier is not None else None
        base = self._base(place)
        return Period(
            self.records[place],
            sheet,
            figures,
            self.checks(place),
            with_trend(self.results(place), self.results(earlier) if earlier is not None else None),
            vertical(figures),
            horizontal(figures, compared),
            index(figures, self.figures(base)),
            before.code if before else "",
            self.sheets[earlier].code if earlier is not None else "",
        )

    def _base(self, place: int) -> int:
        """The first of the years that lead to this period without a gap."""
        while (earlier := self._a_year_before(place)) is not None:
            place = earlier
        return place

    def _a_year_before(self, place: int) -> int | None:
        return self._place(year_before(self.sheets[place], self._others(place)))

    def _others(self, place: int) -> list[Sheet]:
        return [sheet for at, sheet in enumerate(self.sheets) if at != place]

    def _place(self, sheet: Sheet | None) -> int | None:
        # By identity: two drafts may hold the same figures.
        return next((at for at, other in enumerate(self.sheets) if other is sheet), None)
