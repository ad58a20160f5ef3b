"""The examples of the rules' pages, as definitions that can be checked.

An example under ``## Salah`` or ``## Benar`` is a fenced block of YAML: a piece of a definition. It is laid over
``base.yaml``: each of its top-level keys replaces that key's lines in the base (``judul:`` without a value empties
it), a key the base has not is added at the end, a key written twice stays written twice. A ``langkah:`` that begins
with the line ``# …`` keeps the base's steps: a step whose id the base has replaces that step, another follows the step
before it.

``# <-`` ends each line on which the finding must stand. The first line of the fence may name the day of the check
(``yaml hari_ini=2025-08-01``; otherwise `TODAY`). Fences that follow belong to the same example: ``yaml catatan`` is
its ledger, ``yaml profil`` changes the institution's form, ``yaml daftar`` lists the other SOPs of the register,
``yaml bukti`` what the files of its signatures show, ``yaml regulasi`` is the office's list of regulations. In a ledger
``(sidik naskah ini)`` stands for the fingerprint of the very text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from sopdocs.finding import Finding
from sopdocs.institution import PACKAGED_TEMPLATES, load_institution
from sopdocs.ledger import Proof, fingerprint
from sopdocs.load import ledger_path, load, load_ledger
from sopdocs.model import Sop
from sopdocs.profile import Profile
from sopdocs.register import Entry, Register, entry
from sopdocs.regulations import FILE, Regulations, load_regulations
from sopdocs.rules import Subject, check
from sopdocs.rules.pages import codes, page
from sopdocs.rules.words import Lang, word_all

TODAY = date(2025, 1, 6)
BASE = Path(__file__).with_name("base.yaml").read_text("utf-8")
FORM = load_institution("permenpan", [PACKAGED_TEMPLATES]).profile
MARK = "# <-"
REST = "# …"
OWN_FINGERPRINT = "(sidik naskah ini)"

_FENCE = re.compile(r"^```yaml(?P<info>[^\n]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_KEY = re.compile(r"^(\w+):", re.MULTILINE)
_STEP = re.compile(r"^  - ", re.MULTILINE)
_ID = re.compile(r"^  - id: (\w+)")


@dataclass(frozen=True)
class Example:
    """One example: its text laid over the base, and what goes with it."""

    code: str
    wrong: bool
    text: str
    today: date = TODAY
    extra: dict[str, str] = field(default_factory=dict)

    @property
    def marked(self) -> set[int]:
        """Lines, from 1, on which the finding must stand."""
        return {number for number, line in enumerate(self.text.splitlines(), 1) if line.endswith(MARK)}


def examples() -> list[Example]:
    """Every example of every page."""
    return [example for code in codes() for example in of_page(code, page(code).body)]


def of_page(code: str, body: str) -> list[Example]:
    """The examples of one page's body."""
    found: list[Example] = []
    for heading in ("Salah", "Benar"):
        section = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", body, re.MULTILINE | re.DOTALL)
        for fence in _FENCE.finditer(section[1] if section else ""):
            info = fence["info"].strip()
            if info and not info.startswith("hari_ini="):
                found[-1].extra[info] = fence["text"]
                continue
            day = date.fromisoformat(info.removeprefix("hari_ini=")) if info else TODAY
            found.append(Example(code, heading == "Salah", lay_over(BASE, fence["text"]), day))
    return found


def lay_over(base: str, piece: str) -> str:
    """The base with the keys of the piece in place of its own."""
    blocks = _blocks(base)
    for key in dict.fromkeys(key for key, _ in _blocks(piece)):
        text = "".join(own for name, own in _blocks(piece) if name == key)
        old = next((own for name, own in blocks if name == key), None)
        if key == "langkah" and f"\n  {REST}\n" in text:
            text = _steps(old or "", text)
        if old is None:
            blocks.append((key, text))
        else:
            blocks = [(name, text if name == key else own) for name, own in blocks]
    return "".join(own for _, own in blocks)


def _blocks(text: str) -> list[tuple[str, str]]:
    starts = [match.start() for match in _KEY.finditer(text)]
    pieces = [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=False)]
    return [(piece.partition(":")[0], piece.rstrip("\n") + "\n") for piece in pieces]


def _steps(base: str, piece: str) -> str:
    steps, here = _items(base), 0
    for item in _items(piece):
        match = _ID.match(item)
        name = match[1] if match else None
        at = next((k for k, step in enumerate(steps) if (own := _ID.match(step)) and own[1] == name), None)
        # A base step is replaced once; a second one of the same id is added.
        if at is not None and steps[at] in _items(base):
            steps[at], here = item, at + 1
        else:
            steps.insert(here, item)
            here += 1
    return "langkah:\n" + "".join(steps)


def _items(text: str) -> list[str]:
    starts = [match.start() for match in _STEP.finditer(text)]
    return [text[a:b].rstrip("\n") + "\n" for a, b in zip(starts, [*starts[1:], len(text)], strict=False)]


def findings(example: Example, folder: Path, lang: Lang = "id") -> list[Finding]:
    """What loader and catalogue find in an example."""
    path = folder / "contoh.yaml"
    path.write_text(example.text, "utf-8")
    own = fingerprint(path.read_bytes())
    if "catatan" in example.extra:
        ledger_path(path).write_text(example.extra["catatan"].replace(OWN_FINGERPRINT, own), "utf-8")
    definition = load(path)
    ledger, faults = load_ledger(path)
    assert not faults
    profile = _profile(example)
    problems = list(definition.problems)
    if definition.sop is not None:
        subject = Subject(
            definition.sop,
            ledger,
            profile,
            example.today,
            _register(example),
            str(path),
            own,
            _proofs(example),
            _regulations(example, folder),
        )
        problems += check(subject)
    return word_all(problems, definition, profile, lang)


def _profile(example: Example) -> Profile:
    if "profil" not in example.extra:
        return FORM
    return Profile.model_validate({**FORM.model_dump(by_alias=True), **yaml.safe_load(example.extra["profil"])})


def _proofs(example: Example) -> tuple[Proof, ...]:
    listed = yaml.safe_load(example.extra.get("bukti", "[]"))
    keys = {
        "day": "tanggal",
        "role": "peran",
        "file": "berkas",
        "state": "keadaan",
        "reason": "sebab",
        "until": "sampai",
    }
    return tuple(Proof(**{name: each[key] for name, key in keys.items() if key in each}) for each in listed)


def _regulations(example: Example, folder: Path) -> Regulations:
    (folder / FILE).write_text(example.extra.get("regulasi", ""), "utf-8")
    return load_regulations(folder / "contoh.yaml").regulations


def _register(example: Example) -> Register:
    others = yaml.safe_load(example.extra.get("daftar", "[]"))
    return Register(tuple(_entry(number, other) for number, other in enumerate(others, 1)))


def _entry(number: int, other: dict[str, Any]) -> Entry:
    """A definition of the register from the keys an example gives it."""
    sop = Sop.model_validate({key: value for key, value in other.items() if key != "berkas"})
    return entry(str(other.get("berkas", f"lain-{number}.yaml")), sop)
