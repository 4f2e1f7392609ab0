"""How a council will know: measures with baseline and target, their readings, and criteria of success."""

from decimal import Decimal

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Unit(models.TextChoices):
    PERCENT = "percent", _("per cent")
    NUMBER = "number", _("number")
    SCORE = "score", _("score")


class Direction(models.TextChoices):
    UP = "up", _("higher is better")
    DOWN = "down", _("lower is better")
    KEEP = "keep", _("keep as it is")


class TargetKind(models.TextChoices):
    NONE = "none", _("no target stated")
    VALUE = "value", _("reach a value")
    NARROW = "narrow", _("narrow the gap")
    ABOVE = "above", _("stay above the comparator")
    ZERO = "zero", _("no incident")


class CriteriaLogic(models.TextChoices):
    ALL = "all", _("all of these")
    ANY = "any", _("any one of these")


@pghistory.track()
class Measure(models.Model):
    """One thing that is counted, for a group and perhaps a comparator. Where the way of counting changed, the newer
    measure names the one it replaces: the series breaks there, and no line may join the two."""

    objective = models.ForeignKey("objectives.Objective", on_delete=models.CASCADE, related_name="measures")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    unit = models.CharField(max_length=10, choices=Unit.choices)
    direction = models.CharField(max_length=5, choices=Direction.choices, default=Direction.UP)
    group = models.CharField(max_length=200, blank=True)
    comparator = models.CharField(max_length=200, blank=True)
    target_kind = models.CharField(max_length=10, choices=TargetKind.choices, default=TargetKind.NONE)
    target_value = models.DecimalField(max_digits=16, decimal_places=4, null=True, blank=True)
    target_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300, blank=True)
    replaces = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="replaced_by")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["objective", "position"], name="measures_stand_in_order"),
            models.CheckConstraint(
                name="only_a_value_target_has_a_value", condition=Q(target_kind="value") | Q(target_value=None)
            ),
        ]

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class Reading(models.Model):
    """A figure for a period. `value` is as published ("13"), beside the numerator and denominator it was made of, if
    known; what is computed from those never overwrites what was printed. `comparator_*` are the same for
    the comparator."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="readings")
    period = models.CharField(max_length=50)
    ends_on = models.DateField(null=True, blank=True)
    is_baseline = models.BooleanField(default=False)
    value = models.DecimalField(max_digits=16, decimal_places=4)
    numerator = models.PositiveIntegerField(null=True, blank=True)
    denominator = models.PositiveIntegerField(null=True, blank=True)
    comparator_value = models.DecimalField(max_digits=16, decimal_places=4, null=True, blank=True)
    comparator_numerator = models.PositiveIntegerField(null=True, blank=True)
    comparator_denominator = models.PositiveIntegerField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["measure", "period"], name="one_reading_for_a_period"),
            models.UniqueConstraint(
                fields=["measure"], condition=Q(is_baseline=True), name="a_measure_has_one_baseline"
            ),
            models.CheckConstraint(
                name="a_numerator_has_its_denominator", condition=Q(numerator=None) | Q(denominator__gt=0)
            ),
            models.CheckConstraint(
                name="a_comparator_numerator_has_its_denominator",
                condition=Q(comparator_numerator=None) | Q(comparator_denominator__gt=0),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.period}: {self.value}"

    @property
    def gap(self) -> Decimal | None:
        """How far the group is from its comparator, in the measure's unit; None without a comparator."""
        return None if self.comparator_value is None else abs(self.comparator_value - self.value)


@pghistory.track()
class SuccessCriterion(models.Model):
    """One sign of success in words; the objective says whether all are needed or any."""

    objective = models.ForeignKey("objectives.Objective", on_delete=models.CASCADE, related_name="criteria")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=500)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["objective", "position"], name="criteria_stand_in_order")]

    def __str__(self) -> str:
        return self.text
