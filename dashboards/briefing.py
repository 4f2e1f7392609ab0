"""The councillors' briefing: headline, duties, objectives, what changed and what comes; only what is public."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.db.models import Q
from django.db.models.fields.json import KT
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from councils.models import Council
from dashboards.drawn import Drawn, drawn
from dashboards.summaries import Standings, duties_in_words, standings
from deadlines.dates import Dated as AsItStands
from deadlines.dates import days_in_words
from deadlines.models import Deadline, Discharge
from duty.regimes import DUTIES
from duty.written import in_words
from govuk.charts import LineChart
from objectives.models import Action, Measure, ObjectiveSet, ProgressUpdate, Rag
from objectives.querysets import replaced_by
from publications.models import Edition
from publications.report.standing import (
    InBrief,
    is_current,
    latest_editions,
    objectives_in_brief,
    reviews_of,
    sets_in_brief,
    was_withdrawn,
)

RECENT = timedelta(days=90)
DATES = 6
NOT_REPORTED = "none"
# In the order in which a reader should look: what goes wrong first.
STATES = [
    (Rag.LATE, Rag.LATE.label, "red"),
    (Rag.AT_RISK, Rag.AT_RISK.label, "yellow"),
    (NOT_REPORTED, gettext_lazy("Not reported"), "grey"),
    (Rag.ON_TRACK, Rag.ON_TRACK.label, "green"),
    (Rag.MET, Rag.MET.label, "blue"),
]
COLOURS = {key: colour for key, _label, colour in STATES}


@dataclass(frozen=True)
class ObjectiveLine:
    """An objective in its published words, with the newest thing said about it."""

    set_key: int
    number: int
    title: str
    address: str
    state: str
    label: str
    said_on: date | None
    said: str
    picture: LineChart | None = None
    courses: tuple[str, ...] = ()

    @property
    def colour(self) -> str:
        return COLOURS[self.state]


@dataclass(frozen=True)
class Tally:
    label: str
    colour: str
    count: int


@dataclass(frozen=True)
class Change:
    on: date
    sentence: str
    address: str = ""
    detail: str = ""


@dataclass(frozen=True)
class Coming:
    on: date
    label: str
    headline: str
    is_promise: bool
    address: str = ""
    is_custom: bool = False  # of a duty whose day the law does not set


@dataclass(frozen=True)
class Dated:
    """A day, and everything that falls on it."""

    on: date
    headline: str
    coming: tuple[Coming, ...]


@dataclass(frozen=True)
class Briefing:
    council: Council
    on: date
    standings: Standings
    objectives: tuple[ObjectiveLine, ...]
    retired: int
    tallies: tuple[Tally, ...]
    late_promises: tuple[Coming, ...]
    changes: tuple[Change, ...]
    dates: tuple[Dated, ...]
    drawn: Drawn
    withdrawn: tuple[Edition, ...] = ()  # of objectives that nothing has replaced

    @property
    def headline(self) -> list[str]:
        return [*duties_in_words(self.standings), *objectives_in_words(self), *promises_in_words(self.late_promises)]


def briefing(council: Council, *, on: date) -> Briefing:
    """Everything on the page, in a number of queries that does not depend on how many objectives there are."""
    unreplaced = [each for each in sets_in_brief(council, on=on) if replaced_by(each, on=on) is None]
    editions = latest_editions(unreplaced, on=on)
    withdrawn = {key: edition for key, edition in editions.items() if was_withdrawn(edition, on=on)}
    standing = [each for each in unreplaced if each.pk not in withdrawn]
    sets = [each for each in standing if is_current(each, on=on)]
    told = [
        (objective_set, brief)
        for objective_set in sets
        for brief in objectives_in_brief(objective_set, editions.get(objective_set.pk), on=on)
    ]
    pictures = drawn(council, sets, editions, on=on)
    lines = [
        line_of(council, objective_set, brief, pictures) for objective_set, brief in told if brief.retired_on is None
    ]
    counted = Counter(line.state for line in lines)
    known = by_key(sets, [line_of(council, objective_set, brief, pictures) for objective_set, brief in told])
    announced = {row.pk for objective_set in standing for row in objective_set.objectives.all() if row.number}
    late, dates = promises_and_dates(council, known, announced, on=on)
    return Briefing(
        council=council,
        on=on,
        standings=standings(council, on=on),
        objectives=tuple(sorted(lines, key=lambda line: list(COLOURS).index(line.state))),
        retired=len(told) - len(lines),
        tallies=tuple(Tally(str(label), colour, counted[key]) for key, label, colour in STATES),
        late_promises=late,
        changes=changes(council, known, sets, on=on),
        dates=dates,
        drawn=pictures,
        withdrawn=tuple(withdrawn.values()),
    )


def line_of(council: Council, objective_set: ObjectiveSet, brief: InBrief, pictures: Drawn) -> ObjectiveLine:
    key = (objective_set.pk, brief.number)
    return ObjectiveLine(
        set_key=objective_set.pk,
        number=brief.number,
        title=brief.title,
        address=reverse("public_objective", args=[council.slug, objective_set.slug, brief.number]),
        state=brief.rag or NOT_REPORTED,
        label=brief.rag_label or _("Not reported"),
        said_on=brief.said_on,
        said=brief.said,
        picture=pictures.pictures.get(key),
        courses=pictures.courses.get(key, ()),
    )


Known = dict[int, ObjectiveLine]  # by the key of the objective's row


def by_key(sets: Sequence[ObjectiveSet], lines: Sequence[ObjectiveLine]) -> Known:
    """The published lines by the key of the row they speak of; what no edition shows yet is not among them."""
    numbers = {(line.set_key, line.number): line for line in lines}
    rows = [(objective_set.pk, row) for objective_set in sets for row in objective_set.objectives.all()]
    return {row.pk: numbers[key, row.number] for key, row in rows if row.number and (key, row.number) in numbers}


# --- What changed, what comes -----------------------------------------------------------------------------------------


def changes(council: Council, known: Known, sets: Sequence[ObjectiveSet], *, on: date) -> tuple[Change, ...]:
    """What became public in the last 90 days, newest first. Only objectives in their published words are spoken of."""
    since = on - RECENT
    found = [*published(council, since, on), *met(council, since, on)]
    notes = ProgressUpdate.objects.filter(objective__in=known, as_at__gt=since, as_at__lte=on)
    for note in notes.order_by("-as_at", "-pk"):
        line = known[note.objective_id]
        said = {"number": line.number, "state": str(note.get_rag_display()).lower(), "title": line.title}
        sentence = _("Progress on objective %(number)s, “%(title)s”: %(state)s") % said
        found.append(Change(note.as_at, sentence, line.address))
    for row in (row for objective_set in sets for row in objective_set.objectives.all() if row.pk in known):
        line = known[row.pk]
        for review in reviews_of(row, on=on):
            if review.decided_on > since:
                said = {"number": line.number, "decision": str(review.get_decision_display()).lower()}
                sentence = _("Objective %(number)s, “%(title)s”, was reviewed: %(decision)s")
                found.append(
                    Change(review.decided_on, sentence % (said | {"title": line.title}), line.address, review.reason)
                )
    return tuple(sorted(found, key=lambda change: change.on, reverse=True))


def published(council: Council, since: date, on: date) -> list[Change]:
    """Editions made public, and editions withdrawn."""
    editions = (
        Edition.objects.of_council(council)
        .filter(Q(published_on__gt=since, published_on__lte=on) | Q(withdrawn_on__gt=since, withdrawn_on__lte=on))
        .annotate(title=KT("snapshot__title"))
        .defer("snapshot", "passport")
        .select_related("publication__council")
        .newest_first()
    )
    found = []
    for edition in editions:
        said = {"title": edition.title, "number": edition.label}
        if edition.withdrawn_on and since < edition.withdrawn_on <= on:
            sentence = _("“%(title)s” was withdrawn") % said
            found.append(Change(edition.withdrawn_on, sentence, edition.get_absolute_url(), edition.withdrawn_because))
        if since < edition.published_on <= on:
            first, later = _("“%(title)s” was published"), _("“%(title)s” was published again as edition %(number)s")
            sentence = (first if edition.number == 1 else later) % said
            found.append(Change(edition.published_on, sentence, edition.get_absolute_url(), edition.what_changed))
    return found


def met(council: Council, since: date, on: date) -> list[Change]:
    """Duties that were met. By which publication is said beside it."""
    rows = Discharge.objects.standing().filter(council=council, made_public_on__gt=since, made_public_on__lte=on)
    names = {duty.code: duty.name for duty in DUTIES}
    return [
        Change(
            row.made_public_on,
            _("Duty met: %(duty)s, by “%(title)s”") % {"duty": names.get(row.duty, row.duty), "title": row.label},
            row.path,
        )
        for row in rows.order_by("-made_public_on", "-pk")
    ]


def promises_and_dates(
    council: Council, known: Known, announced: set[int], *, on: date
) -> tuple[tuple[Coming, ...], tuple[Dated, ...]]:
    """What the council promised itself and is late, and the next days on which anything falls. Of objectives, and of
    actions towards them and their measures, only those `announced`: in a set that stands, by their number."""
    told = []
    rows = list(Deadline.objects.open_on(on).filter(council=council).for_members().soonest_first())
    about = {
        "objectives.objective": {key: key for key in announced},
        "objectives.action": towards(announced, Action, rows),
        "objectives.measure": towards(announced, Measure, rows),
    }
    for row in rows:
        objective = about.get(row.subject_type, {}).get(row.subject_number)
        if objective is None and row.subject_type in about:
            continue
        line = known.get(objective) if objective else None
        label, address = row.label, ""
        if line:
            is_review = row.subject_type == "objectives.objective"
            words = (
                _("Review of objective %(number)s, “%(title)s”") if is_review else _("%(label)s (objective %(number)s)")
            )
            label = words % {"number": line.number, "title": line.title, "label": row.label}
            address = line.address
        stands = AsItStands(row, on)
        told.append(Coming(row.due_on, label, days_in_words(stands.days), row.is_promise, address, stands.by_custom))
    late = tuple(coming for coming in told if coming.on < on and coming.is_promise)
    days = [
        Dated(day, days_in_words((day - on).days), tuple(coming))
        for day, coming in groupby(told, key=lambda coming: coming.on)
        if day >= on
    ]
    return late, tuple(days[:DATES])


def towards(announced: set[int], of: type[Action] | type[Measure], rows: Sequence[Deadline]) -> dict[int, int]:
    """The objectives announced, by the actions towards them, or the measures, that these deadlines are about."""
    about = [row.subject_number for row in rows if row.subject_type == of._meta.label_lower]
    return dict(of._default_manager.filter(pk__in=about, objective__in=announced).values_list("pk", "objective"))


# --- In words ---------------------------------------------------------------------------------------------------------


def objectives_in_words(told: Briefing) -> list[str]:
    total = len(told.objectives)
    gone = [
        _("“%(title)s” was withdrawn on %(day)s: %(because)s")
        % {
            "title": edition.snapshot["title"],
            "day": in_words(edition.withdrawn_on),
            "because": edition.withdrawn_because,
        }
        for edition in told.withdrawn
        if edition.withdrawn_on
    ]
    if gone and not total:
        return gone
    if not total:
        return [_("No equality objectives have been published here.")]
    parts = [
        f"{tally.count} {words}" for tally, words in zip(told.tallies, map(str, WORDS), strict=True) if tally.count
    ]
    said = ngettext("Of %(total)s objective, %(parts)s.", "Of %(total)s objectives, %(parts)s.", total)
    return [*gone, said % {"total": total, "parts": listed(parts)}]


# For "Of 6 objectives, 1 late, 2 at risk …": one phrase for each of STATES.
WORDS = [
    gettext_lazy("late"),
    gettext_lazy("at risk"),
    gettext_lazy("not reported on"),
    gettext_lazy("on track"),
    gettext_lazy("met"),
]


def promises_in_words(late: Sequence[Coming]) -> list[str]:
    if not late:
        return []
    count = len(late)
    said = ngettext(
        "%(count)s thing that the council promised itself is overdue.",
        "%(count)s things that the council promised itself are overdue.",
        count,
    )
    return [said % {"count": count}]


def listed(parts: Sequence[str]) -> str:
    """ "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return _("%(most)s and %(last)s") % {"most": ", ".join(parts[:-1]), "last": parts[-1]}
