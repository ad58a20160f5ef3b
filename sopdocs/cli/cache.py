"""``sopdocs cache``: what is kept, whether it is sound, and away with it."""

from __future__ import annotations

from sopdocs.cli.context import Context
from sopdocs.cli.files import reason
from sopdocs.cli.keeping import store_of
from sopdocs.cli.messages import say
from sopdocs.cli.paths import UsageError
from sopdocs.store import Store

FAILED = 1
_MEGABYTE = 1_000_000


def run(context: Context) -> int:
    """Do what was asked; 1 where damaged results were found."""
    store = store_of(context)
    if store is None:
        raise UsageError(say(context.lang, "cache_none"))
    try:
        return {"info": _info, "verify": _verify, "clear": _clear}[context.options.action](context, store)
    except OSError as error:
        why = reason(error, context.lang)
        raise UsageError(say(context.lang, "cannot_write", path=store.folder, why=why)) from None


def _info(context: Context, store: Store) -> int:
    stock = store.stock()
    sizes = {"size": f"{stock.size / _MEGABYTE:.1f}", "limit": store.limit // _MEGABYTE}
    context.out(say(context.lang, "cache_info", path=store.folder, count=stock.results, **sizes))
    return 0


def _verify(context: Context, store: Store) -> int:
    good, bad = store.verify()
    for path in bad:
        context.out(say(context.lang, "cache_bad", path=path))
    context.out(say(context.lang, "cache_good", path=store.folder, count=good))
    return FAILED if bad else 0


def _clear(context: Context, store: Store) -> int:
    gone = store.clear()
    size = f"{gone.size / _MEGABYTE:.1f}"
    context.out(say(context.lang, "cache_cleared", path=store.folder, count=gone.results, size=size))
    return 0
