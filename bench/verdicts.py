"""What a careful reader judged of the two real SOPs, rule by rule, beside what the checker finds.

``python -m bench.verdicts`` prints the comparison; ``--table`` prints docs/rules.md, whose last two columns say which
rules fire on the two. The judgements are in verdicts.tsv: F fails, P passes, I advice either way, - does not apply,
? cannot be known from the text. What is judged and found differently, and what no rule looks for, has its reason there.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sopdocs.institution import PACKAGED_TEMPLATES, load_institution
from sopdocs.ledger import fingerprint
from sopdocs.load import load, load_ledger
from sopdocs.rules import Subject, check
from sopdocs.rules.table import table

ROOT = Path(__file__).parents[1]
SEEDS = {
    "KPU": ROOT / "definitions" / "kpu-kota-bengkulu" / "penanganan-masalah.yaml",
    "Polhukam": ROOT / "definitions" / "kemenko-polhukam" / "pelayanan-pengaduan-masyarakat.yaml",
}
TODAY = date(2026, 11, 21)
DATA = Path(__file__).with_name("verdicts.tsv")


@dataclass(frozen=True, slots=True)
class Verdict:
    """One candidate rule: our codes for it, the reader's judgement of each seed, and the note."""

    id: str
    what: str
    codes: tuple[str, ...]
    judged: dict[str, str]
    note: str

    def found(self, codes: frozenset[str]) -> str:
        """What the checker says: F where one of the codes fires, P where none does, blank where there is no rule."""
        if not self.codes:
            return ""
        return "F" if codes.intersection(self.codes) else "P"

    def differs(self, seed: str, codes: frozenset[str]) -> bool:
        """True where reader and checker both decide and do not agree, or the checker has no rule for an F."""
        judged, found = self.judged[seed], self.found(codes)
        return judged in ("F", "P") and found != judged and not (judged == "P" and not found)


def verdicts() -> list[Verdict]:
    """Everything that was judged."""
    found = []
    for line in DATA.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        id_, what, codes, *judged, note = (part.strip() for part in line.split("|"))
        own = tuple(code for code in codes.split() if code != "-")
        found.append(Verdict(id_, what, own, dict(zip(SEEDS, judged, strict=True)), note))
    return found


def fired(path: Path) -> frozenset[str]:
    """Codes that the catalogue finds in a definition on the day of the judgement, by itself."""
    definition = load(path)
    if definition.sop is None:
        return frozenset(each.code for each in definition.problems)
    profile = load_institution(definition.sop.profile, [PACKAGED_TEMPLATES]).profile
    ledger, _ = load_ledger(path)
    subject = Subject(definition.sop, ledger, profile, TODAY, fingerprint=fingerprint(definition.data))
    return frozenset(each.code for each in (*definition.problems, *check(subject)))


def comparison() -> Iterator[str]:
    """The comparison as a table, then every difference with its reason."""
    found = {name: fired(path) for name, path in SEEDS.items()}
    rows = verdicts()
    yield f"{'id':<5} {'kode':<31} " + " ".join(f"{name:<10}" for name in SEEDS) + " apa"
    for each in rows:
        cells = [f"{each.judged[name]} {each.found(found[name]) or '-'}" for name in SEEDS]
        marked = [
            f"{cell}{' !' if each.differs(name, found[name]) else ''}" for name, cell in zip(SEEDS, cells, strict=True)
        ]
        codes = " ".join(each.codes) or "(tidak ada aturan)"
        yield f"{each.id:<5} {codes:<31} " + " ".join(f"{cell:<10}" for cell in marked) + f" {each.what}"
    pairs = [(each, name) for each in rows for name in SEEDS]
    decided = [(each, name) for each, name in pairs if each.judged[name] in ("F", "P")]
    odd = [(each, name) for each, name in decided if each.differs(name, found[name])]
    yield ""
    yield f"{len(decided)} putusan F atau P: {len(decided) - len(odd)} sama, {len(odd)} berbeda (tanda !):"
    for each, name in odd:
        ours = each.found(found[name]) or "-"
        yield f"  {each.id} {name}: pembaca {each.judged[name]}, sopdocs {ours}: {each.note}"
    yield ""
    yield "Tanpa aturan:"
    for each in rows:
        if not each.codes:
            yield f"  {each.id} {each.what}: {each.note}"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.verdicts", description=__doc__)
    parser.add_argument("--table", action="store_true", help="print docs/rules.md instead")
    if parser.parse_args().table:
        print(table({name: fired(path) for name, path in SEEDS.items()}), end="")
    else:
        print("\n".join(comparison()))


if __name__ == "__main__":
    main()
