"""A Chart and the other parts become documents; one module a format."""
