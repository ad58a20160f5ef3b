"""Lists of regulations from files: the packaged one, and the office's own ``regulasi.yaml``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from sopdocs.finding import Problem
from sopdocs.model import Route
from sopdocs.place import Elsewhere, elsewhere
from sopdocs.regulations.model import Regulation, RegulationList, Regulations, by_identity
from sopdocs.source import Source, both, fit, read_file, read_source
from sopdocs.values.citations import Citation, Identity, read_item

FILE = "regulasi.yaml"
FAULTY = "SOP015"

_PACKAGED = Path(__file__).parent / "data" / FILE


class RegulationsFile(NamedTuple):
    """What an office may cite by: where its own list lies (None: it has none), everything known, what is wrong."""

    path: Path | None
    regulations: Regulations
    faults: tuple[Elsewhere, ...] = ()


@cache
def packaged() -> Regulations:
    """The list that comes with sopdocs, read on first use."""
    _, source = read_file(_PACKAGED)
    return by_identity((fit(RegulationList, source).value or RegulationList()).regulations, own=False)


def load_regulations(beside: Path) -> RegulationsFile:
    """The regulations known to the workspace ``beside`` lies in. Never raises.

    The nearest ``regulasi.yaml`` at or above the definition goes before the packaged list. Its faults: those of the
    loader, and SOP015 for an entry that cannot be used, or names no source.
    """
    for folder in beside.resolve().parents:
        path = folder / FILE
        if path.is_file():
            data, source = read_file(path)
            return _of_file(path, data) if data else RegulationsFile(path, packaged(), _placed(path, source))
    return RegulationsFile(None, packaged())


@lru_cache(maxsize=8)
def _of_file(path: Path, data: bytes) -> RegulationsFile:
    """The same bytes are read once, however many definitions lie below them."""
    source = read_source(data)
    if source.tree is None and not source.problems:
        return RegulationsFile(path, packaged())
    fitted = fit(RegulationList, source)
    entries = (fitted.value or RegulationList()).regulations
    faults = (*fitted.problems, *_faults(entries, source))
    own = by_identity(entries, own=True)
    return RegulationsFile(path, own.over(packaged()), _placed(path, source, faults))


def _placed(path: Path, source: Source, problems: tuple[Problem, ...] | None = None) -> tuple[Elsewhere, ...]:
    return tuple(elsewhere(path, source, each) for each in (source.problems if problems is None else problems))


def _faults(entries: tuple[Regulation, ...], source: Source) -> Iterator[Problem]:
    seen: dict[Identity, int] = {}
    for index, entry in enumerate(entries):
        at: Route = ("regulasi", index)
        cited = entry.cited
        if cited is None or cited.identity is None:
            yield _fault(source, at, both("sebab", *_UNUSABLE))
            continue
        if cited.identity in seen:
            first = seen[cited.identity] + 1
            yield _fault(source, at, both("sebab", f"sudah ada pada butir {first}", f"it is entry {first} already"))
        seen.setdefault(cited.identity, index)
        if not entry.verified:
            yield _fault(source, at, both("sebab", *_UNSOURCED))
        yield from _of_changes(entry, cited, at, source)


_UNUSABLE = (
    "jenis, nomor, dan tahun harus dapat dibaca sebagai sitasi",
    "kind (jenis), number (nomor) and year (tahun) must read as a citation",
)
_UNSOURCED = (
    "sumber dan tanggal_periksa belum diisi, jadi isinya tampil sebagai belum diverifikasi",
    "no source (sumber) or day of the check (tanggal_periksa), so it is shown as not verified",
)


def _of_changes(entry: Regulation, cited: Citation, at: Route, source: Source) -> Iterator[Problem]:
    for key, texts in (("diubah_oleh", entry.amended_by), ("dicabut_oleh", entry.revoked_by)):
        for place, text in enumerate(texts):
            main = read_item(text).main
            if main is None or main.identity is None:
                why = (
                    "tidak terbaca sebagai sitasi bernomor dan bertahun",
                    "does not read as a numbered, dated citation",
                )
            elif main.identity == cited.identity:
                why = ("adalah peraturan itu sendiri", "is the regulation itself")
            elif cited.year is not None and (main.year or 0) < cited.year:
                why = ("lebih tua daripada peraturan itu", "is older than the regulation")
            else:
                continue
            yield _fault(
                source, (*at, key, place), both("sebab", f"{key} '{text}' {why[0]}", f"{key} '{text}' {why[1]}")
            )


def _fault(source: Source, route: Route, why: tuple[tuple[str, str], ...]) -> Problem:
    mark, _ = source.marks.nearest(route)
    place = (mark.value or mark.key) if mark is not None else None
    return Problem(FAULTY, values=why, place=place or (1, 1, 2))
