"""What is known of regulations: titles, amendments and revocations, each with its source.

``load_regulations(path)`` reads what the workspace of a definition knows, ``status_of(citation, regulations)`` says
whether a cited regulation is amended or revoked, since when, by what, and who says so.
"""

from sopdocs.regulations.files import FILE, RegulationsFile, load_regulations, packaged
from sopdocs.regulations.model import Regulation, RegulationList, Regulations
from sopdocs.regulations.since import changes_since
from sopdocs.regulations.status import Change, Effect, Status, status_of

__all__ = [
    "FILE",
    "Change",
    "Effect",
    "Regulation",
    "RegulationList",
    "Regulations",
    "RegulationsFile",
    "Status",
    "changes_since",
    "load_regulations",
    "packaged",
    "status_of",
]
