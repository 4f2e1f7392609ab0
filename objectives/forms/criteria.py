"""One sign of success: from which measure it is read, or how a person judges it."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Self

from django import forms
from django.db import models
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from councils.edit_form import Edit
from govuk.fields import DayField, Prose, Radios
from govuk.forms import Form
from objectives.fitting import why_sign_cannot
from objectives.forms.figures import EARLIEST
from objectives.forms.measure import EarlierMeasure
from objectives.models import Condition, Measure, SuccessCriterion


class TieCriterion(Edit):
    """From which measure a sign is read, and what must be so of it. `seen` is the objective's version."""

    submit = gettext_lazy("Save")
    criterion: SuccessCriterion

    measure = EarlierMeasure(
        label=gettext_lazy("From which measure is it read?"),
        help_text=gettext_lazy("The portal then works out from its figures whether the sign is seen."),
        widget=Radios,
    )
    condition = forms.ChoiceField(
        label=gettext_lazy("It is seen when …"),
        choices=[(each.value, each.label) for each in Condition],
        widget=Radios(
            hints={
                Condition.NARROW: gettext_lazy("Only for a measure that is compared with somebody."),
                Condition.ABOVE: gettext_lazy("Only for a measure that is compared with somebody."),
                Condition.BENCHMARK: gettext_lazy("Only for a measure with a benchmark."),
                Condition.TARGET: gettext_lazy("Only for a measure with a target."),
            }
        ),
        required=False,
    )

    @classmethod
    def of(cls, criterion: SuccessCriterion, measures: Iterable[Measure], posted: QueryDict | None = None) -> Self:
        form = cls.about(criterion, posted)
        form.criterion = criterion
        field = form.fields["measure"]
        assert isinstance(field, EarlierMeasure)  # noqa: S101 - declared above
        field.choose_among(measures, none=_("From none: a person judges it"))
        return form

    @classmethod
    def standing(cls, row: models.Model) -> dict[str, Any]:
        return {name: getattr(row, name) for name in ("measure", "condition")}

    @classmethod
    def version_of(cls, row: models.Model) -> Any:
        return row.objective.version  # type: ignore[attr-defined]  # it is about a sign

    def compare(self, current: models.Model) -> list[tuple[str, str, str]]:
        """What overtook it is a save of the objective: shown is how the sign stands after that."""
        now = SuccessCriterion.objects.select_related("objective", "measure").filter(pk=self.criterion.pk).first()
        return super().compare(now) if now else []

    def clean(self) -> Any:
        given = self.cleaned_data
        measure, condition = given.get("measure"), given.get("condition", "")
        if measure and not condition and "condition" not in self.errors:
            self.add_error("condition", _("Select when it is seen"))
        elif measure and condition and (why := why_sign_cannot(self.criterion.objective, measure, condition)):
            self.add_error("condition", why.rstrip("."))
        return given


SEEN, UNSEEN, BACK = "seen", "unseen", "back"


class JudgeCriterion(Form):
    """Whether a sign is seen, and what shows it."""

    submit = gettext_lazy("Save the judgement")

    verdict = forms.ChoiceField(
        label=gettext_lazy("Is it seen?"),
        choices=[
            (SEEN, gettext_lazy("Yes, it is seen")),
            (UNSEEN, gettext_lazy("No, it is not seen")),
            (BACK, gettext_lazy("It cannot be said yet")),
        ],
        widget=Radios(hints={BACK: gettext_lazy("A judgement made before is taken back.")}),
        error_messages={"required": gettext_lazy("Select whether it is seen")},
    )
    evidence = Prose(
        label=gettext_lazy("What shows it?"),
        help_text=gettext_lazy("What was found, and where a reader could check it. Readers see it; name no person."),
        required=False,
        max_length=2000,
        error_messages={"max_length": gettext_lazy("What shows it must be 2,000 characters or fewer")},
    )
    judged_on = DayField(
        label=gettext_lazy("As at"),
        name=gettext_lazy("the day of the judgement"),
        help_text=gettext_lazy("Usually today."),
    )

    @classmethod
    def of(cls, criterion: SuccessCriterion, *, on: date, posted: QueryDict | None = None) -> Self:
        verdict = {True: SEEN, False: UNSEEN, None: ""}[criterion.is_seen]
        form = cls(posted, initial={"verdict": verdict, "evidence": criterion.evidence, "judged_on": on})
        day = form.fields["judged_on"]
        assert isinstance(day, DayField)  # noqa: S101 - declared above
        day.earliest, day.latest = EARLIEST, on
        return form

    def clean(self) -> Any:
        given = self.cleaned_data
        if given.get("verdict") in (SEEN, UNSEEN) and not given.get("evidence") and "evidence" not in self.errors:
            self.add_error("evidence", _("Say what shows it"))
        return given

    def told(self) -> dict[str, Any]:
        verdict = {SEEN: True, UNSEEN: False, BACK: None}[self.cleaned_data["verdict"]]
        return {"is_seen": verdict, "evidence": self.cleaned_data["evidence"], "on": self.cleaned_data["judged_on"]}
