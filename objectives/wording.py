"""How figures, targets and rhythms read, on every page and in every file."""

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from duty.written import in_words
from govuk.templatetags.govuk import number
from objectives.models import Direction, Measure, TargetKind, Unit, as_printed

# What stands before and after a figure of each unit; of the others nothing.
AFFIXES = {Unit.PERCENT: ("", "%"), Unit.MONEY: ("£", ""), Unit.DAYS: ("", gettext_lazy(" days"))}
RHYTHMS = {
    1: gettext_lazy("Every month"),
    3: gettext_lazy("Every quarter"),
    6: gettext_lazy("Every six months"),
    12: gettext_lazy("Every year"),
    24: gettext_lazy("Every two years"),
    48: gettext_lazy("Every four years"),
}
DIRECTIONS = {
    Direction.UP: gettext_lazy("Higher is better"),
    Direction.DOWN: gettext_lazy("Lower is better"),
    Direction.KEEP: gettext_lazy("It should stay as it is"),
}


def affixes(unit: str) -> tuple[str, str]:
    """What stands before and after a figure of a unit: ("£", ""), ("", "%")."""
    before, after = AFFIXES.get(Unit(unit), ("", "")) if unit else ("", "")
    return before, str(after)


def plain(value: Decimal | None) -> str:
    """A figure as data: "13", "37.5", "-0.35"; empty for None."""
    return "" if value is None else format(as_printed(value), "f")


def figure(value: Decimal | str | None, unit: str = "") -> str:
    """A figure as it was published: "13", "37.5%", "−0.35", "£1,240"; empty where there is none."""
    if value is None or value == "":
        return ""
    digits = plain(Decimal(value))
    places = len(digits.partition(".")[2])
    before, after = affixes(unit)
    text = number(round(Decimal(digits), places) if places else int(digits))
    return f"−{before}{text[1:]}{after}" if text.startswith("−") else f"{before}{text}{after}"


def target_in_words(measure: Measure) -> str:
    """A measure's target in one line: "Reach 45% by 31 March 2020"."""
    reached = figure(measure.target_value, measure.unit)
    words = {
        TargetKind.NONE: _("No target stated"),
        TargetKind.VALUE: _("Reach %(figure)s") % {"figure": reached},
        TargetKind.WITHIN: _("Stay between %(lower)s and %(upper)s")
        % {"lower": reached, "upper": figure(measure.target_upper, measure.unit)},
        TargetKind.IMPROVE: _("Do better than at the start"),
        TargetKind.NARROW: _("Narrow the gap"),
        TargetKind.ABOVE: _("Stay below the comparator")
        if measure.direction == Direction.DOWN
        else _("Stay above the comparator"),
        TargetKind.BENCHMARK: _("Stay below the benchmark")
        if measure.direction == Direction.DOWN
        else _("Stay above the benchmark"),
        TargetKind.ZERO: _("No incident"),
    }[TargetKind(measure.target_kind)]
    return by_day(words, measure.target_on)


def by_day(words: str, day: date | None) -> str:
    return _("%(target)s by %(day)s") % {"target": words, "day": in_words(day)} if day else words


def rhythm_in_words(measure: Measure) -> str:
    """ "Every year, within 4 months after the period ends"; empty where nothing is said."""
    if not measure.every_months:
        return ""
    often = RHYTHMS.get(measure.every_months) or _("Every %(months)s months") % {"months": measure.every_months}
    if not measure.lag_months:
        return str(often)
    lag = ngettext(
        "%(often)s, within %(months)s month after the period ends",
        "%(often)s, within %(months)s months after the period ends",
        measure.lag_months,
    )
    return lag % {"often": often, "months": measure.lag_months}


def counted(numerator: int | None, denominator: int | None) -> str:
    """ "57 of 440"; "of 440" where only that is known; empty where it is not."""
    if denominator is None:
        return ""
    if numerator is None:
        return _("of %(all)s") % {"all": number(denominator)}
    return _("%(counted)s of %(all)s") % {"counted": number(numerator), "all": number(denominator)}
