"""The command line of signatures: ``sign``, ``archive``, ``evidence``, ``signers``, ``verify``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from sopdocs.cli.messages import say
from sopdocs.ledger import SignatureLevel, SignerRole

if TYPE_CHECKING:
    from sopdocs.cli.arguments import Parser

_LEVELS = get_args(SignatureLevel)


def add_signing(command: Callable[[str], Parser], day: Callable[[str], date]) -> None:
    """Add the commands; ``day`` reads a date."""
    _sign(command("sign"))
    archive = command("archive")
    _definition(archive)
    _output(archive)
    _evidence(command("evidence"), day)
    signers = command("signers")
    signers.given.add_argument("action", choices=("check",), help=say(signers.lang, "help_action"))
    signers.given.add_argument(
        "beside", nargs="?", type=Path, default=Path(), metavar="PATH", help=say(signers.lang, "help_beside")
    )
    signers.options.add_argument(
        "--signer", default="", metavar=say(signers.lang, "meta_name"), help=say(signers.lang, "help_one_signer")
    )
    _secret(signers)
    _verify(command("verify"))


def _sign(parser: Parser) -> None:
    lang = parser.lang
    _definition(parser)
    _role(parser)
    parser.options.add_argument(
        "--signer", required=True, metavar=say(lang, "meta_name"), help=say(lang, "help_signer")
    )
    parser.options.add_argument(
        "--level",
        choices=_LEVELS,
        metavar=say(lang, "meta_level"),
        help=say(lang, "help_level", levels=", ".join(_LEVELS)),
    )
    _secret(parser)
    _reason(parser)
    _output(parser)


def _evidence(parser: Parser, day: Callable[[str], date]) -> None:
    lang = parser.lang
    _definition(parser)
    parser.options.add_argument(
        "--scan", type=Path, required=True, metavar=say(lang, "meta_file"), help=say(lang, "help_scan")
    )
    _role(parser)
    parser.options.add_argument(
        "--date",
        dest="signed_on",
        type=day,
        required=True,
        metavar=say(lang, "meta_date"),
        help=say(lang, "help_signed_on"),
    )
    _reason(parser)
    _output(parser)


def _verify(parser: Parser) -> None:
    lang, options = parser.lang, parser.options
    parser.given.add_argument("file", type=Path, metavar="FILE.pdf", help=say(lang, "help_pdf"))
    options.add_argument("--source", type=Path, metavar=say(lang, "meta_file"), help=say(lang, "help_source"))
    options.add_argument("--require", default="", metavar=say(lang, "meta_role"), help=say(lang, "help_require"))
    options.add_argument("--level", choices=_LEVELS, metavar=say(lang, "meta_level"), help=say(lang, "help_least"))
    options.add_argument(
        "--trust", type=Path, action="append", default=[], metavar=say(lang, "meta_file"), help=say(lang, "help_trust")
    )
    options.add_argument("--online", action="store_true", help=say(lang, "help_online"))
    options.add_argument("--json", action="store_true", help=say(lang, "help_json"))


def _definition(parser: Parser) -> None:
    parser.given.add_argument("file", type=Path, metavar="FILE", help=say(parser.lang, "help_definition"))


def _role(parser: Parser) -> None:
    lang = parser.lang
    roles = get_args(SignerRole)
    parser.options.add_argument(
        "--role",
        choices=roles,
        required=True,
        metavar=say(lang, "meta_role"),
        help=say(lang, "help_role", roles=", ".join(roles)),
    )


def _secret(parser: Parser) -> None:
    lang = parser.lang
    parser.options.add_argument("--secret", default="", metavar=say(lang, "meta_secret"), help=say(lang, "help_secret"))


def _reason(parser: Parser) -> None:
    lang = parser.lang
    parser.options.add_argument("--reason", default="", metavar=say(lang, "meta_reason"), help=say(lang, "help_reason"))


def _output(parser: Parser) -> None:
    parser.options.add_argument(
        "-o", "--output", type=Path, default=Path("output"), help=say(parser.lang, "help_output")
    )
