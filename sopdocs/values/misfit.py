"""Why a value of a settings file does not fit its place: a word for it and what fills that, without its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_KINDS = {
    "missing": "missing",
    "string_too_short": "missing",
    "extra_forbidden": "unknown",
    "literal_error": "choice",
    "string_pattern_mismatch": "pattern",
    "string_type": "text",
    "bool_type": "truth",
    "bool_parsing": "truth",
    "tuple_type": "list",
    "list_type": "list",
    "dict_type": "table",
    "model_type": "table",
    "model_attributes_type": "table",
    "int_type": "number",
    "int_parsing": "number",
    "int_from_float": "number",
    "float_type": "number",
    "float_parsing": "number",
    "finite_number": "number",
    "greater_than": "above",
    "greater_than_equal": "least",
    "less_than": "below",
    "less_than_equal": "most",
}
_LIMITS = {"above": "gt", "least": "ge", "below": "lt", "most": "le"}


def misfit(error: ErrorDetails) -> tuple[str, dict[str, Any]]:
    """What is wrong, as a key of the command line's words (``setting_…``), and the values that fill them.

    Values: ``choices`` of those that are allowed, ``limit`` of a number, ``pattern`` of a text, or ``why`` where there
    is no word of ours for it. Never what was written: it may be a secret.

    >>> misfit({"type": "greater_than_equal", "loc": ("port",), "msg": "", "input": 0, "ctx": {"ge": 1}})
    ('setting_least', {'limit': '1'})
    >>> misfit({"type": "literal_error", "loc": ("tls",), "msg": "", "input": "x", "ctx": {"expected": "'a' or 'b'"}})
    ('setting_choice', {'choices': '"a", "b"'})
    """
    kind = _KINDS.get(error["type"], "wrong")
    context = error.get("ctx", {})
    if kind == "choice":
        return "setting_choice", {"choices": str(context["expected"]).replace(" or ", ", ").replace("'", '"')}
    if kind == "pattern":
        return "setting_pattern", {"pattern": str(context["pattern"])}
    if kind in _LIMITS:
        return f"setting_{kind}", {"limit": str(context[_LIMITS[kind]])}
    return f"setting_{kind}", {"why": error["msg"]} if kind == "wrong" else {}
