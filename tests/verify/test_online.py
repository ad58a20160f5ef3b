"""Only ``--online`` touches the network, and then revocation data is found where certificates say."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from sopdocs.verifying import Question, verify
from tests.pki.authority import Credential
from tests.sign.workspace import AUTHORITY, HEAD, Workspace


@dataclass
class Lists:
    """A server of revocation lists: where it is, how often it was asked, who is revoked."""

    url: str = ""
    asked: int = 0
    revoked: list[Credential] = field(default_factory=list)


@pytest.fixture
def lists() -> Iterator[Lists]:
    made = Lists()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            made.asked += 1
            data = AUTHORITY.revocations(*made.revoked).dump()
            self.send_response(200)
            self.send_header("Content-Type", "application/pkix-crl")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    made.url = f"http://127.0.0.1:{server.server_port}/uji.crl"
    yield made
    server.shutdown()
    thread.join()
    server.server_close()


def test_offline_asks_nobody_and_online_finds_the_list(office: Workspace, lists: Lists) -> None:
    own = AUTHORITY.issue(*HEAD, crl=lists.url)
    office.add_key("daring", own)
    path = office.sign(signer="daring").file.path
    settings = office.folder / "sopdocs.toml"
    settings.write_text(settings.read_text().replace('crls=["dicabut.crl"]', ""))
    offline = verify(Question(path))
    assert ([remark.code for remark in offline.remarks], lists.asked) == (["U02"], 0)
    assert verify(Question(path, online=True)).verdict == "valid"
    assert lists.asked > 0
    lists.revoked.append(own)
    revoked = verify(Question(path, online=True))
    assert "S05" in {remark.code for remark in revoked.remarks}
