"""A real scheduler and real workers in processes of their own, one of them killed in mid-run."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from sopdocs.jobs.cluster import cluster, outcomes
from sopdocs.jobs.work import Order
from sopdocs.store import Store
from tests.scale.machines import Machines
from tests.scale.office import office, run, start, wait_for

NAMES = tuple(f"sop-{index:02d}" for index in range(20))


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
        target=lambda: (wait_for(lambda: shared.stock().results >= 4), machines.kill_one()), daemon=True
    )
    killer.start()
    words = ("build", "-f", "svg,html", "-o", "kluster", "--cluster", machines.address, "--results", str(results))
    status, out, err = run(tmp_path, *words)
    killer.join()
    assert status == 0, err
    assert out.count("dibuat: ") == 2 * len(NAMES)
    assert shared.stock().results == len(NAMES) + 1  # the documents, and what was put down to be seen
    assert b"Uraian Kerja" in (tmp_path / "kluster" / "sop-07.html").read_bytes()
    alone = run(tmp_path, "build", "-f", "svg,html", "-o", "kluster", "--no-cache")
    assert alone[1] == out


def test_a_place_that_a_worker_does_not_see_is_told_before_anything_is_made(machines: Machines, tmp_path: Path) -> None:
    machines.workers(1)
    office(tmp_path)
    words = ("build", "-f", "svg", "--cluster", machines.address, "--results")
    status, out, err = run(tmp_path, *words, f"memory://{tmp_path.name}")  # each process has a memory of its own
    assert (status, out) == (2, "")
    assert "tcp://127.0.0.1:" in err
    (tmp_path / "berkas").write_text("bukan folder")
    status, out, err = run(tmp_path, *words, "berkas")
    assert (status, out) == (2, "")
    assert "berkas" in err
    assert "Traceback" not in err


def test_results_that_vanish_are_made_here(machines: Machines, tmp_path: Path) -> None:
    machines.workers(1)
    paths = sorted((office(tmp_path) / "definitions").iterdir())
    results = tmp_path / "hasil"
    with cluster(machines.address) as client:
        made = outcomes(client, str(results), Order(("svg",), "id"), paths)
        first = next(made)
        wait_for(lambda: Store(results).stock().results == len(paths) + 1)
        Store(results).clear()
        others = list(made)
    assert [outcome.path for outcome in (first, *others)] == paths
    assert all(outcome.made and outcome.made.files and not outcome.failure for outcome in (first, *others))


def test_what_is_missing_is_said(machines: Machines, tmp_path: Path) -> None:
    office(tmp_path)
    build = ("build", "-f", "svg", "--cluster", machines.address)
    status, _, err = run(tmp_path, *build)
    assert status == 2
    assert "--results" in err
    status, _, err = run(tmp_path, *build, "--results", "hasil")
    assert status == 2
    assert "dask worker" in err


@pytest.mark.parametrize(
    ("address", "told"), [("10.0.0.5", "tcp://10.0.0.5:8786"), ("tcp://127.0.0.1:9", "dask scheduler")]
)
def test_a_scheduler_that_is_not_there_is_told_in_a_sentence(address: str, told: str, tmp_path: Path) -> None:
    office(tmp_path)
    status, out, err = run(tmp_path, "build", "-f", "svg", "--cluster", address, "--results", "hasil")
    assert (status, out) == (2, "")
    assert told in err
    assert "Traceback" not in err


def test_a_scheduler_that_goes_away_in_mid_run_is_told_and_what_was_finished_is_kept(
    machines: Machines, tmp_path: Path
) -> None:
    machines.workers(1)
    office(tmp_path, tuple(f"sop-{index:03d}" for index in range(60)))
    shared = Store(tmp_path / "hasil")
    words = ("build", "-f", "svg", "--no-cache", "--cluster", machines.address, "--results", "hasil")
    process = start(tmp_path, *words)
    wait_for(lambda: shared.stock().results >= 4)
    machines.kill_scheduler()
    _, err = process.communicate(timeout=60)
    assert process.returncode == 2
    assert "penjadwal berhenti" in err
    assert "Traceback" not in err
    assert shared.stock().results >= 4


def test_a_scheduler_without_sopdocs_is_told(tmp_path: Path) -> None:
    machines = Machines(tmp_path)
    try:
        absent = tmp_path / "tanpa" / "sopdocs.py"
        absent.parent.mkdir()
        absent.write_text("raise ImportError('tidak terpasang')\n")
        machines.scheduler(PYTHONPATH=str(absent.parent), PYTHONSAFEPATH="1")
        machines.workers(1)
        office(tmp_path)
        words = ("build", "-f", "svg", "--cluster", machines.address, "--results", "hasil")
        status, out, err = run(tmp_path, *words)
        assert (status, out) == (2, "")
        assert "tidak mengenal sopdocs" in err
    finally:
        machines.stop()
