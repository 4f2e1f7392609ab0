"""Whom an objective is for: aims with characteristics, what the council considers beside them, its own words."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Self

from django import forms
from django.db import models
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from councils.edit_form import Edit
from councils.models import Aim, Council, LocalCharacteristic, Nation
from duty import characteristics
from govuk.fields import Checkboxes
from govuk.quotes import in_quotes
from objectives.forms.fields import Lines
from objectives.models import Objective, Tag, TagKind

MOST_SUGGESTED = 15
PLACES = (*Aim.values, "")  # an aim, or none while it is not decided


class Shared(forms.MultipleChoiceField):
    """The characteristics an objective names for one aim: only those the Act allows with it (s.149(7))."""

    def __init__(self, *, aim: Aim) -> None:
        self.aim = aim
        allowed = [each for each in characteristics.CHARACTERISTICS if characteristics.is_lawful(each.code, aim)]
        super().__init__(
            choices=[(each.code, each.name) for each in allowed],
            label=_("Characteristics under “%(aim)s”") % {"aim": aim.label},
            required=False,
            widget=Checkboxes,
        )

    def validate(self, value: Any) -> None:
        known = {each.code for each in characteristics.CHARACTERISTICS}
        for code in value or ():
            if code in known and (reason := characteristics.why_not(code, self.aim)):
                raise forms.ValidationError(reason, code="unlawful")
        super().validate(value)


class Considered(forms.MultipleChoiceField):
    """What the council considers beside the nine, for one aim or none yet. The law closes none of these."""

    def __init__(self, *, label: str, among: Iterable[LocalCharacteristic]) -> None:
        super().__init__(
            choices=[
                (each.slug, _("%(name)s (considered no more)") % {"name": each.name} if each.ended_on else each.name)
                for each in among
            ],
            label=label,
            help_text=_("Decided by the council, not protected in law."),
            required=False,
            widget=Checkboxes,
        )


def own_words(label: Any, help_text: Any) -> Lines:
    """Some of the council's own tags, one on each line."""
    return Lines(label=label, help_text=help_text, required=False, widget=forms.Textarea(attrs={"rows": 3}))


class Cover(Edit):
    """Which of the three aims an objective serves, and for people who share which characteristics.

    A draft may name characteristics before anybody has decided for which aim; once an aim names one, it is decided.
    """

    is_about_pay = forms.BooleanField(
        label=gettext_lazy("It is about the causes of pay differences"),
        help_text=gettext_lazy(
            "In Wales such an objective covers no characteristic by itself (SI 2011/1064 regulation 3(3)). Sex, for "
            "example, then needs another objective, or a published reason why there is none."
        ),
        required=False,
    )
    undecided = forms.MultipleChoiceField(
        label=gettext_lazy("Characteristics without an aim so far"),
        help_text=gettext_lazy("One that is chosen under an aim above is taken out here by itself."),
        choices=[(each.code, each.name) for each in characteristics.CHARACTERISTICS],
        required=False,
        widget=Checkboxes,
    )
    group = own_words(
        gettext_lazy("Which people in particular? (optional)"),
        gettext_lazy("One on each line, for example “older people who live alone”."),
    )
    theme = own_words(
        gettext_lazy("Which themes? (optional)"), gettext_lazy("One on each line, for example “hate crime”.")
    )
    priority = own_words(
        gettext_lazy("Which corporate priorities? (optional)"),
        gettext_lazy("One on each line, as the corporate plan names them."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for aim in Aim:
            self.fields[aim.value] = forms.BooleanField(label=aim.label, required=False)
            self.fields[f"{aim}_for"] = Shared(aim=aim)

    @classmethod
    def of(cls, row: Objective, posted: QueryDict | None, *, on: date) -> Self:
        """The form for an objective, with what its council considers on the day and the words it has used already."""
        form = cls.about(row, posted)
        council = row.objective_set.council
        if council.nation != Nation.WALES:
            del form.fields["is_about_pay"]
        if ours := considered_for(row, on=on):
            for place in PLACES:
                label = (
                    _("Also considered here, under “%(aim)s”") % {"aim": Aim(place).label}
                    if place
                    else _("Also considered here, without an aim so far")
                )
                form.fields[local_in(place)] = Considered(label=label, among=ours)
        form.suggest(used_already(council))
        return form

    def suggest(self, used: dict[str, list[str]]) -> None:
        for kind, names in used.items():
            shown = ", ".join(in_quotes(name) for name in names[:MOST_SUGGESTED])
            self.fields[kind].help_text = _("%(hint)s Used already: %(names)s.") % {
                "hint": self.fields[kind].help_text,
                "names": shown,
            }

    @property
    def groups(self) -> list[dict[str, Any]]:
        """The three groups in the order of s.149(1): each aim, its box, and the boxes of its characteristics."""
        return [
            {
                "aim": characteristics.aim(aim),
                "field": self[aim.value],
                "shared": self[f"{aim}_for"],
                "local": self.local_under(aim),
            }
            for aim in Aim
        ]

    def local_under(self, place: str) -> forms.BoundField | None:
        name = local_in(place)
        return self[name] if name in self.fields else None

    @property
    def local_undecided(self) -> forms.BoundField | None:
        return self.local_under("")

    @classmethod
    def standing(cls, row: models.Model) -> dict[str, Any]:
        assert isinstance(row, Objective)  # noqa: S101 - the form is about nothing else
        pairs = row.cover.select_related("pair__characteristic").order_by("pair__characteristic__position")
        covered = [(cover.pair.characteristic_id, cover.pair.aim) for cover in pairs]
        carried = row.tagged.order_by("tag__name").values_list("tag__kind", "tag__name")
        local = list(row.local_cover.order_by("local__name").values_list("local__slug", "aim"))
        shown: dict[str, Any] = {kind.value: [name for of, name in carried if of == kind] for kind in TagKind}
        shown |= {"is_about_pay": row.is_about_pay, "undecided": row.characteristics_without_aim}
        for place in PLACES:
            shown[local_in(place)] = [slug for slug, of in local if of == place]
        for aim in Aim:
            shown[aim.value] = aim in row.aims
            shown[f"{aim}_for"] = [code for code, of in covered if of == aim]
        return shown

    def clean(self) -> None:
        most = Tag._meta.get_field("name").max_length or 0
        for kind in TagKind:
            if any(len(name) > most for name in self.cleaned_data.get(kind.value, ())):
                self.add_error(kind.value, _("Each line must be %(most)d characters or fewer") % {"most": most})
        for aim in Aim:
            is_named = self.cleaned_data.get(f"{aim}_for") or self.cleaned_data.get(local_in(aim))
            if is_named and not self.cleaned_data.get(aim.value):
                self.add_error(
                    aim.value,
                    _("Select “%(aim)s” as well, or clear the characteristics under it") % {"aim": aim.label},
                )

    def told(self) -> dict[str, Any]:
        given = self.cleaned_data
        told = {
            "tags": [(kind.value, name) for kind in TagKind for name in given[kind.value]],
            "aims": [aim.value for aim in Aim if given[aim.value]],
            "pairs": [(code, aim.value) for aim in Aim for code in given[f"{aim}_for"]],
            "characteristics_without_aim": given["undecided"],
        }
        if "is_about_pay" in given:
            told["is_about_pay"] = given["is_about_pay"]
        if local_in("") in given:
            told["local"] = list(self.local_told())
        return told

    def local_told(self) -> Iterator[tuple[str, str]]:
        for place in PLACES:
            yield from ((slug, place) for slug in self.cleaned_data[local_in(place)])


def local_in(place: str) -> str:
    """The name of the field for what the council considers beside the nine, under an aim or none."""
    return f"{place or 'undecided'}_local"


def considered_for(row: Objective, *, on: date) -> list[LocalCharacteristic]:
    """What the council considers on the day, and what this objective is for although the council has ended it."""
    of_council = row.objective_set.council.local_characteristics
    standing = list(of_council.standing(on=on).filter(ended_on=None))
    held = of_council.filter(local_cover__objective=row).exclude(pk__in=[each.pk for each in standing])
    return [*standing, *held.distinct().order_by("name", "pk")]


def used_already(council: Council) -> dict[str, list[str]]:
    """The tags the council's objectives carry, by kind."""
    used: dict[str, list[str]] = {}
    rows = council.tags.exclude(tagged=None).order_by("name").values_list("kind", "name").distinct()
    for kind, name in rows:
        used.setdefault(kind, []).append(name)
    return used
