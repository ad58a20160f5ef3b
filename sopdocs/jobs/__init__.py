"""The work the commands ask for: the only place where stages meet."""
