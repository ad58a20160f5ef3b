"""A small server that answers as BSrE is seen to answer, on loopback; some of its moods are bad."""

from __future__ import annotations

import asyncio
import base64
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.parser import BytesParser
from email.policy import HTTP
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko_certvalidator.registry import SimpleCertificateStore

from tests.pki.authority import Credential
from tests.pki.loopback import Reply, Request, served
from tests.sign.workspace import AUTHORITY, PIN

NIK, ACCOUNT = "0123456789012345", "aplikasi:kata-sandi"
ODD = {"odd": b'{"file": ["***"]}', "empty": b"{}"}
"""Answers without a signed file."""


@dataclass
class Bsre:
    """What the server is to do next, and what it was asked."""

    own: Credential
    mood: list[str] = field(default_factory=list)
    asked: list[dict[str, Any]] = field(default_factory=list)
    url: str = ""

    def sign(self, pdf: bytes) -> bytes:
        if self.mood and self.mood[0] == "cheat":
            pdf = pdf.replace(b"/Count", b"/Coumt", 1)
            return pdf + b"\n"
        store = SimpleCertificateStore()
        store.register(AUTHORITY.root.asn1)
        signer = SimpleSigner(signing_cert=self.own.asn1, signing_key=self.own.asn1_key, cert_registry=store)
        name = f"esc_{len(self.asked)}"
        meta = PdfSignatureMetadata(field_name=name, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES)
        work = PdfSigner(meta, signer=signer, timestamper=AUTHORITY.timestamper(), new_field_spec=SigFieldSpec(name))
        return bytes(asyncio.run(work.async_sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)))).getvalue())

    def status(self, path: str, nik: str) -> tuple[int, bytes]:
        self.asked.append({"path": path, "nik": nik})
        mood = self.mood[0] if self.mood else "ISSUE"
        if nik != NIK:
            return 200, json.dumps({"status_code": 1110, "status": "NOT_REGISTERED", "message": "-"}).encode()
        return 200, json.dumps({"status_code": 1111, "status": mood, "message": "-"}).encode()

    def answer(self, path: str, asked: dict[str, Any], pdf: bytes) -> tuple[int, bytes]:
        self.asked.append({"path": path, **asked})
        mood = self.mood[0] if self.mood else ""
        if mood.isdigit():
            self.mood.pop(0)
            return int(mood), b"{}"
        if asked["nik"] != NIK:
            return 400, json.dumps({"error": "tidak terdaftar", "status_code": 2011}).encode()
        if asked["passphrase"] != PIN:
            return 400, json.dumps({"error": "passphrase", "status_code": 2031}).encode()
        if mood in ODD:
            return 200, ODD[mood]
        signed = self.sign(pdf)
        if "v2" in path:
            return 200, json.dumps({"time": 1, "file": [base64.b64encode(signed).decode()]}).encode()
        return 200, signed


@contextmanager
def serving(service: Bsre) -> Iterator[Bsre]:
    def answer(request: Request) -> Reply:
        expected = "Basic " + base64.b64encode(ACCOUNT.encode()).decode()
        if request.headers.get("Authorization") != expected:
            return Reply(401, b"{}")
        if request.path.startswith("/api/user/status/"):
            return Reply(*service.status(request.path, request.path.rpartition("/")[2]))
        if request.path == "/api/v2/user/check/status":
            return Reply(*service.status(request.path, json.loads(request.body)["nik"]))
        return Reply(*service.answer(request.path, *_read(request.headers["Content-Type"], request.body)))

    with served(answer) as address:
        service.url = address
        yield service


def _read(kind: str, body: bytes) -> tuple[dict[str, Any], bytes]:
    if kind.startswith("application/json"):
        asked = json.loads(body)
        return asked, base64.b64decode(asked.pop("file")[0])
    message = BytesParser(policy=HTTP).parsebytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body)
    parts = {
        part.get_param("name", header="content-disposition"): part.get_payload(decode=True)
        for part in message.iter_parts()
    }
    pdf = parts.pop("file")
    return {name: value if name == "imageTTD" else value.decode() for name, value in parts.items()}, pdf
