"""Whether a report to a meeting is fit to go on the agenda. It meets no duty, so its check is short."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from duty.written import in_words
from publications.finding import Finding
from publications.models import CommitteeReport, Publication, Section
from publications.report.committee_parts import IMPLICATIONS
from publications.report.parts import PART


def about_committee_report(publication: Publication, *, on: date) -> Iterator[Finding]:
    report = CommitteeReport.objects.get(publication=publication)
    yield from about_the_days(report, on=on)
    if not report.recommendations.exists():
        yield Finding(
            "recommendation", _("No recommendation is made. Say what the meeting is asked to do."), blocks=True
        )
    for section in publication.sections.order_by("position"):
        yield from about_part(section)


def about_the_days(report: CommitteeReport, *, on: date) -> Iterator[Finding]:
    if report.meeting_on < on:
        yield Finding(
            "meeting-day",
            _("The meeting was on %(day)s. Check the day, or go on if the report is put on file afterwards.")
            % {"day": in_words(report.meeting_on)},
            blocks=False,
        )
    if report.consulted_until and report.consulted_until >= report.meeting_on:
        told = {"ends": in_words(report.consulted_until), "meets": in_words(report.meeting_on)}
        yield Finding(
            "consultation",
            _("The consultation runs until %(ends)s, and the meeting is on %(meets)s. It must have ended before.")
            % told,
            blocks=True,
            reason=_(
                "What people said has to be taken into account with an open mind before anything is decided; a "
                "decision before that can be set aside by a court."
            ),
            example=_("A consultation that ends three weeks before the meeting, with its results in the report."),
        )
    if not report.contact_officer:
        yield Finding(
            "contact-officer", _("No contact officer is named. Members ask who can tell them more."), blocks=False
        )


def about_part(section: Section) -> Iterator[Finding]:
    part, is_empty = PART[section.key], not section.narrative.strip()
    told = {"heading": section.heading}
    if part.is_written and is_empty and not section.left_out_because:
        if section.key in IMPLICATIONS:
            sentence = _("The implications under “%(heading)s” are not written. All five are asked for.")
        elif part.may_be_left_out:
            sentence = _("“%(heading)s” is empty. Write it, or leave it out and say why.")
        else:
            sentence = _("“%(heading)s” is empty. Write it.")
        yield Finding("empty-part", sentence % told, blocks=True, about=section)
    elif not is_empty and not section.is_done:
        yield Finding(
            "unfinished", _("“%(heading)s” is not marked as finished yet.") % told, blocks=False, about=section
        )
