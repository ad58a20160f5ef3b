"""A key at a remote signing service (the CSC protocol; a dummy service on loopback stands for it)."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from certomancer.registry import CertomancerConfig
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from csc_dummy.csc_dummy_server import CSCWithCertomancer, DummyServiceParams

from sopdocs.sign.faults import SigningError
from sopdocs.trust import Trust
from sopdocs.verify.reading import read_seals
from tests.pki.loopback import hosted
from tests.sign.workspace import Workspace

CONFIG = """
keysets:
  uji:
    path-prefix: {folder}
    keys: {{akar: {{path: akar.key}}, kepala: {{path: kepala.key}}}}
pki-architectures:
  uji:
    keyset: uji
    entities:
      akar: {{country-name: ID, common-name: Akar CSC Uji}}
      kepala: {{country-name: ID, common-name: SARI CONTOH}}
    certs:
      akar:
        subject: akar
        issuer: akar
        validity: {{valid-from: "2020-01-01T00:00:00+0000", valid-to: "2099-01-01T00:00:00+0000"}}
        extensions:
          - {{id: basic_constraints, critical: true, value: {{ca: true}}}}
          - {{id: key_usage, critical: true, smart-value: {{schema: key-usage, params: [key_cert_sign]}}}}
      kepala:
        subject: kepala
        issuer: akar
        validity: {{valid-from: "2020-01-01T00:00:00+0000", valid-to: "2099-01-01T00:00:00+0000"}}
        extensions:
          - id: key_usage
            critical: true
            smart-value: {{schema: key-usage, params: [digital_signature, non_repudiation]}}
"""


@pytest.fixture
def authority(tmp_path: Path) -> CertomancerConfig:
    folder = tmp_path / "csc"
    folder.mkdir()
    for name in ("akar", "kepala"):
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        (folder / f"{name}.key").write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    (folder / "c.yml").write_text(CONFIG.format(folder=folder))
    return CertomancerConfig.from_file(str(folder / "c.yml"), str(folder))


@pytest.fixture
def service(authority: CertomancerConfig) -> Iterator[str]:
    """The service in a thread of its own; hashes are pinned (SCAL 2)."""
    server = CSCWithCertomancer(authority, service_params=DummyServiceParams(hash_pinning_required=True))
    server.register_routes()
    with socket.create_server(("127.0.0.1", 0)) as place, hosted(server.app, place):
        yield f"http://127.0.0.1:{place.getsockname()[1]}"


def use(office: Workspace, url: str, credential: str = "uji/kepala") -> None:
    with (office.folder / "sopdocs.toml").open("a") as file:
        file.write(f'[sign.signers.jauh]\nbackend="csc"\nurl="{url}"\ncredential="{credential}"\n')


def test_the_service_signs_only_the_hash(office: Workspace, service: str, authority: CertomancerConfig) -> None:
    use(office, service)
    done = office.sign(signer="jauh")
    assert done.basis == "nama"
    root = authority.get_pki_arch("uji").get_cert("akar")
    reading = read_seals(done.file.path.read_bytes(), Trust((root,)), datetime.now(UTC))
    assert (reading.remarks, reading.seals[0].name) == ((), "SARI CONTOH")


def test_an_unknown_credential_and_a_dead_service(office: Workspace, service: str) -> None:
    use(office, service, "uji/tiada")
    with pytest.raises(SigningError, match="csc_unreachable"):
        office.sign(signer="jauh")
    settings = office.folder / "sopdocs.toml"
    settings.write_text(settings.read_text().replace(service, "http://127.0.0.1:9"))
    with pytest.raises(SigningError) as dead:
        office.sign(signer="jauh")
    assert (dead.value.reason, dead.value.service) == ("csc_unreachable", True)
    settings.write_text(settings.read_text().replace("http://127.0.0.1:9", "http://csc.contoh.example"))
    with pytest.raises(SigningError, match="insecure_url"):
        office.sign(signer="jauh")
    assert office.signed_files == []
