"""The menu of a council's signed-in pages: only what this person may open there. The front door alone knows every
room.
"""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from councils.day import other_days
from councils.roles import Can

MENU = [
    ("officer_home", _("What we owe"), Can.SEE_DRAFTS),
    ("dates", _("Dates"), Can.SEE_DRAFTS),
    ("objective_sets", _("Objectives"), Can.SEE_DRAFTS),
    ("officer_publications", _("Publications"), Can.SEE_DRAFTS),
    ("members", _("Dashboard"), Can.SEE_DASHBOARD),
    ("people", _("People"), Can.MANAGE_PEOPLE),
    ("record", _("Record"), Can.READ_RECORD),
]


def for_people(request: HttpRequest) -> dict[str, Any]:
    """`navigation`, `council`, `powers` and `officers_home` for the layout, on pages of a council that someone has
    entered; nothing for the public, whose pages must not touch the session."""
    council = getattr(request, "council", None)
    if council is None:
        return {}
    held = request.powers  # type: ignore[attr-defined]  # set together with the council, by the door
    as_of = f"?on={council.seen_on.isoformat()}" if council.seen_on else ""
    items = []
    for name, text, can in MENU:
        if can in held:
            address = reverse(name, args=[council.slug])
            is_here = request.path == address or (name != "officer_home" and request.path.startswith(address))
            link = {"text": str(text), "href": f"{address}{as_of}"}
            items.append(link | {"active": is_here, "current": request.path == address})
    return {
        "council": council,
        "navigation": items,
        "navigation_name": council.name,
        "navigation_url": items[0]["href"] if items else "/",
        "officers_home": settings.OFFICERS_HOME.format(slug=council.slug),
        "powers": {power.name: True for power in held},
        "other_days": other_days(council.seen_on) if council.seen_on else {},
        "may_see_another_day": settings.ALLOW_EXAMPLE and Can.SEE_ANOTHER_DAY in held,
    }
