"""Worker processes: the same bytes in the same order, and nothing lost with one that is killed."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from sopdocs.jobs.crew import Crew, DiedError
from sopdocs.jobs.work import Failure, Order, do
from sopdocs.store import Store
from tests.scale.office import documents, environment, members, office, run, start, wait_for

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


SHORT_OF_MEMORY = """
import resource, sys
from pathlib import Path
from sopdocs.jobs.work import Order, do
small, large = map(Path, sys.argv[1:])
order = Order(("svg",), "id")
assert do(order, small).made.files
used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
_, most = resource.getrlimit(resource.RLIMIT_AS)
resource.setrlimit(resource.RLIMIT_AS, (used + 2**22, most))
print(do(order, large).failure.kind)
resource.setrlimit(resource.RLIMIT_AS, (most, most))
print(len(do(order, small).made.files), len(do(order, large).made.files) > 10)
"""


def test_too_little_memory_costs_the_definition_alone(tmp_path: Path) -> None:
    """In a process of its own, which may take four megabytes more for a flow of 400 steps, and then any amount."""
    step = "  - {{kegiatan: Memeriksa berkas {number} {words}, pelaksana: {who}, waktu: 5 Menit, output: Nota}}\n"
    steps = "".join(step.format(number=number, words="kata " * 20, who="ab"[number % 2]) for number in range(400))
    small = office(tmp_path, ("kecil",)) / "definitions" / "kecil.yaml"
    large = small.with_name("besar.yaml")
    large.write_text(f"judul: Uji\npelaksana: {{a: Petugas, b: Kepala}}\nlangkah:\n{steps}")
    command = [sys.executable, "-c", SHORT_OF_MEMORY, str(small), str(large)]
    done = subprocess.run(command, env=environment(tmp_path), capture_output=True, text=True, timeout=120, check=False)
    assert (done.stdout, done.stderr) == ("memory\n1 True\n", "")


def test_a_limit_on_memory_ends_no_build_with_a_traceback(tmp_path: Path) -> None:
    office(tmp_path, NAMES)
    words = f"ulimit -v 170000; exec {sys.executable} -m sopdocs build -f svg,docx --no-cache --jobs 2"
    command = ["bash", "-c", words]
    done = subprocess.run(
        command, cwd=tmp_path, env=environment(tmp_path), capture_output=True, text=True, timeout=120, check=False
    )
    made = {line.rpartition("/")[2] for line in done.stdout.splitlines() if line.endswith(".docx")}
    lost = [name for name in NAMES if f"{name}.docx" not in made]
    assert done.returncode == (1 if lost else 0)
    assert all(f"TIDAK dibuat: definitions/{name}.yaml" in done.stderr for name in lost)


def test_a_worker_that_is_killed_in_the_middle_of_its_answer_holds_up_nobody(tmp_path: Path) -> None:
    """An answer larger than a pipe holds, of which nobody reads the rest before the worker is gone."""
    large = office(tmp_path, ("kecil",)) / "definitions" / "besar.yaml"
    step = "  - {kegiatan: Memeriksa berkas, pelaksana: a, waktu: 5 Menit, output: Nota}\n"
    large.write_text(f"judul: Uji\npelaksana: {{a: Petugas}}\nlangkah:\n{step * 120}")
    with Crew(1) as crew:
        worker = crew.workers[0]
        worker.send(Order(("svg", "html"), "id"), [large])
        wait_for(worker.pipe.poll)
        (child,) = multiprocessing.active_children()
        os.kill(child.pid or 0, signal.SIGKILL)
        with pytest.raises(DiedError):
            worker.receive()
        crew.replace(0)
        assert [outcome.failure for outcome in crew.run(ORDER, [large])] == [None]


def test_two_builds_into_one_folder_leave_whole_documents(tmp_path: Path) -> None:
    office(tmp_path, NAMES)
    words = ("build", "-f", "html,svg", "--jobs", "2", "-o", "hasil")
    both = [start(tmp_path, *words) for _ in range(2)]
    assert [process.wait(timeout=120) for process in both] == [0, 0]
    assert run(tmp_path, "build", "-f", "html,svg", "--no-cache", "--jobs", "1", "-o", "sendiri")[0] == 0
    assert documents(tmp_path / "hasil") == documents(tmp_path / "sendiri")
