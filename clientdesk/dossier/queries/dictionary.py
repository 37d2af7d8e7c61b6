"""What the words of a query mean in a file with certain kinds; a word without a meaning is refused by name."""

from collections.abc import Iterable, Mapping
from typing import NoReturn

from clientdesk.dossier.fields import Kind
from clientdesk.dossier.queries.operators import Operator, operators_of
from clientdesk.dossier.queries.questions import QUESTIONS, Question
from clientdesk.dossier.queries.vocabulary import Asked, Files, Relation, Subject, Vocabulary
from clientdesk.errors import UserError
from clientdesk.i18n import N_

_HINT = N_("Correct the query; nothing was changed.")


class Dictionary:
    """Keys, operators, ways and questions, looked up. `place` says where in the query a word stands."""

    def __init__(self, kinds: Iterable[Kind], questions: Iterable[Question] = QUESTIONS) -> None:
        self.vocabulary = Vocabulary(kinds)
        self.questions = tuple(questions)

    def files(self, names: Iterable[str]) -> Files:
        """Files of the kinds of these names, of all kinds of client where there is none."""
        return self.vocabulary.files(names)

    def field(self, subject: Subject, key: str, *, place: str) -> Asked:
        """What a key asks about."""
        found = self.vocabulary.asked(subject, key)
        if found is None:
            _refuse("unknown_field", N_("{place}: there is no field {field} to ask about."), place, field=key)
        return found

    def operator(self, asked: Asked, name: str, *, place: str) -> Operator:
        """How it is asked about."""
        known = operators_of(asked)
        if name not in known:
            raise UserError(
                N_("{place}: {field} cannot be asked with {op}; it knows {known}."),
                key="unknown_operator",
                hint=_HINT,
                place=place,
                field=asked.key,
                op=_short(name),
                known=", ".join(known),
            )
        return known[name]

    def relation(self, subject: Subject, name: str, *, place: str) -> Relation:
        """A way to rows or other files."""
        found = self.vocabulary.relations(subject).get(name)
        if found is None:
            _refuse(
                "unknown_relation", N_("{place}: there is no way {field} to rows or other files."), place, field=name
            )
        return found

    def question(self, subject: Subject, name: str, *, place: str) -> Question:
        """A question that has a name."""
        found = self.questions_of(subject).get(name)
        if found is None:
            _refuse("unknown_question", N_("{place}: there is no question {field}."), place, field=name)
        return found

    def questions_of(self, subject: Subject) -> Mapping[str, Question]:
        """The questions that can be asked of a subject, by name."""
        ways = self.vocabulary.relations(subject)

        def known(need: str) -> bool:
            return need in ways or self.vocabulary.asked(subject, need) is not None

        return {question.name: question for question in self.questions if all(map(known, question.needs))}


def _refuse(key: str, text: str, place: str, *, field: str) -> NoReturn:
    raise UserError(text, key=key, hint=_HINT, place=place, field=_short(field))


def _short(name: str) -> str:
    return name[:60]
