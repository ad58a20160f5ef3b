"""Worker processes: the same bytes in the same order, and nothing lost with one that is killed."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from sopdocs.jobs.crew import Crew
from sopdocs.jobs.work import Failure, Order, do
from sopdocs.store import Store
from tests.scale.office import documents, members, office, run, start, wait_for

NAMES = tuple(f"sop-{index:02d}" for index in range(12))
ORDER = Order(("svg",), "id")


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    return sorted((office(tmp_path, NAMES) / "definitions").iterdir())


def kill_workers(times: int, until: Callable[[], bool]) -> threading.Thread:
    """Kill ``times`` workers, each a new one, as soon as it is there."""

    def work() -> None:
        killed: set[int] = set()
        while len(killed) < times and not until():
            for child in multiprocessing.active_children():
                if child.pid and child.pid not in killed and len(killed) < times:
                    os.kill(child.pid, signal.SIGKILL)
                    killed.add(child.pid)
            time.sleep(0.01)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    return thread


def test_workers_give_what_one_process_gives_in_the_same_order(tmp_path: Path) -> None:
    office(tmp_path, NAMES)
    one = run(tmp_path, "build", "-f", "html,svg", "--jobs", "1", "--no-cache", "-o", "hasil")
    alone = documents(tmp_path / "hasil")
    for file in (tmp_path / "hasil").iterdir():
        file.unlink()
    two = run(tmp_path, "build", "-f", "html,svg", "--jobs", "3", "--no-cache", "-o", "hasil")
    assert one == two
    assert one[0] == 0
    assert documents(tmp_path / "hasil") == alone


def test_a_worker_that_is_killed_costs_nothing(paths: list[Path]) -> None:
    done: list[bool] = []
    with Crew(2) as crew:
        killer = kill_workers(1, lambda: bool(done))
        outcomes = list(crew.run(ORDER, paths))
        done.append(True)
    killer.join()
    assert [outcome.path for outcome in outcomes] == paths
    assert all(outcome.made and outcome.made.files for outcome in outcomes)
    assert sum(outcome.deaths for outcome in outcomes) >= 1


def test_what_kills_its_worker_twice_is_lost_and_named(paths: list[Path]) -> None:
    done: list[bool] = []
    with Crew(1) as crew:
        killer = kill_workers(2, lambda: bool(done))
        outcomes = list(crew.run(ORDER, paths[:3]))
        done.append(True)
    killer.join()
    assert (outcomes[0].failure, outcomes[0].deaths) == (Failure("died"), 2)
    assert all(outcome.made and outcome.made.files for outcome in outcomes[1:])


def test_a_fault_of_ours_stops_no_other_definition(tmp_path: Path) -> None:
    outcome = do(ORDER, tmp_path)  # a folder where a file should be
    assert outcome.failure is None
    assert outcome.made is not None
    assert outcome.made.files == {}


def build_and_stop(tmp_path: Path, how: signal.Signals, whom: Callable[[int, int], None]) -> tuple[int, str, int]:
    """Begin a build of many, stop it when some results are kept; exit status, messages, and how many were kept."""
    office(tmp_path, tuple(f"sop-{index:03d}" for index in range(60)))
    process = start(tmp_path, "build", "-f", "svg", "--jobs", "2")
    store = Store(tmp_path / "tembolok")
    wait_for(lambda: store.stock().results >= 5)
    whom(process.pid, how)
    _, err = process.communicate(timeout=60)
    wait_for(lambda: members(process.pid) == [])
    return process.returncode, err, store.stock().results


def test_ctrl_c_leaves_no_process_and_no_half_file(tmp_path: Path) -> None:
    status, err, _ = build_and_stop(tmp_path, signal.SIGINT, os.killpg)
    assert status == 130
    assert "Traceback" not in err
    assert not [path for path in (tmp_path / "output").rglob("*") if path.name.startswith(".")]


def test_a_killed_build_loses_nothing_finished_and_leaves_no_process(tmp_path: Path) -> None:
    status, _, kept = build_and_stop(tmp_path, signal.SIGKILL, os.kill)
    assert status == -signal.SIGKILL
    before = {path: path.stat().st_ino for path in (tmp_path / "tembolok").rglob("*") if len(path.name) == 64}
    status, out, _ = run(tmp_path, "build", "-f", "svg", "--jobs", "2")
    assert status == 0
    assert out.count("dibuat: ") == 60
    assert len(before) >= kept - 1
    assert all(path.stat().st_ino == inode for path, inode in before.items())


def test_two_builds_at_once_share_a_cache(tmp_path: Path) -> None:
    office(tmp_path, NAMES)
    both = [start(tmp_path, "build", "-f", "svg", "--jobs", "1", "-o", folder) for folder in ("a", "b")]
    assert [process.wait(timeout=120) for process in both] == [0, 0]
    assert documents(tmp_path / "a") == documents(tmp_path / "b")
    assert run(tmp_path, "cache", "verify")[0] == 0
