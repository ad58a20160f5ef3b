"""What became of an attempt to deliver, and what a channel tells while it tries."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

State = Literal["sent", "refused", "later", "unsure"]
"""Accepted; refused for good; not delivered for certain, to be tried again; nobody knows whether it was delivered."""

Handing = Callable[[], None]
"""Called just before the moment from which a message may have been delivered."""


class Outcome(NamedTuple):
    """What became of one attempt: ``why`` is what the other side or the machine said, on one line; ``handed`` is True
    where the moment came from which it may have been delivered."""

    state: State
    why: str = ""
    handed: bool = False
