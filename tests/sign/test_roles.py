"""Every role signs in its own field, in its turn, also those of the courts; each locks all but the ones to come."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader

from sopdocs.jobs.signing import archive
from sopdocs.sign.faults import SigningError
from sopdocs.sign.services import Services
from tests.pdfa import broken_rules
from tests.pki.authority import NOW
from tests.sign.workspace import ALONE, AUTHORITY, HEAD, Workspace, asked, workspace

COURT = {"penyusun": "Panitera Muda", "pemeriksa": "Panitera", "menetapkan": "Hakim", "menyetujui": "Wakil Ketua"}
NUMBERS = {
    "penyusun": "199003042015032003",
    "pemeriksa": "198502102010011002",
    "menetapkan": "197903122004041003",
    "menyetujui": "197701152003121001",
}


@pytest.fixture(scope="module")
def court(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A court's SOP: four others sign before the one who approves, whose word there is ``mengesahkan``."""
    others = "".join(
        f'  - {{peran: {role}, jabatan: {post}, nama: Nama {post}, nip: "{NUMBERS[role]}"}}\n'
        for role, post in COURT.items()
    )
    text = ALONE.replace("dasar_hukum:", f"penandatangan:\n{others}dasar_hukum:")
    text = text.replace("{tempat: Kota Contoh", "{peran: mengesahkan, tempat: Kota Contoh")
    office = workspace(tmp_path_factory.mktemp("pengadilan"), text)
    for role, post in COURT.items():
        office.add_key(f"kunci-{role}", AUTHORITY.issue(f"NAMA {post.upper()}", NUMBERS[role]))
        office.sign(role, f"kunci-{role}", level="b-t")
    office.sign("mengesahkan", level="b-t")
    archive(office.file, office.output, NOW, Services(AUTHORITY.timestamper()))
    return office


def test_all_sign_and_all_are_proved(court: Workspace) -> None:
    report = asked(court.signed_files[-1], court.file, require=(*COURT, "mengesahkan"), level="b-lta")
    assert (report.verdict, report.remarks) == ("valid", ())
    told = [(seal.role, seal.name, seal.basis) for seal in report.seals if seal.kind == "signature"]
    assert told == [
        *((role, f"NAMA {post.upper()}", "nomor") for role, post in COURT.items()),
        ("mengesahkan", HEAD[0], "nomor"),
    ]
    changes = [seal.changes for seal in report.seals if seal.kind == "signature"]
    assert changes == ["forms"] * 4 + ["proof"]


def test_each_field_locks_all_but_those_to_come(court: Workspace) -> None:
    reader = PdfFileReader(BytesIO(court.signed_files[-1].read_bytes()))
    locks = {}
    for signature in reader.embedded_regular_signatures:
        lock = signature.sig_field["/Lock"]
        locks[signature.field_name] = (lock["/Action"], sorted(map(str, lock.get("/Fields", ()))), lock["/P"])
    order = [f"ttd_{role}" for role in (*COURT, "mengesahkan")]
    expected = {name: ("/Exclude", sorted(order[at + 1 :]), 2) for at, name in enumerate(order[:-1])}
    assert locks == expected | {order[-1]: ("/All", [], 1)}
    first = reader.embedded_regular_signatures[0]
    assert first.docmdp_level is not None
    assert reader.root["/Perms"]["/DocMDP"].get_object() == first.sig_object


@pytest.mark.parametrize("profile", ["3a", "ua1"])
def test_five_signatures_and_an_archive_stay_pdf_a(court: Workspace, profile: str) -> None:
    """A signature that is not the last bytes of its file is the one thing the validator is stricter about than ISO."""
    assert broken_rules(court.signed_files[-1].read_bytes(), profile) <= {"PDFA3A-SIGNATURE-BYTERANGE-001"}


def test_roles_that_the_definition_does_not_name_have_no_place(tmp_path: Path) -> None:
    office = workspace(tmp_path)
    with pytest.raises(SigningError, match="no_signer"):
        office.sign("mengesahkan")
