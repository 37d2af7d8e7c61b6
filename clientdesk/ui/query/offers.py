"""What can be asked of clients, or of rows: fields by section, questions that have a name, ways to others."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clientdesk.dossier.fields import Field, Kind, Rows
from clientdesk.dossier.folding import fold
from clientdesk.dossier.header import Header
from clientdesk.dossier.hints import Nearness, matching, nearness
from clientdesk.dossier.names import pinyin_readings
from clientdesk.dossier.queries.dictionary import Dictionary
from clientdesk.dossier.queries.other_words import other_words
from clientdesk.dossier.queries.sentences import called
from clientdesk.dossier.queries.tree import Asks, Condition, Has, Node
from clientdesk.dossier.queries.vocabulary import LISTED, Asked, Files, RowsOf, Subject, Way
from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.form.chapters import chapters_to_ask

_NOT_OFFERED = ("trashed_at",)
_OFTEN = (Header.tags.key, Header.lifecycle_stage.key)
"""Fields that are offered at the top too."""


@dataclass(frozen=True)
class Offer:
    """Something that can be asked: its title, the heading under which it stands, and one of a field, a question, a
    way to rows or files, by name."""

    title: str
    heading: str
    field: str = ""
    question: str = ""
    relation: str = ""

    def is_of(self, node: Node) -> bool:
        """Whether a part of a query asks this."""
        if isinstance(node, Condition):
            return bool(self.field) and node.field == self.field
        if isinstance(node, Asks):
            return bool(self.question) and node.question == self.question
        return isinstance(node, Has) and bool(self.relation) and node.relation == self.relation


class Offers:
    """All that can be asked of a subject, in the order in which it is offered."""

    def __init__(self, dictionary: Dictionary, subject: Subject, words: Catalogue, *, hops: bool = True) -> None:
        self.dictionary = dictionary
        self.subject = subject
        self.words = words
        self.all = tuple(self._made(hops=hops))

    def of(self, node: Node) -> Offer | None:
        """The offer that a part of a query takes up."""
        return next((offer for offer in self.all if offer.is_of(node)), None)

    # Making

    def _made(self, *, hops: bool) -> Iterator[Offer]:
        words, vocabulary = self.words, self.dictionary.vocabulary
        often = words.tr(N_("Often asked"))
        for question in self.dictionary.questions_of(self.subject).values():
            yield Offer(_upper(words.tr(question.label)), often, question=question.name)
        if isinstance(self.subject, RowsOf):
            here = self.subject.groups[0][1].title(words)
            for asked in vocabulary.every(self.subject):
                yield Offer(asked.title(words), here, field=asked.key)
        else:
            listed = (key for key in LISTED if key not in _NOT_OFFERED)
            for asked in filter(None, (vocabulary.asked(self.subject, key) for key in listed)):
                if asked.field.context == "":
                    yield Offer(asked.title(words), often, field=asked.key)
            for asked in filter(None, (vocabulary.asked(self.subject, key) for key in _OFTEN)):
                yield Offer(asked.title(words), often, field=asked.key)
            yield from self._fields(self.subject, hops=hops)
        if hops:
            yield from self._related()

    def _fields(self, subject: Files, *, hops: bool) -> Iterator[Offer]:
        vocabulary, words = self.dictionary.vocabulary, self.words
        ways = vocabulary.relations(subject) if hops else {}
        seen: set[str] = set()
        for kind in subject.kinds:
            for chapter in chapters_to_ask(kind):
                heading = chapter.title(words)
                for field in (field for field in chapter.fields if field.key not in seen):
                    seen.add(field.key)
                    if isinstance(field.type, Rows):
                        if field.key in ways:
                            yield Offer(self._further(field.title(words)), heading, relation=field.key)
                    elif asked := vocabulary.asked(subject, field.key):
                        yield from self._with_parts(asked, subject, heading)

    def _with_parts(self, asked: Asked, subject: Files, heading: str) -> Iterator[Offer]:
        yield Offer(asked.title(self.words), heading, field=asked.key)
        for part in ("province", "city", "district", "street", "postcode", "country"):
            if found := self.dictionary.vocabulary.asked(subject, f"{asked.key}.{part}"):
                yield Offer(found.title(self.words), heading, field=found.key)

    def _related(self) -> Iterator[Offer]:
        heading = self.words.tr(N_("Related people, firms and work"))
        for relation in self.dictionary.vocabulary.relations(self.subject).values():
            if relation.way is Way.ROWS:
                continue
            _one, bare = called(relation, self.dictionary, self.words)
            yield Offer(self._further(_upper(bare)), heading, relation=relation.name)

    def _further(self, title: str) -> str:
        """What asks further conditions."""
        return self.words.tr(N_("{what}…"), what=title)

    # Finding

    def found(self, text: str) -> Sequence[Offer]:
        """What is meant by a text, the best first; all for none."""
        sought = fold(text.strip())
        if not sought:
            return self.all
        kinds = self.subject.kinds if isinstance(self.subject, Files) else ()
        meant = [offer for kind in kinds for offer in self._meant(kind, text)]
        ranked = [(rank, offer) for offer in self.all if (rank := _rank(offer, text)) < _LEAST]
        near = [offer for _rank, offer in sorted(ranked, key=lambda found: found[0])]
        called_so = [offer for offer in self.all if _is_called(offer.title, sought)]
        # What is offered at the top stands in its section too.
        once: dict[tuple[str, str, str], Offer] = {}
        for offer in (*near, *meant, *called_so):
            once.setdefault((offer.field, offer.question, offer.relation), offer)
        return tuple(once.values())

    def _meant(self, kind: Kind, text: str) -> Iterator[Offer]:
        for field in matching(kind, text, self.words):
            yield from self._of_field(field)

    def _of_field(self, field: Field[object]) -> Iterator[Offer]:
        key = field.key
        return (offer for offer in self.all if key in (offer.relation, offer.field.partition(".")[0]))


_LEAST = (5, 0)


def _rank(offer: Offer, text: str) -> tuple[int, int]:
    """The smallest comes first: a title that is the text; a question with the word in it, what begins with it, what
    people call so, the word within, the beginning of one; the shorter first."""
    near, also = nearness(offer.title, text), other_words(offer.question or offer.field)
    if near is Nearness.SAME:
        return 0, 0
    if near is Nearness.BEGINS or (near is Nearness.WORD and offer.question):
        return 1, 0 if offer.question else len(offer.title)
    said = min((nearness(word, text) for word in also), default=Nearness.NONE)
    if said is not Nearness.NONE:
        return 2, said
    return {Nearness.WORD: (3, 0), Nearness.BEGUN: (4, len(offer.title))}.get(near, _LEAST)


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _is_called(title: str, sought: str) -> bool:
    if sought in fold(title):
        return True
    return any(sought in reading for pair in pinyin_readings(title) for reading in pair)
