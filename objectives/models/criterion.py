"""The signs by which success is known: tied to a measure, or judged in words with evidence."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from councils.models import User
from objectives.models.measure import Measure


class CriteriaLogic(models.TextChoices):
    ALL = "all", _("all of these")
    ANY = "any", _("any one of these")


class Condition(models.TextChoices):
    """What must be so of a measure for a sign to be seen."""

    TARGET = "target", _("its target is met")
    IMPROVE = "improve", _("it is better than at the start")
    NARROW = "narrow", _("the gap to the comparator is narrower than at the start")
    ABOVE = "above", _("it is better than the comparator")
    BENCHMARK = "benchmark", _("it is better than the benchmark")
    ZERO = "zero", _("there is none")


@pghistory.track()
class SuccessCriterion(models.Model):
    """One sign of success in words; the objective says whether all are needed or any. With a `measure` it is computed
    from the figures by its `condition`; without one a person judges it, with `evidence` and a day. A judgement is no
    part of what was published: it may come and change at any time."""

    objective = models.ForeignKey("objectives.Objective", on_delete=models.CASCADE, related_name="criteria")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=500)
    measure = models.ForeignKey(Measure, on_delete=models.RESTRICT, null=True, blank=True, related_name="criteria")
    condition = models.CharField(max_length=10, choices=Condition.choices, blank=True)
    is_seen = models.BooleanField(null=True, blank=True)
    judged_on = models.DateField(null=True, blank=True)
    judged_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    evidence = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["objective", "position"], name="criteria_stand_in_order"),
            models.CheckConstraint(
                name="a_criterion_of_a_measure_has_its_condition",
                condition=Q(measure=None, condition="") | (Q(measure__isnull=False) & ~Q(condition="")),
            ),
            models.CheckConstraint(
                name="a_judgement_has_its_day_and_evidence",
                condition=Q(is_seen=None, judged_on=None, evidence="")
                | (Q(is_seen__isnull=False, judged_on__isnull=False) & ~Q(evidence="")),
            ),
            models.CheckConstraint(name="what_is_computed_is_not_judged", condition=Q(measure=None) | Q(is_seen=None)),
        ]

    def __str__(self) -> str:
        return self.text
