"""Keys, secrets and settings: what is refused, and that no secret ever shows."""

from __future__ import annotations

import os
import traceback
from io import StringIO
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12

from sopdocs.cli import main
from sopdocs.cli.messages import say
from sopdocs.sign.faults import SigningError
from sopdocs.sign.secrets import Secret, read_secret
from sopdocs.sign.settings import load_settings
from tests.sign.workspace import AUTHORITY, HEAD, PIN, TEXT, Workspace, workspace


def test_pkcs12_signs_and_a_wrong_passphrase_does_not(office: Workspace) -> None:
    own = AUTHORITY.issue(*HEAD)
    chain = [AUTHORITY.root.certificate]
    data = pkcs12.serialize_key_and_certificates(
        b"x", own.key, own.certificate, chain, BestAvailableEncryption(PIN.encode())
    )
    (office.folder / "kepala.p12").write_bytes(data)
    with (office.folder / "sopdocs.toml").open("a") as file:
        file.write('[sign.signers.p12]\nbackend="pkcs12"\nfile="kepala.p12"\nsecret="env:UJI_PIN"\n')
    (office.folder / "pin").write_text("salah\n")
    (office.folder / "pin").chmod(0o600)
    words = ["sign", str(office.file), "--role", "pengesah", "--signer", "p12", "--level", "b-b"]
    assert main([*words, "-o", str(office.output), "--secret", f"file:{office.folder / 'pin'}"]) == 4
    assert office.signed_files == []
    (office.folder / "pin").write_text(PIN)
    assert main([*words, "-o", str(office.output), "--secret", f"file:{office.folder / 'pin'}"]) == 0
    assert len(office.signed_files) == 1


def test_no_secret_in_output_or_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    office = workspace(tmp_path, TEXT)
    monkeypatch.setenv("UJI_PIN", "bukan-pin-itu")
    words = ["sign", str(office.file), "--role", "penyusun", "--signer", "penyusun", "-o", str(office.output)]
    assert main([*words, "--level", "b-b"]) == 4
    out, err = capsys.readouterr()
    assert "PIN" in err
    assert "bukan-pin-itu" not in out + err
    try:
        office.sign("penyusun", "penyusun", secret="tidak:ada")
    except SigningError:
        assert PIN not in traceback.format_exc()


def test_a_secret_does_not_print() -> None:
    secret = Secret("sangat rahasia")
    assert "rahasia" not in f"{secret} {secret!r} {[secret]} {vars(secret).keys()}"
    assert secret.reveal() == "sangat rahasia"


def test_secrets_come_from_where_they_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UJI_PIN", "dari lingkungan")
    assert read_secret("env:UJI_PIN").reveal() == "dari lingkungan"
    reading, writing = os.pipe()
    os.write(writing, b"dari saluran\n")
    os.close(writing)
    assert read_secret(f"fd:{reading}").reveal() == "dari saluran"
    os.close(reading)
    file = tmp_path / "pin"
    file.write_text("dari berkas\n")
    file.chmod(0o600)
    assert read_secret(f"file:{file}").reveal() == "dari berkas"


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("env:TIDAK_ADA", "secret_empty"),
        ("file:/tidak/ada", "secret_missing"),
        ("fd:987", "secret_missing"),
        ("rahasia-langsung", "secret_source"),
        ("prompt", "secret_no_terminal"),
    ],
)
def test_what_is_no_source_is_refused(source: str, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TIDAK_ADA", raising=False)
    monkeypatch.setattr("sys.stdin", StringIO())
    with pytest.raises(SigningError) as refused:
        read_secret(source)
    assert (refused.value.reason, refused.value.service) == (reason, True)


def test_a_file_that_others_can_read_is_no_secret(tmp_path: Path) -> None:
    file = tmp_path / "pin"
    file.write_text("terbuka")
    file.chmod(0o644)
    with pytest.raises(SigningError, match="secret_open"):
        read_secret(f"file:{file}")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[sign", "settings_unreadable"),
        ('[sign.signers.a]\nbackend="kartu"\n', "setting_choice"),
        ('[sign.signers.a]\nbackend="pem"\npassphrase="x"\n', "setting_unknown"),
        ('[sign.trust]\nroots=[{file="a.pem"}]\n', "setting_missing"),
        ('[sign.trust]\nroots=[{file="a.pem", sha256="12"}]\n', "setting_pattern"),
        ('[sign.trust]\nroots="a.pem"\n', "setting_list"),
        ("sign = 3\n", "setting_table"),
        ("[sign]\ntsa_url=3\n", "setting_text"),
    ],
)
def test_faulty_settings_name_the_file_and_key(tmp_path: Path, text: str, reason: str) -> None:
    (tmp_path / "sopdocs.toml").write_text(text)
    with pytest.raises(SigningError) as refused:
        load_settings(tmp_path / "a.yaml")
    assert refused.value.reason == reason
    assert refused.value.values["path"] == tmp_path / "sopdocs.toml"
    assert "nput should" not in say("id", reason, **refused.value.values)


def test_a_secret_of_the_settings_is_sought_beside_them(office: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = office.folder / "sopdocs.toml"
    settings.write_text(settings.read_text().replace('secret="env:UJI_PIN"', 'secret="file:pin"'))
    (office.folder / "pin").write_text(PIN)
    (office.folder / "pin").chmod(0o600)
    monkeypatch.chdir(office.file.parent)
    source = load_settings(office.file).settings.signers["penyusun"].secret
    assert source == f"file:{office.folder / 'pin'}"
    assert read_secret(source).reveal() == PIN


def test_signers_are_tried_without_signing(
    office: Workspace, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UJI_PIN", PIN)
    assert main(["signers", "check", str(office.folder)]) == 0
    assert "kepala: baik (SARI CONTOH" in capsys.readouterr().out
    office.add_key("rusak", AUTHORITY.issue(*HEAD, signing=False))
    assert main(["signers", "check", str(office.folder)]) == 4
    assert "rusak: sertifikatnya tidak untuk" in capsys.readouterr().out
    assert main(["signers", "check", str(office.folder), "--signer", "kepala"]) == 0
    assert "rusak" not in capsys.readouterr().out
    assert main(["signers", "check", str(office.folder), "--signer", "kepla"]) == 2
    assert "yang ada: kepala, penyusun, rusak" in capsys.readouterr().err
    assert main(["signers", "check", str(office.folder / "kepala")]) == 2
    assert "berkas atau folder itu tidak ada" in capsys.readouterr().err
    assert office.signed_files == []
