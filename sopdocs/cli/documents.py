"""``sopdocs extract`` and ``sopdocs diff``: documents that come back."""

from __future__ import annotations

from pathlib import Path

from sopdocs.cli.context import Context
from sopdocs.cli.files import reason, write
from sopdocs.cli.messages import say
from sopdocs.cli.paths import UsageError
from sopdocs.ingest.diff import Change
from sopdocs.ingest.extract import Extraction

CHANGED = 1


def extract(context: Context) -> int:
    """Give back the definition a document carries: on standard output, or into a file that does not exist yet."""
    from sopdocs.ingest.extract import extract_source

    file: Path = context.options.file
    data = _read(context, file)
    extraction = _from_pdf(data) if data.startswith(b"%PDF-") else extract_source(data)
    _refuse(context, file, extraction)
    target: Path | None = context.options.output
    if target is None:
        context.out(extraction.data.decode("utf-8").removesuffix("\n"))
        return 0
    if target.exists():
        raise UsageError(say(context.lang, "exists", path=target))
    write(context, target, extraction.data)
    context.note("made", path=target)
    return 0


def _from_pdf(data: bytes) -> Extraction:
    """The definition a PDF was made from, as it was before anyone signed it."""
    from sopdocs.verify.carried import read_carried

    carried = read_carried(data)
    fault = carried.fault or ("damaged" if carried.changed else "")
    return Extraction(carried.name, carried.first, fault)


def diff(context: Context) -> int:
    """Name every text and symbol that was changed in Word; 1 if there is any."""
    from sopdocs.jobs.returned import changes_in

    file: Path = context.options.file
    _read(context, file)
    returned = changes_in(file)
    _refuse(context, file, returned.extraction)
    for change in returned.changes:
        context.out(_told(context, change))
    context.note("changes", count=len(returned.changes), path=file)
    return CHANGED if returned.changes else 0


def _told(context: Context, change: Change) -> str:
    place = " › ".join(change.place)
    lines = [f"{place}: {say(context.lang, f'change_{change.kind}')}"]
    lines += [f"  {sign} {text}" for sign, text in (("-", change.before), ("+", change.after)) if text]
    return "\n".join(lines)


def _read(context: Context, file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        raise UsageError(say(context.lang, "no_path", path=file)) from None
    except OSError as error:
        raise UsageError(say(context.lang, "cannot_read", path=file, why=reason(error, context.lang))) from None


def _refuse(context: Context, file: Path, extraction: Extraction) -> None:
    if extraction.fault:
        raise UsageError(say(context.lang, f"document_{extraction.fault}", path=file))
