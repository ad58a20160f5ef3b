"""Sign and verify both real SOPs with throw-away keys: ``python -m tests.pki.demo FOLDER``. They prove nothing."""

from __future__ import annotations

import asyncio
import hashlib
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from asn1crypto import tsp

from sopdocs.cli import main
from sopdocs.load import load
from sopdocs.officials import bare_name
from tests.pki.authority import Authority
from tests.pki.loopback import Reply, Request, served

DEFINITIONS = Path(__file__).resolve().parents[2] / "definitions"
WARNING = "PERAGAAN: kunci, sertifikat, dan stempel waktu ini sekali pakai dan tidak membuktikan apa pun."
_SIGNER = '[sign.signers."{name}"]\nbackend = "pem"\nfile = "{name}.pem"\nkey = "{name}.key"\n'


@contextmanager
def stamping(authority: Authority, status: int = 200) -> Iterator[str]:
    """A timestamp service on loopback; with another ``status`` it refuses."""
    stamper = authority.timestamper()

    def answer(request: Request) -> Reply:
        asked = tsp.TimeStampReq.load(request.body)
        data = asyncio.run(stamper.async_request_tsa_response(asked)).dump() if status == 200 else b""
        return Reply(status, data, "application/timestamp-reply")

    with served(answer) as address:
        yield f"{address}/tsa"


def run(folder: Path) -> int:
    """The whole demonstration in an empty folder; the worst exit status of its commands."""
    if (folder / "definitions").exists():
        sys.stderr.write(f"{folder} sudah berisi peragaan; sebutkan folder lain.\n")
        return 2
    authority = Authority("Akar Peragaan")
    sys.stdout.write(f"{WARNING}\n")
    shutil.copytree(DEFINITIONS, folder / "definitions")
    files = sorted((folder / "definitions").rglob("*.yaml"))
    with stamping(authority) as url:
        _settings(folder, authority, url, files)
        statuses = [_one(folder, file) for file in files]
    sys.stdout.write(f"{WARNING}\n")
    return max(statuses)


def _settings(folder: Path, authority: Authority, url: str, files: list[Path]) -> None:
    (folder / "akar.pem").write_bytes(authority.root.pem)
    (folder / "dicabut.crl").write_bytes(authority.revocations().dump())
    digest = hashlib.sha256(authority.root.pem).hexdigest()
    trust = f'[sign.trust]\nroots = [{{file = "akar.pem", sha256 = "{digest}"}}]\ncrls = ["dicabut.crl"]\n'
    text = f'[sign]\ntsa_url = "{url}"\n{trust}'
    for file in files:
        sop = load(file).sop
        assert sop is not None
        approval = sop.approval
        own = authority.issue(bare_name(approval.name or "").upper(), approval.nip or approval.nrp or "")
        (folder / f"{file.stem}.pem").write_bytes(own.pem)
        (folder / f"{file.stem}.key").write_bytes(own.key_pem())
        (folder / f"{file.stem}.key").chmod(0o600)
        text += _SIGNER.format(name=file.stem)
    (folder / "sopdocs.toml").write_text(text)


def _one(folder: Path, file: Path) -> int:
    output = folder / "output"
    sign = ["sign", str(file), "--role", "pengesah", "--signer", file.stem, "--reason", "peragaan"]
    # The key has no passphrase; a secret is named all the same, and the key source never asks for it.
    statuses = [main([*sign, "--secret", "env:PERAGAAN", "-o", str(output)])]
    statuses.append(main(["archive", str(file), "-o", str(output)]))
    last = max((output / "signed").glob(f"{file.stem}-*-arsip.pdf"))
    wanted = ["--source", str(file), "--require", "pengesah", "--level", "b-lta"]
    statuses.append(main(["verify", str(last), *wanted]))
    return max(statuses)


if __name__ == "__main__":
    sys.exit(run(Path(sys.argv[1])))
