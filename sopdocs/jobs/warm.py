"""Everything the making of documents imports, imported: what worker processes begin with."""

from importlib import import_module, util

MODULES = (
    "sopdocs.jobs.work",
    "sopdocs.layout.lay_out",
    "sopdocs.render.faults",
    "sopdocs.render.pdf",
    "sopdocs.render.html",
    "sopdocs.render.chart_svg",
    "sopdocs.render.docx.document",
    "weasyprint",
)


def warm() -> None:
    """Import what can be imported; what is missing is told when a document needs it."""
    for name in MODULES:
        if util.find_spec(name) is None:
            continue
        try:
            import_module(name)
        except OSError:
            continue


warm()
