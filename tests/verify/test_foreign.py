"""Signed PDFs that sopdocs did not make: several signatures of a service, proof added later, other signature kinds."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pymupdf
import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import PdfSignatureMetadata, PdfSigner, PdfTimeStamper, SimpleSigner
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.validation import collect_validation_info
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko_certvalidator.registry import SimpleCertificateStore

from sopdocs.cli import main
from sopdocs.sign.archive import validation_context
from sopdocs.verify.report import Report
from tests.pki.authority import Credential
from tests.sign.workspace import AUTHORITY, HEAD, WRITER, Workspace, asked
from tests.verify import tampering


def letter() -> bytes:
    """A page that another program wrote."""
    document = pymupdf.open()
    document.new_page().insert_text((72, 72), "Surat Edaran Nomor 1/UJI/2024")
    return bytes(document.tobytes())


def signed(pdf: bytes, own: Credential, field: str, kind: SigSeedSubFilter = SigSeedSubFilter.PADES) -> bytes:
    """Signed as a service does: its own field with a visible box, a timestamp, no certification, no lock."""
    store = SimpleCertificateStore()
    store.register(AUTHORITY.root.asn1)
    signer = SimpleSigner(signing_cert=own.asn1, signing_key=own.asn1_key, cert_registry=store)
    meta = PdfSignatureMetadata(field_name=field, md_algorithm="sha256", subfilter=kind)
    spec = SigFieldSpec(field, on_page=0, box=(72, 400, 172, 500))
    work = PdfSigner(meta, signer=signer, timestamper=AUTHORITY.timestamper(), new_field_spec=spec)
    return bytes(asyncio.run(work.async_sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)))).getvalue())


def with_proof(pdf: bytes, vri: bool = True) -> bytes:
    """Certificates and revocation lists added in an update of their own after the last signature."""

    async def gather() -> bytes:
        reader = PdfFileReader(BytesIO(pdf))
        context = validation_context(AUTHORITY.trust(), datetime.now(UTC))
        last = reader.embedded_regular_signatures[-1]
        paths = [
            path for each in reader.embedded_regular_signatures for path in await collect_validation_info(each, context)
        ]
        writer = IncrementalPdfFileWriter(BytesIO(pdf))
        contents = last.pkcs7_content if vri else None
        DocumentSecurityStore.supply_dss_in_writer(writer, contents, validation_context=context, paths=paths)
        out = BytesIO()
        writer.write(out)
        return out.getvalue()

    return asyncio.run(gather())


def stamped(pdf: bytes) -> bytes:
    """A document timestamp by pyHanko's own writer, with its validation data in yet another update."""

    async def stamp() -> bytes:
        context = validation_context(AUTHORITY.trust(), datetime.now(UTC))
        work = PdfTimeStamper(AUTHORITY.timestamper())
        out = await work.async_timestamp_pdf(IncrementalPdfFileWriter(BytesIO(pdf)), "sha256", context)
        return bytes(out.getvalue())

    return asyncio.run(stamp())


def look(office: Workspace, pdf: bytes, **changes: object) -> Report:
    path = office.folder / "surat.pdf"
    path.write_bytes(pdf)
    return asked(path, **changes)


def codes(report: Report) -> set[str]:
    return {remark.code for remark in report.remarks}


def test_two_signatures_of_a_service_with_their_proof(office: Workspace) -> None:
    one = with_proof(signed(letter(), AUTHORITY.issue(*WRITER), "esc_1700000000001"))
    two = with_proof(signed(one, AUTHORITY.issue(*HEAD), "bcs_ecs_1700000000002"))
    report = look(office, two)
    assert (report.verdict, codes(report)) == ("valid", {"D00"})
    told = [(seal.field, seal.name, seal.level, seal.role, seal.moment_source, seal.changes) for seal in report.seals]
    assert told == [
        ("esc_1700000000001", "TINI UJI", "b-lt", "", "timestamp", "forms"),
        ("bcs_ecs_1700000000002", "SARI CONTOH", "b-lt", "", "timestamp", "proof"),
    ]
    assert [seal.whole_file for seal in report.seals] == [False, False]


def test_an_archive_of_another_program_is_one_too(office: Workspace) -> None:
    report = look(office, stamped(with_proof(signed(letter(), AUTHORITY.issue(*HEAD), "sig_1"))), level="b-lta")
    assert (report.verdict, codes(report)) == ("valid", {"D00"})
    assert [(seal.kind, seal.level) for seal in report.seals] == [("signature", "b-lta"), ("timestamp", None)]


@pytest.mark.parametrize("kind", [SigSeedSubFilter.ADOBE_PKCS7_DETACHED, SigSeedSubFilter.PADES])
def test_both_kinds_of_signature_are_read(office: Workspace, kind: SigSeedSubFilter) -> None:
    report = look(office, signed(letter(), AUTHORITY.issue(*HEAD), "sig_1", kind))
    assert (report.verdict, codes(report)) == ("valid", {"D00"})
    assert report.seals[0].level == "b-t"


@pytest.mark.parametrize(
    ("cheat", "code"),
    [
        (tampering.shadow_page, "S06"),
        (tampering.note_on_page, "S06"),
        (tampering.rewritten, "S03"),
        (tampering.junk, "S11"),
        (tampering.signature_byte, "S04"),
    ],
)
def test_a_foreign_letter_is_guarded_as_well(office: Workspace, cheat: object, code: str) -> None:
    good = with_proof(signed(letter(), AUTHORITY.issue(*HEAD), "esc_1"))
    bad = cheat(good)  # type: ignore[operator]
    assert bad != good
    report = look(office, bad)
    assert report.verdict == "invalid"
    assert code in codes(report)


def test_a_role_cannot_be_claimed_without_a_definition(office: Workspace) -> None:
    pdf = signed(letter(), AUTHORITY.issue(*HEAD), "ttd_pengesah")
    report = look(office, pdf)
    assert (report.seals[0].role, report.seals[0].official, report.seals[0].basis) == ("pengesah", "", None)
    asked_for = look(office, pdf, require=("pengesah",))
    assert (asked_for.verdict, codes(asked_for)) == ("indeterminate", {"D00", "U05"})
    assert asked(office.folder / "surat.pdf", office.file, require=("pengesah",)).verdict == "valid"
    assert "S01" in codes(look(office, signed(letter(), AUTHORITY.issue(*HEAD), "esc_1"), require=("pengesah",)))


def test_against_a_definition_it_is_matched_by_certificate(office: Workspace) -> None:
    path = office.folder / "surat.pdf"
    path.write_bytes(signed(letter(), AUTHORITY.issue(*HEAD), "esc_1"))
    report = asked(path, office.file, require=("pengesah",))
    assert (report.seals[0].role, report.seals[0].official) == ("pengesah", "Dr. Sari Contoh, S.H.")
    assert codes(report) == {"D00"}


def test_without_signatures_and_without_roots(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    path = office.folder / "surat.pdf"
    path.write_bytes(letter())
    assert main(["verify", str(path)]) == 1
    assert "S00" in capsys.readouterr().out
    elsewhere = Path(office.folder) / "sopdocs.toml"
    elsewhere.write_text("")
    path.write_bytes(signed(letter(), AUTHORITY.issue(*HEAD), "esc_1"))
    assert main(["verify", str(path)]) == 3
    assert "U01" in capsys.readouterr().out
