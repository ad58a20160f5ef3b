"""From bytes to a tree of the texts an author typed, with the place of every part of it.

`read_source` parses, `fit` puts the tree into a pydantic model; both report faults as Problems and raise nothing.
"""

from sopdocs.source.fit import Fitted, fit
from sopdocs.source.limits import both
from sopdocs.source.marks import Mark, Marks, Tree
from sopdocs.source.read import Source, read_file, read_source

__all__ = ["Fitted", "Mark", "Marks", "Source", "Tree", "both", "fit", "read_file", "read_source"]
