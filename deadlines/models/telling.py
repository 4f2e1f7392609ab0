"""Who was told what: the stages a deadline passes, the flags it raises, and the ledger of notices."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from councils.models import Council, User
from deadlines.models.book import Deadline
from deadlines.querysets import FlagQuerySet


class Stage(models.TextChoices):
    """How near a day is, or how far past. The number of days is in the key, and in DAYS_BEFORE."""

    YEAR_BEFORE = "365_days", _("a year before")
    HALF_YEAR_BEFORE = "180_days", _("180 days before")
    QUARTER_BEFORE = "90_days", _("90 days before")
    TWO_MONTHS_BEFORE = "60_days", _("60 days before")
    MONTH_BEFORE = "30_days", _("30 days before")
    FORTNIGHT_BEFORE = "14_days", _("14 days before")
    WEEK_BEFORE = "7_days", _("a week before")
    DAY_BEFORE = "1_day", _("the day before")
    ON_THE_DAY = "on_the_day", _("on the day")
    OVERDUE = "overdue", _("overdue")


DAYS_BEFORE = {
    Stage.YEAR_BEFORE: 365,
    Stage.HALF_YEAR_BEFORE: 180,
    Stage.QUARTER_BEFORE: 90,
    Stage.TWO_MONTHS_BEFORE: 60,
    Stage.MONTH_BEFORE: 30,
    Stage.FORTNIGHT_BEFORE: 14,
    Stage.WEEK_BEFORE: 7,
    Stage.DAY_BEFORE: 1,
    Stage.ON_THE_DAY: 0,
}


class ToldAs(models.TextChoices):
    """Why somebody is told: the chain along which a letter falls until there is somebody to read it."""

    OWNER = "owner", _("owner")
    OFFICER = "officer", _("equality officer")
    ADMINISTRATOR = "administrator", _("administrator")
    SPONSOR = "sponsor", _("member sponsor")


class Morning(models.Model):
    """That the morning's scan ran for a day: the next one looks at the days since."""

    on = models.DateField(unique=True)
    ran_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.on.isoformat()


class Flag(models.Model):
    """The event that a deadline passed into a stage. Raised once for each deadline, day and stage, however often the
    job runs; a new due day is a new key, so a moved deadline arms itself again, as one does that was opened anew.

    `week` counts the weeks for which it has been overdue, from 1; it is 0 in every other stage.
    """

    council = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="flags")
    body = models.CharField(max_length=20)
    kind = models.CharField(max_length=20)
    duty = models.CharField(max_length=40, blank=True)
    subject_type = models.CharField(max_length=60, blank=True)
    subject_number = models.BigIntegerField(default=0)
    due_on = models.DateField()
    stage = models.CharField(max_length=20, choices=Stage.choices)
    week = models.PositiveSmallIntegerField(default=0)
    deadline = models.ForeignKey(Deadline, on_delete=models.CASCADE, related_name="flags")
    raised_on = models.DateField()

    objects = FlagQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["deadline", "due_on", "stage", "week"], name="a_stage_is_flagged_once"),
            models.CheckConstraint(name="only_overdue_weeks_are_counted", condition=Q(stage="overdue") ^ Q(week=0)),
        ]
        indexes = [models.Index(fields=["raised_on"], name="flags_by_day")]

    def __str__(self) -> str:
        return f"{self.stage}: {self.deadline_id} due {self.due_on}"


class Notice(models.Model):
    """The telling of one flag to one person: the ledger by which nobody is told twice. `sent_at` is written only
    when the mail server has taken the message."""

    flag = models.ForeignKey(Flag, on_delete=models.CASCADE, related_name="notices")
    recipient = models.ForeignKey(User, on_delete=models.CASCADE, related_name="notices")
    because = models.CharField(max_length=20, choices=ToldAs.choices, default=ToldAs.OFFICER)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_attempt_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=300, blank=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["flag", "recipient"], name="nobody_is_told_twice")]
        indexes = [models.Index(fields=["recipient"], condition=Q(sent_at=None), name="notices_not_sent")]

    def __str__(self) -> str:
        return f"{self.flag_id} to {self.recipient_id}"


class CalendarAddress(models.Model):
    """The secret address of one person's calendar of one council. Only a hash of the secret is kept; a new one revokes
    the old."""

    class Sort(models.TextChoices):
        OFFICER = "officer", _("what the council owes")
        MEMBER = "member", _("dates for councillors")

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="calendar_addresses")
    council = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="calendar_addresses")
    sort = models.CharField(max_length=10, choices=Sort.choices)
    secret_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "council", "sort"], name="one_calendar_address_of_each_sort")
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.council}, {self.sort}"
