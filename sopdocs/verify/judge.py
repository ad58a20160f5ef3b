"""What an office asks beyond what a PDF shows by itself: the right official in each place, roles, levels.

pyHanko alone lets pass a trusted official in another's place, a file whose signatures were taken out, an earlier
revision, and a file without its archive layer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sopdocs.ledger import SignatureLevel
from sopdocs.officials import Identity
from sopdocs.verify.report import LEVELS, Reading, Remark, Seal


@dataclass(frozen=True, slots=True)
class Person:
    """Who belongs in a role at some time, and how to recognise the certificate."""

    role: str
    label: str
    identity: Identity


@dataclass(frozen=True, slots=True)
class Demand:
    """What must be there: roles that must have signed, and the least level of every signature."""

    roles: tuple[str, ...] = ()
    level: SignatureLevel | None = None


def judge(reading: Reading, persons: Mapping[str, tuple[Person, ...]], demand: Demand) -> Reading:
    """The reading with officials named, and with what falls short of ``demand``.

    :param persons: field -> who may have signed it (everyone of the definition, as of the day of signing).
    """
    seals = tuple(_named(seal, persons.get(seal.field, ())) for seal in reading.seals)
    broken = {remark.field for remark in reading.remarks if remark.weight == "invalid" and remark.field}
    remarks = [*reading.remarks]
    if not any(remark.code == "P01" for remark in reading.remarks):
        remarks += [*_strangers(seals, persons), *_missing(seals, broken, demand.roles), *_low(seals, demand.level)]
        remarks += _unknown(seals, persons, demand.roles)
    return Reading(seals, tuple(remarks))


def _named(seal: Seal, persons: Iterable[Person]) -> Seal:
    for person in persons:
        if seal.role not in ("", person.role):
            continue
        basis = person.identity.basis(seal.name, seal.number, seal.sha256)
        if basis is not None:
            return replace(seal, role=person.role, official=person.label, basis=basis)
    return seal


def _strangers(seals: Iterable[Seal], persons: Mapping[str, tuple[Person, ...]]) -> Iterator[Remark]:
    """Signatures in a role's place by somebody else."""
    for seal in seals:
        expected = [person.label for person in persons.get(seal.field, ()) if person.role == seal.role]
        if seal.kind == "signature" and seal.role and seal.basis is None and seal.sha256 and expected:
            yield Remark("S09", seal.field, (("seharusnya", expected[0]), ("sertifikat", seal.name)))


def _missing(seals: Iterable[Seal], broken: set[str], roles: Iterable[str]) -> Iterator[Remark]:
    there = {seal.role for seal in seals if seal.kind == "signature" and seal.field not in broken}
    yield from (Remark("S01", "", (("peran", role),)) for role in dict.fromkeys(roles) if role not in there)


def _unknown(
    seals: Iterable[Seal], persons: Mapping[str, tuple[Person, ...]], roles: Iterable[str]
) -> Iterator[Remark]:
    """Signatures in a role's field where nobody tells whose role it is: the name of a field proves nothing."""
    for seal in seals:
        named = any(person.role == seal.role for person in persons.get(seal.field, ()))
        if seal.kind == "signature" and seal.role in roles and seal.basis is None and not named:
            yield Remark("U05", seal.field, (("peran", seal.role),))


def _low(seals: Iterable[Seal], level: SignatureLevel | None) -> Iterator[Remark]:
    for seal in seals:
        if level and seal.kind == "signature" and seal.level and LEVELS.index(seal.level) < LEVELS.index(level):
            yield Remark("L01", seal.field, (("ada", seal.level), ("diminta", level)))


def day_of(seal: Seal, otherwise: datetime) -> datetime:
    """When a signature was made, as far as it is known."""
    return seal.moment or otherwise
