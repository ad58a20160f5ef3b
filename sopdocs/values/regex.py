"""Regular expressions that are compiled when they are first used: a command uses few of the many there are.

>>> regex(r"sop-(\\d+)", re.IGNORECASE).sub(r"\\1", "SOP-12")
'12'
"""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer")


class _Later:
    """Has the methods of a pattern from the moment one of them is asked for."""

    __slots__ = ("_source", *_METHODS)

    def __init__(self, text: str, flags: int) -> None:
        self._source = text, flags

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        pattern = re.compile(*self._source)
        for each in _METHODS:
            setattr(self, each, getattr(pattern, each))
        return getattr(pattern, name)


def regex(text: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, as far as its methods go; wrong syntax is found at the first use."""
    return cast("re.Pattern[str]", _Later(text, flags))
