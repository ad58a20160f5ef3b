"""The command line of ``sopdocs schema``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopdocs.cli.messages import say

if TYPE_CHECKING:
    from sopdocs.cli.arguments import Parser

WHOLE = "definisi"
KINDS = (WHOLE, "regulasi", "pejabat", "formulir")
"""Files there is a schema of: a definition, regulasi.yaml, pejabat.yaml, a form of reviews."""


def add_schema(parser: Parser) -> None:
    """Add which file the schema is of."""
    parser.given.add_argument(
        "kind",
        nargs="?",
        default=WHOLE,
        choices=KINDS,
        metavar=say(parser.lang, "meta_schema"),
        help=say(parser.lang, "help_schema_kind", kinds=", ".join(KINDS)),
    )
