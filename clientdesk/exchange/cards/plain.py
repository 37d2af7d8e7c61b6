"""A card as plain text: the content of the paper, a label and value a line, for screen readers and comparisons."""

from collections.abc import Iterator

from clientdesk.exchange.cards.content import Block, Card, Passage, Table
from clientdesk.i18n import Catalogue


def in_plain_text(card: Card, words: Catalogue) -> str:
    """`label: value` lines under the titles of the sections; the rows of a group are indented, columns by ` | `."""
    return "\n".join(_lines(card, words)) + "\n"


def _lines(card: Card, words: Catalogue) -> Iterator[str]:
    head = card.head
    yield from filter(None, (head.name, head.code, *head.lines))
    if head.badges:
        yield " · ".join(badge.text for badge in head.badges)
    for chapter in card.chapters:
        yield f"\n{chapter.title}  {chapter.filled}/{chapter.fields}"
        for block in chapter.blocks:
            yield from _block(block)
    if card.left_out:
        yield "\n" + left_out_note(card.left_out, words)


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        yield f"{block.label}:"
        yield "    " + " | ".join(block.headings)
        for row in block.rows:
            yield "    " + " | ".join(" / ".join(cell.split("\n")) for cell in row)
    elif isinstance(block, Passage) and "\n" in block.text:
        yield f"{block.label}:"
        yield from (f"    {line}" for line in block.text.split("\n"))
    else:
        yield f"{block.label}: {block.text}"


def left_out_note(n: int, words: Catalogue) -> str:
    """How many filled fields the reader may not see."""
    return words.ntr(
        "{n} field with personal or sensitive data is left out.",
        "{n} fields with personal or sensitive data are left out.",
        n,
    )
