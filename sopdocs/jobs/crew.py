"""All cores: worker processes that are started warm and die alone.

Every worker has a pipe of its own, of which we keep no more than our end: one that is killed, be it in the middle of a
word, shows by the end of its pipe, and takes nothing with it but the definitions it had in hand, which are known. Those
are tried once more, each alone; the one that kills its worker again is told by name. The pools of the standard library
were left out because they keep both ends, and wait for ever for the rest of what a killed worker was saying.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from multiprocessing import connection
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType

from sopdocs.jobs.work import Failure, Order, Outcome, do_all

CHUNK_SECONDS = 0.1
"""Work worth a message to another process."""
_LONGEST_CHUNK = 32
_AHEAD = 8
"""Chunks a worker may be ahead of the definition whose turn it is: bounds what waits in memory."""
_CHANCES = 2
_PATIENCE = 5.0
"""Seconds a worker has to end when it was asked to."""
_WARM = "sopdocs.jobs.warm"

_Chunk = list[int]
_Done = tuple[float, list[Outcome]]


class DiedError(Exception):
    """The process at the other end is gone."""


def cores() -> int:
    """How many processes this machine lets us run at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Worker:
    """A process that does one order after the other."""

    def __init__(self, context: multiprocessing.context.BaseContext) -> None:
        self.pipe, other = context.Pipe()
        self._process = context.Process(target=_work, args=(other,), daemon=True)  # type: ignore[attr-defined]
        self._process.start()
        other.close()

    def send(self, order: Order, paths: list[Path]) -> None:
        """Give it something to do. Raises DiedError."""
        try:
            self.pipe.send((order, paths))
        except OSError:
            raise DiedError from None

    def receive(self) -> _Done:
        """What it did, and the seconds it took. Raises DiedError."""
        try:
            done: _Done = self.pipe.recv()
        except (EOFError, OSError):
            raise DiedError from None
        return done

    def dismiss(self) -> None:
        """Let it end by itself: it does when its pipe does."""
        self.pipe.close()
        self._process.join(_PATIENCE)
        self.stop()

    def stop(self) -> None:
        """End it, whatever it does; nothing it has is worth a clean end."""
        self._process.kill()
        self._process.join()
        self.pipe.close()


class Crew:
    """Workers for one run; use it in a ``with`` statement. Left by an exception (Ctrl-C), it kills its workers."""

    def __init__(self, jobs: int) -> None:
        self._context = _context()
        self._jobs = jobs
        self.workers: list[Worker] = []

    def __enter__(self) -> Crew:
        try:
            with _ctrl_c_held():
                self.workers = [Worker(self._context) for _ in range(self._jobs)]
        except BaseException:
            self._stop()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if kind is not None:
            self._stop()
        for worker in self.workers:
            worker.dismiss()

    def run(self, order: Order, paths: Sequence[Path]) -> Iterator[Outcome]:
        """The outcome of every definition, in their order, each as soon as its turn has come."""
        return _Run(self, order, paths).outcomes()

    def replace(self, at: int) -> None:
        """Take another process for one that died."""
        with _ctrl_c_held():
            self.workers[at].stop()
            self.workers[at] = Worker(self._context)

    def _stop(self) -> None:
        for worker in self.workers:
            worker.stop()


class _Run:
    """The state of one `Crew.run`."""

    def __init__(self, crew: Crew, order: Order, paths: Sequence[Path]) -> None:
        self._crew = crew
        self._order = order
        self._paths = paths
        self._waiting = deque(range(len(paths)))
        self._alone: deque[int] = deque()
        self._deaths: dict[int, int] = {}
        self._busy: dict[int, _Chunk] = {}
        self._idle = list(range(len(crew.workers)))
        self._ready: dict[int, Outcome] = {}
        self._seconds = CHUNK_SECONDS

    def outcomes(self) -> Iterator[Outcome]:
        for turn in range(len(self._paths)):
            while turn not in self._ready:
                self._hand_out(turn)
                said = connection.wait([self._crew.workers[at].pipe for at in self._busy])
                for at in [at for at in self._busy if self._crew.workers[at].pipe in said]:
                    self._take(at, self._busy.pop(at))
            yield self._ready.pop(turn)

    def _hand_out(self, turn: int) -> None:
        while self._idle and (chunk := self._next_chunk(turn)):
            at = self._idle.pop()
            paths = [self._paths[index] for index in chunk]
            try:
                self._crew.workers[at].send(self._order, paths)
            except DiedError:  # while it had nothing to do: nobody's fault
                self._crew.replace(at)
                self._crew.workers[at].send(self._order, paths)
            self._busy[at] = chunk

    def _next_chunk(self, turn: int) -> _Chunk:
        if self._alone:
            return [self._alone.popleft()]
        length = min(_LONGEST_CHUNK, max(1, round(CHUNK_SECONDS / self._seconds)))
        last = turn + len(self._crew.workers) * _AHEAD * length
        return [self._waiting.popleft() for _ in range(length) if self._waiting and self._waiting[0] <= last]

    def _take(self, at: int, chunk: _Chunk) -> None:
        self._idle.append(at)
        try:
            seconds, outcomes = self._crew.workers[at].receive()
        except DiedError:
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


def _work(pipe: Connection) -> None:
    """In a worker. Ctrl-C is the parent's to answer, and without the parent there is nothing to do."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow_parent, daemon=True).start()
    with suppress(EOFError, OSError):
        while True:
            order, paths = pipe.recv()
            start = time.perf_counter()
            outcomes = do_all(order, paths)
            pipe.send((time.perf_counter() - start, outcomes))


def _follow_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
