"""A Dask scheduler and its workers as processes of this machine."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from tests.scale.office import environment, members, wait_for


class Machines:
    """Processes of a cluster on this machine."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.address = ""
        self._running: list[subprocess.Popen[bytes]] = []

    def scheduler(self, **more: str) -> None:
        """``more`` are variables of its own."""
        words = ("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-show")
        log = self._begin(*words, **more)
        wait_for(lambda: re.search(r"tcp://127\.0\.0\.1:\d+", log.read_text()) is not None)
        found = re.search(r"tcp://127\.0\.0\.1:\d+", log.read_text())
        assert found is not None
        self.address = found[0]

    def workers(self, count: int) -> None:
        own = ("--nworkers", str(count), "--nthreads", "1", "--no-dashboard", "--local-directory", str(self.folder))
        log = self._begin("worker", self.address, *own)
        wait_for(lambda: log.read_text().count("Registered to") >= count)

    def kill_one(self) -> None:
        """Kill a process that works (its nanny is the first of its group)."""
        nanny = self._running[-1].pid
        children = [pid for pid in members(nanny) if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()]
        os.kill(children[0], signal.SIGKILL)

    def kill_scheduler(self) -> None:
        """Kill the process all others talk to."""
        os.killpg(self._running[0].pid, signal.SIGKILL)

    def stop(self) -> None:
        for process in reversed(self._running):
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait(timeout=30)

    def _begin(self, *words: str, **more: str) -> Path:
        log = self.folder / f"{words[0]}.log"
        with log.open("wb") as file:
            process = subprocess.Popen(
                [sys.executable, "-m", "dask", *words], cwd=self.folder, env=environment(self.folder, **more),
                stdout=file, stderr=file, start_new_session=True,
            )  # fmt: skip
        self._running.append(process)
        return log
