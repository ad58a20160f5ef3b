"""``sopdocs schema``: the JSON Schema of definitions."""

from __future__ import annotations

import json

from sopdocs.cli.context import Context
from sopdocs.schema import schema


def run(context: Context) -> int:
    """Print the schema."""
    context.out(json.dumps(schema(), ensure_ascii=False, indent=2))
    return 0
