"""What envelopes ask: their size, their layout, where the post code boxes are printed on them."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from clientdesk.desk.mailing.given import USUAL_BOX, USUAL_ENVELOPE, EnvelopeWish, Posted
from clientdesk.exchange.mailing.given import CHINESE, ENVELOPES, WESTERN
from clientdesk.i18n import N_
from clientdesk.progress import Progress
from clientdesk.store.news import Changed
from clientdesk.ui.labels import quiet
from clientdesk.ui.mailing.choices import MailChoices, asked
from clientdesk.ui.mailing.measures import pair

_LAYOUTS = {"": N_("As each address asks"), CHINESE: N_("Chinese, with post code boxes"), WESTERN: N_("Western")}
_LEAST, _MOST = 2, 60


class EnvelopeChoices(MailChoices):
    """The side of the dialog for envelopes."""

    title = N_("Envelopes")

    def make_own(self) -> None:
        words, last = self.context.words, self.outset.last
        self.sizes = self.combo(N_("Envelope"), {name: made.label for name, made in ENVELOPES.items()})
        self.sizes.setCurrentIndex(max(0, self.sizes.findData(last.envelope or USUAL_ENVELOPE)))
        self.layouts = self.combo(N_("Layout"), _LAYOUTS)
        x, y = last.box or USUAL_BOX
        titles = words.tr(N_("From the left")), words.tr(N_("From the top"))
        boxes, self.box_x, self.box_y = pair(words, (titles[0], x), (titles[1], y), self.inside)
        self.add(N_("First post code box"), boxes)
        for measure in (self.box_x, self.box_y):
            measure.textChanged.connect(self.tell)
        if not self.outset.has_sender:
            told = N_('No sender is printed: our company has no name yet. Add it under "Our company…".')
            self.column.addWidget(quiet(words.tr(told), self.inside))

    # What was chosen

    def wish(self) -> EnvelopeWish:
        box = (self.box_x.length() or USUAL_BOX[0], self.box_y.length() or USUAL_BOX[1])
        return EnvelopeWish(size=self.sizes.currentData(), layout=self.layouts.currentData(), box=box, **self.common())

    def lack(self) -> str:
        lengths = [measure.length() for measure in (self.box_x, self.box_y)]
        if not all(length is not None and _LEAST <= length <= _MOST for length in lengths):
            text = N_("Post code box: type millimetres from {least} to {most}.")
            return self.context.words.tr(text, least=_LEAST, most=_MOST)
        return super().lack()

    # What becomes of it

    def preview(self) -> Callable[[Progress], Posted]:
        return partial(asked, self.mailing.preview_envelopes, self.codes, self.wish())

    def make(self) -> Callable[[Progress], Posted]:
        return partial(asked, self.mailing.envelopes, self.codes, self.wish())

    def save(self, out: Path) -> Callable[[Progress], Posted]:
        return partial(_saved, self.mailing.save_envelopes, self.codes, self.wish(), out)

    def remember(self) -> Callable[[], Changed | None]:
        wish = self.wish()
        return partial(self.mailing.remember_envelopes, wish.size, wish.box or USUAL_BOX)

    def told(self, pieces: int, pages: int) -> str:
        return self.context.words.ntr("{n} envelope", "{n} envelopes", pieces)


# In a thread for files


def _saved(
    save: Callable[..., Posted], codes: Sequence[str], wish: EnvelopeWish, out: Path, progress: Progress
) -> Posted:
    return save(codes, out, wish=wish, progress=progress)
