"""Why nothing is for some: a sentence for each characteristic without an objective, and for single empty cells."""

from typing import Any, Self

from django import forms
from django.db import models
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from councils.edit_form import Edit
from govuk.fields import LongTextField
from objectives.coverage import Board, Cell, Row, board_of
from objectives.models import GapReason, ObjectiveSet

LONGEST = GapReason._meta.get_field("text").max_length or 0


class GapReasons(Edit):
    """One box for each gap of a board, and for each reason that stands, so that one no longer needed can go. What was
    typed in a box stays, though an objective may have filled its gap meanwhile."""

    submit = gettext_lazy("Save the reasons")

    def __init__(self, *args: Any, board: Board, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.board = board
        for row in board.protected:
            if row.is_gap or row.reason or self.data.get(row.code):
                self.fields[row.code] = box(_("Why is no objective for %(name)s?") % {"name": row.name}, self.hint(row))
            for cell in row.cells:
                name = cell_name(row, cell)
                if cell.is_empty or cell.reason or self.data.get(name):
                    self.fields[name] = box(f"{row.name}: {cell.aim_name}", "", rows=2)

    def hint(self, row: Row) -> str:
        if row.is_only_about_pay:
            return _(
                "An objective about pay differences does not cover it, so the law asks for a reason (%(law)s)."
            ) % {"law": self.board.law}
        if not row.is_gap:
            return _("An objective is for it by now. Empty the box if the reason holds no more.")
        if not self.board.is_duty or not row.is_asked:
            return _("Good practice. It may be left empty.")
        return _("The law asks for a published reason (%(law)s).") % {"law": self.board.law}

    def clean(self) -> None:
        for name, text in list(self.cleaned_data.items()):
            if name != "seen" and name not in self.data:
                self.cleaned_data[name] = self.initial.get(name, "")  # a box that was not on the page says nothing
            elif text and (closed := self.closed_by_law().get(name)):
                self.add_error(name, closed)

    def closed_by_law(self) -> dict[str, str]:
        return {cell_name(row, cell): cell.closed for row in self.board.protected for cell in row.cells if cell.closed}

    @property
    def whole_rows(self) -> list[forms.BoundField]:
        return [self[row.code] for row in self.board.protected if row.code in self.fields]

    @property
    def cells(self) -> list[forms.BoundField]:
        return [
            self[name]
            for row in self.board.protected
            for cell in row.cells
            if (name := cell_name(row, cell)) in self.fields
        ]

    @property
    def is_open(self) -> bool:
        """Whether the boxes for single cells are shown at once: something stands in one, or is wrong."""
        return any(field.value() or field.errors for field in self.cells)

    @classmethod
    def standing(cls, row: models.Model) -> dict[str, Any]:
        assert isinstance(row, ObjectiveSet)  # noqa: S101 - the form is about nothing else
        return {
            f"{each.characteristic_id}-{each.aim}" if each.aim else each.characteristic_id: each.text
            for each in row.gap_reasons.all()
        }

    @classmethod
    def about(cls, row: models.Model, posted: QueryDict | None = None) -> Self:
        assert isinstance(row, ObjectiveSet)  # noqa: S101 - the form is about nothing else
        return cls(posted, board=board_of(row), initial=cls.standing(row) | {"seen": row.version})

    def theirs(self, current: models.Model) -> dict[str, Any]:
        return dict.fromkeys(self.fields, "") | self.standing(current)

    def compare(self, current: models.Model) -> list[tuple[str, str, str]]:
        unseen = {name: self.cleaned_data[name] for name in self.fields if name not in self.data}
        differences = super().compare(current)
        self.data.update(unseen)  # type: ignore[attr-defined]  # the copy that super has just made
        return differences

    def told(self) -> dict[str, Any]:
        def key(name: str) -> tuple[str, str]:
            code, _dash, aim = name.partition("-")
            return code, aim

        return {"reasons": {key(name): text for name, text in super().told().items()}}


def box(label: str, hint: str, *, rows: int = 3) -> LongTextField:
    return LongTextField(
        label=label,
        help_text=hint,
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"max_length": _("A reason must be %(most)d characters or fewer") % {"most": LONGEST}},
    )


def cell_name(row: Row, cell: Cell) -> str:
    return f"{row.code}-{cell.aim}"
