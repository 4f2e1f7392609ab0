"""Several objectives at once: a list as it was pasted, read into references and titles that can still be changed."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from govuk.fields import Line, LongLine, LongTextField
from govuk.forms import Form
from objectives.models import Objective

MOST = 60
LONGEST = Objective._meta.get_field("title").max_length or 0
# What stands before an item and is no reference. A dash or an "o" needs a space after it: both begin words too.
BULLET = re.compile(r"^(?:[•·●○▪■◦‣⁃∙\uf0a7\uf0b7]\s*|[*–—\-]\s+|o\t\s*)")
WORD = "objective|outcome|priority|aim|goal|ambition|theme|amcan|canlyniad|blaenoriaeth|nod"
# A number with a few letters before it and one after ("EO2", "12a", "1.3"), with a word ("Objective 4"), or a letter
# alone, Welsh ones like "ch" and "dd" too. Years and other long numbers are none.
NUMBERED = rf"(?:(?:{WORD})\s+|[a-z]{{1,2}}\s|[a-z]{{1,4}}-?)?\d{{1,3}}(?:\.\d{{1,3}})*[a-z]?"
LETTERED = r"[a-z]|ch|dd|ff|ng|ll|ph|rh|th|[ivx]{1,5}"
# It is a reference only with a sign and a space after it. A dash before a figure is a range ("16 - 24 year olds").
REFERENCE = re.compile(
    rf"^(?:\((?P<inside>{NUMBERED}|{LETTERED})\)[.:]?\s+"
    rf"|(?P<marked>{NUMBERED}|{LETTERED})[.:)]\s+"
    rf"|(?P<bare>\d{{1,3}}[a-z])\s+(?=\D)"
    rf"|(?P<dashed>{NUMBERED})(?:\s+[–—-]|[–—])\s+(?=\D)"
    rf"|(?P<tabbed>{NUMBERED})\t\s*)(?P<title>\S.*)$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Read:
    """One line as it was understood."""

    reference: str
    title: str


def read_line(line: str) -> Read:
    line = BULLET.sub("", line.strip())
    found = REFERENCE.match(line)
    if not found:
        return Read("", " ".join(line.split()))
    reference = found["inside"] or found["marked"] or found["bare"] or found["dashed"] or found["tabbed"]
    return Read(" ".join(reference.split()), " ".join(found["title"].split()))


def read_list(text: str) -> list[Read]:
    """Each line of a pasted list that says something, as a reference, if it has one, and a title."""
    return [read for line in text.splitlines() if (read := read_line(line)).title]


def alike(title: str) -> str:
    return " ".join(title.split()).casefold().rstrip(".")


class PasteObjectives(Form):
    """The list as it stands in a document."""

    submit = gettext_lazy("Read the list")

    pasted = LongTextField(
        label=gettext_lazy("The objectives, one on each line"),
        help_text=gettext_lazy(
            "A number or letter in front, such as “1.”, “12a)” or “EO2:”, is taken as the reference. Nothing is saved "
            "yet: the next page shows how the list was read."
        ),
        widget=forms.Textarea(attrs={"rows": 15}),
        error_messages={"required": gettext_lazy("Paste the objectives, one on each line")},
    )

    def clean_pasted(self) -> list[Read]:
        found = read_list(self.cleaned_data["pasted"])
        if not found:
            raise forms.ValidationError(_("Paste the objectives, one on each line"))
        if len(found) > MOST:
            told = {"count": len(found), "most": MOST}
            raise forms.ValidationError(
                _("There are %(count)d lines, and %(most)d is the most at once. Paste the rest afterwards") % told
            )
        return found


class AddSeveral(Form):
    """How a list was read, a row for each objective. A row whose objective is emptied is left out."""

    submit = gettext_lazy("Add these objectives")

    confirmed = forms.BooleanField(label=gettext_lazy("Add them all the same"), required=False)

    def __init__(self, *args: Any, count: int, taken: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.count, self.taken = count, {alike(title) for title in taken}
        for n in range(1, count + 1):
            self.fields[f"reference-{n}"] = Line(
                label=_("Reference of objective %(n)d") % {"n": n},
                max_length=20,
                required=False,
                error_messages={"max_length": _("The reference must be 20 characters or fewer")},
            )
            self.fields[f"title-{n}"] = LongLine(
                label=_("Objective %(n)d") % {"n": n}, required=False, widget=forms.Textarea(attrs={"rows": 2})
            )

    @classmethod
    def read(cls, found: list[Read], *, taken: Iterable[str]) -> Self:
        shown = {f"title-{n}": each.title for n, each in enumerate(found, start=1)}
        shown |= {f"reference-{n}": each.reference for n, each in enumerate(found, start=1)}
        return cls(count=len(found), taken=taken, initial=shown)

    @classmethod
    def sent(cls, posted: QueryDict, *, taken: Iterable[str]) -> Self:
        count = next(n for n in range(MOST + 1) if n == MOST or f"title-{n + 1}" not in posted)
        return cls(posted, count=count, taken=taken)

    @property
    def rows(self) -> list[dict[str, Any]]:
        noticed = self.noticed()
        return [
            {
                "number": n,
                "reference": self[f"reference-{n}"],
                "title": self[f"title-{n}"],
                "noticed": noticed.get(n, ""),
            }
            for n in range(1, self.count + 1)
        ]

    def titles(self) -> Mapping[int, str]:
        typed = {n: str(self[f"title-{n}"].value() or "") for n in range(1, self.count + 1)}
        return {n: alike(title) for n, title in typed.items() if alike(title)}

    def noticed(self) -> dict[int, str]:
        """What is there twice, by row: with what the set has already, or with another line of the list."""
        titles = self.titles()
        times = Counter(titles.values())
        found = {n: _("This line is in the list more than once.") for n, title in titles.items() if times[title] > 1}
        return found | {
            n: _("The set already has this objective.") for n, title in titles.items() if title in self.taken
        }

    def clean(self) -> None:
        if not self.titles():
            self.add_error("title-1" if self.count else None, _("Enter at least one objective"))
        for n in range(1, self.count + 1):
            title, reference = self.cleaned_data.get(f"title-{n}", ""), self.cleaned_data.get(f"reference-{n}", "")
            if len(title) > LONGEST:
                self.add_error(
                    f"title-{n}", _("The objective must be %(most)d characters or fewer") % {"most": LONGEST}
                )
            if reference and not title:
                self.add_error(f"title-{n}", _("Enter the objective, or clear its reference as well"))
        if self.noticed() and not self.cleaned_data.get("confirmed"):
            self.add_error("confirmed", _("Some lines are there twice. Empty them, or confirm that you want them so"))

    def told(self) -> list[dict[str, str]]:
        given = self.cleaned_data
        return [
            {"reference": given[f"reference-{n}"], "title": title}
            for n in range(1, self.count + 1)
            if (title := given[f"title-{n}"])
        ]
