"""Many figures at once: a table of periods for one measure, and a round of one period for all measures of a set."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from deadlines.past_forms import WrittenDay
from govuk.binding import messages_of, target_of
from govuk.fields import Line
from govuk.forms import Form, without_invisible_letters
from objectives.facts import in_order
from objectives.forms.figures import EARLIEST, FIGURES, LATEST, Figures, break_box, figure_box, note_box, only_those_of
from objectives.models import Measure, Reading

ROWS_AT_FIRST, ROWS_MORE, MOST_ROWS = 6, 6, 60
LONGEST_PASTE = 100_000  # letters; sixty rows are a tenth of it


def last_day(value: date | None) -> str:
    """What is wrong with the last day of a period, in a sentence; empty where nothing is."""
    if value is None or EARLIEST <= value <= LATEST:
        return ""
    return _("The last day of the period must be between %(first)s and %(last)s") % {
        "first": EARLIEST.year,
        "last": LATEST.year,
    }


class FigureBoxes(Figures):
    """The boxes of one row of a table. A row in which nothing was typed is no row."""

    value = figure_box(gettext_lazy("Figure"))
    note = note_box()

    is_figure_needed = True

    def __init__(self, *args: Any, measure: Measure, row: str, called: str, **kwargs: Any) -> None:
        super().__init__(*args, prefix=f"row-{row}", empty_permitted=True, use_required_attribute=False, **kwargs)
        self.measure, self.called = measure, called
        only_those_of(self, measure)
        for field in self.fields.values():
            # Sixty boxes called "Period" could not be told apart by ear.
            field.label = f"{str(field.label).removesuffix(str(_(' (optional)')))}, {called}"

    @property
    def unit_of_figures(self) -> str:
        return self.measure.unit

    @property
    def is_told(self) -> bool:
        """Whether anything was typed into it."""
        return self.is_bound and any(name != "as_published" for name in self.changed_data)

    def has_changed(self) -> bool:
        return any(name != "as_published" for name in self.changed_data)

    @property
    def figure_boxes(self) -> list[tuple[str, forms.BoundField]]:
        """Each box of a figure, and whose figure it is."""
        whose = {
            "value": self.measure.group or _("Figure"),
            "comparator_value": self.measure.comparator,
            "benchmark_value": self.measure.benchmark,
        }
        return [(whose[name], self[name]) for name in FIGURES if name in self.fields]

    def as_typed(self) -> dict[str, Any]:
        return {
            name: field.widget.value_from_datadict(self.data, self.files, self.add_prefix(name))
            for name, field in self.fields.items()
        }


class FigureRow(FigureBoxes):
    """The figures of one period."""

    period = Line(label=gettext_lazy("Period"), max_length=50, required=False)
    ends_on = WrittenDay(label=gettext_lazy("Last day of the period"), required=False)  # type: ignore[assignment]  # one box in a row, three on a page
    break_before = break_box()

    def __init__(self, *args: Any, number: int, **kwargs: Any) -> None:
        super().__init__(*args, row=str(number), called=_("row %(number)d") % {"number": number}, **kwargs)
        self.number = number
        self.fields["break_before"].label = _("What changed in the counting before it, %(row)s") % {"row": self.called}

    def clean(self) -> Any:
        if wrong := last_day(self.cleaned_data.get("ends_on")):
            self.add_error("ends_on", wrong)
        return super().clean()

    @property
    def told(self) -> tuple[Measure, dict[str, Any]]:
        """The row, once it has been found right."""
        return self.measure, self.reading() | {name: self.cleaned_data[name] for name in ("note", "break_before")}


class Rows:
    """What a table of rows has in common. `errors` is true when something is wrong, as a form's is."""

    rows: Sequence[FigureBoxes]
    is_whole_table_empty = False

    @property
    def is_bound(self) -> bool:
        return any(row.is_bound for row in self.rows)

    @property
    def filled(self) -> list[FigureBoxes]:
        return [row for row in self.rows if row.is_told]

    def refuse(self, places: Iterable[int], message: str) -> None:
        """Put a refusal beside the rows at these places among those that were filled."""
        filled = self.filled
        for place in places:
            filled[place].add_error(self.beside, message)

    beside = "value"

    def errors_of_rows(self) -> Iterator[dict[str, str]]:
        for row in self.rows:
            for name in row.fields if row.is_bound else ():
                for message in messages_of(row[name]):
                    words = {"row": row.called[:1].upper() + row.called[1:], "message": message}
                    yield {"text": _("%(row)s: %(message)s") % words, "href": f"#{target_of(row[name])}"}


class FigureTable(Rows):
    """The rows of one measure."""

    beside = "period"

    def __init__(self, measure: Measure, *, typed: QueryDict | None = None) -> None:
        self.measure = measure
        self.paste_error = ""
        self.pasted = ""
        count = number_of_rows(typed)
        self.rows: list[FigureRow] = [FigureRow(typed, number=n, measure=measure) for n in range(1, count + 1)]
        self.is_judged = typed is not None and not {"more", "fill"} & set(typed)
        if typed is not None and not self.is_judged:
            self._show_as_typed(without_invisible_letters(typed))

    def _show_as_typed(self, typed: QueryDict) -> None:
        """The rows as they stand, with those that were pasted, or with more; judged only when they are entered."""
        shown = [row.as_typed() for row in self.rows]
        if "fill" in typed:
            self.pasted = typed.get("pasted", "")
            standing = [one for one in shown if any(one.values())]
            lines = self._read_paste(self.pasted)
            if not self.paste_error:
                shown = [*standing, *lines]
                if len(shown) > MOST_ROWS:
                    words = _("The table has room for %(most)s rows, and these would be %(count)s. Paste fewer")
                    self.paste_error = words % {"most": MOST_ROWS, "count": len(shown)}
                    shown = shown[: len(standing)]
                else:
                    self.pasted = ""
            count = max(len(self.rows), len(shown))
        else:
            count = len(self.rows) + ROWS_MORE
        count = min(count, MOST_ROWS)
        shown += [{}] * (count - len(shown))
        self.rows = [FigureRow(number=n, measure=self.measure, initial=one) for n, one in enumerate(shown, start=1)]

    def _read_paste(self, pasted: str) -> list[dict[str, Any]]:
        """Lines as a spreadsheet copies them: cells parted by tabs, in the order of the table's columns."""
        names = [name for name in self.columns if name in self.rows[0].fields]
        lines = [line.split("\t") for line in pasted[:LONGEST_PASTE].splitlines() if line.strip()]
        if lines and lines[0][0].strip().casefold() == str(_("Period")).casefold():
            lines = lines[1:]
        if not lines:
            self.paste_error = _("Paste at least one line")
        too_long = [n for n, cells in enumerate(lines, start=1) if any(cell.strip() for cell in cells[len(names) :])]
        if too_long:
            words = _("Line %(line)s has more cells than the table has columns (%(columns)s)")
            self.paste_error = words % {"line": too_long[0], "columns": len(names)}
        return [{name: cell.strip() for name, cell in zip(names, cells, strict=False)} for cells in lines]

    columns = ("period", "ends_on", *FIGURES, "break_before", "note")

    @property
    def headings(self) -> list[str]:
        """What the columns are called, in order; a pasted line has its cells so."""
        whose = [who for who, _box in self.rows[0].figure_boxes]
        changed = _("What changed in the counting before it")
        return [_("Period"), _("Last day of the period"), *whose, changed, _("Note")]

    @property
    def count(self) -> int:
        return len(self.rows)

    @property
    def next_number(self) -> int:
        """The number of the first row there will be when more are asked for."""
        return self.count + 1

    @property
    def has_room(self) -> bool:
        return self.count < MOST_ROWS

    def is_valid(self) -> bool:
        """Whether every row that says something is right, and no two are of one period."""
        if not self.is_judged:
            return False
        self.is_whole_table_empty = not self.filled
        seen: dict[str, int] = {}
        for row in self.rows:
            if not row.is_told or not row.is_valid():
                continue
            period = row.cleaned_data["period"]
            if period in seen:
                row.add_error("period", _("Row %(number)d is of the same period") % {"number": seen[period]})
            seen.setdefault(period, row.number)
        return not self.errors

    @property
    def told(self) -> list[tuple[Measure, dict[str, Any]]]:
        return [row.told for row in self.rows if row.is_told]

    @property
    def errors(self) -> list[dict[str, str]]:
        """What is wrong, each line naming its row and leading to its box."""
        if self.paste_error:
            return [{"text": self.paste_error, "href": "#id_pasted"}]
        if self.is_whole_table_empty:
            return [{"text": _("Enter at least one figure"), "href": f"#{target_of(self.rows[0]['period'])}"}]
        return list(self.errors_of_rows()) if self.is_judged else []


def number_of_rows(typed: QueryDict | None) -> int:
    """How many rows the page had when it was sent; whatever else is claimed, no fewer than at first and no more than
    there may be."""
    claimed = typed.get("rows", "") if typed is not None else ""
    if not (claimed.isascii() and claimed.isdigit() and len(claimed) < 10):
        return ROWS_AT_FIRST
    return max(ROWS_AT_FIRST, min(MOST_ROWS, int(claimed)))


# --- One period for all measures of a set -----------------------------------------------------------------------------


class RoundOf(Form):
    """Of which period a round of figures is."""

    period = Line(
        label=gettext_lazy("Period"),
        help_text=gettext_lazy("As the council writes it, for example 2025/26 or March 2026. It is the same for all."),
        max_length=50,
        widget=forms.TextInput(attrs={"width": "20"}),
        error_messages={"required": gettext_lazy("Enter the period of the figures")},
    )
    ends_on = WrittenDay(
        label=gettext_lazy("Last day of the period (optional)"),
        help_text=gettext_lazy("For example 31 March 2026 or 31/3/2026."),
        required=False,
        widget=forms.TextInput(attrs={"width": "20"}),
    )

    def clean(self) -> Any:
        if wrong := last_day(self.cleaned_data.get("ends_on")):
            self.add_error("ends_on", wrong)
        return self.cleaned_data


class RoundRow(FigureBoxes):
    """What one measure counted in the period of the round."""

    def __init__(self, *args: Any, measure: Measure, **kwargs: Any) -> None:
        super().__init__(*args, measure=measure, row=str(measure.pk), called=measure.name, **kwargs)
        del self.fields["period"], self.fields["ends_on"]

    def ask_for(self, name: str, message: str) -> None:
        if name in self.fields:  # the period stands above
            super().ask_for(name, message)

    @property
    def last(self) -> Reading | None:
        """The newest figure there is. Wants `readings` prefetched."""
        known = in_order(list(self.measure.readings.all()))
        dated = [reading for reading in known if reading.ends_on] or known
        return dated[-1] if dated else None


class Round(Rows):
    """One period, and a row for each measure of a set: those not replaced, in the order of the page."""

    def __init__(self, measures: Iterable[Measure], *, typed: QueryDict | None = None) -> None:
        self.of = RoundOf(typed)
        self.rows: list[RoundRow] = [RoundRow(typed, measure=measure) for measure in measures]

    def is_valid(self) -> bool:
        rows = [row.is_valid() for row in self.filled]
        self.is_whole_table_empty = self.of.is_bound and not self.filled
        return self.of.is_valid() and all(rows) and not self.is_whole_table_empty

    @property
    def told(self) -> list[tuple[Measure, dict[str, Any]]]:
        period = {name: self.of.cleaned_data[name] for name in ("period", "ends_on")}
        return [(row.measure, row.reading() | {"note": row.cleaned_data["note"]} | period) for row in self.filled]

    @property
    def errors(self) -> list[dict[str, str]]:
        """What is wrong, each line naming its measure and leading to its box."""
        if not self.of.is_bound:
            return []
        found = [
            {"text": message, "href": f"#{target_of(self.of[name])}"}
            for name in self.of.fields
            for message in messages_of(self.of[name])
        ]
        if self.is_whole_table_empty:
            first = self.rows[0]["value"] if self.rows else self.of["period"]
            found.append({"text": _("Enter at least one figure"), "href": f"#{target_of(first)}"})
        return [*found, *self.errors_of_rows()]
