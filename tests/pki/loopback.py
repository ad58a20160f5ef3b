"""A service on loopback for as long as it is asked for."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import socket

from aiohttp import web

PIECE, PAUSE = 20_000, 0.002
"""Bytes sent at once, and seconds to the next: an answer comes in pieces, as it does over a real network."""


@dataclass(frozen=True)
class Request:
    path: str
    headers: Message
    body: bytes


@dataclass(frozen=True)
class Reply:
    """Status and bytes; without a ``kind`` no content type is sent."""

    status: int
    data: bytes
    kind: str = ""


@contextmanager
def served(answer: Callable[[Request], Reply]) -> Iterator[str]:
    """The address of a service that answers GET and POST by ``answer`` until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"] or 0))
            reply = answer(Request(self.path, self.headers, body))
            self.send_response(reply.status)
            if reply.kind:
                self.send_header("Content-Type", reply.kind)
            self.send_header("Content-Length", str(len(reply.data)))
            self.end_headers()
            for start in range(0, len(reply.data), PIECE):
                self.wfile.write(reply.data[start : start + PIECE])
                self.wfile.flush()
                time.sleep(PAUSE)

        do_POST = do_GET  # noqa: N815 - the name http.server calls

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def hosted(app: web.Application, place: socket) -> Iterator[None]:
    """Let an application of aiohttp answer at a bound socket, in a thread of its own, until the block ends."""
    loop = asyncio.new_event_loop()
    runner = web.AppRunner(app)
    loop.run_until_complete(runner.setup())
    loop.run_until_complete(web.SockSite(runner, place).start())
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        yield
    finally:
        asyncio.run_coroutine_threadsafe(runner.cleanup(), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
