"""The rule catalogue: one page and one function per rule."""
