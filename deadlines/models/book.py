"""What is owed, by when, and who was told: discharges, deadlines, flags and notices."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from councils.models import Council, User
from councils.permanence import never_changed, never_deleted, never_emptied, written_once
from deadlines.querysets import DeadlineQuerySet, DischargeQuerySet, FlagQuerySet
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


class Stage(models.TextChoices):
    OVERDUE = "overdue", _("overdue")


class Discharge(models.Model):
    """The fact that a duty was met on a day. Only ever added to; withdrawn only by a recorded act, once.

    `made_public_on` is the day the content answered to the public: what the law counts from.
    """

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="discharges")
    body = models.CharField(max_length=20, choices=ListedBody.choices, default=ListedBody.COUNCIL)
    duty = models.CharField(max_length=40)
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
    by the app that opened it. `contested_until` is the last day on which lateness is arguable (the anniversary itself).
    """

    council = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="deadlines")
    body = models.CharField(max_length=20, choices=ListedBody.choices, default=ListedBody.COUNCIL)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    duty = models.CharField(max_length=40, blank=True)
    subject_type = models.CharField(max_length=60, blank=True)
    subject_number = models.BigIntegerField(default=0)
    label = models.CharField(max_length=300)
    path = models.CharField(max_length=300, blank=True)
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
                fields=["council", "body", "kind", "duty", "subject_type", "subject_number"],
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
        indexes = [models.Index(fields=["due_on"], condition=Q(closed_on=None), name="open_deadlines_by_day")]

    def __str__(self) -> str:
        return self.label


class Flag(models.Model):
    """The event that a deadline passed into a stage. Raised once for each deadline, day and stage, however often the
    job runs; a new due day is a new key, so a moved deadline arms itself again, as one does that was opened anew."""

    council = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="flags")
    body = models.CharField(max_length=20)
    kind = models.CharField(max_length=20)
    duty = models.CharField(max_length=40, blank=True)
    subject_type = models.CharField(max_length=60, blank=True)
    subject_number = models.BigIntegerField(default=0)
    due_on = models.DateField()
    stage = models.CharField(max_length=20, choices=Stage.choices)
    deadline = models.ForeignKey(Deadline, on_delete=models.CASCADE, related_name="flags")
    raised_on = models.DateField()

    objects = FlagQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["deadline", "due_on", "stage"], name="a_stage_is_flagged_once")]

    def __str__(self) -> str:
        return f"{self.stage}: {self.deadline_id} due {self.due_on}"


class Notice(models.Model):
    """The telling of one flag to one person: the ledger by which nobody is told twice. `sent_at` is written only
    when the mail server has taken the message."""

    flag = models.ForeignKey(Flag, on_delete=models.CASCADE, related_name="notices")
    recipient = models.ForeignKey(User, on_delete=models.CASCADE, related_name="notices")
    attempts = models.PositiveSmallIntegerField(default=0)
    last_attempt_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=300, blank=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["flag", "recipient"], name="nobody_is_told_twice")]
        indexes = [models.Index(fields=["recipient"], condition=Q(sent_at=None), name="notices_not_sent")]

    def __str__(self) -> str:
        return f"{self.flag_id} to {self.recipient_id}"
