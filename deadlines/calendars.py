"""Days as an iCalendar file (RFC 5545 and 7986) that calendar programs can subscribe to, and update in place.

Written for subscribers, who fetch the whole file again and again. So there is no METHOD: PUBLISH would ask each event
for an organizer (RFC 5546, 3.2.1). An event that is no longer in the file is taken out by every program that
subscribes; so what was done is left out, rather than kept as a cancelled event that some would go on showing.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.utils.encoding import iri_to_uri
from icalendar import Calendar, Event
from icalendar.prop import vDuration, vText, vUri

CONTENT_TYPE = "text/calendar; charset=utf-8"
PRODUCT = "-//PSED Portal//Dates//EN"
ASK_AGAIN = timedelta(hours=12)
ONE_DAY = timedelta(days=1)
# No program may take these for the end of a line, and RFC 5545 allows none of them in a text.
LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")


@dataclass(frozen=True)
class Entry:
    """One whole day in a calendar.

    `uid` names the thing for ever, whatever its day: by it a program finds the event that it is to change. `sequence`
    must not fall, and grows when the day moves. `address` is absolute, or empty. `changed_at` is when the entry last
    changed; without it, when the calendar was made. Nothing in an entry should speak of today: "in 3 days" is wrong
    tomorrow, and makes every copy a new one.
    """

    uid: str
    day: date
    title: str
    words: str
    address: str
    sequence: int = 0
    changed_at: datetime | None = None


def calendar(name: str, entries: Iterable[Entry], *, on: datetime) -> bytes:
    """The whole file. The same entries, made `on` the same moment, give the same bytes, whatever order they come in."""
    whole = Calendar()
    whole.add("PRODID", PRODUCT)
    whole.add("VERSION", "2.0")
    whole.add("CALSCALE", "GREGORIAN")
    for key in ("NAME", "X-WR-CALNAME"):  # the standard's, and the one that most programs read
        whole.add(key, vText(in_one_line(name)))
    whole.add("REFRESH-INTERVAL", vDuration(ASK_AGAIN), parameters={"VALUE": "DURATION"})
    whole.add("X-PUBLISHED-TTL", vDuration(ASK_AGAIN))
    for entry in sorted(entries, key=lambda each: (each.day, each.uid)):
        whole.add_component(event(entry, made_at=on))
    return whole.to_ical()


def event(entry: Entry, *, made_at: datetime) -> Event:
    """A whole day is a date without a time or a zone, so no clock moves it; it keeps nobody busy. Many programs show no
    URL, so the address stands in the words too."""
    changed_at = in_utc(entry.changed_at or made_at)
    address = iri_to_uri(entry.address)
    said = "\n\n".join(filter(None, [in_lines(entry.words), address]))
    told = Event()
    told.add("UID", vText(in_one_line(entry.uid)))
    told.add("DTSTAMP", changed_at)
    told.add("LAST-MODIFIED", changed_at)
    told.add("SEQUENCE", entry.sequence)
    told.add("DTSTART", entry.day)
    told.add("DTEND", entry.day + ONE_DAY)
    told.add("SUMMARY", vText(in_one_line(entry.title)))
    if said:
        told.add("DESCRIPTION", vText(said))
    if address:
        told.add("URL", vUri(address))
    told.add("STATUS", "CONFIRMED")
    told.add("TRANSP", "TRANSPARENT")
    return told


def in_utc(moment: datetime) -> datetime:
    """To the second, as the file writes it. Raises ValueError for a moment that does not say its zone."""
    if moment.utcoffset() is None:
        raise ValueError("A moment in a calendar must say its time zone.")
    return moment.astimezone(UTC).replace(microsecond=0)


def in_lines(text: str) -> str:
    return CONTROLS.sub("", LINE_ENDS.sub("\n", text)).strip()


def in_one_line(text: str) -> str:
    return " ".join(in_lines(text).split())
