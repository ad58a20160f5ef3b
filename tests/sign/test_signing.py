"""A definition becomes a signed PDF that is filed once and on record."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader

from sopdocs.jobs.build import edition_of, institution_of
from sopdocs.jobs.filing import FilingError
from sopdocs.jobs.signing import archive, render_base
from sopdocs.load import load, load_ledger
from sopdocs.officials import Identity
from sopdocs.sign.faults import SigningError
from sopdocs.sign.pipeline import slots
from sopdocs.sign.preflight import refusals
from sopdocs.sign.services import Services
from sopdocs.trust import TrustError
from tests.pdfa import broken_rules
from tests.pki.authority import NOW, YEAR, Authority
from tests.sign.workspace import ALONE, AUTHORITY, HEAD, TEXT, Workspace, workspace


def base_of(office: Workspace) -> bytes:
    definition = load(office.file)
    assert definition.sop is not None
    return render_base(edition_of(definition, definition.sop, institution_of(definition)))


def test_a_signature_is_filed_once_and_on_record(office: Workspace) -> None:
    done = office.sign()
    assert (done.basis, done.overridden) == ("nomor", ())
    data = done.file.path.read_bytes()
    assert data.startswith(base_of(office))
    ledger, faults = load_ledger(office.file)
    (entry,) = ledger.signatures
    assert faults == ()
    assert (entry.role, entry.means, entry.level, entry.note) == ("pengesah", "elektronik", "b-b", None)
    assert entry.sha256 == hashlib.sha256(data).hexdigest()
    assert (office.folder / (entry.file or "")).read_bytes() == data
    assert entry.fingerprint == "sha256:" + hashlib.sha256(office.file.read_bytes()).hexdigest()
    assert done.file.path.stat().st_mode & 0o222 == 0


@pytest.mark.parametrize("profile", ["3a", "ua1"])
def test_one_signature_leaves_pdf_a_and_pdf_ua_whole(office: Workspace, profile: str) -> None:
    data = office.sign(level="b-t").file.path.read_bytes()
    assert broken_rules(data, profile) == set()


def test_two_sign_in_turn_then_one_archive_for_both(tmp_path: Path) -> None:
    office = workspace(tmp_path, TEXT)
    first = office.sign("penyusun", "penyusun", level="b-t").file.path.read_bytes()
    second = office.sign(level="b-t").file.path.read_bytes()
    assert second.startswith(first)
    assert [(slot.role, slot.signed) for slot in slots(second)] == [("pengesah", True), ("penyusun", True)]
    filed = archive(office.file, office.output, NOW, Services(AUTHORITY.timestamper()))
    last = filed.path.read_bytes()
    assert last.startswith(second)
    assert [path.name.split("-", 2)[2] for path in office.signed_files] == [
        "1-penyusun.pdf",
        "2-pengesah.pdf",
        "3-arsip.pdf",
    ]
    reader = PdfFileReader(BytesIO(last))
    assert [len(reader.embedded_regular_signatures), len(reader.embedded_timestamp_signatures)] == [2, 1]
    assert broken_rules(last, "3a") <= {"PDFA3A-SIGNATURE-BYTERANGE-001"}
    assert broken_rules(last, "ua1") == set()
    ledger, _ = load_ledger(office.file)
    assert ledger.archived[0].sha256 == filed.sha256


def test_metadata_stays_as_it_was(office: Workspace) -> None:
    base = base_of(office)
    data = office.sign(level="b-lta").file.path.read_bytes()
    assert data.count(b"/Type /Metadata") == base.count(b"/Type /Metadata") == 1
    assert data.count(b"<pdfuaid:part") == base.count(b"<pdfuaid:part")
    added = data[len(base) :]
    assert b"pyHanko" not in added
    assert b"/Producer" not in added


def test_the_last_signer_does_not_shut_others_out_unasked(tmp_path: Path) -> None:
    office = workspace(tmp_path, TEXT)
    with pytest.raises(SigningError, match="too_early"):
        office.sign()
    done = office.sign(reason="Penyusun pensiun")
    assert done.overridden == ("penyusun belum menandatangani",)
    assert load_ledger(office.file)[0].signatures[0].note == "Penyusun pensiun"


@pytest.mark.parametrize(
    ("change", "against"),
    [(("status: diajukan", "status: draf"), "status draf"), (("jabatan: Kepala Dinas Contoh, ", ""), "")],
)
def test_what_is_not_ready_needs_a_reason(tmp_path: Path, change: tuple[str, str], against: str) -> None:
    office = workspace(tmp_path, ALONE.replace(*change))
    if against:
        with pytest.raises(SigningError, match="not_ready") as refused:
            office.sign()
        assert against in str(refused.value.values["against"])
        assert office.signed_files == []
        assert not office.ledger.exists()
        assert office.sign(reason="Uji coba").overridden == (against,)
    else:
        assert office.sign().overridden == ()


def test_an_error_of_the_checker_stands_against_signing(tmp_path: Path) -> None:
    office = workspace(tmp_path, ALONE.replace("nomor: 7/UJI/2024\n", ""))
    with pytest.raises(SigningError) as refused:
        office.sign()
    assert "SOP101" in str(refused.value.values["against"])


CERTIFICATES = {
    "expired": {"until": NOW - YEAR / 12},
    "not_yet_valid": {"since": NOW + YEAR / 12},
    "key_usage": {"signing": False},
    "weak_key": {"bits": 1024},
}


@pytest.mark.parametrize("reason", CERTIFICATES)
def test_unfit_certificates_are_refused(office: Workspace, reason: str) -> None:
    office.add_key("buruk", AUTHORITY.issue(*HEAD, **CERTIFICATES[reason]))
    with pytest.raises(SigningError) as refused:
        office.sign(signer="buruk")
    assert refused.value.reason == reason
    assert office.signed_files == []


def test_a_weak_hash_is_refused() -> None:
    certificate = AUTHORITY.issue(*HEAD).asn1.copy()
    certificate["signature_algorithm"]["algorithm"] = "sha1_rsa"
    reasons = [each.reason for each in refusals(certificate, Identity(numbers=(HEAD[1],)), NOW)]
    assert reasons == ["weak_hash"]


def test_another_official_cannot_sign_in_this_place(office: Workspace) -> None:
    with pytest.raises(SigningError) as refused:
        office.sign(signer="penyusun")
    assert refused.value.reason == "other_person"
    assert "TINI UJI" in str(refused.value.values["sertifikat"])


def test_the_map_of_officials_decides(office: Workspace) -> None:
    office.add_key("lain", AUTHORITY.issue("NAMA SERTIFIKAT"))
    people = office.folder / "pejabat.yaml"
    text = "pejabat:\n  kadis:\n    pemangku:\n      - {nama: Sari Contoh, nip: '198001012005012001', "
    people.write_text(text + "sertifikat: [{nama: Nama Sertifikat}]}\n")
    done = office.sign(signer="lain")
    assert (done.official, done.basis) == ("kadis", "nama")


def test_a_term_that_is_over_ends_signing(office: Workspace) -> None:
    people = office.folder / "pejabat.yaml"
    people.write_text(
        "pejabat:\n  kadis:\n    pemangku:\n"
        "      - {nama: Sari Contoh, nip: '198001012005012001', sampai: 2020-01-01}\n"
    )
    with pytest.raises(SigningError, match="not_in_office"):
        office.sign()


def test_a_dead_timestamp_service_never_lowers_the_level(office: Workspace) -> None:
    text = (office.folder / "sopdocs.toml").read_text()
    (office.folder / "sopdocs.toml").write_text('[sign]\ntsa_url="http://127.0.0.1:9/tsa"\n' + text)
    with pytest.raises(SigningError) as failed:
        office.sign(level="b-t", services=None)
    assert (failed.value.reason, failed.value.service) == ("timestamp_failed", True)
    assert (office.signed_files, office.ledger.exists()) == ([], False)


def test_a_level_with_a_timestamp_needs_a_service(office: Workspace) -> None:
    with pytest.raises(SigningError, match="no_tsa"):
        office.sign(level="b-t", services=None)


def test_a_revoked_certificate_gets_no_long_term_proof(office: Workspace) -> None:
    revoked = AUTHORITY.revocations(AUTHORITY.issue(*HEAD)).dump()
    (office.folder / "dicabut.crl").write_bytes(revoked)
    with pytest.raises(SigningError, match="unproved_revoked"):
        office.sign(level="b-lt")
    assert office.signed_files == []


def test_a_changed_signed_file_is_not_signed_again(tmp_path: Path) -> None:
    office = workspace(tmp_path, TEXT)
    path = office.sign("penyusun", "penyusun").file.path
    path.chmod(0o644)
    path.write_bytes(path.read_bytes() + b"\n")
    with pytest.raises(FilingError, match="not_on_record"):
        office.sign()


def test_a_new_text_starts_a_new_file(office: Workspace) -> None:
    office.sign()
    with pytest.raises(SigningError, match="already_signed"):
        office.sign()
    office.file.write_text(ALONE.replace("5 Menit", "6 Menit"))
    assert office.sign().file.path.name.endswith("-1-pengesah.pdf")
    assert len(office.signed_files) == 2
    assert len(load_ledger(office.file)[0].signatures) == 2


def test_the_time_of_signing_is_now(office: Workspace) -> None:
    data = office.sign(level="b-t").file.path.read_bytes()
    (signature,) = PdfFileReader(BytesIO(data)).embedded_regular_signatures
    claimed = signature.self_reported_timestamp
    assert claimed is not None
    assert abs((claimed - datetime.now(UTC)).total_seconds()) < 600


def test_a_pinned_root_must_be_the_file(office: Workspace) -> None:
    (office.folder / "akar.pem").write_bytes(Authority("Akar Lain").root.pem)
    with pytest.raises(TrustError, match="trust_other"):
        office.sign(level="b-lt")
