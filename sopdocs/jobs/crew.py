"""All cores: worker processes that are started warm and die alone.

Every worker is an executor of its own with one process (concurrent.futures): they share no pipe and no lock, so that
one that is killed takes nothing with it but the definitions it had in hand, and they are known. Those are tried once
more, each alone; the one that kills its worker again is told by name.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing import connection
from pathlib import Path
from types import TracebackType

from sopdocs.jobs.work import Failure, Order, Outcome, do_all

CHUNK_SECONDS = 0.1
"""Work worth a message to another process."""
_LONGEST_CHUNK = 32
_AHEAD = 8
"""Chunks a worker may be ahead of the definition whose turn it is: bounds what waits in memory."""
_CHANCES = 2
_WARM = "sopdocs.jobs.warm"

_Chunk = list[int]
_Done = tuple[float, list[Outcome]]


def cores() -> int:
    """How many processes this machine lets us run at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Crew:
    """Workers for one run; use it in a ``with`` statement. Left by an exception (Ctrl-C), it kills its workers."""

    def __init__(self, jobs: int) -> None:
        self._context = _context()
        self._jobs = jobs
        self._workers: list[ProcessPoolExecutor] = []
        self._others: set[object] = set()

    def __enter__(self) -> Crew:
        self._others = set(multiprocessing.active_children())
        self._workers = [self._hire() for _ in range(self._jobs)]
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        ours = [child for child in multiprocessing.active_children() if child not in self._others]
        for child in ours if kind is not None else ():
            child.terminate()
        for worker in self._workers:
            worker.shutdown(wait=True, cancel_futures=True)

    def run(self, order: Order, paths: Sequence[Path]) -> Iterator[Outcome]:
        """The outcome of every definition, in their order, each as soon as its turn has come."""
        return _Run(self, order, paths).outcomes()

    def send(self, at: int, order: Order, paths: list[Path]) -> Future[_Done]:
        """Give a worker something to do; one that died while it waited is replaced."""
        with _ctrl_c_held():
            try:
                return self._workers[at].submit(_timed, order, paths)
            except BrokenProcessPool:
                self.replace(at)
                return self._workers[at].submit(_timed, order, paths)

    def replace(self, at: int) -> None:
        """Take another process for one that died."""
        self._workers[at].shutdown(wait=True)
        self._workers[at] = self._hire()

    @property
    def size(self) -> int:
        """How many workers there are."""
        return len(self._workers)

    def _hire(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(1, mp_context=self._context, initializer=_begin)


class _Run:
    """The state of one `Crew.run`."""

    def __init__(self, crew: Crew, order: Order, paths: Sequence[Path]) -> None:
        self._crew = crew
        self._order = order
        self._paths = paths
        self._waiting = deque(range(len(paths)))
        self._alone: deque[int] = deque()
        self._deaths: dict[int, int] = {}
        self._busy: dict[Future[_Done], tuple[int, _Chunk]] = {}
        self._idle = list(range(crew.size))
        self._ready: dict[int, Outcome] = {}
        self._seconds = CHUNK_SECONDS

    def outcomes(self) -> Iterator[Outcome]:
        for turn in range(len(self._paths)):
            while turn not in self._ready:
                self._hand_out(turn)
                done, _ = wait(self._busy, return_when=FIRST_COMPLETED)
                for future in done:
                    self._take(future)
            yield self._ready.pop(turn)

    def _hand_out(self, turn: int) -> None:
        while self._idle and (chunk := self._next_chunk(turn)):
            at = self._idle.pop()
            future = self._crew.send(at, self._order, [self._paths[index] for index in chunk])
            self._busy[future] = (at, chunk)

    def _next_chunk(self, turn: int) -> _Chunk:
        if self._alone:
            return [self._alone.popleft()]
        length = min(_LONGEST_CHUNK, max(1, round(CHUNK_SECONDS / self._seconds)))
        last = turn + self._crew.size * _AHEAD * length
        return [self._waiting.popleft() for _ in range(length) if self._waiting and self._waiting[0] <= last]

    def _take(self, future: Future[_Done]) -> None:
        at, chunk = self._busy.pop(future)
        self._idle.append(at)
        try:
            seconds, outcomes = future.result()
        except BrokenProcessPool:
            self._crew.replace(at)
            self._mourn(chunk)
            return
        self._seconds = 0.7 * self._seconds + 0.3 * max(seconds / len(chunk), 1e-4)
        for index, outcome in zip(chunk, outcomes, strict=True):
            self._ready[index] = _after(outcome, self._deaths.get(index, 0))

    def _mourn(self, chunk: _Chunk) -> None:
        for index in chunk:
            self._deaths[index] = self._deaths.get(index, 0) + 1
            if self._deaths[index] < _CHANCES:
                self._alone.append(index)
            else:
                lost = Outcome(self._paths[index], failure=Failure("died"))
                self._ready[index] = _after(lost, self._deaths[index])


def _after(outcome: Outcome, deaths: int) -> Outcome:
    return replace(outcome, deaths=deaths) if deaths else outcome


def _timed(order: Order, paths: list[Path]) -> _Done:
    start = time.perf_counter()
    outcomes = do_all(order, paths)
    return time.perf_counter() - start, outcomes


def _context() -> multiprocessing.context.BaseContext:
    """Processes forked from a server that has imported everything once; on systems without one, new interpreters."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([_WARM])
    _serve()
    return context


def _serve() -> None:
    """Start the server that workers are forked from, deaf to Ctrl-C from its first import on, as they are with it."""
    from multiprocessing import forkserver, resource_tracker

    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _ctrl_c_held() -> Iterator[None]:
    """Let Ctrl-C wait for the end of the block: a worker that is half started is known to nobody who could end it."""
    held: list[int] = []
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, lambda number, _: held.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if held:
        signal.raise_signal(signal.SIGINT)


def _begin() -> None:
    """In a worker: Ctrl-C is the parent's to answer, and without the parent there is nothing to do."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow_parent, daemon=True).start()


def _follow_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
