"""The day as of which a council's pages answer. It reads the clock, so only views ask it; everything below them is
told `on=`."""

from datetime import date

from django.conf import settings
from django.http import HttpRequest
from django.utils.timezone import localdate

from councils.models import Council
from duty.intervals import ONE_DAY, months_on

FIRST, LAST = date(2011, 1, 1), date(2060, 12, 31)  # the first regulations, and as far ahead as dates are tested


def today_at(council: Council) -> date:
    """Today; or, at an example made from documents of its time, the day those documents speak of; or another day that
    somebody asked for, where that is allowed."""
    return council.seen_on or council.shown_as_at or localdate()


def another_day(request: HttpRequest) -> date | None:
    """The day of `?on=2027-03-30`, where the installation is one for trying out; None for anything else.

    A live council's pages always speak of today: the setting is off there, and the address's wish is not heard.
    """
    written = request.GET.get("on", "")
    if not settings.ALLOW_EXAMPLE or not written:
        return None
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return None
    return day if FIRST <= day <= LAST else None


def other_days(day: date) -> dict[str, date]:
    """The days to which somebody may go on from one: the next, and a month and a year either way."""
    return {
        "year_before": months_on(day, -12),
        "month_before": months_on(day, -1),
        "day_after": day + ONE_DAY,
        "month_after": months_on(day, 1),
        "year_after": months_on(day, 12),
    }
