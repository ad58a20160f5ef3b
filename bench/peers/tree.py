"""Processor time and memory of this process with all its children."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import psutil


def cpu() -> float:
    """Processor time of this process, its living children, and all that have ended, s."""
    living = sum(sum(times[:4]) for times in _of_children(psutil.Process.cpu_times))
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return float(time.process_time() + living + ended.ru_utime + ended.ru_stime)


def memory() -> int:
    """Proportional memory, bytes: what is shared with others is counted by shares."""
    own = psutil.Process().memory_full_info().pss
    return int(own + sum(each.pss for each in _of_children(psutil.Process.memory_full_info)))


def _of_children(question: Callable[[psutil.Process], Any]) -> Iterator[Any]:
    """What each living child answers; one may end meanwhile."""
    for child in psutil.Process().children(recursive=True):
        with suppress(psutil.NoSuchProcess):
            yield question(child)
