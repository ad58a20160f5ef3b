"""Signing and proving with a timestamp service, an OCSP responder and revocation lists that really answer."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from asn1crypto import pem
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import DocumentSecurityStore

from sopdocs.cli import main
from sopdocs.jobs.signing import archive
from sopdocs.sign.faults import SigningError
from tests.pdfa import broken_rules
from tests.pki.services import Running, running
from tests.sign.workspace import Workspace, asked, workspace


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("layanan")) as made:
        yield made


@pytest.fixture
def office(tmp_path: Path, services: Running) -> Workspace:
    """An office whose only certificates, lists and timestamps are those of the services."""
    services.asked.clear()
    services.broken = ()
    made = workspace(tmp_path)
    root = pem.armor("CERTIFICATE", services.certificate("akar").dump())
    (tmp_path / "akar.pem").write_bytes(root)
    (tmp_path / "antara.pem").write_bytes(pem.armor("CERTIFICATE", services.certificate("antara").dump()))
    text = (
        f'[sign]\ntsa_url="{services.tsa}"\n[sign.trust]\n'
        f'roots=[{{file="akar.pem", sha256="{hashlib.sha256(root).hexdigest()}"}}]\n'
    )
    for name in ("kepala", "kepala-ec", "dicabut", "lampau"):
        (tmp_path / f"{name}.pem").write_bytes(pem.armor("CERTIFICATE", services.certificate(name).dump()))
        (tmp_path / f"{name}.key").write_bytes((services.folder / f"{name}.key").read_bytes())
        files = f'file="{name}.pem"\nkey="{name}.key"\nchain=["antara.pem"]\n'
        text += f'[sign.signers.{name}]\nbackend="pem"\n{files}'
    (tmp_path / "sopdocs.toml").write_text(text)
    return made


def codes(path: Path, **changes: object) -> set[str]:
    return {remark.code for remark in asked(path, **changes).remarks}


@pytest.mark.parametrize("signer", ["kepala", "kepala-ec"])
def test_long_term_proof_is_gathered_and_holds_offline(office: Workspace, services: Running, signer: str) -> None:
    path = office.sign(signer=signer, level="b-lta", services=None).file.path
    assert {part for part in ("tsa", "ocsp", "crls") if any(part in path for path in services.asked)} == {
        "tsa",
        "ocsp",
        "crls",
    }
    services.asked.clear()
    services.broken = ("/",)
    report = asked(path, office.file)
    assert (report.verdict, report.remarks, services.asked) == ("valid", (), [])
    assert [(seal.level, seal.trust_path) for seal in report.seals if seal.kind == "signature"] == [
        ("b-lta", ("Akar Layanan Uji", "Penerbit Uji", "SARI CONTOH"))
    ]
    store = DocumentSecurityStore.read_dss(PdfFileReader(BytesIO(path.read_bytes())))
    assert store.ocsps
    assert store.crls


@pytest.mark.parametrize("profile", ["3a", "ua1"])
def test_a_key_on_an_elliptic_curve_leaves_pdf_a_whole(office: Workspace, profile: str) -> None:
    path = office.sign(signer="kepala-ec", level="b-t", services=None).file.path
    assert broken_rules(path.read_bytes(), profile) == set()
    assert asked(path).seals[0].sha256 != ""


def test_a_timestamped_signature_needs_to_ask(office: Workspace, services: Running) -> None:
    path = office.sign(level="b-t", services=None).file.path
    services.asked.clear()
    assert (codes(path), services.asked) == ({"U02"}, [])
    assert asked(path, online=True).verdict == "valid"
    assert any("ocsp" in path for path in services.asked)
    services.broken = ("ocsp", "crls")
    assert asked(path, online=True).verdict == "indeterminate"


def test_a_revoked_certificate_is_found_by_asking(office: Workspace, services: Running) -> None:
    with pytest.raises(SigningError, match="unproved_revoked") as refused:
        office.sign(signer="dicabut", level="b-lt", services=None)
    assert refused.value.values["nama"] == "SARI CONTOH"
    assert (office.signed_files, office.ledger.exists()) == ([], False)
    path = office.sign(signer="dicabut", level="b-t", services=None).file.path
    assert asked(path).verdict == "indeterminate"
    assert codes(path, online=True) == {"S05"}
    services.broken = ("ocsp",)
    assert codes(path, online=True) == {"U02"}


def test_an_expired_certificate_asks_nobody(office: Workspace, services: Running) -> None:
    with pytest.raises(SigningError, match="expired"):
        office.sign(signer="lampau", level="b-lta", services=None)
    assert services.asked == []


@pytest.mark.parametrize(
    ("broken", "reason"),
    [(("tsa",), "timestamp_failed"), (("ocsp", "crls"), "unproved_no_data"), (("crls/akar",), "unproved_no_data")],
)
def test_a_dead_service_means_nothing_signed(
    office: Workspace, services: Running, broken: tuple[str, ...], reason: str
) -> None:
    services.broken = broken
    with pytest.raises(SigningError) as failed:
        office.sign(level="b-lta", services=None)
    assert (failed.value.reason, failed.value.service) == (reason, True)
    assert (office.signed_files, office.ledger.exists()) == ([], False)


def test_archiving_later_asks_for_what_is_missing(office: Workspace, services: Running) -> None:
    office.sign(level="b-t", services=None)
    services.broken = ("tsa",)
    assert main(["archive", str(office.file), "-o", str(office.output)]) == 4
    assert len(office.signed_files) == 1
    services.broken = ()
    path = archive(office.file, office.output, datetime.now(UTC)).path
    services.broken = ("/",)
    assert asked(path, office.file).verdict == "valid"
    services.broken = ()
    again = archive(office.file, office.output, datetime.now(UTC)).path
    assert again.read_bytes().startswith(path.read_bytes())
    assert asked(again, office.file, level="b-lta").remarks == ()
