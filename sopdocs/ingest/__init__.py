"""Documents that come back: the definition they carry, and what was changed in them by hand."""
