"""Who is asked for a part, by when, and what they answered."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from councils.models import User
from publications.models.section import Section


class Answered(models.TextChoices):
    """How a request stands, or how it ended."""

    OPEN = "open", _("Asked")
    DONE = "done", _("Done")
    UNCHANGED = "unchanged", _("Nothing has changed")
    CANNOT = "cannot", _("Cannot do it")
    TAKEN_BACK = "taken_back", _("Taken back")
    SUBMITTED = "submitted", _("Submitted without an answer")


@pghistory.track()
class Contribution(models.Model):
    """That a colleague is asked for a part by a day. While it is open they may write that part, and its day stands in
    the book of deadlines under their name."""

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="contributions")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    person_name = models.CharField(max_length=200)
    wanted = models.CharField(max_length=500)
    due_on = models.DateField()
    asked_on = models.DateField()
    asked_by_name = models.CharField(max_length=200)
    state = models.CharField(max_length=20, choices=Answered.choices, default=Answered.OPEN)
    ended_on = models.DateField(null=True, blank=True)
    because = models.CharField(max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["section", "person"], condition=Q(state="open"), name="a_colleague_is_asked_once_for_a_part"
            ),
            models.CheckConstraint(
                name="a_contribution_ends_on_a_day",
                condition=Q(state="open", ended_on=None) | (~Q(state="open") & Q(ended_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="who_cannot_contribute_says_why", condition=~Q(state="cannot") | ~Q(because="")
            ),
            models.CheckConstraint(name="a_contribution_is_in_a_known_state", condition=Q(state__in=Answered.values)),
        ]

    def __str__(self) -> str:
        return f"{self.section} ({self.person_name})"

    @property
    def is_open(self) -> bool:
        return self.state == Answered.OPEN
