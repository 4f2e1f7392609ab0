"""How objectives read on a page: figures, targets, aims, and the words and colours of their states."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import template
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from councils.models import Aim, Characteristic
from deadlines.dates import SOON, days_in_words
from duty.characteristics import CHARACTERISTICS
from govuk.components import component
from govuk.templatetags.govuk import day
from objectives.checks import Finding, Part
from objectives.facts import Figure, MeasureFacts, in_order, of_plain
from objectives.models import Action, ActionState, Objective, Rag, Reading, State, Unit, tags_of
from objectives.models.objective import characteristics_of
from objectives.pictures import Pictures, pictures
from objectives.wording import counted, figure, target_in_words

register = template.Library()

STATES = {State.DRAFT: "grey", State.IN_REVIEW: "purple", State.PUBLISHED: "green", State.AMENDING: "yellow"}
RAGS = {Rag.ON_TRACK: "green", Rag.AT_RISK: "yellow", Rag.LATE: "red", Rag.MET: "blue"}


def _tag(text: str | Promise, colour: str) -> SafeString:
    return component("tag", text=text, classes=f"govuk-tag--{colour}")


@register.filter
def state_tag(state: str) -> SafeString:
    """Where a set stands, in words and colour."""
    return _tag(State(state).label, STATES[State(state)])


@register.filter
def rag_tag(rag: str | None) -> SafeString:
    """How an objective goes, in words and colour; "Not reported" for None."""
    return _tag(Rag(rag).label, RAGS[Rag(rag)]) if rag else _tag(_("Not reported"), "grey")


@register.simple_tag
def days_left(action: Action, on: date) -> SafeString:
    """How near the day of an action that is to do is, in words and colour."""
    days = (action.due_on - on).days
    colour = "red" if days < 0 else "orange" if days == 0 else "yellow" if days <= SOON else "grey"
    return _tag(days_in_words(days), colour)


@register.filter
def ended(action: Action) -> str:
    """ "Done on 3 March 2026, 5 days after its day."; "Dropped on 3 March 2026."."""
    if action.state == ActionState.DROPPED:
        return _("Dropped on %(day)s.") % {"day": day(action.ended_on)}
    late = (action.ended_on - action.due_on).days if action.ended_on else 0
    if late <= 0:
        return _("Done on %(day)s.") % {"day": day(action.ended_on)}
    said = ngettext(
        "Done on %(day)s, %(late)s day after its day.", "Done on %(day)s, %(late)s days after its day.", late
    )
    return said % {"day": day(action.ended_on), "late": f"{late:,}"}


register.filter("figure", figure)
register.filter("target", target_in_words)


register.filter("tags", tags_of)


@register.simple_tag
def counted_in(told: Figure | Mapping[str, Any]) -> str:
    """What a figure was counted from: "57 of 440", and the exact share where the published one is that, rounded."""
    facts = Figure(**told) if isinstance(told, Mapping) else told
    of = counted(facts.numerator, facts.denominator)
    if not facts.exactly:
        return of
    return _("%(counted)s, that is %(share)s") % {"counted": of, "share": figure(facts.exactly, Unit.PERCENT)}


@register.simple_tag
def pictures_of(measure: MeasureFacts | Mapping[str, Any]) -> Pictures:
    """The charts of a measure, live or from a frozen edition."""
    return pictures(of_plain(measure) if isinstance(measure, Mapping) else measure)


@register.filter
def aims_in_words(aims: Iterable[str]) -> list[str]:
    """The names of aims, in the order of the Act."""
    chosen = set(aims)
    return [str(aim.label) for aim in Aim if aim in chosen]


@register.filter
def characteristics(objective: Objective) -> list[Characteristic]:
    """The characteristics an objective names, each once; wants `cover__pair__characteristic` prefetched."""
    return characteristics_of(objective)


@register.filter
def of(rows: dict[int, list], number: int) -> list:
    """What a mapping by key holds for one thing: `findings_of_measures|of:measure.pk`."""
    return rows.get(number, [])


@register.filter
def needed(found: Iterable[Finding]) -> int:
    """How many of the findings stop a submission."""
    return sum(finding.blocks for finding in found)


@register.filter
def measuring(found: Iterable[Finding]) -> bool:
    """Whether any of the findings is about how the council will know."""
    return any(finding.part == Part.MEASURES for finding in found)


@register.filter
def for_whom(objective: Objective) -> list[tuple[str, list[Characteristic]]]:
    """Each aim the objective has, with the characteristics named for it; wants the same prefetched."""
    rows = sorted(objective.cover.all(), key=lambda cover: cover.pair.characteristic.position)
    return [
        (str(aim.label), [cover.pair.characteristic for cover in rows if cover.pair.aim == aim])
        for aim in Aim
        if aim in objective.aims
    ]


@register.filter
def without_aim(objective: Objective) -> list[str]:
    """The names of the characteristics that no aim is decided for, in the statute's order."""
    return [each.name for each in CHARACTERISTICS if each.code in objective.characteristics_without_aim]


@register.filter
def considered(objective: Objective) -> list[tuple[str, list[str]]]:
    """What the council considers beside the nine, each with its aims; wants `local_cover__local` prefetched."""
    rows = sorted(
        objective.local_cover.all(), key=lambda row: (row.local.name, Aim.values.index(row.aim or Aim.FOSTER))
    )
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row.local.name, []).append(str(row.get_aim_display()) if row.aim else _("no aim so far"))
    return list(found.items())


@register.filter
def in_time(readings: Iterable[Reading]) -> list[Reading]:
    """Figures in the order of their periods."""
    return in_order(list(readings))


@register.filter
def newest(rows: Iterable, name: str) -> list:
    """Dated rows, the newest first; of one day, the last entered."""
    return sorted(rows, key=lambda row: (getattr(row, name), row.pk), reverse=True)


@register.filter
def web_address(text: str) -> str:
    """A reference; a link when it is a web address and nothing else."""
    if text.startswith(("https://", "http://")) and " " not in text:
        return format_html('<a class="govuk-link" href="{}">{}</a>', text, text)
    return text


@register.simple_tag
def glance_of(glances: Mapping[str, Any], slug: str) -> Any:
    """The chart of a set among those of several; None where it has none."""
    return glances.get(slug)
