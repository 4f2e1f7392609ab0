"""What a council keeps in the book by its own hand: how it works towards a day, and its other dated promises."""

import pghistory
from django.db import models
from django.db.models import Q

from councils.models import Council, User
from deadlines.models.book import Kind


@pghistory.track()
class Arrangements(models.Model):
    """How a council works towards a day: the length of each step before publication, set once, and whom a long delay
    is brought to. `reply_working_days` is within how many a request for another format is answered. Weeks are calendar
    weeks; `working_days` leave out weekends and the nation's bank holidays."""

    council = models.OneToOneField(Council, on_delete=models.CASCADE, related_name="arrangements")
    evidence_weeks = models.PositiveSmallIntegerField(default=6)
    consultation_weeks = models.PositiveSmallIntegerField(default=12)
    drafting_weeks = models.PositiveSmallIntegerField(default=4)
    scrutiny_working_days = models.PositiveSmallIntegerField(default=15)
    cabinet_working_days = models.PositiveSmallIntegerField(default=15)
    call_in_working_days = models.PositiveSmallIntegerField(default=5)
    publication_working_days = models.PositiveSmallIntegerField(default=3)
    reply_working_days = models.PositiveSmallIntegerField(default=20)
    escalate_after_days = models.PositiveSmallIntegerField(default=14)
    sponsor = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return str(self.council)


@pghistory.track()
class DiaryEntry(models.Model):
    """Something with a day that no other part of the portal opens: a document to look at again, the accessibility
    statement, the reply to a compliance notice, a promise the council made.

    `every_months` is how often it comes round again after it was done; none: once. `source` says where the promise was
    made, or the notice served. Ended entries stay.
    """

    council = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="diary")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    title = models.CharField(max_length=200)
    source = models.CharField(max_length=300, blank=True)
    every_months = models.PositiveSmallIntegerField(null=True, blank=True)
    owner = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    last_done_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_because = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_diary_entry_is_of_its_kinds",
                condition=Q(
                    kind__in=[Kind.DOCUMENT_REVIEW, Kind.ACCESSIBILITY, Kind.COMPLIANCE_NOTICE, Kind.OWN_PROMISE]
                ),
            ),
            models.CheckConstraint(
                name="an_ended_diary_entry_says_why",
                condition=Q(ended_on=None, ended_because="") | (Q(ended_on__isnull=False) & ~Q(ended_because="")),
            ),
        ]

    def __str__(self) -> str:
        return self.title
