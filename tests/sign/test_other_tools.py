"""What programs that know nothing of us say about our signed files."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader

from sopdocs.jobs.signing import archive
from sopdocs.sign.services import Services
from tests.pki.authority import NOW
from tests.sign.workspace import ALONE, AUTHORITY, Workspace, workspace

ADDRESS = "https://sop.contoh.example/periksa/7%2FUJI%2F2024"


@dataclass(frozen=True)
class Made:
    office: Workspace
    folder: Path
    signed: Path
    archived: Path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("kantor")
    office = workspace(folder, ALONE.replace("profil: permenpan", "profil: uji"))
    own = folder / "templates" / "uji"
    own.mkdir(parents=True)
    (own / "profile.yaml").write_text(
        "extends: permenpan\nalamat_verifikasi: https://sop.contoh.example/periksa/{nomor}\n"
    )
    signed = office.sign(level="b-t").file.path
    archived = archive(office.file, office.output, NOW, Services(AUTHORITY.timestamper())).path
    return Made(office, folder, signed, archived)


def run(*words: object, data: bytes | None = None, status: int = 0) -> str:
    done = subprocess.run([*map(str, words)], input=data, capture_output=True, timeout=60, check=False)
    text = (done.stdout + done.stderr).decode("utf-8", "replace")
    assert done.returncode == status, text
    return text


@pytest.mark.parametrize("kind", ["signed", "archived"])
def test_qpdf_finds_no_fault(made: Made, kind: str) -> None:
    assert "No syntax or stream encoding errors found" in run("qpdf", "--check", getattr(made, kind))


@pytest.mark.parametrize("kind", ["signed", "archived"])
def test_pdfsig_trusts_the_root_that_nss_trusts(made: Made, kind: str, tmp_path: Path) -> None:
    run("certutil", "-N", "-d", f"sql:{tmp_path}", "--empty-password")
    run("certutil", "-A", "-d", f"sql:{tmp_path}", "-n", "akar", "-t", "CT,C,C", "-i", made.folder / "akar.pem", "-a")
    text = run("pdfsig", "-nssdir", f"sql:{tmp_path}", "-no-ocsp", getattr(made, kind))
    assert "Signature Validation: Signature is Valid." in text
    assert "Certificate Validation: Certificate is Trusted." in text
    assert "Signer Certificate Common Name: SARI CONTOH" in text
    first = text.partition("Signature #2")[0]
    assert ("Total document signed" in first) is (kind == "signed")


def test_openssl_verifies_signature_and_timestamp(made: Made, tmp_path: Path) -> None:
    data = made.signed.read_bytes()
    (signature,) = PdfFileReader(BytesIO(data)).embedded_regular_signatures
    a, b, c, d = (int(number) for number in list(signature.byte_range))
    content, cms = tmp_path / "isi", tmp_path / "ttd.der"
    content.write_bytes(data[a : a + b] + data[c : c + d])
    cms.write_bytes(trimmed(bytes(signature.pkcs7_content)))
    verify = (
        "openssl",
        "cms",
        "-verify",
        "-inform",
        "DER",
        "-in",
        cms,
        "-content",
        content,
        "-binary",
        "-purpose",
        "any",
    )
    assert "uccessful" in run(*verify, "-CAfile", made.folder / "akar.pem", "-out", "/dev/null")
    content.write_bytes(content.read_bytes()[:-1] + b" ")
    run(*verify, "-CAfile", made.folder / "akar.pem", "-out", "/dev/null", status=4)
    token = next(attribute for attribute in signature.signer_info["unsigned_attrs"])["values"][0]
    (tmp_path / "stempel.der").write_bytes(token.dump())
    (tmp_path / "nilai").write_bytes(signature.signer_info["signature"].native)
    stamp = ("openssl", "ts", "-verify", "-in", tmp_path / "stempel.der", "-token_in", "-data", tmp_path / "nilai")
    assert "Verification: OK" in run(*stamp, "-CAfile", made.folder / "akar.pem")


def trimmed(content: bytes) -> bytes:
    """The CMS without the padding behind it: its own length says where it ends."""
    return content[: int.from_bytes(content[2:4], "big") + 4]


def test_the_code_on_paper_leads_to_the_address(made: Made, tmp_path: Path) -> None:
    run("pdftoppm", "-r", "120", "-f", "1", "-l", "1", "-png", made.archived, tmp_path / "lembar")
    (picture,) = tmp_path.glob("lembar*.png")
    assert ADDRESS in run("zbarimg", "-q", "--nodbus", picture)


def test_the_definition_comes_out_unchanged(made: Made, tmp_path: Path) -> None:
    out = tmp_path / "keluar.yaml"
    run("pdfdetach", "-save", "1", "-o", out, made.archived)
    assert out.read_bytes() == made.office.file.read_bytes()
    assert run("qpdf", "--show-attachment=arsip.yaml", made.archived) == made.office.file.read_text()


def test_pyhankos_own_command_agrees(made: Made) -> None:
    options = ("--pretty-print", "--trust-replace", "--no-revocation-check")
    command = (sys.executable, "-m", "pyhanko", "sign", "validate", *options)
    text = run(*command, "--trust", made.folder / "akar.pem", made.signed)
    assert "The signature is judged VALID" in text
    assert "cryptographically sound" in text
    assert re.search(r"entire (revision|file)", text)
