"""How a council will know: what is measured, from where to where."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from councils.models import User


class Unit(models.TextChoices):
    PERCENT = "percent", _("per cent")
    NUMBER = "number", _("number")
    SCORE = "score", _("score")
    MONEY = "money", _("pounds")
    DAYS = "days", _("days")
    INDEX = "index", _("index")


class Direction(models.TextChoices):
    UP = "up", _("higher is better")
    DOWN = "down", _("lower is better")
    KEEP = "keep", _("keep as it is")


class TargetKind(models.TextChoices):
    """The same words as `duty.progress.TargetKind`; a relative target (improve, narrow, above …) has no number."""

    NONE = "none", _("no target stated")
    VALUE = "value", _("reach a value")
    WITHIN = "within", _("stay within a range")
    IMPROVE = "improve", _("do better than at the start")
    NARROW = "narrow", _("narrow the gap")
    ABOVE = "above", _("do better than the comparator")
    BENCHMARK = "benchmark", _("do better than the benchmark")
    ZERO = "zero", _("no incident")


class FigureState(models.TextChoices):
    """Whether a figure is there, and if not, why: three different things, which readers are told apart."""

    KNOWN = "known", _("known")
    NOT_YET = "not_yet", _("not yet available")
    NOT_COLLECTED = "not_collected", _("not collected")
    HIDDEN = "hidden", _("hidden to protect people")


WHO = ("", "comparator_", "benchmark_")  # whose figure: the group's own, and those it is set against


@pghistory.track()
class Measure(models.Model):
    """One thing that is counted: in a `population`, for a `group` of it, beside a `comparator` and a `benchmark` (the
    nation, the region). Where another way of counting took its place, the newer measure names the one it `replaces`:
    the series breaks there, and no line may join the two.

    New figures come `every_months`, within `lag_months` after the end of the period they are of. `owner` names the
    office that brings them, `owner_account` the person in it who is told. `note` is what a reader must know of it.
    """

    objective = models.ForeignKey("objectives.Objective", on_delete=models.CASCADE, related_name="measures")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    unit = models.CharField(max_length=10, choices=Unit.choices, blank=True)
    direction = models.CharField(max_length=5, choices=Direction.choices, default=Direction.UP)
    population = models.CharField(max_length=300, blank=True)
    group = models.CharField(max_length=200, blank=True)
    comparator = models.CharField(max_length=200, blank=True)
    benchmark = models.CharField(max_length=200, blank=True)
    target_kind = models.CharField(max_length=10, choices=TargetKind.choices, default=TargetKind.NONE)
    target_value = models.DecimalField(max_digits=16, decimal_places=4, null=True, blank=True)
    target_upper = models.DecimalField(max_digits=16, decimal_places=4, null=True, blank=True)
    target_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300, blank=True)
    every_months = models.PositiveSmallIntegerField(null=True, blank=True)
    lag_months = models.PositiveSmallIntegerField(default=0)
    owner = models.CharField(max_length=200, blank=True)
    owner_account = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    note = models.CharField(max_length=500, blank=True)
    replaces = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="replaced_by")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["objective", "position"], name="measures_stand_in_order"),
            models.CheckConstraint(
                name="only_a_value_target_has_a_value",
                condition=Q(target_kind__in=["value", "within"]) | Q(target_value=None),
            ),
            models.CheckConstraint(
                name="only_a_range_has_an_upper_edge", condition=Q(target_kind="within") | Q(target_upper=None)
            ),
            models.CheckConstraint(
                name="a_range_ends_above_its_start",
                condition=Q(target_upper=None) | Q(target_value=None) | Q(target_upper__gte=F("target_value")),
            ),
        ]

    def __str__(self) -> str:
        return self.name
