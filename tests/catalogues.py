"""Keeps the catalogues complete and fresh: `python -m tests.catalogues` gathers every text into the .po files and
compiles them; with `--check` it only says what is missing or stale.

Labels of declarations are gathered by walking the declarations (with their context), all other texts by reading the
code. A text nobody uses any more leaves the catalogues.
"""

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polib

from clientdesk.cli.parser import texts_of_commands
from clientdesk.cli.speaking import CONTEXT
from clientdesk.dossier.choices import LISTS
from clientdesk.dossier.fields import Field, Rows
from clientdesk.dossier.kinds import KINDS
from clientdesk.i18n import DOMAIN, LANGUAGES, LOCALE_FOLDER
from clientdesk.store.own_fields import OWN_TITLE

ROOT = Path(__file__).resolve().parent.parent
PLACE = re.compile(r"\{(\w*)[^}]*\}")
MARKERS = {"N_", "tr", "ntr"}
DECLARING = {"work", "choices", "person", "enterprise", "house", "header.py", "kinds.py"} | {
    *("balance.py", "flows.py", "statement.py", "rules.py", "opportunity.py")
}
"""The rooms in which a marked text is a label unless it is none of the declared ones."""


@dataclass(frozen=True)
class Message:
    """A text to translate: context ("" for sentences), the English, its plural ("" for none)."""

    context: str
    text: str
    plural: str = ""


def declared() -> Iterator[Message]:
    """The labels of kinds, sections, fields, columns and choices."""
    for kind in KINDS:
        yield Message("kind", kind.label)
        yield Message("kind", kind.plural)
        yield Message(f"{kind.name}.own", OWN_TITLE)
        for section in kind.sections:
            yield Message(section.declared.context, section.declared.title)
        for field in kind.fields:
            yield from _labels(field)
    for choices in LISTS:
        for label in choices.labels.values():
            yield Message(choices.context, label)


def _labels(field: Field[object]) -> Iterator[Message]:
    yield Message(field.context, field.label)
    if isinstance(field.type, Rows):
        for column in field.type.columns:
            yield Message(column.context, column.label)


def written(folder: Path) -> Iterator[tuple[Path, Message]]:
    """The sentences marked in the code."""
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and (name := _name(node)) in MARKERS:
                texts = [a.value for a in node.args[:2] if isinstance(a, ast.Constant) and isinstance(a.value, str)]
                if name == "ntr":
                    assert len(texts) == 2, f"{path}:{node.lineno}: ntr takes two bare texts"
                    yield path, Message("", texts[0], texts[1])
                elif texts and texts[0]:
                    yield path, Message("", texts[0])


def _name(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def everything() -> dict[Message, None]:
    """All messages, labels first; a label's English is a sentence too only where other code marks it."""
    labels = dict.fromkeys(declared())
    labels |= dict.fromkeys(Message(CONTEXT, text) for text in texts_of_commands())
    texts = {message.text for message in labels}
    found = dict(labels)
    for folder in ("clientdesk", "installer"):
        for path, message in written(ROOT / folder):
            parts = path.relative_to(ROOT / "clientdesk" / "dossier").parts if "dossier" in path.parts else ()
            declares = not DECLARING.isdisjoint(parts)
            if not (declares and message.text in texts):
                found[message] = None
    return found


def po_path(language: str) -> Path:
    """The catalogue of a language."""
    return LOCALE_FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def update(language: str) -> polib.POFile:
    """The catalogue with every message in order, translations kept."""
    path = po_path(language)
    known = {(e.msgctxt or "", e.msgid): e for e in polib.pofile(str(path))} if path.exists() else {}
    made = polib.POFile(wrapwidth=110)
    made.metadata = {
        "Project-Id-Version": "ClientDesk",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=1; plural=0;",
    }
    for message in everything():
        old = known.get((message.context, message.text))
        entry = polib.POEntry(msgctxt=message.context or None, msgid=message.text)
        if message.plural:
            entry.msgid_plural = message.plural
            entry.msgstr_plural = dict(old.msgstr_plural) if old and old.msgstr_plural else {0: ""}
        else:
            entry.msgstr = old.msgstr if old else ""
        made.append(entry)
    return made


def faults(language: str) -> list[str]:
    """What is missing, stale or wrong in a language's catalogue."""
    path = po_path(language)
    if not path.exists():
        return [f"{language}: there is no catalogue"]
    fresh, kept = update(language), polib.pofile(str(path), wrapwidth=110)
    found = []
    if [(e.msgctxt, e.msgid) for e in fresh] != [(e.msgctxt, e.msgid) for e in kept]:
        found.append(f"{language}: the catalogue is stale; run python -m tests.catalogues")
    for entry in kept:
        texts = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
        if not all(texts) or entry.fuzzy:
            found.append(f"{language}: not translated: {entry.msgctxt or ''} {entry.msgid!r}")
        elif any(set(PLACE.findall(text)) ^ set(PLACE.findall(entry.msgid)) for text in texts):
            found.append(f"{language}: the places differ from the English: {entry.msgid!r}")
    compiled = path.with_suffix(".mo")
    if not compiled.exists() or compiled.read_bytes() != kept.to_binary():
        found.append(f"{language}: the compiled catalogue is stale; run python -m tests.catalogues")
    return found


def main(arguments: list[str]) -> int:
    """Update, or check with `--check`; 1 when something is wrong."""
    for language in LANGUAGES[1:]:
        if "--check" not in arguments:
            path = po_path(language)
            path.parent.mkdir(parents=True, exist_ok=True)
            fresh = update(language)
            fresh.save(str(path))
            path.with_suffix(".mo").write_bytes(polib.pofile(str(path), wrapwidth=110).to_binary())
    found = [fault for language in LANGUAGES[1:] for fault in faults(language)]
    for fault in found[:40]:
        print(fault)
    print(f"catalogues: {len(everything())} messages, {len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
