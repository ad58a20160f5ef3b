"""Timestamps from a service over HTTP (on loopback), as sopdocs.toml names it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from asn1crypto import tsp

from sopdocs.sign.faults import SigningError
from sopdocs.verifying import Question, verify
from tests.sign.workspace import AUTHORITY, Workspace


@contextmanager
def stamping(status: int = 200) -> Iterator[str]:
    stamper = AUTHORITY.timestamper()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = tsp.TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
            data = asyncio.run(stamper.async_request_tsa_response(request)).dump() if status == 200 else b""
            self.send_response(status)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/tsa"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def use(office: Workspace, url: str) -> None:
    settings = office.folder / "sopdocs.toml"
    settings.write_text(f'[sign]\ntsa_url="{url}"\n{settings.read_text()}')


@pytest.mark.parametrize("level", ["b-t", "b-lta"])
def test_the_service_in_the_settings_stamps(office: Workspace, level: str) -> None:
    with stamping() as url:
        use(office, url)
        done = office.sign(level=level, services=None)
    report = verify(Question(done.file.path, office.file))
    assert (report.verdict, report.seals[0].level, report.seals[0].moment_source) == ("valid", level, "timestamp")


def test_a_service_that_refuses_leaves_nothing_signed(office: Workspace) -> None:
    with stamping(503) as url:
        use(office, url)
        with pytest.raises(SigningError, match="timestamp_failed"):
            office.sign(level="b-t", services=None)
    assert (office.signed_files, office.ledger.exists()) == ([], False)


def test_no_address_no_timestamp(office: Workspace) -> None:
    use(office, "ftp://stempel.contoh.example")
    with pytest.raises(SigningError, match="bad_url"):
        office.sign(level="b-t", services=None)
