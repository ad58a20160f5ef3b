"""The life of an SOP told from its records, and from git where its folder is a repository."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from sopdocs.ledger import Ledger, Review, fingerprint
from sopdocs.load import load, load_ledger
from sopdocs.place import Elsewhere
from sopdocs.review.state import state_of
from sopdocs.rules.words import Lang
from sopdocs.standing import Said, State
from sopdocs.values.dates import show_date

Kind = Literal["riwayat", "tanda_tangan", "tinjauan", "arsip", "git"]
_WAIT = 20
"""Seconds git may take."""
_QUIET = ("-c", "core.fsmonitor=false", "-c", "log.showSignature=false", "--no-pager")
_MOST = 500
"""Commits that are told."""


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened on a day: in words, by whom, with which file, about which text."""

    day: date
    kind: Kind
    said: Said
    by: str = ""
    note: str = ""
    file: str = ""
    fingerprint: str = ""
    current: bool = False


@dataclass(frozen=True)
class History:
    """An SOP's life, oldest first; ``git`` is false where its folder is no repository (or there is no git)."""

    path: Path
    number: str
    title: str
    state: State
    fingerprint: str
    happenings: tuple[Happening, ...]
    git: bool
    faults: tuple[Elsewhere, ...] = ()


def history(path: Path) -> History | None:
    """The life of the SOP at ``path``; None where the definition cannot be read."""
    definition = load(path)
    if definition.sop is None:
        return None
    ledger, faults = load_ledger(path)
    seal = fingerprint(definition.data)
    commits = _commits(path)
    recorded = sorted(_recorded(ledger, seal), key=lambda each: (each[1].day, each[0]))
    told = sorted([*(each for _, each in recorded), *reversed(commits or ())], key=lambda each: each.day)
    sop = definition.sop
    state = state_of(sop, ledger)
    return History(path, sop.number or "", sop.title or "", state, seal, tuple(told), commits is not None, faults)


_STEPS = {
    "diajukan": Said("diajukan untuk disahkan", "handed in for approval"),
    "ditarik": Said("ditarik kembali", "taken back"),
    "revisi": Said("edisi ini ditinggalkan untuk direvisi", "this edition left behind for revision"),
    "dicabut": Said("dicabut", "revoked"),
}
_RESULTS = {
    "tetap": Said("tetap berlaku", "stays in force"),
    "perlu_revisi": Said("perlu revisi", "needs a revision"),
    "dicabut": Said("agar dicabut", "to be revoked"),
}
_REVIEWS = {"pemantauan": Said("pemantauan", "monitoring"), "evaluasi": Said("evaluasi", "evaluation")}
_MEANS = {"elektronik": Said("elektronik", "electronically"), "basah": Said("basah", "in ink")}


_Turn = tuple[int, int]
"""Which of two happenings of one day came first: the edition it is about, and the usual course of an edition's life."""
_HANDED_IN, _SIGNED, _ARCHIVED, _REVIEWED, _LEFT = range(5)


def _recorded(ledger: Ledger, seal: str) -> Iterator[tuple[_Turn, Happening]]:
    yield from _passages(ledger, seal)
    revised = [passage for passage in ledger.passages if passage.step == "revisi"]
    for index, each in enumerate(ledger.signatures):
        role, means = each.role or "-", _MEANS[each.means]
        said = Said(f"ditandatangani ({role}, {means.id})", f"signed ({role}, {means.en})")
        texts = each.by or "", each.note or "", each.file or "", each.fingerprint or ""
        edition = sum(1 for passage in revised if passage.signed is not None and passage.signed <= index)
        yield (
            (edition, _SIGNED),
            Happening(each.date, "tanda_tangan", said, *texts, current=each.fingerprint == seal),
        )
    editions = {passage.fingerprint: edition for edition, passage in reversed([*enumerate(revised)])}
    for review in ledger.reviews:
        texts = review.by or "", review.note or "", "", review.fingerprint or ""
        turn = editions.get(review.fingerprint, len(revised)), _REVIEWED
        yield turn, Happening(review.date, "tinjauan", _of_review(review), *texts, current=review.fingerprint == seal)
    for archived in ledger.archived:
        said = Said("dilengkapi bukti jangka panjang", "given proof for the long term")
        turn = editions.get(archived.fingerprint, len(revised)), _ARCHIVED
        yield turn, Happening(archived.date, "arsip", said, "", "", archived.file or "", archived.fingerprint or "")


def _passages(ledger: Ledger, seal: str) -> Iterator[tuple[_Turn, Happening]]:
    edition = 0
    for passage in ledger.passages:
        said = _STEPS[passage.step]
        if passage.revision is not None:
            said = Said(f"{said.id} (Revisi ke {passage.revision})", f"{said.en} (revision {passage.revision})")
        texts = passage.by or "", passage.reason or "", passage.file or "", passage.fingerprint or ""
        turn = edition, _HANDED_IN if passage.step in ("diajukan", "ditarik") else _LEFT
        yield turn, Happening(passage.date, "riwayat", said, *texts, current=passage.fingerprint == seal)
        edition += passage.step == "revisi"


def _of_review(review: Review) -> Said:
    kind = _REVIEWS[review.kind]
    result = _RESULTS.get(review.result or "", Said("tanpa hasil", "no result"))
    if review.makes_up_for:
        year = review.makes_up_for
        return Said(f"{kind.id} susulan untuk {year}: {result.id}", f"{kind.en} making up for {year}: {result.en}")
    return Said(f"{kind.id}: {result.id}", f"{kind.en}: {result.en}")


def _commits(path: Path) -> tuple[Happening, ...] | None:
    """Commits that touched the definition, under whatever name; None without a repository or without git."""
    whole = path.resolve()
    form = "--format=%H%x1f%as%x1f%an%x1f%s"
    command = [
        "git",
        *_QUIET,
        "-C",
        str(whole.parent),
        "log",
        f"--max-count={_MOST}",
        "--follow",
        form,
        "--",
        whole.name,
    ]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_WAIT, check=False, env=_environment())
    except (OSError, subprocess.SubprocessError):
        return None
    if done.returncode != 0:
        return None
    lines = done.stdout.decode("utf-8", "replace").splitlines()
    return tuple(_commit(*line.split("\x1f", 3)) for line in lines if line.count("\x1f") >= 3)


def _commit(name: str, day: str, author: str, subject: str) -> Happening:
    said = Said(f"naskah diubah (git {name[:10]})", f"text changed (git {name[:10]})")
    return Happening(date.fromisoformat(day), "git", said, author, subject)


def _environment() -> dict[str, str]:
    """Ours, without what would point git at another repository, and without questions on the terminal."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {**kept, "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}


def as_lines(told: History, lang: Lang) -> Iterator[str]:
    """The life for people to read."""
    for each in told.happenings:
        said = each.said.id if lang == "id" else each.said.en
        by = f", {each.by}" if each.by else ""
        yield f"{show_date(each.day, lang):>17}  {said}{by}"
        for extra in (each.note, each.file):
            if extra:
                yield f"{'':17}  {extra}"
