"""What a ledger has on record, newest first."""

from __future__ import annotations

from collections.abc import Iterator

from sopdocs.ledger import Archived, Ledger, Passage, Review, Signature
from sopdocs.site.dossier import Event
from sopdocs.standing import Said

_KINDS = {"pemantauan": Said("Pemantauan", "Monitoring"), "evaluasi": Said("Evaluasi", "Evaluation")}
_RESULTS = {
    "tetap": Said("hasil: tetap", "result: kept"),
    "perlu_revisi": Said("hasil: perlu revisi", "result: needs revision"),
    "dicabut": Said("hasil: dicabut", "result: revoked"),
}
_MEANS = {
    "elektronik": Said("secara elektronik", "electronically"),
    "basah": Said("tanda tangan basah, tidak terverifikasi secara digital", "in ink, not verifiable digitally"),
}
_ROLES = {
    "pengesah": Said("pengesah", "approver"),
    "penyusun": Said("penyusun", "author"),
    "pemeriksa": Said("pemeriksa", "checker"),
    "menetapkan": Said("yang menetapkan", "who establishes it"),
    "menyetujui": Said("yang menyetujui", "who agrees to it"),
    "mengesahkan": Said("yang mengesahkan", "who approves it"),
}
_PASSAGES = {
    "diajukan": Said("Diajukan untuk disahkan", "Submitted for approval"),
    "ditarik": Said("Ditarik kembali", "Taken back"),
    "revisi": Said("Mulai direvisi", "Taken up for revision"),
    "dicabut": Said("Dicabut", "Revoked"),
}


def events(ledger: Ledger) -> tuple[Event, ...]:
    """Reviews, signatures, archivings and steps in the life of an SOP; of one day the one recorded last comes first."""
    found = [*_of_signatures(ledger), *_of_archives(ledger), *_of_reviews(ledger), *_of_passages(ledger)]
    found.sort(key=lambda event: event.day)
    return tuple(found[::-1])


def _of_reviews(ledger: Ledger) -> Iterator[Event]:
    return (Event(each.date, _KINDS[each.kind], tuple(_about_review(each))) for each in ledger.reviews)


def _about_review(review: Review) -> Iterator[Said]:
    if review.result:
        yield _RESULTS[review.result]
    if review.by:
        yield Said(f"oleh {review.by}", f"by {review.by}")
    if review.note:
        yield Said(review.note, review.note)


def _of_signatures(ledger: Ledger) -> Iterator[Event]:
    return (Event(each.date, _signed(each), tuple(_about_signature(each))) for each in ledger.signatures)


def _signed(signature: Signature) -> Said:
    role = _ROLES.get(signature.role or "")
    return Said(f"Ditandatangani {role.id}", f"Signed by the {role.en}") if role else Said("Ditandatangani", "Signed")


def _about_signature(signature: Signature) -> Iterator[Said]:
    if signature.by:
        yield Said(f"oleh {signature.by}", f"by {signature.by}")
    yield _MEANS[signature.means]
    if signature.note:
        yield Said(signature.note, signature.note)


def _of_archives(ledger: Ledger) -> Iterator[Event]:
    return (Event(each.date, *_archived(each)) for each in ledger.archived)


def _archived(entry: Archived) -> tuple[Said, tuple[Said, ...]]:
    file = (entry.file or "").rpartition("/")[2]
    return Said("Diarsipkan untuk jangka panjang", "Archived for the long term"), (Said(file, file),) if file else ()


def _of_passages(ledger: Ledger) -> Iterator[Event]:
    return (Event(each.date, _PASSAGES[each.step], tuple(_about_passage(each))) for each in ledger.passages)


def _about_passage(passage: Passage) -> Iterator[Said]:
    if passage.by:
        yield Said(f"oleh {passage.by}", f"by {passage.by}")
    if passage.reason:
        yield Said(passage.reason, passage.reason)
