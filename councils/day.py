"""The day as of which a council's pages answer. It reads the clock, so only views ask it; everything below them is
told `on=`."""

import re
from datetime import date
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.utils.timezone import localdate

from councils.models import Council
from duty.intervals import ONE_DAY, months_on

FIRST, LAST = date(2011, 1, 1), date(2060, 12, 31)  # the first regulations, and as far ahead as dates are tested


def today_at(council: Council) -> date:
    """Today; or, at an example made from documents of its time, the day those documents speak of; or another day that
    somebody asked for, where that is allowed."""
    return council.seen_on or council.shown_as_at or localdate()


def another_day(request: HttpRequest) -> date | None:
    """The day of `?on=2027-03-30`, where the installation is one for trying out; None for anything else. What is sent
    from a page of another day is of that day too, wherever it is sent.

    A live council's pages always speak of today: the setting is off there, and the address's wish is not heard.
    """
    if not settings.ALLOW_EXAMPLE:
        return None
    written = request.GET.get("on", "")
    if not written and request.method not in ("GET", "HEAD"):
        came_from = QueryDict(urlsplit(request.headers.get("Referer", "")).query)
        written = came_from.get("on", "")
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return None
    return day if FIRST <= day <= LAST else None


def staying_in_that_day(response: HttpResponseBase, council: Council) -> HttpResponseBase:
    """The page with its links to the council's other signed-in pages leading to the same day."""
    if not isinstance(response, HttpResponse) or council.seen_on is None:
        return response
    links = re.compile(rf'href="(/(?:officers|members)/{re.escape(council.slug)}/[^"?#]*)(\?[^"#]*)?(#[^"]*)?"')

    def stay(link: re.Match[str]) -> str:
        address, query, place = link[1], link[2] or "", link[3] or ""
        if re.search(r"[?;&]on=", query):
            return link[0]
        return f'href="{address}{query}{"&amp;" if query else "?"}on={council.seen_on}{place}"'

    if response.headers.get("Content-Type", "").startswith("text/html"):
        response.content = links.sub(stay, response.content.decode()).encode()
    return response


def other_days(day: date) -> dict[str, date]:
    """The days to which somebody may go on from one: the next, and a month and a year either way."""
    return {
        "year_before": months_on(day, -12),
        "month_before": months_on(day, -1),
        "day_after": day + ONE_DAY,
        "month_after": months_on(day, 1),
        "year_after": months_on(day, 12),
    }
