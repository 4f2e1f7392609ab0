"""The day as of which a council's pages answer. It reads the clock, so only views ask it; everything below them is
told `on=`."""

from datetime import date

from django.utils.timezone import localdate

from councils.models import Council


def today_at(council: Council) -> date:
    """Today; or, at an example made from documents of its time, the day those documents speak of."""
    return council.shown_as_at or localdate()
