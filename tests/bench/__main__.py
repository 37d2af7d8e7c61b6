"""Makes the files, runs each task of ours and its baseline, prints a table of milliseconds and ratios."""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from tests.bench import contacts, doubles, files, intake, ledgers, names, ratios, register

AIMS = {"save": 2.0}
AIM, FRAME = 1.5, 16.0
"""The ratio to the baseline aimed at; the milliseconds a search may take at the 95th of a hundred."""
STARTS = 3
PRINTS = (("full", 100), ("index-a6", 1000))
"""The layouts that are measured, and how many clients are printed."""
Figures = dict[str, list[float]]


def main() -> None:
    """Parse, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--clients", type=int, nargs="+", default=[1000], metavar="N")
    parser.add_argument("--plain", action="store_true", help="only plain files")
    parser.add_argument("--encrypted", action="store_true", help="only encrypted files")
    parser.add_argument("--register", type=int, metavar="N", help="only the client register of so many clients")
    parser.add_argument("--window", type=int, metavar="N", help="only the window on a file of so many clients")
    parser.add_argument("--tag", type=int, default=5000, metavar="N", help="how many clients the window tags (5000)")
    parser.add_argument("--ratios", type=int, metavar="N", help="only the ratios of so many enterprises")
    parser.add_argument("--intake", type=int, metavar="N", help="only reading tables of so many rows from outside")
    parser.add_argument("--contacts", type=int, metavar="N", help="only vCards in and everything out, of so many")
    parser.add_argument("--names", type=int, metavar="N", help="only sorting the names of so many clients anew")
    parser.add_argument("--opportunities", type=int, metavar="N", help="only sorting so many opportunities")
    parser.add_argument("--cards", action="store_true", help="only prints: dossiers and index cards")
    parser.add_argument(
        "--ledgers", action="store_true", help="only the ledgers of trade and a client that trades much"
    )
    parser.add_argument("--credit", action="store_true", help="only the credit file in the window")
    parser.add_argument("--doubles", type=int, metavar="N", help="only the scan of so many clients, one in 25 a double")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="of the clients for --doubles (1)")
    parser.add_argument("--keep", type=Path, help="a folder in which the files stay for the next time")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        kept = given.keep or Path(folder)
        kept.mkdir(exist_ok=True)
        alone: tuple[tuple[object, Callable[[], None]], ...] = (
            (given.ratios, lambda: ratios.table(given.ratios)),
            (given.contacts, lambda: contacts.table(given.contacts)),
            (given.intake, lambda: intake.table(Path(folder), given.intake)),
            (given.names, lambda: names.table(given.names)),
            (given.cards, lambda: cards(Path(folder))),
            (given.ledgers, lambda: ledgers.table(kept)),
            (given.doubles, lambda: doubles.table(kept, given.doubles, seed=given.seed)),
            (given.register, lambda: register.table(kept, given.register)),
        )
        if measure := next((measure for wanted, measure in alone if wanted), None):
            measure()
            return
        if given.credit:
            from tests.bench import credit

            credit.watch()
            return
        if given.opportunities:
            from tests.bench import opportunities

            opportunities.watch(given.opportunities)
            return
        if given.window:
            # Only here: the other benches need no window.
            from tests.bench import window

            window.watch(files.desk_file(kept, given.window), tagged=given.tag)
            return
        for clients in given.clients:
            for encrypted in (False, True):
                if (given.plain or given.encrypted) in (False, given.encrypted if encrypted else given.plain):
                    table(kept, Path(folder), clients, encrypted=encrypted)


def table(kept: Path, folder: Path, clients: int, *, encrypted: bool) -> None:
    """Measure one desk and print its lines."""
    plain = files.desk_file(kept, clients)
    records = files.records_file(plain)
    queries = files.queries_file(records)
    file = files.encrypted_file(plain) if encrypted else plain
    password = files.PASSWORD if encrypted else ""
    bare = folder / "bare.db"
    bare.unlink(missing_ok=True)
    print(f"\n{clients} clients, {'encrypted' if encrypted else 'plain'}")
    print(f"{'':<18}{'p50':>9}{'p95':>9}{'worst':>9}{'bare p50':>10}{'bare p95':>10}{'ratio':>8}")
    bare_create = baseline("create", bare, password, records)
    copy = folder / "copy.clientdesk"
    shutil.copy(file, copy)
    count = str(files.OF_EACH)
    runs = (
        ("start", [ours("start", file, password, "") for _ in range(STARTS)], ("start", bare, password)),
        ("search", [ours("search", file, password, queries)], ("search", bare, password, queries)),
        ("dossier", [ours("dossier", file, password, count)], ("dossier", bare, password, count)),
        ("save", [ours("save", copy, password, count)], ("save", bare, password, count)),
    )
    for task, mine, theirs in runs:
        told = [baseline(*theirs) for _ in mine]
        for line in lines(joined(mine), joined(told)):
            print(line)
        print(
            f"{'  memory, MB':<18}{joined(mine)['memory'][0]:>9.0f}{'':>18}{joined(told)['memory'][0]:>10.0f}  ({task})"
        )
    new = folder / "new.clientdesk"
    for line in lines(ours("create", new, password, "500"), bare_create):
        print(line)
    print(f"{'file, MB':<18}{file.stat().st_size / 1e6:>9.1f}{'':>18}{bare.stat().st_size / 1e6:>10.1f}")
    for used in (copy, new):
        used.unlink()


def cards(folder: Path) -> None:
    """Measure prints and print their lines; QR codes take bare reportlab longer than all else, so one is without."""
    print(f"{'':<24}{'s':>8}{'MB':>8}{'bare s':>10}{'bare MB':>9}{'ratio':>8}")
    for layout, count in PRINTS:
        for but in ((), ("no-codes",)):
            out, plan = folder / f"{layout}.pdf", folder / f"{layout}{len(but)}.json"
            mine = _told([sys.executable, "-m", "tests.bench.prints", layout, str(count), str(out), str(plan), *but])
            bare = baseline("prints", plan, out)
            [took], [memory], [bare_took], [bare_memory] = mine["took"], mine["memory"], bare["took"], bare["memory"]
            name = "  without QR codes" if but else f"{count} {layout}"
            line = f"{name:<24}{took / 1000:>8.2f}{memory:>8.0f}{bare_took / 1000:>10.2f}{bare_memory:>9.0f}"
            print(f"{line}{took / bare_took:>8.2f}{' *' * (took > AIM * bare_took)}")


def ours(task: str, *given: object) -> Figures:
    """The figures of a task of ours."""
    return _told([sys.executable, "-m", "tests.bench.ours", task, *map(str, given)])


def baseline(task: object, *given: object) -> Figures:
    """The figures of a baseline."""
    return _told([sys.executable, "-m", f"tests.bench.baselines.{task}", *map(str, given)])


def _told(command: list[str]) -> Figures:
    told: Figures = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    return told


def joined(runs: list[Figures]) -> Figures:
    """The figures of several runs together."""
    return {name: [figure for run in runs for figure in run[name]] for name in runs[0]}


def lines(mine: Figures, bare: Figures) -> Iterator[str]:
    """A line for each thing measured; what misses its aim is marked."""
    for name, figures in mine.items():
        if name == "memory":
            continue
        line = f"{name:<18}{median(figures):>9.2f}{p95(figures):>9.2f}{max(figures):>9.2f}"
        if name in bare:
            ratio = median(figures) / median(bare[name])
            line += f"{median(bare[name]):>10.2f}{p95(bare[name]):>10.2f}{ratio:>8.2f}"
            line += " *" if ratio > AIMS.get(name, AIM) else ""
        yield line


def p95(figures: list[float]) -> float:
    """The figure that 95 of a hundred do not pass."""
    return sorted(figures)[max(0, -(-len(figures) * 95 // 100) - 1)]


if __name__ == "__main__":
    main()
