"""A definition that is to be signed: who signs it, in which office, and whether it may be signed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sopdocs.jobs.build import examine
from sopdocs.ledger import SignatureLevel, SignerRole, fingerprint
from sopdocs.load import Definition, load
from sopdocs.model import Signer, Sop
from sopdocs.officials import Identity, Official, identity_of, load_officials, printed_signer
from sopdocs.render.fields import SIGNING_ORDER
from sopdocs.rules.words import Lang
from sopdocs.sign.faults import SigningError
from sopdocs.sign.pipeline import Slot, slots
from sopdocs.sign.settings import SignerSettings, SignSetup, load_settings

LEFT_ASIDE = ("SOP6", "SOP7")
"""Findings that do not forbid signing: review duties, and the signature that is about to be made."""


@dataclass(frozen=True)
class Ask:
    """What is to be signed and how; ``reason`` overrides the preconditions and goes on record."""

    path: Path
    role: SignerRole
    signer: str
    level: SignatureLevel | None
    output: Path
    moment: datetime
    reason: str = ""
    secret: str = ""
    lang: Lang = "id"


@dataclass(frozen=True)
class Case:
    """A definition with everything that signing it needs."""

    definition: Definition
    sop: Sop
    signer: Signer
    official: Official | None
    identity: Identity
    setup: SignSetup

    @property
    def fingerprint(self) -> str:
        """Fingerprint of the text that is signed."""
        return fingerprint(self.definition.data)


def prepare(path: Path, role: SignerRole, day: date) -> Case:
    """A definition, who is to sign it in that role, and the workspace's settings.

    :raises SigningError: it cannot be read, or nobody is named for the role.
    """
    definition = load(path)
    sop = definition.sop
    if sop is None or any(problem.code.startswith("SOP00") for problem in definition.problems):
        raise SigningError("no_definition", path=path)
    signer = printed_signer(sop, role)
    if signer is None:
        raise SigningError("no_signer", role=role)
    people = load_officials(path)
    if people.problems:
        raise SigningError("officials_faulty", path=people.path)
    official = people.officials.named(signer.name, signer.nip or signer.nrp, day)
    if people.path is not None and people.officials.posts and official is None:
        raise SigningError("not_in_office", name=signer.name, tanggal=day.isoformat(), path=people.path)
    return Case(definition, sop, signer, official, identity_of(signer, official), load_settings(path))


def signer_settings(setup: SignSetup, name: str) -> SignerSettings:
    """The signer of that name in sopdocs.toml."""
    found = setup.settings.signers.get(name)
    if found is None:
        raise SigningError("unknown_signer", name=name, known=", ".join(setup.settings.signers) or "-")
    return found


def stem(case: Case) -> str:
    """Beginning of the names of a definition's signed files: its name and its text's fingerprint, shortened."""
    return f"{case.definition.path.stem}-{case.fingerprint.removeprefix('sha256:')[:8]}"


def preconditions(case: Case, ask: Ask) -> tuple[str, ...]:
    """What stands against signing: refused without a reason, else given back for the record."""
    against = [] if case.sop.status == "diajukan" else [f"status {case.sop.status}"]
    examined = examine([case.definition.path], ask.moment.date(), ask.lang)
    against += [
        f"{finding.code} ({finding.path}:{finding.line})"
        for finding in examined.findings
        if finding.level == "error" and not finding.code.startswith(LEFT_ASIDE)
    ]
    if against and not ask.reason.strip():
        raise SigningError("not_ready", against="; ".join(against))
    return tuple(against)


def order(pdf: bytes, slot: Slot, reason: str) -> tuple[str, ...]:
    """Roles that should have signed before this one closes the document to them."""
    turn = SIGNING_ORDER.index(slot.role)
    waiting = [each.role for each in slots(pdf) if not each.signed and SIGNING_ORDER.index(each.role) < turn]
    if waiting and not reason.strip():
        raise SigningError("too_early", role=slot.role, waiting=", ".join(waiting))
    return tuple(f"{role} belum menandatangani" for role in waiting)


def prepare_any(path: Path) -> Case:
    """A definition whoever signs it."""
    definition = load(path)
    if definition.sop is None:
        raise SigningError("no_definition", path=path)
    return Case(definition, definition.sop, Signer(), None, Identity(), load_settings(path))
