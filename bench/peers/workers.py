"""A process for each engine, ready to make document after document."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

Figures = dict[str, Any]


class MissingError(Exception):
    """An engine that is not on this machine, or that gave up."""


class Worker:
    """A process with one engine; everything it started ends with it."""

    def __init__(self, name: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.peers.worker", name],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
        )  # fmt: skip

    def ready(self) -> None:
        """Wait until it has made its first document.

        :raises MissingError: where it cannot, with its last line.
        """
        self._answer()

    def make(self, steps: int, serial: int, target: Path) -> Figures:
        """Figures of one document, which is written to ``target``.

        :raises MissingError: where the engine gave up.
        """
        assert self._process.stdin
        try:
            self._process.stdin.write(f"{steps} {serial} {target}\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            raise MissingError(self._reason()) from None
        return self._answer()

    def _answer(self) -> Figures:
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            raise MissingError(self._reason())
        return dict(json.loads(line))

    def _reason(self) -> str:
        error = self._process.stderr.read() if self._process.stderr else ""
        return (error.strip().splitlines() or ["no answer"])[-1]

    def close(self) -> None:
        """End it with all its children."""
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.communicate()


@contextmanager
def working(names: Iterable[str]) -> Iterator[tuple[dict[str, Worker], dict[str, str]]]:
    """Workers that are ready, and the engines that are missing with the reason of each."""
    started = {name: Worker(name) for name in names}
    ready: dict[str, Worker] = {}
    missing: dict[str, str] = {}
    try:
        for name, worker in started.items():
            try:
                worker.ready()
                ready[name] = worker
            except MissingError as reason:
                missing[name] = str(reason)
        yield ready, missing
    finally:
        for worker in started.values():
            worker.close()
