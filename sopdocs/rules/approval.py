"""Rules on who approves and what proves the signature."""

from __future__ import annotations

from collections.abc import Iterator

from sopdocs.cadence import APPROVING, approval_of, has_evidence, start_date
from sopdocs.model import Route, Signer
from sopdocs.rules.subject import Found, Subject, filled, found
from sopdocs.values.staff import NipFault, NrpFault, nrp_fault, read_nip

_PARTS = (("position", "jabatan", "position"), ("name", "nama", "name"))
_NIP_FAULTS: dict[NipFault, tuple[str, str]] = {
    "characters": ("memuat huruf atau tanda lain", "it holds letters or marks"),
    "length": ("banyak angkanya bukan 18", "it has not 18 digits"),
    "birth": ("8 angka pertama bukan tanggal lahir", "its first 8 digits are no date of birth"),
    "appointment": ("angka ke-9 sampai ke-14 bukan tahun dan bulan", "digits 9 to 14 are no year and month"),
    "sex": ("angka ke-15 bukan 1 atau 2", "digit 15 is neither 1 nor 2"),
}
_NRP_FAULTS: dict[NrpFault, tuple[str, str]] = {
    "characters": ("memuat huruf atau tanda lain", "it holds letters or marks"),
    "length": ("banyak angkanya bukan 8", "it has not 8 digits"),
    "birth": ("angka ke-3 dan ke-4 bukan bulan", "digits 3 and 4 are no month"),
}


def _signers(subject: Subject) -> Iterator[tuple[Route, Signer]]:
    yield ("approval",), subject.sop.approval
    for index, signer in enumerate(subject.sop.signers):
        yield ("signers", index), signer


def approver_incomplete(subject: Subject) -> Iterator[Found]:
    """An approving official without position or name."""
    for attribute, indonesian, english in _PARTS:
        if not filled(getattr(subject.sop.approval, attribute)):
            yield found("approval", attribute, bagian_id=indonesian, bagian_en=english)


def signer_incomplete(subject: Subject) -> Iterator[Found]:
    """A further signer without position or name."""
    for index, signer in enumerate(subject.sop.signers):
        for attribute, indonesian, english in _PARTS:
            if not filled(getattr(signer, attribute)):
                yield found("signers", index, attribute, bagian_id=indonesian, bagian_en=english)


def number_absent(subject: Subject) -> Iterator[Found]:
    """An approving official who is named, but with neither NIP nor NRP."""
    approval = subject.sop.approval
    if filled(approval.name) and not filled(approval.nip) and not filled(approval.nrp):
        yield found("approval", "name", nama=approval.name)


def nip_wrong(subject: Subject) -> Iterator[Found]:
    """A NIP that cannot be one."""
    for route, signer in _signers(subject):
        fault = read_nip(signer.nip or "").fault
        if filled(signer.nip) and fault:
            indonesian, english = _NIP_FAULTS[fault]
            yield found(*route, "nip", nip=signer.nip, sebab_id=indonesian, sebab_en=english)


def nip_age(subject: Subject) -> Iterator[Found]:
    """A well-formed NIP whose holder would have been appointed as a child or in old age."""
    for route, signer in _signers(subject):
        nip = read_nip(signer.nip or "")
        age = nip.age_at_start
        if nip.fault is None and age is not None and not 16 <= age <= 58:
            yield found(*route, "nip", nip=signer.nip, umur=age)


def nrp_odd(subject: Subject) -> Iterator[Found]:
    """An NRP unlike those of the police."""
    for route, signer in _signers(subject):
        fault = nrp_fault(signer.nrp or "")
        if filled(signer.nrp) and fault:
            indonesian, english = _NRP_FAULTS[fault]
            yield found(*route, "nrp", nrp=signer.nrp, sebab_id=indonesian, sebab_en=english)


def unsigned(subject: Subject) -> Iterator[Found]:
    """In effect by its own dates, and no evidence of the approver's signature."""
    start = start_date(subject.sop)
    if subject.sop.status != "diajukan" or start is None or start > subject.today:
        return
    if approval_of(subject.ledger) is None and not _claimed(subject):
        yield found("approval", on_key=True, tanggal=start)


def evidence_missing(subject: Subject) -> Iterator[Found]:
    """A recorded signature without the file, or the file's fingerprint, that proves it."""
    for signature in subject.ledger.signatures:
        if not has_evidence(signature):
            role = signature.role or "-"
            yield found("approval", on_key=True, peran=role, tanggal=signature.date)


def _claimed(subject: Subject) -> bool:
    return any(signature.role in APPROVING for signature in subject.ledger.signatures)


def changed_since(subject: Subject) -> Iterator[Found]:
    """A text other than the one that was signed."""
    approval = approval_of(subject.ledger)
    if approval and approval.fingerprint and subject.fingerprint not in ("", approval.fingerprint):
        yield found("approval", on_key=True, tanggal=approval.date)


def draft_signed(subject: Subject) -> Iterator[Found]:
    """A draft that is signed."""
    approval = approval_of(subject.ledger)
    if approval is not None and subject.sop.status == "draf":
        yield found("status", tanggal=approval.date)


def signed_after_start(subject: Subject) -> Iterator[Found]:
    """Signed after the day it took effect."""
    approval, value = approval_of(subject.ledger), subject.dates["effective"].value
    if approval is not None and value is not None and value.latest < approval.date:
        yield found("dates", "effective", efektif=value, tanggal=approval.date)
