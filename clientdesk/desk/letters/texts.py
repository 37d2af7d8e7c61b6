"""The texts of letters: those that come with the program, and those of the house, kept in its file."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from clientdesk.desk.part import Part
from clientdesk.dossier.house.letters import Letters, LetterText
from clientdesk.dossier.rows import Row
from clientdesk.dossier.types import LONG_TEXT
from clientdesk.errors import UserError
from clientdesk.i18n import N_
from clientdesk.store.news import Changed

if TYPE_CHECKING:
    from clientdesk.exchange.letters.shipped import Text

REMINDER = "reminder"


class LetterTexts(Part):
    """`desk.letters.texts`."""

    def all(self, language: str = "") -> "tuple[Text, ...]":
        """The house's own texts, then those that come with the program, but for those it has its own version of; of one
        language, or of all."""
        from clientdesk.exchange.letters.shipped import Text, shipped

        first = {(text.name, text.language) for text in shipped() if text.first}
        own = [
            Text(
                row[LetterText.name] or "",
                row[LetterText.language] or "",
                row[LetterText.kind] or "",
                row[LetterText.subject] or "",
                row[LetterText.body] or "",
                row[LetterText.level] or 0,
                own=True,
                first=_name(row) in first,
            )
            for row in self.desk.house.record().rows(Letters.letter_texts)
        ]
        taken = {(text.name, text.language) for text in own}
        others = (text for text in shipped() if (text.name, text.language) not in taken)
        return tuple(text for text in (*own, *others) if language in ("", text.language))

    def find(self, name: str, language: str) -> "Text":
        """The text of this name. Raises `UserError` where there is none in the language."""
        offered = self.all(language)
        found = next((text for text in offered if text.name.casefold() == name.strip().casefold()), None)
        if found is None:
            raise UserError(
                N_("There is no text {name} for letters in this language."),
                key="unknown_text",
                hint=N_("Choose one of: {names}"),
                name=name[:60],
                names=", ".join(dict.fromkeys(text.name for text in offered)),
            )
        return found

    def reminder(self, level: int, language: str, *, sent: int = 0) -> "Text":
        """The text of a payment reminder after `sent`, the last one that went out: the house's own where there is one.
        Where none went out it speaks of none, however late the payment is."""
        from clientdesk.exchange.letters.shipped import shipped

        # A text of the program that was renamed into another level still has its own version in the program.
        texts = (*self.all(language), *shipped())
        fitting = [text for text in texts if (text.language, text.kind, text.level) == (language, REMINDER, level)]
        # The gentlest one speaks of none before it anyway.
        return next((text for text in fitting if text.first is not bool(sent)), fitting[0])

    def keep(self, text: "Text") -> Changed:
        """Keep a text as the house's own, in place of its own text of the same name, kind and language."""
        refuse_long(text)
        row = Row(
            {
                LetterText.name.key: text.name.strip(),
                LetterText.language.key: text.language,
                LetterText.kind.key: text.kind,
                LetterText.subject.key: text.subject.strip() or None,
                LetterText.body.key: text.body.strip("\n") or None,
                LetterText.level.key: text.level or None,
            }
        )
        house = self.desk.house.record()
        rows = house.rows(Letters.letter_texts)
        same = next((old for old in rows if _name(old) == (text.name.strip(), text.language)), None)
        if same is None:
            house[Letters.letter_texts] = (*rows, row)
        else:
            house[Letters.letter_texts] = tuple(replace_row(old, row) if old is same else old for old in rows)
        return self.desk.house.keep_letters(house)

    def forget(self, name: str, language: str) -> Changed:
        """Throw one of the house's own texts away; a text of the program with this name stands again in its place."""
        house = self.desk.house.record()
        kept: Sequence[Row] = [row for row in house.rows(Letters.letter_texts) if _name(row) != (name, language)]
        house[Letters.letter_texts] = tuple(kept) or None
        return self.desk.house.keep_letters(house)


def replace_row(old: Row, new: Row) -> Row:
    """A row with other values, by which it stays the same row."""
    return Row(new.values, old.id)


def refuse_long(text: "Text") -> None:
    """Raise unless a text is of a length that can be kept and printed."""
    longest = LONG_TEXT.max
    if len(text.body) > longest or len(text.subject) > longest:
        raise UserError(
            N_("The text of a letter has at most {longest} characters; this one has {n}."),
            key="long_text",
            hint=N_("Shorten it, or print it with another program."),
            longest=f"{longest:,}",
            n=f"{len(text.body):,}",
        )


def as_own(text: "Text", *, subject: str, body: str) -> "Text":
    """A changed text, the house's own from now on."""
    return replace(text, subject=subject, body=body, own=True)


def _name(row: Row) -> tuple[str, str]:
    return row[LetterText.name] or "", row[LetterText.language] or ""
