"""Every way to cheat is found, with its code; what is good stays good."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pyhanko.sign import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from sopdocs.jobs.build import edition_of, institution_of
from sopdocs.jobs.signing import archive
from sopdocs.load import load
from sopdocs.render.pdf import render_pdf
from sopdocs.sign.services import Services
from sopdocs.sign.writer import quiet_writer
from sopdocs.trust import Trust
from sopdocs.verify.reading import read_seals
from sopdocs.verify.report import Report
from tests.pki.authority import NOW, Authority, Credential
from tests.render import making
from tests.sign.workspace import AUTHORITY, HEAD, TEXT, Workspace, asked, workspace
from tests.verify import tampering


@dataclass(frozen=True)
class Files:
    office: Workspace
    written: bytes
    both: bytes
    archived: bytes


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    office = workspace(tmp_path_factory.mktemp("kantor"), TEXT)
    first = office.sign("penyusun", "penyusun", level="b-t").file.path.read_bytes()
    both = office.sign(level="b-t").file.path.read_bytes()
    filed = archive(office.file, office.output, NOW, Services(AUTHORITY.timestamper()))
    return Files(office, first, both, filed.path.read_bytes())


def ask(files: Files, pdf: bytes, *, source: bool = False, **changes: object) -> Report:
    path = files.office.folder / "diperiksa.pdf"
    path.write_bytes(pdf)
    return asked(path, files.office.file if source else None, **changes)  # type: ignore[arg-type]


def plainly_signed(pdf: bytes, own: Credential, field: str, digest: str) -> bytes:
    """Signed by pyHanko as anybody could, without our pipeline."""
    signer = SimpleSigner(signing_cert=own.asn1, signing_key=own.asn1_key, cert_registry=SimpleCertificateStore())
    work = PdfSigner(PdfSignatureMetadata(field_name=field, md_algorithm=digest), signer=signer)
    return bytes(asyncio.run(work.async_sign_pdf(quiet_writer(pdf))).getvalue())


def codes(report: Report) -> set[str]:
    return {remark.code for remark in report.remarks}


def test_good_files_are_valid_and_say_so(files: Files) -> None:
    report = ask(files, files.archived, source=True, require=("penyusun", "pengesah"), level="b-lta")
    assert (report.verdict, report.remarks) == ("valid", ())
    named = [(seal.kind, seal.role, seal.official, seal.basis, seal.level, seal.changes) for seal in report.seals]
    assert named == [
        ("signature", "penyusun", "Tini Uji", "nomor", "b-lta", "forms"),
        ("signature", "pengesah", "Dr. Sari Contoh, S.H.", "nomor", "b-lta", "proof"),
        ("timestamp", "", "", None, None, "none"),
    ]
    assert {seal.moment_source for seal in report.seals} == {"timestamp"}
    assert report.seals[1].trust_path == ("Akar Uji", "SARI CONTOH")
    assert ask(files, files.both).verdict == "valid"


CHEATS: dict[str, tuple[Callable[[bytes], bytes], set[str]]] = {
    "a bit of the page": (tampering.page_byte, {"S03"}),
    "a bit of the signature": (tampering.signature_byte, {"S04"}),
    "a bit of the timestamp": (tampering.timestamp_byte, set()),
    "another page drawn over": (tampering.shadow_page, {"S06"}),
    "another definition inside": (tampering.other_definition, {"S06", "D01"}),
    "a note on the page": (tampering.note_on_page, {"S06"}),
    "the whole file saved anew": (tampering.rewritten, {"S03"}),
    "a shorter byte range": (tampering.shorter_range, {"S03"}),
    "something in a signature's spare room": (tampering.hidden_in_the_room, {"S11"}),
    "junk after the end": (tampering.junk, {"S11"}),
    "junk with an end of its own": (tampering.junk_with_an_end, {"S11"}),
}


@pytest.mark.parametrize("archived", [False, True], ids=["signed", "archived"])
@pytest.mark.parametrize("name", CHEATS)
def test_changes_are_found(files: Files, name: str, archived: bool) -> None:
    cheat, expected = CHEATS[name]
    good = files.archived if archived else files.both
    bad = cheat(good)
    assert bad != good
    report = ask(files, bad)
    assert report.verdict == "invalid"
    assert expected <= codes(report)


def test_all_signatures_removed(files: Files) -> None:
    bare = tampering.revision(files.archived, 0)
    assert codes(ask(files, bare)) == {"S00"}
    assert "S01" in codes(ask(files, bare, source=True))


def test_rollback_to_an_earlier_revision(files: Files) -> None:
    assert tampering.revision(files.both, 1) == files.written
    assert ask(files, files.written).verdict == "valid"
    required = ask(files, files.written, require=("pengesah",))
    assert [(remark.code, remark.values) for remark in required.remarks] == [("S01", (("peran", "pengesah"),))]
    assert {"S01", "L01", "K01"} == codes(ask(files, files.written, source=True))


def test_archive_layer_stripped(files: Files) -> None:
    assert ask(files, files.both).verdict == "valid"
    assert codes(ask(files, files.both, level="b-lta")) == {"L01"}
    assert "L01" in codes(ask(files, files.both, source=True))


def test_a_stranger_signs_after_the_last(files: Files) -> None:
    out = plainly_signed(files.both, AUTHORITY.issue("TINI UJI", "199003042015032003"), "tambahan", "sha256")
    report = ask(files, out)
    assert ("S06", "ttd_pengesah") in {(remark.code, remark.field) for remark in report.remarks}


def test_another_official_in_this_place(tmp_path: Path) -> None:
    office = workspace(tmp_path)
    (tmp_path / "pejabat.yaml").write_text(
        "pejabat: {kadis: {pemangku: [{nama: Sari Contoh, nip: '198001012005012001', "
        "sertifikat: [{nama: Tini Uji}]}]}}\n"
    )
    path = office.sign(signer="penyusun", secret="").file.path
    (tmp_path / "pejabat.yaml").unlink()
    report = asked(path, office.file)
    found = [remark for remark in report.remarks if remark.code == "S09"]
    assert dict(found[0].values) == {"seharusnya": "Dr. Sari Contoh, S.H.", "sertifikat": "TINI UJI"}
    assert report.verdict == "invalid"


def test_the_same_name_from_a_foreign_authority_is_not_believed(tmp_path: Path) -> None:
    foreign = Authority("Akar Asing")
    office = workspace(tmp_path)
    office.add_key("palsu", foreign.issue(*HEAD))
    path = office.sign(signer="palsu", level="b-t", services=Services(foreign.timestamper())).file.path
    report = asked(path, office.file)
    assert report.verdict == "indeterminate"
    assert codes(report) == {"U01"}
    assert report.seals[0].moment_source == "untrusted timestamp"


def test_revoked_and_expired_signers(files: Files) -> None:
    revoked = read_seals(files.both, AUTHORITY.trust(AUTHORITY.issue(*HEAD)), datetime.now(UTC))
    assert ("S05", "ttd_pengesah") in {(remark.code, remark.field) for remark in revoked.remarks}


def test_an_expired_certificate_without_earlier_proof(tmp_path: Path) -> None:
    office = workspace(tmp_path)
    office.add_key("lama", AUTHORITY.issue(*HEAD, until=NOW - timedelta(hours=1), since=NOW - timedelta(days=9)))
    path = office.sign(signer="lama", moment=NOW - timedelta(hours=2)).file.path
    reading = read_seals(path.read_bytes(), AUTHORITY.trust(), datetime.now(UTC))
    assert "S05" in {remark.code for remark in reading.remarks}


def test_without_a_trusted_root_nothing_is_called_invalid(files: Files) -> None:
    reading = read_seals(files.archived, Trust(), datetime.now(UTC))
    assert {remark.weight for remark in reading.remarks} == {"indeterminate"}
    unproved = read_seals(files.both, Trust((AUTHORITY.root.asn1,)), datetime.now(UTC))
    assert {remark.code for remark in unproved.remarks} == {"U02"}
    assert {
        remark.code for remark in read_seals(files.archived, Trust((AUTHORITY.root.asn1,)), datetime.now(UTC)).remarks
    } == set()


def test_sha1_is_refused_though_other_tools_call_it_valid() -> None:
    base = render_pdf(making.edition_of(making.small_sop()))
    out = plainly_signed(base, AUTHORITY.issue(*HEAD), "a", "sha1")
    reading = read_seals(out, AUTHORITY.trust(), datetime.now(UTC))
    assert "S10" in {remark.code for remark in reading.remarks}


def test_drift_names_what_differs(tmp_path: Path) -> None:
    office = workspace(tmp_path)
    path = office.sign().file.path
    office.file.write_text(office.file.read_text().replace("5 Menit", "9 Menit", 1).replace("Peminjaman", "Pinjaman"))
    report = asked(path, office.file)
    (drift,) = [remark for remark in report.remarks if remark.code == "D02"]
    assert dict(drift.values)["bagian"] == "judul, langkah[1].waktu.butir[1]"
    assert report.verdict == "invalid"


def test_a_comment_is_no_change_of_content(tmp_path: Path) -> None:
    office = workspace(tmp_path)
    path = office.sign().file.path
    office.file.write_text(office.file.read_text() + "# catatan\n")
    assert codes(asked(path, office.file)) == {"D03"}


def test_pages_of_another_definition_show(tmp_path: Path) -> None:
    office = workspace(tmp_path)
    definition = load(office.file)
    assert definition.sop is not None
    edition = edition_of(definition, definition.sop, institution_of(definition))
    lying = dataclasses.replace(edition, source=edition.source.replace(b"5 Menit", b"1 Menit"))
    path = tmp_path / "bohong.pdf"
    path.write_bytes(render_pdf(lying, fields=True))
    assert "R02" in codes(asked(path))
    path.write_bytes(render_pdf(edition, fields=True))
    assert codes(asked(path, office.file)) == {"S00"}


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"hello", b"%PDF-1.7\n" + b"\x00\xff" * 500])
def test_what_is_no_pdf_is_said_so(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(data)
    report = asked(path)
    assert codes(report) == {"P01"}
    assert report.verdict == "invalid"


def test_time_is_told_with_its_source(files: Files) -> None:
    seal = read_seals(files.both, AUTHORITY.trust(), datetime.now(UTC)).seals[0]
    assert seal.moment is not None
    assert abs(seal.moment - datetime.now(UTC)) < timedelta(minutes=15)
