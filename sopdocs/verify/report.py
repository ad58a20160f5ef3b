"""What a verification found, as data. Codes are stable; the command line has their words.

S signatures · L level · P the file · U undecided · D the definition inside · R the pages made again · K the record.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sopdocs.ledger import SignatureLevel
from sopdocs.officials import Basis

Verdict = Literal["valid", "invalid", "indeterminate"]
Weight = Literal["invalid", "indeterminate", "note"]
TimeSource = Literal["timestamp", "untrusted timestamp", "claim", "none"]
Changes = Literal["none", "proof", "forms", "forbidden", "unknown"]

LEVELS: tuple[SignatureLevel, ...] = ("b-b", "b-t", "b-lt", "b-lta")

WEIGHTS: dict[str, Weight] = {
    "P01": "invalid", "S00": "invalid", "S01": "invalid", "S03": "invalid", "S04": "invalid", "S05": "invalid",
    "S06": "invalid", "S09": "invalid", "S10": "invalid", "S11": "invalid", "L01": "invalid",
    "U01": "indeterminate", "U02": "indeterminate", "U03": "indeterminate", "U04": "note", "U05": "indeterminate",
    "K01": "note", "K02": "note", "K03": "note", "D00": "note", "D01": "invalid", "D02": "invalid", "D03": "note",
    "R00": "note", "R01": "indeterminate", "R02": "invalid",
}  # fmt: skip
"""Every code, and what it makes of the verdict."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing found; ``field`` is the signature it is about, "" the whole file."""

    code: str
    field: str = ""
    values: tuple[tuple[str, str], ...] = ()

    @property
    def weight(self) -> Weight:
        """What it makes of the verdict."""
        return WEIGHTS[self.code]


@dataclass(frozen=True, slots=True)
class Seal:
    """One signature, or a document timestamp (``kind``)."""

    field: str
    kind: Literal["signature", "timestamp"]
    role: str
    name: str
    number: str
    sha256: str
    issuer: str
    until: datetime | None
    trust_path: tuple[str, ...]
    moment: datetime | None
    moment_source: TimeSource
    level: SignatureLevel | None
    whole_file: bool
    changes: Changes
    official: str = ""
    basis: Basis | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What the bytes of a PDF show by themselves."""

    seals: tuple[Seal, ...]
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The whole answer about one file."""

    path: str
    sha256: str
    seals: tuple[Seal, ...]
    remarks: tuple[Remark, ...]

    @property
    def verdict(self) -> Verdict:
        """Invalid where anything is wrong, indeterminate where anything could not be decided."""
        weights = {remark.weight for remark in self.remarks}
        return "invalid" if "invalid" in weights else "indeterminate" if "indeterminate" in weights else "valid"
