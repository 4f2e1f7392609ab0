"""What is found in a report to a meeting."""

from collections.abc import Iterator

from duty.written import in_words
from publications.checks.document import Document
from publications.checks.finding import Seen


def about_meeting(document: Document) -> Iterator[Seen]:
    meeting = document.meeting
    if meeting is None:
        return
    if meeting.recommendations == 0:
        yield Seen("recommendation")
    if meeting.on < document.on:
        yield Seen("meeting-day", told={"day": in_words(meeting.on)})
    if meeting.consulted_until and meeting.consulted_until >= meeting.on:
        told = {"ends": in_words(meeting.consulted_until), "meets": in_words(meeting.on)}
        yield Seen("meeting-before-consultation-ends", told=told)
    if not meeting.contact_officer:
        yield Seen("contact-officer")
