"""The command line of ``build`` and ``cache``: formats, output, processes, caches, shares, clusters."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from sopdocs.cli.messages import Lang, say

if TYPE_CHECKING:
    from sopdocs.cli.arguments import Parser


def add_build(parser: Parser, lang: Lang) -> None:
    """Options of ``build`` besides its paths."""
    options = parser.options
    options.add_argument("-f", "--format", default="pdf,docx,html,svg", metavar="F,F", help=say(lang, "help_format"))
    options.add_argument("-o", "--output", type=Path, default=Path("output"), help=say(lang, "help_output"))
    options.add_argument("-j", "--jobs", type=_number(lang), metavar="N", help=say(lang, "help_jobs"))
    options.add_argument("--shard", type=_share(lang), metavar="i/n", help=say(lang, "help_shard"))
    options.add_argument(
        "--cluster", type=_address(lang), metavar=say(lang, "meta_address"), help=say(lang, "help_cluster")
    )
    options.add_argument("--results", metavar=say(lang, "meta_folder"), help=say(lang, "help_results"))
    add_cache_options(parser)


def add_cache(command: Callable[[str], Parser], lang: Lang) -> None:
    """The command ``cache``."""
    parser = command("cache")
    parser.given.add_argument(
        "action",
        choices=("info", "verify", "clear"),
        metavar=say(lang, "meta_action"),
        help=say(lang, "help_cache_action"),
    )
    _folder(parser)


def add_cache_options(parser: Parser) -> None:
    """``--cache`` and ``--no-cache``."""
    _folder(parser)
    parser.options.add_argument("--no-cache", action="store_true", help=say(parser.lang, "help_no_cache"))


def _folder(parser: Parser) -> None:
    lang = parser.lang
    parser.options.add_argument(
        "--cache", type=Path, metavar=say(lang, "meta_folder"), help=say(lang, "help_cache_folder")
    )


def _number(lang: Lang) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not re.fullmatch("[1-9][0-9]{0,3}", text):
            raise argparse.ArgumentTypeError(say(lang, "bad_jobs", text=text))
        return int(text)

    return read


def _share(lang: Lang) -> Callable[[str], tuple[int, int]]:
    def read(text: str) -> tuple[int, int]:
        found = re.fullmatch("([1-9][0-9]{0,5})/([1-9][0-9]{0,5})", text)
        if found is None or int(found[1]) > int(found[2]):
            raise argparse.ArgumentTypeError(say(lang, "bad_shard", text=text))
        return int(found[1]), int(found[2])

    return read


def _address(lang: Lang) -> Callable[[str], str]:
    def read(text: str) -> str:
        if not re.fullmatch(r"(tcp|tls)://[^\s/]+:[0-9]+", text):
            raise argparse.ArgumentTypeError(say(lang, "bad_cluster", text=text))
        return text

    return read
