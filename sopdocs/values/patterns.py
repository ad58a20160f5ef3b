"""Patterns an institution writes: regular expressions in the syntax of RE2, which matches in linear time.

RE2 has neither lookaround nor references back, so no pattern can make a check hang.

>>> fits(r"SOP-\\d{3}/\\w+", "SOP-012/BLA"), fits("(a+)+$", "a" * 40 + "!")
(True, False)
>>> pattern_fault("(")
'missing ): ('
>>> pattern_fault("[A-Z]+") is None
True
"""

from __future__ import annotations

from typing import Any


def pattern_fault(pattern: str) -> str | None:
    """Why a pattern cannot be used, in RE2's own (English) words; None where it can."""
    import re2

    try:
        _compiled(pattern)
    except re2.error as error:
        reason = error.args[0] if error.args else ""
        return reason.decode("utf-8", "replace") if isinstance(reason, bytes) else str(reason)
    return None


def fits(pattern: str, text: str) -> bool:
    """True where the whole text is of the pattern; a pattern that cannot be used forbids nothing."""
    return pattern_fault(pattern) is not None or _compiled(pattern).fullmatch(text) is not None


def _compiled(pattern: str) -> Any:
    import re2

    options = re2.Options()
    options.log_errors = False
    return re2.compile(pattern, options)
