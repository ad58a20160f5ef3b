"""A real scheduler and real workers in processes of their own, one of them killed in mid-run."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from sopdocs.jobs.cluster import cluster, outcomes
from sopdocs.jobs.shared import ObjectStore, shared_store
from sopdocs.jobs.work import Order
from sopdocs.store import Store
from tests.scale.office import environment, members, office, run, wait_for

NAMES = tuple(f"sop-{index:02d}" for index in range(20))


class Machines:
    """Processes of a cluster on this machine."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.address = ""
        self._running: list[subprocess.Popen[bytes]] = []

    def scheduler(self) -> None:
        log = self._begin("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-show")
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

    def stop(self) -> None:
        for process in reversed(self._running):
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(timeout=30)

    def _begin(self, *words: str) -> Path:
        log = self.folder / f"{words[0]}.log"
        with log.open("wb") as file:
            process = subprocess.Popen(
                [sys.executable, "-m", "dask", *words], cwd=self.folder, env=environment(self.folder), stdout=file,
                stderr=file, start_new_session=True,
            )  # fmt: skip
        self._running.append(process)
        return log


@pytest.fixture
def machines(tmp_path: Path) -> Iterator[Machines]:
    found = Machines(tmp_path)
    found.scheduler()
    yield found
    found.stop()


def test_a_worker_is_killed_and_nothing_is_lost(machines: Machines, tmp_path: Path) -> None:
    machines.workers(2)
    office(tmp_path, NAMES)
    own = tmp_path / "templates" / "permenpan"
    own.mkdir(parents=True)
    (own / "profile.yaml").write_text("label: {kegiatan: Uraian Kerja}\nlebel: {}\n")
    results = tmp_path / "hasil bersama"
    shared = Store(results)
    killer = threading.Thread(
        target=lambda: (wait_for(lambda: shared.stock().results >= 3), machines.kill_one()), daemon=True
    )
    killer.start()
    words = ("build", "-f", "svg,html", "-o", "kluster", "--cluster", machines.address, "--results", str(results))
    status, out, err = run(tmp_path, *words)
    killer.join()
    assert status == 0, err
    assert out.count("dibuat: ") == 2 * len(NAMES)
    assert shared.stock().results == len(NAMES)
    assert b"Uraian Kerja" in (tmp_path / "kluster" / "sop-07.html").read_bytes()
    alone = run(tmp_path, "build", "-f", "svg,html", "-o", "kluster", "--no-cache")
    assert alone[1] == out
    (office(tmp_path) / "sopdocs.toml").write_text("")
    with cluster(machines.address) as client:
        order = Order(("svg",), "id")
        address = f"memory://{tmp_path.name}"
        (outcome,) = outcomes(client, address, order, [tmp_path / "definitions" / "satu.yaml"])
    assert outcome.failure is not None  # the memory of another process is no shared place
    assert "shared place" in outcome.failure.what


def test_what_is_missing_is_said(machines: Machines, tmp_path: Path) -> None:
    office(tmp_path)
    build = ("build", "-f", "svg", "--cluster", machines.address)
    status, _, err = run(tmp_path, *build)
    assert status == 2
    assert "--results" in err
    status, _, err = run(tmp_path, *build, "--results", "hasil")
    assert status == 2
    assert "dask worker" in err


def test_an_object_store_keeps_results_as_a_folder_does(tmp_path: Path) -> None:
    store = shared_store(f"memory://{tmp_path.name}")
    assert isinstance(store, ObjectStore)
    assert store.get("ab" * 32) is None
    store.put("ab" * 32, b"hasil")
    assert store.get("ab" * 32) == b"hasil"
    assert isinstance(shared_store(f"file://{tmp_path}"), Store)


@pytest.mark.parametrize(
    ("address", "told"), [("10.0.0.5", "tcp://10.0.0.5:8786"), ("tcp://127.0.0.1:9", "dask scheduler")]
)
def test_a_scheduler_that_is_not_there_is_told_in_a_sentence(address: str, told: str, tmp_path: Path) -> None:
    office(tmp_path)
    status, out, err = run(tmp_path, "build", "-f", "svg", "--cluster", address, "--results", "hasil")
    assert (status, out) == (2, "")
    assert told in err
    assert "Traceback" not in err
