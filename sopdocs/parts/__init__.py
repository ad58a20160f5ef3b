"""Frozen parts with the keys an author writes: declared once, read by plain code where everything fits.

pydantic costs a process a third of a second before it has read anything, and a well-formed file needs nothing of it. So
`Part` reads what plainly fits by itself (`reader`), and whatever does not goes to a pydantic model made of the same
declarations (`twin`), which finds every fault, or reads what is written in a less plain way. That model also makes the
JSON Schema. The methods are named as pydantic names them.
"""

from sopdocs.parts.part import After, Before, Declared, Part, Shown, field, refused

__all__ = ["After", "Before", "Declared", "Part", "Shown", "field", "refused"]
