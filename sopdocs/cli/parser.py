"""The command line: one parser, in Indonesian or English."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sopdocs.cli.arguments import Command, Parser, read_date
from sopdocs.cli.messages import Lang, say


def build_parser(lang: Lang, version: str, only: str | None = None) -> Parser:
    """The whole command line, or that of one command: nothing the others need is imported then."""
    top = Parser(lang=lang, prog="sopdocs", description=say(lang, "help_sopdocs"), epilog=say(lang, "help_epilog"))
    top.options.add_argument(
        "--version", action="version", version=f"sopdocs {version}", help=say(lang, "help_version")
    )
    commands = top.add_subparsers(dest="command", metavar=say(lang, "help_command"), title=say(lang, "help_commands"))

    def command(name: str) -> Parser:
        text = say(lang, f"help_{name}")
        return commands.add_parser(name, lang=lang, help=text.split("\n")[0], description=text)

    for names, add in GROUPS.items():
        if only is None or only in names:
            add(command, lang)
    return top


def _build(command: Command, lang: Lang) -> None:
    from sopdocs.cli.scale_parser import add_build

    parser = command("build")
    _paths(parser)
    add_build(parser, lang)


def _cache(command: Command, lang: Lang) -> None:
    from sopdocs.cli.scale_parser import add_cache

    add_cache(command, lang)


def _new(command: Command, lang: Lang) -> None:
    new = command("new")
    new.given.add_argument("file", type=Path, metavar="FILE", help=say(lang, "help_new_file"))
    new.options.add_argument(
        "--profile", default="permenpan", metavar=say(lang, "meta_name"), help=say(lang, "help_profile")
    )


def _catalogue(command: Command, lang: Lang) -> None:
    from sopdocs.cli.schema_parser import add_schema

    rule = command("rule")
    rule.given.add_argument("code", metavar=say(lang, "meta_code"), help=say(lang, "help_code"))
    rules = command("rules")
    rules.given.add_argument("codes", nargs="*", metavar=say(lang, "meta_code"), help=say(lang, "help_codes"))
    add_schema(command("schema"))


def _documents(command: Command, lang: Lang) -> None:
    extract = command("extract")
    diff = command("diff")
    for parser, kind in ((extract, "FILE"), (diff, "FILE.docx")):
        parser.given.add_argument("file", type=Path, metavar=kind, help=say(lang, "help_docx"))
    extract.options.add_argument(
        "-o", "--output", type=Path, metavar=say(lang, "meta_file"), help=say(lang, "help_extract_output")
    )


def _signing(command: Command, lang: Lang) -> None:
    from sopdocs.cli.signing_parser import add_signing

    add_signing(command, read_date(lang))


def _insight(command: Command, _lang: Lang) -> None:
    from sopdocs.cli.insight_parser import add_insight

    add_insight(command)


def _register(command: Command, lang: Lang) -> None:
    from sopdocs.cli.register_parser import add_register

    parser = command("register")
    _paths(parser)
    add_register(parser, read_date(lang))


def _remind(command: Command, lang: Lang) -> None:
    from sopdocs.cli.remind_parser import add_remind

    add_remind(command, lang, read_date(lang))


def _living(command: Command, lang: Lang) -> None:
    from sopdocs.cli.review_parser import add_living

    add_living(command, read_date(lang))


def _review(command: Command, lang: Lang) -> None:
    from sopdocs.cli.review_parser import add_review

    add_review(command, read_date(lang))


def _check(command: Command, lang: Lang) -> None:
    from sopdocs.cli.scale_parser import add_cache_options
    from sopdocs.report import DOCUMENTS, REPORTS

    parser = command("check")
    formats = (*REPORTS, *DOCUMENTS)
    options = parser.options
    _paths(parser)
    options.add_argument(
        "-f",
        "--format",
        choices=formats,
        default="text",
        metavar=say(lang, "meta_format"),
        help=say(lang, "help_report", formats=", ".join(formats)),
    )
    options.add_argument(
        "-o", "--output", type=Path, metavar=say(lang, "meta_file"), help=say(lang, "help_report_output")
    )
    for name in ("select", "ignore", "level"):
        metavar, text = say(lang, f"meta_check_{name}"), say(lang, f"help_check_{name}")
        options.add_argument(f"--{name}", action="append", default=[], metavar=metavar, help=text)
    options.add_argument("--minimum", metavar=say(lang, "meta_minimum"), help=say(lang, "help_minimum"))
    options.add_argument("--config", type=Path, metavar=say(lang, "meta_file"), help=say(lang, "help_config"))
    for name in ("baseline", "write-baseline"):
        text = say(lang, f"help_{name.replace('-', '_')}")
        options.add_argument(f"--{name}", type=Path, metavar=say(lang, "meta_file"), help=text)
    options.add_argument("--statistics", action="store_true", help=say(lang, "help_statistics"))
    options.add_argument("--fix", action="store_true", help=say(lang, "help_fix"))
    options.add_argument("--diff", action="store_true", help=say(lang, "help_show_fix"))
    options.add_argument("--watch", action="store_true", help=say(lang, "help_watch"))
    add_cache_options(parser)
    options.add_argument(
        "--today", type=read_date(lang), metavar=say(lang, "meta_date"), default=None, help=say(lang, "help_today")
    )


def _paths(parser: Parser) -> None:
    parser.given.add_argument(
        "paths",
        nargs="*",
        type=Path,
        default=[Path("definitions")],
        metavar="PATH",
        help=say(parser.lang, "help_paths"),
    )


GROUPS: dict[tuple[str, ...], Callable[[Command, Lang], None]] = {
    ("build",): _build,
    ("check",): _check,
    ("new",): _new,
    ("rule", "rules", "schema"): _catalogue,
    ("extract", "diff"): _documents,
    ("cache",): _cache,
    ("citations", "time", "columns"): _insight,
    ("register",): _register,
    ("remind",): _remind,
    ("sign", "archive", "evidence", "signers", "verify"): _signing,
    ("submit", "revise", "revoke", "history"): _living,
    ("review",): _review,
}
"""Commands that share what adds them to the command line, in the order of the help."""
