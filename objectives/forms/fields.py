"""Fields for lists and figures as people paste and type them: Word's bullets, real minus signs."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from duty.shares import rounded, share
from govuk.fields import LongTextField, NumberField
from objectives.models import FigureState, Reading, Unit
from objectives.wording import counted, plain

# What Word, web pages and e-mail put before an item: bullets, dashes, Word's own symbol font, "1." with a tab.
BULLET = re.compile(r"^\s*(?:[•·●○▪■◦‣⁃∙–—*\-\uf0a7\uf0b7]|o(?=\t)|\d{1,2}[.)](?=\t))[\s\u00a0]*")
MINUSES = ("-", "−", "–")
# A figure with the unit that people write beside it. Runs of digits are parted as the number fields know it.
FIGURE = re.compile(
    r"(?P<sign>[-−–+]?)\s*(?P<pounds>£?)\s*(?P<digits>[\d,\s]*\.?\d+)\s*"
    r"(?:(?P<percent>%|per ?cent)|(?P<days>days?)|points?)?",
    re.IGNORECASE,
)
UNITS = {"percent": Unit.PERCENT, "pounds": Unit.MONEY, "days": Unit.DAYS}
_COUNTS = r"(?P<some>\d[\d,\s]*?)\s*(?:/|(?:out )?of)\s*(?P<all>\d[\d,\s]*)"
COUNTED = re.compile(_COUNTS, re.IGNORECASE)
WITH_COUNTS = re.compile(rf"(?P<figure>.+?)\s*[(\[]\s*{_COUNTS}\s*[)\]]", re.IGNORECASE)
MOST_LINES = 60  # each becomes a row
LONGEST_FIGURE = 100  # letters; the patterns above take ever longer over a longer text, and no figure is one
MOST = 2_147_483_647  # what the column of a count holds
AGREES_WITHIN = Fraction(1, 2)  # percentage points: what rounding to a whole per cent can make
# Why there is no figure, as people and statistics write it; "[c]" is "confidential".
WORDS = {
    "not yet": FigureState.NOT_YET,
    "not yet available": FigureState.NOT_YET,
    "not available yet": FigureState.NOT_YET,
    "..": FigureState.NOT_YET,
    "not collected": FigureState.NOT_COLLECTED,
    "n/c": FigureState.NOT_COLLECTED,
    "hidden": FigureState.HIDDEN,
    "hidden to protect people": FigureState.HIDDEN,
    "suppressed": FigureState.HIDDEN,
    "*": FigureState.HIDDEN,
    "[c]": FigureState.HIDDEN,
}
WHOLE = 100  # per cent
DECIMAL_COMMA = re.compile(r"[-−–]?\s*\d+,(?!\d{3}\b)\d+\s*%?")
FEWER = re.compile(r"(?:<|(?:fewer|less) than|under)\s*\d+")
DASHES = frozenset("-−–—")


class Lines(LongTextField):
    """A text for each line, as a list, without the bullets that came with them; so many at most as a page can show."""

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
        text = super().clean(value) or ""
        lines = [line for typed in text.split("\n") if (line := " ".join(BULLET.sub("", typed).split()))]
        if len(lines) > MOST_LINES:
            told = {"count": len(lines), "most": MOST_LINES}
            raise ValidationError(_("There are %(count)d lines, and %(most)d is the most") % told, code="too_many")
        return lines


class Figure(NumberField):
    """A figure as published: "1,240.5", "37.5%", "£1,240.50", "12 days", "−0.35" with any minus sign. At most what the
    column holds."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_digits=16, decimal_places=4, **kwargs)

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str) and (written := value.strip()):
            found = FIGURE.fullmatch(written) if len(written) <= LONGEST_FIGURE else None
            if found is None:  # "1e5" among them, which the number field would take for 100,000
                raise ValidationError(self.error_messages["invalid"], code="invalid")
            value = ("-" if found["sign"] in MINUSES else "") + found["digits"]
        return super().to_python(value)


@dataclass(frozen=True)
class Given:
    """What stands in a figure's box: the figure, or the word on why there is none. `unit` is the one that was written
    with it, if one was."""

    state: str
    value: Decimal | None = None
    numerator: int | None = None
    denominator: int | None = None
    unit: str = ""

    def __str__(self) -> str:
        if self.state != FigureState.KNOWN:
            return str(FigureState(self.state).label)
        counts = counted(self.numerator, self.denominator)
        figure = "" if self.value is None else plain(self.value).replace("-", "−")
        return f"{figure} ({counts})" if figure and counts else figure or counts

    @classmethod
    def of(cls, reading: Reading, who: str = "") -> "Given | None":
        """One of a reading's figures as its box shows it; None of one that was not asked for."""
        names = ("state", "value", "numerator", "denominator")
        state, value, numerator, denominator = (getattr(reading, f"{who}{name}") for name in names)
        return cls(state, value, numerator, denominator) if state else None

    @property
    def share(self) -> Fraction | None:
        """The per cent that the two counts make."""
        return share(self.numerator, self.denominator) if self.numerator is not None and self.denominator else None

    @property
    def is_off(self) -> bool:
        """Whether a per cent and its two counts are further apart than rounding makes."""
        if self.share is None or self.value is None:
            return False
        return abs(Fraction(self.value) - self.share) > AGREES_WITHIN

    def why_not_in(self, unit: str) -> str:
        """Why there can be no such figure in the unit; empty where there can."""
        if unit == Unit.PERCENT:
            if self.denominator is not None and (self.numerator or 0) > self.denominator:
                return _("The first of the two numbers must be no more than the second")
            if self.value is not None and self.value > WHOLE:
                return _("A share must be 100 per cent or less. If it may be more, the measure is a number or an index")
        if unit == Unit.DAYS and self.value is not None and self.value < 0:
            return _("A number of days must be 0 or more")
        return ""

    def in_unit(self, unit: str) -> "Given":
        """The same in the measure's unit: a figure that was left to its counts is worked out. Raises ValidationError
        for one that is written in another unit."""
        if self.unit and unit and self.unit != unit:
            words = _("The kind of figure is “%(unit)s”, and this one is written in %(other)s")
            raise ValidationError(words % {"unit": Unit(unit).label, "other": Unit(self.unit).label})
        if why := self.why_not_in(unit):
            raise ValidationError(why)
        if self.share is None or self.value is not None:
            return self
        if unit == Unit.PERCENT:
            return replace(self, value=rounded(self.share, 1))
        if unit == Unit.NUMBER:
            return replace(self, value=Decimal(self.numerator or 0))
        if not unit:
            raise ValidationError(_("Select what kind of figure it is, or enter the figure itself"))
        raise ValidationError(_("Enter the figure itself: two counts only make a per cent or a number"))


class FigureOrWord(forms.CharField):
    """A figure, with what it was counted from, or a word on why there is none; its value is a `Given` or None.

    "13", "13%", "−0.35", "57 of 440", "13 (57/440)"; "not yet", "not collected", "hidden", "<5", and the signs that
    statistics have for these.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(empty_value=None, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return str(value) if isinstance(value, Given) else value

    def to_python(self, value: Any) -> Any:
        if isinstance(value, Given):
            return value
        written = " ".join((super().to_python(value) or "").split())
        if not written:
            return None
        word = written.casefold().rstrip(".") or written
        if word in WORDS:
            return Given(WORDS[word])
        if FEWER.fullmatch(word):
            return Given(FigureState.HIDDEN)
        if word in DASHES:
            raise ValidationError(
                _("“%(written)s” could mean nil or nothing known. Enter 0, or “not yet”, “not collected” or “hidden”")
                % {"written": written},
                code="dash",
            )
        return self.read(written)

    def read(self, written: str) -> Given:
        """The figure, its two counts, or both."""
        if len(written) > LONGEST_FIGURE:
            raise ValidationError(
                _("A figure must be %(most)d characters or fewer") % {"most": LONGEST_FIGURE}, code="too_long"
            )
        found = COUNTED.fullmatch(written) or WITH_COUNTS.fullmatch(written)
        numerator, denominator = (whole(found[part]) for part in ("some", "all")) if found else (None, None)
        if denominator == 0:
            raise ValidationError(_("Enter out of how many, at least 1"), code="of_none")
        if max(numerator or 0, denominator or 0) > MOST:
            raise ValidationError(_("A count must be %(most)s or fewer") % {"most": f"{MOST:,}"}, code="too_many")
        alone = found["figure"] if found and "figure" in found.groupdict() else None if found else written
        if alone is None:
            return Given(FigureState.KNOWN, None, numerator, denominator)
        figure = FIGURE.fullmatch(alone)
        if DECIMAL_COMMA.fullmatch(alone):
            words = _("Write decimals after a point, like 57.1")
            raise ValidationError(words, code="invalid")
        if figure is None:
            raise ValidationError(
                _("Enter a figure, like 13 or 57 of 440, or why there is none: “not yet”, “not collected” or “hidden”"),
                code="invalid",
            )
        try:
            value = Figure().clean(alone)
        except ValidationError:
            words = _("A figure has 12 digits or fewer before the point, and 4 or fewer after it")
            raise ValidationError(words, code="invalid") from None
        unit = next((unit for part, unit in UNITS.items() if figure[part]), "")
        return Given(FigureState.KNOWN, value, numerator, denominator, unit)


def whole(digits: str) -> int:
    return int(re.sub(r"\D", "", digits))
