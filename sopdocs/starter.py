"""A first definition to write over, in the form of an institution (``sopdocs new``).

An institution may ship its own as ``contoh.yaml`` in its folder; else the packaged one is cut to its profile. In
either, a line ``#? CONDITION`` keeps or drops the lines up to the next such line: ``selalu`` always, the name of a
part the institution prints (``sampul``, ``penjelasan``, …), ``tanggal.NAME`` for a date it prints, or ``butir`` where
it has an approval page without clauses of its own.
"""

from __future__ import annotations

from importlib.resources import files

from sopdocs.institution import Institution
from sopdocs.profile import Profile
from sopdocs.source import read_file

STARTER_FILE = "contoh.yaml"
_SWITCH = "#? "
_ALWAYS = "selalu"


def starter(institution: Institution) -> str:
    """Commented YAML text that loads without a problem and prints as this institution prints."""
    holds = _conditions(institution.profile)
    kept = []
    keeping = True
    for line in _text(institution).splitlines():
        if line.startswith(_SWITCH):
            keeping = line.removeprefix(_SWITCH).strip() in holds
        elif keeping:
            kept.append(line)
    text = "\n".join(kept).strip() + "\n"
    return text.replace("{profil}", institution.name).replace("{frekuensi}", _frequency(institution.profile))


def _conditions(profile: Profile) -> set[str]:
    clauses = {"butir"} if "pengesahan" in profile.parts and not profile.clauses else set()
    return {_ALWAYS, *profile.parts, *(f"tanggal.{name}" for name in profile.dates), *clauses}


def _text(institution: Institution) -> str:
    own = next((folder / STARTER_FILE for folder in institution.folders if (folder / STARTER_FILE).is_file()), None)
    if own is not None:
        return read_file(own)[1].text
    return (files("sopdocs") / "starters" / "umum.yaml").read_text(encoding="utf-8")


def _frequency(profile: Profile) -> str:
    """How often an SOP of this institution must be reviewed, monitoring and evaluation taken together."""
    rule = profile.review
    if rule.minimum_per_year:
        return f"{rule.minimum_per_year} kali setahun"
    months = min(rule.monitoring_months or 12, rule.evaluation_months or 12)
    return f"{12 // months} kali setahun" if months <= 12 else f"1 kali dalam {months} bulan"
