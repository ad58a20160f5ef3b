import os
from dataclasses import dataclass

import pytest
from changes import leave, lengthen, widen
from dye import Dyed, Seen, dye, look
from editions import printed_editions
from office import convert

from sopdocs.render.docx.document import render_docx
from sopdocs.render.edition import Edition


def shared(tmp_path_factory, name):
    """A folder that all processes of this test run share."""
    own = tmp_path_factory.getbasetemp()
    return (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / name


CHANGES = {"as made": leave, "longer": lengthen, "wider": widen}


@dataclass(frozen=True)
class Print:
    """An edition's document, coloured, as LibreOffice printed it."""

    edition: Edition
    dyed: Dyed
    seen: Seen


@pytest.fixture(scope="session")
def documents() -> dict[str, tuple[Edition, bytes]]:
    return {name: (edition, render_docx(edition)) for name, edition in printed_editions().items()}


@pytest.fixture(scope="session")
def prints(documents, tmp_path_factory) -> dict[tuple[str, str], Print]:
    """Every document three times: as made, with a longer text, with a wider column."""
    dyed = {
        (name, change): dye(data, work) for name, (_, data) in documents.items() for change, work in CHANGES.items()
    }
    files = {f"{name}-{list(CHANGES).index(change)}": one.data for (name, change), one in dyed.items()}
    pdfs = dict(zip(dyed, convert(files, shared(tmp_path_factory, "printed")).values(), strict=True))
    return {key: Print(documents[key[0]][0], one, look(pdfs[key], one)) for key, one in dyed.items()}


@pytest.fixture(scope="session")
def resaved(documents, tmp_path_factory) -> dict[str, bytes]:
    """Every document opened and saved as DOCX by LibreOffice."""
    files = {name: data for name, (_, data) in documents.items()}
    return convert(files, shared(tmp_path_factory, "resaved"), "docx")
