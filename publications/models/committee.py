"""What makes a document a report to a meeting: who is asked, on which day, and for what."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from publications.models.publication import Publication


class Asked(models.TextChoices):
    """What the meeting is asked to do with something."""

    APPROVE = "approve", _("Approve")
    NOTE = "note", _("Note")
    RECOMMEND = "recommend", _("Recommend to Council")


class Decided(models.TextChoices):
    """What the meeting did with a recommendation."""

    AGREED = "agreed", _("Agreed")
    AMENDED = "amended", _("Agreed with changes")
    DEFERRED = "deferred", _("Deferred")
    REFUSED = "refused", _("Not agreed")


@pghistory.track()
class CommitteeReport(models.Model):
    """The head of a report to a meeting. `about` is the document that it puts before the meeting, if it does; the
    report itself, with its subject as its title, is the publication. `report_of` names the member or officer by
    office; `consulted_until` is the day a consultation on the matter ended, or ends."""

    publication = models.OneToOneField(Publication, on_delete=models.CASCADE, related_name="committee")
    about = models.ForeignKey(
        Publication, on_delete=models.PROTECT, null=True, blank=True, related_name="committee_reports"
    )
    meeting_of = models.CharField(max_length=200)
    meeting_on = models.DateField()
    report_of = models.CharField(max_length=200)
    contact_officer = models.CharField(max_length=300, blank=True)
    wards = models.CharField(max_length=300, blank=True)
    is_key_decision = models.BooleanField(default=False)
    is_subject_to_call_in = models.BooleanField(default=False)
    consulted_until = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_report_goes_to_somebody_from_somebody", condition=~Q(meeting_of="") & ~Q(report_of="")
            ),
            models.CheckConstraint(
                name="a_report_is_not_about_itself", condition=Q(about=None) | ~Q(about=models.F("publication"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_of}, {self.meeting_on.isoformat()}"


@pghistory.track()
class Recommendation(models.Model):
    """One thing that the meeting is asked, by its place in the list; later what the meeting did with it, on which day
    and by which minute. `words` finish the sentence that `asked` begins."""

    report = models.ForeignKey(CommitteeReport, on_delete=models.CASCADE, related_name="recommendations")
    position = models.PositiveSmallIntegerField()
    asked = models.CharField(max_length=10, choices=Asked.choices)
    words = models.CharField(max_length=1000)
    document = models.ForeignKey(Publication, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    outcome = models.CharField(max_length=10, choices=Decided.choices, blank=True)
    outcome_on = models.DateField(null=True, blank=True)
    minute = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["report", "position"],
                name="recommendations_stand_in_order",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(name="a_meeting_is_asked_one_of_three", condition=Q(asked__in=Asked.values)),
            models.CheckConstraint(name="a_recommendation_says_something", condition=~Q(words="")),
            models.CheckConstraint(
                name="an_outcome_has_its_day",
                condition=Q(outcome="", outcome_on=None, minute="")
                | (Q(outcome__in=Decided.values) & Q(outcome_on__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.get_asked_display()} {self.words}"
