"""A key that never leaves its token (SoftHSM2 stands for the card)."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pkcs11
import pytest
from asn1crypto import pem
from pkcs11.util.rsa import decode_rsa_private_key
from pkcs11.util.x509 import decode_x509_certificate

from sopdocs.jobs.signing import sign
from sopdocs.sign.faults import SigningError
from sopdocs.sign.secrets import Secret
from sopdocs.sign.services import Services
from tests.sign.workspace import AUTHORITY, HEAD, PIN, Workspace, asked

MODULE = "/usr/lib/softhsm/libsofthsm2.so"


@pytest.fixture
def token(office: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    store = tmp_path / "token"
    store.mkdir()
    (tmp_path / "softhsm2.conf").write_text(f"directories.tokendir = {store}\n")
    monkeypatch.setenv("SOFTHSM2_CONF", str(tmp_path / "softhsm2.conf"))
    init = ("softhsm2-util", "--init-token", "--free", "--label", "sop-uji", "--so-pin", "1234", "--pin", PIN)
    subprocess.run(init, check=True, capture_output=True)
    library = pkcs11.lib(MODULE)
    library.reinitialize()
    own = AUTHORITY.issue(*HEAD)
    identity = {pkcs11.Attribute.LABEL: "kepala", pkcs11.Attribute.ID: b"\x01", pkcs11.Attribute.TOKEN: True}
    with library.get_token(token_label="sop-uji").open(user_pin=PIN, rw=True) as session:
        inner = own.asn1_key["private_key"].parsed.dump()
        session.create_object({**decode_rsa_private_key(inner), **identity})
        session.create_object({**decode_x509_certificate(pem.unarmor(own.pem)[2]), **identity})
    with (office.folder / "sopdocs.toml").open("a") as file:
        file.write(f'[sign.signers.token]\nbackend="pkcs11"\nmodule="{MODULE}"\ntoken="sop-uji"\nlabel="kepala"\n')
    return office


def test_a_token_signs_and_the_result_is_valid(token: Workspace) -> None:
    done = token.sign(signer="token", level="b-t")
    assert asked(done.file.path, token.file).verdict == "valid"


def test_a_wrong_pin_or_token_signs_nothing(token: Workspace) -> None:
    with pytest.raises(SigningError) as wrong:
        sign(token.ask(signer="token"), lambda _: Secret("0000"), Services())
    assert (wrong.value.reason, wrong.value.service) == ("secret_wrong", True)
    settings = token.folder / "sopdocs.toml"
    settings.write_text(settings.read_text().replace('token="sop-uji"', 'token="lain"'))
    with pytest.raises(SigningError, match="token_absent"):
        token.sign(signer="token")
    assert token.signed_files == []
