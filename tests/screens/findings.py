"""What is found wrong with a screen, as a line of a report."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """`kind` is one of `clipped`, `shortened`, `glyph`, `font`, `language`, `overlap`, `outside`, `scroll`, `contrast`,
    `large`, `log`; `told` says what and where."""

    kind: str
    told: str


@dataclass(frozen=True)
class Found:
    """A finding, the screen it is of and the variant in which it was met."""

    screen: str
    variant: str
    finding: Finding


def report(found: Iterable[Found], *, made: int) -> str:
    """All findings by screen, each once with the variants it was met in."""
    by_screen: dict[str, dict[Finding, list[str]]] = defaultdict(lambda: defaultdict(list))
    for one in found:
        by_screen[one.screen][one.finding].append(one.variant)
    lines = [f"{made} pictures, {sum(map(len, by_screen.values()))} findings on {len(by_screen)} screens", ""]
    for screen in sorted(by_screen):
        lines.append(f"## {screen}")
        for finding, variants in sorted(by_screen[screen].items(), key=lambda one: (one[0].kind, one[0].told)):
            where = ", ".join(variants[:3]) + (f" and {len(variants) - 3} more" if len(variants) > 3 else "")
            lines.append(f"- {finding.kind}: {finding.told}  [{where}]")
        lines.append("")
    return "\n".join(lines)
