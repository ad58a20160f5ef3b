"""What people would use instead of sopdocs: what it makes, how it is got ready. Nothing is imported before its use."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from bench.peers import printers, writers
from bench.peers.printers import Make


class Other(NamedTuple):
    """``makes``: "pdf tagged", "pdf untagged" or "docx"; ``prepare`` is called once in a process."""

    makes: str
    prepare: Callable[[], Make]


OTHERS: dict[str, Other] = {
    "weasyprint naive, tagged": Other("pdf tagged", partial(printers.weasyprint, "pdf/ua-1")),
    "chromium, tagged": Other("pdf tagged", partial(printers.chromium, True)),
    "typst, tagged": Other("pdf tagged", partial(printers.typst, True)),
    "docxtpl + libreoffice, tagged": Other("pdf tagged", partial(writers.libreoffice, True)),
    "weasyprint naive": Other("pdf untagged", partial(printers.weasyprint, None)),
    "plutoprint naive": Other("pdf untagged", printers.plutoprint),
    "typst": Other("pdf untagged", partial(printers.typst, False)),
    "chromium": Other("pdf untagged", partial(printers.chromium, False)),
    "docxtpl + libreoffice": Other("pdf untagged", partial(writers.libreoffice, False)),
    "docxtpl": Other("docx", writers.docxtpl),
    "python-docx table.cell()": Other("docx", writers.cells),
}
"""Name -> one that makes document after document in a process that is ready ("warm")."""

ALONE: dict[str, Other] = {
    **{
        name: each for name, each in OTHERS.items() if name.startswith(("weasyprint", "plutoprint", "typst", "python-"))
    },
    "docxtpl": OTHERS["docxtpl"],
    "chromium --print-to-pdf": Other("pdf tagged", printers.chromium_command),
    "docxtpl, soffice --convert-to": Other("pdf untagged", writers.libreoffice_command),
}
"""Name -> one that makes a single document from the start of its process ("cold")."""
