"""Rules on what the files behind recorded signatures show."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from sopdocs.ledger import Proof, ProofState
from sopdocs.rules.subject import Found, Subject, found
from sopdocs.values.dates import show_date

SOON = timedelta(days=90)
"""How long before its end a certificate is worth a word."""


def file_wrong(subject: Subject) -> Iterator[Found]:
    """The file of a recorded signature is gone, or is not the one on record."""
    causes = {
        "missing": ("tidak ditemukan", "is not found"),
        "altered": ("bukan lagi berkas itu", "is another file now"),
    }
    for proof in subject.proofs:
        if proof.state in causes:
            indonesian, english = causes[proof.state]
            yield _about(proof, berkas=proof.file, sebab_id=indonesian, sebab_en=english)


def not_valid(subject: Subject) -> Iterator[Found]:
    """A signed file that is not whole, or whose signature is not valid."""
    yield from _in_state(subject, "invalid")


def someone_else(subject: Subject) -> Iterator[Found]:
    """A signature by somebody other than the official named."""
    yield from _in_state(subject, "stranger")


def undecided(subject: Subject) -> Iterator[Found]:
    """A signature that cannot be verified here yet."""
    yield from _in_state(subject, "undecided")


def certificate_ending(subject: Subject) -> Iterator[Found]:
    """A signature whose proof rests on a certificate that ends soon, or has ended."""
    for proof in subject.proofs:
        if proof.until is not None and proof.until - SOON <= subject.today:
            yield _about(proof, sampai=show_date(proof.until))


def signed_before_text(subject: Subject) -> Iterator[Found]:
    """A signature of this very text that is older than the text says of itself."""
    dates = [reading.value for name in ("made", "revised") if (reading := subject.dates[name]).value]
    for signature in subject.ledger.signatures:
        later = [value for value in dates if value is not None and signature.date < value.earliest]
        if later and subject.fingerprint in ("", signature.fingerprint):
            yield found("approval", on_key=True, tanggal=show_date(signature.date), naskah=show_date(later[0]))


def _in_state(subject: Subject, state: ProofState) -> Iterator[Found]:
    for proof in subject.proofs:
        if proof.state == state:
            yield _about(proof, sebab=proof.reason)


def _about(proof: Proof, **values: str) -> Found:
    return found("approval", on_key=True, tanggal=show_date(proof.day), peran=proof.role or "-", **values)
