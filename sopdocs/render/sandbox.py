"""The template language: a small, bounded part of Jinja2.

A template belongs to an office, not to us, so it may neither reach the machine nor hang it. Three fences:

* only the node types, filters and functions listed here compile (no arithmetic but ``+`` on numbers, no methods, no
  string building that could double itself);
* whatever it prints is charged to one budget, also the text between the tags, on every turn of a loop or macro;
* files come from the institution's own folders only, by plain names.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError, Undefined, nodes
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.loaders import BaseLoader
from jinja2.runtime import BlockReference, Macro
from jinja2.sandbox import SandboxedEnvironment

from sopdocs.render.compiled import Compiled
from sopdocs.render.said import Said

MAX_OUTPUT = 400_000
"""Characters one part may print (loop turns count too)."""
_TURN = 10
"""What one turn of a loop or macro costs by itself."""
MAX_TEMPLATE = 64_000
"""Characters of one template file."""

_NODES: tuple[type[nodes.Node], ...] = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.For, nodes.If, nodes.Macro, nodes.Block, nodes.Extends,
    nodes.Include, nodes.Import, nodes.FromImport, nodes.Assign, nodes.Scope, nodes.Name, nodes.Const, nodes.List,
    nodes.Tuple, nodes.Dict, nodes.Pair, nodes.Keyword, nodes.Getattr, nodes.Getitem, nodes.Call, nodes.Filter,
    nodes.Test, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.CondExpr, nodes.Add,
)  # fmt: skip
_FILTERS = ("upper", "lower", "trim", "first", "last", "length", "default", "join", "e", "escape")
_TESTS = ("defined", "undefined", "none", "string", "number", "mapping", "sequence", "odd", "even", "equalto", "in")


@dataclass(frozen=True, slots=True)
class TemplateFault:
    """What is wrong in a template: the file (with its folder), the line (0 where none is known), and why."""

    file: str
    line: int
    reason: Said


class RefusedError(SecurityError):
    """The template asks for something it may not have."""

    def __init__(self, indonesian: str, english: str) -> None:
        super().__init__(indonesian)
        self.said = Said(indonesian, english)


class _MissingError(TemplateNotFound):
    """A template that cannot be had."""

    def __init__(self, template: str, indonesian: str, english: str) -> None:
        super().__init__(template, f"{template} {indonesian}")
        self.said = Said(f"{template} {indonesian}", f"{template} {english}")


class _ForeignError(TemplateSyntaxError):
    """A construct that is not part of the template language."""

    def __init__(self, said: Said, line: int, file: str) -> None:
        super().__init__(said.indonesian, line, file, file)
        self.said = said


class _Budget:
    """Characters left to print; one for each part that is rendered."""

    def __init__(self, limit: int) -> None:
        self.limit = self.left = limit

    def charge(self, amount: int) -> None:
        self.left -= amount
        if self.left < 0:
            raise RefusedError(
                f"hasilnya lebih dari {self.limit} huruf", f"it yields more than {self.limit} characters"
            )


class _Loader(BaseLoader):
    """Reads ``name.html`` from the first folder that has it, and ``folder/name.html`` from that folder.

    A workspace may change a packaged form under the form's own name: ``kpu/identitas.html`` asked for by a template of
    a folder ``kpu`` means the next folder of that name. Names inside the environment carry where to begin, ``2:name``.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        self.folders = folders

    def get_source(self, environment: Any, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The text, printed name and freshness of a template."""
        del environment
        path = self.locate(template)[1]
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise _MissingError(template, "tidak terbaca sebagai teks UTF-8", "cannot be read as UTF-8 text") from error
        if len(text) > MAX_TEMPLATE:
            raise _MissingError(
                template, f"lebih dari {MAX_TEMPLATE} huruf", f"has more than {MAX_TEMPLATE} characters"
            )
        return text, f"{path.parent.name}/{path.name}", lambda: True

    def locate(self, template: str) -> tuple[int, Path]:
        """Which folder has the template, and the file in it."""
        start, _, template = template.rpartition(":")
        folder, _, name = template.rpartition("/")
        for index, candidate in enumerate(self.folders):
            if index < int(start or 0):
                continue
            path = candidate / name
            if folder in ("", candidate.name) and name[:1] not in ("", ".") and path.is_file():
                if path.resolve().is_relative_to(candidate.resolve()):
                    return index, path
                raise _MissingError(
                    template, "menunjuk ke luar folder lembaga", "points out of the institution's folder"
                )
        raise _MissingError(template, "tidak ada di folder lembaga", "is not in the institution's folder")


class _Environment(SandboxedEnvironment):
    """Jinja2's own sandbox behind the fences above."""

    intercepted_binops = frozenset({"+"})

    def __init__(self, folders: Sequence[Path], filters: Mapping[str, Callable[..., Any]], budget: _Budget) -> None:
        self._loader = _Loader(folders)
        super().__init__(
            loader=self._loader,
            autoescape=True,
            undefined=StrictUndefined,
            finalize=self._print,
            cache_size=50,
            bytecode_cache=Compiled(filters),
        )
        self._budget = budget
        allowed = {name: self.filters[name] for name in _FILTERS} | dict(filters)
        self.filters = {name: self._bounded(function) for name, function in allowed.items()}
        self.tests = {name: self.tests[name] for name in _TESTS}
        self.globals = {}

    def charge(self, amount: int) -> str:
        """Take the static text of a body from the budget; prints nothing."""
        self._budget.charge(amount)
        return ""

    def _print(self, value: Any) -> Any:
        if value is None:
            return ""
        if isinstance(value, Undefined):
            return str(value)
        if not isinstance(value, str | int | float):
            kind = type(value).__name__
            raise RefusedError(
                f"yang dicetak harus teks atau angka, bukan {kind}", f"only text and numbers are printed, not {kind}"
            )
        self._budget.charge(len(str(value)))
        return value

    def _bounded(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def bounded(*arguments: Any, **named: Any) -> Any:
            result = function(*arguments, **named)
            self._budget.charge(len(result) if isinstance(result, str) else 1)
            return result

        if hasattr(function, "jinja_pass_arg"):
            vars(bounded)["jinja_pass_arg"] = vars(function)["jinja_pass_arg"]
        return bounded

    def is_safe_callable(self, obj: Any) -> bool:
        """Only the template's own macros and blocks, and the charge that guards them."""
        return isinstance(obj, Macro | BlockReference) or obj == self.charge

    def join_path(self, template: str, parent: str) -> str:
        """Name of a template that another one asks for."""
        index, path = self._loader.locate(parent)
        folder, _, _ = template.replace(":", "").rpartition("/")
        return f"{index + 1 if folder == path.parent.name else 0}:{template.replace(':', '')}"

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """``+`` counts; it never builds text."""
        del context, operator
        if type(left) is int and type(right) is int:
            return left + right
        raise RefusedError("+ hanya untuk angka", "+ is for numbers only")

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        _refuse_foreign(tree, filename or name or "")
        for body in [tree, *tree.find_all((nodes.For, nodes.Macro, nodes.Block))]:
            _charge_body(body)
        return tree


def _refuse_foreign(tree: nodes.Template, file: str) -> None:
    """Raise on the first construct that is not part of the template language."""
    for node in tree.find_all(nodes.Node):
        reason = None
        if not isinstance(node, _NODES):
            kind = type(node).__name__.lower()
            reason = Said(f"bentuk '{kind}' tidak tersedia di templat", f"templates have no '{kind}'")
        elif isinstance(node, nodes.For) and (node.test is not None or node.recursive):
            reason = Said("perulangan dengan 'if' atau 'recursive' tidak tersedia", "loops have no 'if' or 'recursive'")
        elif isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
            reason = Said(f"'{node.attr}' tidak boleh dipakai", f"'{node.attr}' may not be used")
        if reason:
            raise _ForeignError(reason, getattr(node, "lineno", 1), file)


def _charge_body(body: Any) -> None:
    """Put a charge for the body's own text at its head, so that every turn of it pays."""
    amount = _TURN + sum(len(data.data) for data in body.find_all(nodes.TemplateData))
    call = nodes.Call(nodes.EnvironmentAttribute("charge"), [nodes.Const(amount)], [], None, None, lineno=body.lineno)
    body.body.insert(_after_extends(body.body), nodes.Output([call], lineno=body.lineno))


def _after_extends(body: Sequence[nodes.Node]) -> int:
    return next((index + 1 for index, node in enumerate(body) if isinstance(node, nodes.Extends)), 0)


def render_template(
    name: str,
    folders: Sequence[Path],
    values: Mapping[str, Any],
    filters: Mapping[str, Callable[..., Any]],
    limit: int = MAX_OUTPUT,
) -> tuple[str, tuple[TemplateFault, ...]]:
    """Fill template ``name`` with ``values``; the text, or "" and what was wrong. Never raises.

    :param limit: characters it may print.
    """
    environment = _Environment(folders, filters, _Budget(limit))
    try:
        return "".join(environment.get_template(name).generate(**values)), ()
    except TemplateSyntaxError as error:
        return "", (TemplateFault(error.filename or name, error.lineno, _reason(error)),)
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError, RecursionError) as error:
        file, line = _place(error, name)
        return "", (TemplateFault(file, line, _reason(error)),)


def _reason(error: Exception) -> Said:
    if isinstance(error, RefusedError | _MissingError | _ForeignError):
        return error.said
    if isinstance(error, TemplateSyntaxError):
        return Said(f"tidak terbaca ({error.message})", error.message or "it cannot be read")
    if isinstance(error, UndefinedError):
        return Said(f"nilai yang tidak dikenal: {error.message}", f"an unknown value: {error.message}")
    if isinstance(error, RecursionError):
        return Said("templat memanggil dirinya sendiri tanpa henti", "the template calls itself without end")
    if isinstance(error, SecurityError):
        return Said(
            "yang boleh dipanggil hanya makro dari templat sendiri", "only the template's own macros may be called"
        )
    return Said(f"tidak dapat diisi ({error})", str(error))


def _place(error: Exception, name: str) -> tuple[str, int]:
    """File and line of the template where the error arose: Jinja2 puts template frames into the traceback."""
    frames: Iterable[traceback.FrameSummary] = traceback.extract_tb(error.__traceback__)
    places = [(frame.filename, frame.lineno or 0) for frame in frames if frame.filename.endswith(".html")]
    return places[-1] if places else (name, 0)


def plain(value: Any) -> Any:
    """Model data as templates get it: dicts, lists and texts; nothing at all is an empty text."""
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value
