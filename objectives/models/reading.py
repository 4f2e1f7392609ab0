"""The figures of a measure, period by period: the group's own, its comparator's and a benchmark's."""

from decimal import Decimal
from fractions import Fraction

import pghistory
from django.db import models
from django.db.models import Q

from duty.shares import Way, agrees, gap, share
from objectives.models.measure import FigureState, Measure, Unit


def as_printed(value: Decimal) -> Decimal:
    """A figure without the noughts that the column adds: 13.0000 is 13, and 440.0000 is 440."""
    shortest = value.normalize()
    return shortest.quantize(Decimal(1)) if shortest == shortest.to_integral_value() else shortest


def figures_of(who: str) -> list[models.CheckConstraint]:
    """What holds for each of the three figures: known is known, and a count has what it was counted out of."""
    name = who or "own_"
    state, value = f"{who}state", f"{who}value"
    numerator, denominator = f"{who}numerator", f"{who}denominator"
    return [
        models.CheckConstraint(
            name=f"{name}figure_is_known_or_says_why_not",
            condition=Q(**{state: "known", f"{value}__isnull": False}) | (~Q(**{state: "known"}) & Q(**{value: None})),
        ),
        models.CheckConstraint(
            name=f"{name}counts_belong_to_a_known_figure",
            condition=Q(**{state: "known"}) | Q(**{numerator: None, denominator: None}),
        ),
        models.CheckConstraint(
            name=f"{name}numerator_has_its_denominator",
            condition=Q(**{numerator: None}) | Q(**{f"{denominator}__gt": 0}),
        ),
    ]


@pghistory.track()
class Reading(models.Model):
    """The figures of one period. A `value` is as published ("13"), beside the numerator and denominator it was made of,
    if known: what is computed from those never overwrites what was printed. Where there is no figure, its `state` says
    why; of a comparator or benchmark that was not asked for, the state is empty. A hidden figure is not kept here.

    `break_before`: what changed in the way of counting, where the series breaks before this period.
    """

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="readings")
    period = models.CharField(max_length=50)
    ends_on = models.DateField(null=True, blank=True)
    is_baseline = models.BooleanField(default=False)
    state = models.CharField(max_length=15, choices=FigureState.choices, default=FigureState.KNOWN)
    value = models.DecimalField(max_digits=16, decimal_places=4, null=True, blank=True)
    numerator = models.PositiveIntegerField(null=True, blank=True)
    denominator = models.PositiveIntegerField(null=True, blank=True)
    comparator_state = models.CharField(max_length=15, choices=FigureState.choices, blank=True)
    comparator_value = models.DecimalField(max_digits=16, decimal_places=4, null=True, blank=True)
    comparator_numerator = models.PositiveIntegerField(null=True, blank=True)
    comparator_denominator = models.PositiveIntegerField(null=True, blank=True)
    benchmark_state = models.CharField(max_length=15, choices=FigureState.choices, blank=True)
    benchmark_value = models.DecimalField(max_digits=16, decimal_places=4, null=True, blank=True)
    benchmark_numerator = models.PositiveIntegerField(null=True, blank=True)
    benchmark_denominator = models.PositiveIntegerField(null=True, blank=True)
    break_before = models.CharField(max_length=300, blank=True)
    note = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["measure", "period"], name="one_reading_for_a_period"),
            models.UniqueConstraint(
                fields=["measure"], condition=Q(is_baseline=True), name="a_measure_has_one_baseline"
            ),
            models.CheckConstraint(name="own_state_is_named", condition=Q(state__in=FigureState.values)),
            *figures_of(""),
            *figures_of("comparator_"),
            *figures_of("benchmark_"),
        ]

    def __str__(self) -> str:
        return f"{self.period}: {self.value if self.value is not None else self.get_state_display()}"

    def exact(self, who: str = "", *, unit: str) -> Fraction | None:
        """The figure to compute with: the exact share that its counts give, where it was published as a whole per cent
        of just that share ("13" of 57 of 440); else the figure as it was published, which readers can check. `who` is
        one of `WHO`."""
        value: Decimal | None = getattr(self, f"{who}value")
        numerator, denominator = getattr(self, f"{who}numerator"), getattr(self, f"{who}denominator")
        if value is None:
            return None
        is_whole = value == value.to_integral_value()
        if is_whole and unit == Unit.PERCENT and numerator is not None and denominator:
            exactly = share(numerator, denominator)
            if agrees(as_printed(value), exactly):
                return exactly
        return Fraction(value)

    def gap(self, *, unit: str, direction: str) -> Fraction | None:
        """How far the group is behind its comparator, in the measure's unit: positive when it is worse off. None
        without both figures."""
        group, comparator = self.exact(unit=unit), self.exact("comparator_", unit=unit)
        return None if group is None or comparator is None else gap(group, comparator, Way(direction))
