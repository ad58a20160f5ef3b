"""``sopdocs schema``: the JSON Schema of definitions, and of the other files an office writes."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from sopdocs.cli.context import Context
from sopdocs.cli.schema_parser import WHOLE
from sopdocs.schema import schema


def run(context: Context) -> int:
    """Print the schema."""
    context.out(json.dumps(_SCHEMAS[context.options.kind](), ensure_ascii=False, indent=2))
    return 0


def _regulations() -> dict[str, Any]:
    from sopdocs.regulations.model import RegulationList

    return schema(RegulationList, "Status dasar hukum yang dikenal kantor: regulasi.yaml (sopdocs).")


def _officials() -> dict[str, Any]:
    from sopdocs.officials import Officials

    return schema(Officials, "Jabatan dan pemangkunya: pejabat.yaml (sopdocs).")


def _form() -> dict[str, Any]:
    from sopdocs.review.form import ReviewForm

    return schema(ReviewForm, "Formulir tinjauan untuk sopdocs review record --from (sopdocs).")


_SCHEMAS: dict[str, Callable[[], dict[str, Any]]] = {
    WHOLE: schema,
    "regulasi": _regulations,
    "pejabat": _officials,
    "formulir": _form,
}
