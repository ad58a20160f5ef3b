"""Officials of a workspace, ``pejabat.yaml``: who holds which post, when, and by which certificate.

Shared by signing, verifying and reminders. A post (``sesdep``) outlives its holders; each holder has a term of office.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from sopdocs.finding import Problem
from sopdocs.ledger import IsoDate
from sopdocs.model import Part, Signer, Sop
from sopdocs.source import fit, read_file

FILE = "pejabat.yaml"


def _digits(value: object) -> object:
    return re.sub(r"[\s.-]", "", value) if isinstance(value, str) else value


Number = Annotated[str, BeforeValidator(_digits)]


class Certificate(Part):
    """What tells an official's certificate: its own SHA-256, or the holder's name as the certificate writes it."""

    sha256: str | None = Field(None, alias="sha256", description="SHA-256 sertifikat, 64 angka heksadesimal.")
    name: str | None = Field(None, alias="nama", description="Nama (CN) pada sertifikat, bila lain dari nama pejabat.")
    number: Number | None = Field(None, alias="nomor", description="serialNumber pada sertifikat: NIP, NRP, atau NIK.")


class Holder(Part):
    """One person's term in a post; both days count, an open end is still running."""

    name: str | None = Field(None, alias="nama", description="Nama lengkap beserta gelar, seperti tercetak.")
    nip: Number | None = Field(None, alias="nip", description="NIP, 18 angka.")
    nrp: Number | None = Field(None, alias="nrp", description="NRP (TNI/Polri).")
    email: str | None = Field(None, alias="surel", description="Alamat surel.")
    since: IsoDate | None = Field(None, alias="sejak", description="Hari pertama masa jabatan.")
    until: IsoDate | None = Field(None, alias="sampai", description="Hari terakhir masa jabatan.")
    certificates: tuple[Certificate, ...] = Field((), alias="sertifikat", description="Sertifikat elektroniknya.")

    def serves(self, day: date) -> bool:
        """True where the term covers that day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class Post(Part):
    """A post and its holders, in any order."""

    position: str | None = Field(None, alias="jabatan", description="Jabatan seperti tercetak.")
    superior: str | None = Field(None, alias="atasan", description="Nama pendek jabatan atasannya.")
    email: str | None = Field(None, alias="surel", description="Alamat surel jabatan.")
    holders: tuple[Holder, ...] = Field((), alias="pemangku", description="Pemangku jabatan dan masa jabatannya.")


class Officials(Part):
    """Every post by its short name."""

    posts: dict[str, Post] = Field(default_factory=dict, alias="pejabat", description="Nama pendek -> jabatan.")

    def serving(self, day: date) -> Iterator[Official]:
        """Everyone in office on that day."""
        for key, post in self.posts.items():
            for holder in post.holders:
                if holder.serves(day):
                    yield Official(key, post, holder)

    def named(self, name: str | None, number: str | None, day: date) -> Official | None:
        """Who is meant by a printed name or NIP/NRP, in office on that day; the number decides where both have one."""
        digits = _digits(number or "")
        for official in self.serving(day):
            own = official.holder.nip or official.holder.nrp
            if own and digits:
                if own == digits:
                    return official
            elif name and bare_name(name) == bare_name(official.holder.name or ""):
                return official
        return None


@dataclass(frozen=True, slots=True)
class Official:
    """A holder in a post."""

    key: str
    post: Post
    holder: Holder

    @property
    def email(self) -> str | None:
        """Where to write to: the person's address, else that of the post."""
        return self.holder.email or self.post.email


@dataclass(frozen=True, slots=True)
class OfficialsFile:
    """``pejabat.yaml`` as read: where it lies (None: there is none), what it says, what is wrong with it."""

    path: Path | None
    officials: Officials
    problems: tuple[Problem, ...] = ()


def load_officials(beside: Path) -> OfficialsFile:
    """The officials of the workspace ``beside`` lies in: the nearest ``pejabat.yaml`` at or above it. Never raises."""
    for folder in beside.resolve().parents:
        path = folder / FILE
        if path.is_file():
            _, source = read_file(path)
            if source.tree is None and not source.problems:
                return OfficialsFile(path, Officials())
            fitted = fit(Officials, source)
            return OfficialsFile(path, fitted.value or Officials(), fitted.problems)
    return OfficialsFile(None, Officials())


Basis = Literal["sha256", "nomor", "nama"]


@dataclass(frozen=True, slots=True)
class Identity:
    """What a certificate must show to be an official's: pinned fingerprints alone where there are any."""

    names: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    sha256: tuple[str, ...] = ()

    def basis(self, name: str, number: str, sha256: str) -> Basis | None:
        """What a certificate (its CN, serialNumber and SHA-256) is recognised by; None: it is not this person's."""
        if self.sha256:
            return "sha256" if sha256.lower() in self.sha256 else None
        if number and _digits(number) in self.numbers:
            return "nomor"
        return "nama" if bare_name(name) in self.names and bare_name(name) else None


def printed_signer(sop: Sop, role: str) -> Signer | None:
    """Who is printed in a role."""
    approver = sop.approval
    everyone = [approver.model_copy(update={"role": approver.role or "pengesah"}), *sop.signers]
    return next((signer for signer in everyone if signer.role == role and signer.name), None)


def identity_of(signer: Signer, official: Official | None) -> Identity:
    """How to recognise the certificate of a printed signer, with what pejabat.yaml adds about him."""
    holder = official.holder if official else Holder()
    known = holder.certificates
    names = (signer.name, holder.name, *(each.name for each in known))
    numbers = (signer.nip, signer.nrp, holder.nip, holder.nrp, *(each.number for each in known))
    return Identity(
        tuple(dict.fromkeys(bare_name(name) for name in names if name)),
        tuple(dict.fromkeys(str(_digits(number)) for number in numbers if number)),
        tuple(each.sha256.lower() for each in known if each.sha256),
    )


_BEFORE = re.compile(
    r"^(?:(?:prof|drs|dra|drg|dr|ir|hj|h|k\.?h|apt|ns)\.?\s+|(?:prof|drs|dra|drg|dr|ir|hj|h|k\.h)\.)+", re.I
)
_AFTER = re.compile(r"(?:\s+[A-Za-z]+\.[A-Za-z.]*)+$")


def bare_name(name: str) -> str:
    """A name without titles, marks and case, for comparing paper with certificates (which have no titles).

    >>> bare_name("Dr. Ir. Budi Santoso, S.T., M.Si."), bare_name("BUDI SANTOSO")
    ('budi santoso', 'budi santoso')
    """
    front = _AFTER.sub("", _BEFORE.sub("", name.partition(",")[0].strip()))
    return " ".join(re.sub(r"[^\w\s'-]", " ", front).casefold().split())
