"""What is to be done for an objective: by whom, by when, and what became of it."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from councils.models import User
from objectives.models.objective import Objective


class ActionState(models.TextChoices):
    OPEN = "open", _("To do")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("Dropped")


@pghistory.track()
class Action(models.Model):
    """One step towards an objective. `due_on` may move while it is open, with a reason in the record; `owner` names the
    office, `owner_account` the person in it who is told. `origin` says where it was decided."""

    objective = models.ForeignKey(Objective, on_delete=models.CASCADE, related_name="actions")
    title = models.CharField(max_length=300)
    owner = models.CharField(max_length=200, blank=True)
    owner_account = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    origin = models.CharField(max_length=300, blank=True)
    due_on = models.DateField()
    state = models.CharField(max_length=10, choices=ActionState.choices, default=ActionState.OPEN)
    ended_on = models.DateField(null=True, blank=True)
    ended_because = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(name="an_action_is_in_a_known_state", condition=Q(state__in=ActionState.values)),
            models.CheckConstraint(
                name="an_action_that_ended_has_its_day",
                condition=Q(state="open", ended_on=None) | (~Q(state="open") & Q(ended_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="a_dropped_action_says_why", condition=~Q(state="dropped") | ~Q(ended_because="")
            ),
        ]

    def __str__(self) -> str:
        return self.title
