"""Templates compiled once in a process, however many documents are made with them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from jinja2.bccache import Bucket, BytecodeCache


class Compiled(BytecodeCache):
    """What Jinja2 compiled, by template and source; it compiles anew where the source is another."""

    _MOST = 256
    _kept: ClassVar[dict[str, bytes]] = {}

    def __init__(self, filters: Iterable[str]) -> None:
        self._filters = ",".join(sorted(filters))

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """A template compiled for other filters is another one."""
        return f"{super().get_cache_key(name, filename)} {self._filters}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give Jinja2 what was kept."""
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what Jinja2 compiled."""
        if len(self._kept) >= self._MOST:
            self._kept.clear()
        self._kept[bucket.key] = bucket.bytecode_to_string()
