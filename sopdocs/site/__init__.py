"""The register of SOPs as plain web pages: standings, charts and records in, relative paths and bytes out.

The pages need no server, no network and no script to be read; a script only adds searching and sorting.
"""
