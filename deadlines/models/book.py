"""The book itself: which duties were met when, what is owed by when, and what was said about a day that was missed."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from councils.models import Council, User
from councils.permanence import never_changed, never_deleted, never_emptied, written_once
from deadlines.querysets import DeadlineQuerySet, DischargeQuerySet
from duty.regimes import DUTIES
from duty.written import in_words


class ListedBody(models.TextChoices):
    """Who owes it. An English council is one listed body; a Scottish one may be three."""

    COUNCIL = "council", _("the council")
    EDUCATION = "education_authority", _("the education authority")
    LICENSING = "licensing_board", _("the licensing board")


class Kind(models.TextChoices):
    """What sort of promise a deadline is. Only `statutory` is one the law makes."""

    STATUTORY = "statutory", _("statutory duty")
    SET_REVIEW = "set_review", _("review of a set of objectives")
    OBJECTIVE_REVIEW = "objective_review", _("review of an objective")
    MONITORING = "monitoring", _("monitoring")
    ACTION = "action", _("action")
    FIGURES = "figures", _("new figures of a measure")
    DOCUMENT_REVIEW = "document_review", _("review of a document")
    ACCESSIBILITY = "accessibility", _("review of the accessibility statement")
    COMPLIANCE_NOTICE = "compliance_notice", _("reply to a compliance notice")
    FORMAT_REQUEST = "format_request", _("answer to a request for another format")
    OWN_PROMISE = "own_promise", _("promise of the council")
    APPROVAL = "approval", _("approval of a document")
    CONTRIBUTION = "contribution", _("contribution to a document")


class Discharge(models.Model):
    """The fact that a duty was met on a day. Only ever added to; withdrawn only by a recorded act, once.

    `made_public_on` is the day the content answered to the public: what the law counts from. `cycle` names the year or
    period it was for ("2025-26"), where the duty has a fixed day.
    """

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="discharges")
    body = models.CharField(max_length=20, choices=ListedBody.choices, default=ListedBody.COUNCIL)
    duty = models.CharField(max_length=40)
    cycle = models.CharField(max_length=20, blank=True)
    made_public_on = models.DateField()
    is_day_assumed = models.BooleanField(default=False)
    label = models.CharField(max_length=300)
    path = models.CharField(max_length=300, blank=True)
    subject_type = models.CharField(max_length=60, blank=True)
    subject_number = models.BigIntegerField(default=0)
    entered_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_because = models.CharField(max_length=500, blank=True)

    objects = DischargeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_withdrawn_discharge_says_why",
                condition=Q(withdrawn_at=None, withdrawn_because="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_because="")),
            ),
        ]
        triggers = [
            never_changed(but=("withdrawn_at", "withdrawn_because")),
            written_once("withdrawn_at"),
            never_deleted(),
            never_emptied(),
        ]

    def __str__(self) -> str:
        name = next((duty.name for duty in DUTIES if duty.code == self.duty), self.duty)
        return f"{name}: “{self.label}”, {in_words(self.made_public_on)}"

    @property
    def is_entered_by_hand(self) -> bool:
        """Whether a person said so, and no thing in the portal stands behind it."""
        return not self.subject_type


@pghistory.track()
class Deadline(models.Model):
    """A day by which something is owed. The day is stored; whether it is late is always derived, with `on=`.

    A statutory one names its duty; one about a thing names the thing (`subject_*`), with its label and path copied
    by the app that opened it. `contested_until` is the last day on which lateness is arguable (the anniversary itself,
    or the first date of new Regulations).
    `armed_on` is the day on which this due day was written into the book: stages that had passed by then are not told.
    `notice_days` is how long before the day people first hear of it; `owner` and `sponsor` are told before others.
    """

    council = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="deadlines")
    body = models.CharField(max_length=20, choices=ListedBody.choices, default=ListedBody.COUNCIL)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    duty = models.CharField(max_length=40, blank=True)
    cycle = models.CharField(max_length=20, blank=True)
    subject_type = models.CharField(max_length=60, blank=True)
    subject_number = models.BigIntegerField(default=0)
    label = models.CharField(max_length=300)
    path = models.CharField(max_length=300, blank=True)
    owner = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    sponsor = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    armed_on = models.DateField()
    notice_days = models.PositiveSmallIntegerField(default=90)
    opened_on = models.DateField(null=True)
    due_on = models.DateField()
    contested_until = models.DateField(null=True)
    is_promise = models.BooleanField(default=False)
    explanation = models.TextField(blank=True)
    closed_on = models.DateField(null=True)

    objects = DeadlineQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["council", "body", "kind", "duty", "cycle", "subject_type", "subject_number"],
                condition=Q(closed_on=None),
                name="one_open_deadline_for_each_thing",
            ),
            models.CheckConstraint(
                name="a_statutory_deadline_names_its_duty", condition=Q(kind="statutory") ^ Q(duty="")
            ),
            models.CheckConstraint(
                name="the_law_makes_no_promises", condition=~Q(kind="statutory") | Q(is_promise=False)
            ),
            models.CheckConstraint(
                name="contested_days_come_after_the_day",
                condition=Q(contested_until=None) | Q(contested_until__gte=F("due_on")),
            ),
        ]
        indexes = [
            models.Index(fields=["due_on"], condition=Q(closed_on=None), name="open_deadlines_by_day"),
            models.Index(fields=["armed_on"], condition=Q(closed_on=None), name="open_deadlines_by_arming"),
        ]

    def __str__(self) -> str:
        return self.label


class LapseReason(models.Model):
    """What a council says about a day that was missed, and who said so: shown beside the days late, to everybody.

    Only ever added to; the newest one is shown. `due_on` is the day that was missed.
    """

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="lapse_reasons")
    body = models.CharField(max_length=20, choices=ListedBody.choices, default=ListedBody.COUNCIL)
    duty = models.CharField(max_length=40)
    due_on = models.DateField()
    because = models.CharField(max_length=500)
    given_by_name = models.CharField(max_length=200)
    given_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.CheckConstraint(name="a_lapse_reason_says_something", condition=~Q(because=""))]
        triggers = [never_changed(), never_deleted(), never_emptied()]

    def __str__(self) -> str:
        return f"{self.duty}, due {in_words(self.due_on)}"


class FirstDate(models.Model):
    """The day by which a council that the law gives no first date publishes for the first time, as its administrator
    set it, with the reason. Only ever added to; the newest one counts."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="first_dates")
    body = models.CharField(max_length=20, choices=ListedBody.choices, default=ListedBody.COUNCIL)
    duty = models.CharField(max_length=40)
    due_on = models.DateField()
    because = models.CharField(max_length=500)
    set_by_name = models.CharField(max_length=200)
    set_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.CheckConstraint(name="a_first_date_says_why", condition=~Q(because=""))]
        triggers = [never_changed(), never_deleted(), never_emptied()]

    def __str__(self) -> str:
        return f"{self.duty}, first by {in_words(self.due_on)}"
