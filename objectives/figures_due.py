"""When new figures of a measure are due: a promise of the council's own, which this writes into the book of deadlines
and takes out again."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from councils.models import User
from councils.people_form import people_who
from councils.record import Actor
from councils.roles import Can
from deadlines import actions as deadlines
from deadlines import keeping
from deadlines.models import Deadline, Kind
from duty.intervals import months_on
from duty.written import in_words
from govuk.quotes import in_quotes
from objectives.models import Decision, FigureState, Measure, Objective, ObjectiveSet, Reading, Review, State
from objectives.querysets import in_place_from, replaced_by
from objectives.wording import rhythm_in_words

PURSUED = frozenset({None, Decision.KEEP, Decision.AMEND})


def expect_figures(measure: Measure, objective_set: ObjectiveSet, *, on: date, by: Actor) -> None:
    """Open, move or close the deadline for the new figures of one measure."""
    expect_figures_of([measure], objective_set, on=on, by=by)


def expect_all_figures(objective_set: ObjectiveSet, *, on: date, by: Actor) -> None:
    """Bring the deadlines for new figures of every measure of the set in line with the book."""
    expect_figures_of(Measure.objects.filter(objective__objective_set=objective_set), objective_set, on=on, by=by)


def expect_figures_of(measures: Iterable[Measure], objective_set: ObjectiveSet, *, on: date, by: Actor) -> None:
    """The same for some measures of the set, in a fixed number of statements.

    While a set is being amended nothing is opened and no name is changed: what nobody published yet is no promise.
    """
    rows = Measure.objects.filter(pk__in=[measure.pk for measure in measures]).select_related(
        "owner_account", "objective__owner_account", "objective__sponsor_account"
    )
    among = {measure.pk: measure for measure in rows}
    open_ones = Deadline.objects.open().filter(kind=Kind.FIGURES, subject_type=Measure._meta.label_lower)
    present = {row.subject_number: row.label for row in open_ones.filter(subject_number__in=among)}
    wanted = {}
    if objective_set.published_on and not replaced_by(objective_set, on=on):
        known = Known.of(among.values(), objective_set)
        is_settled = objective_set.state == State.PUBLISHED
        for key, measure in among.items():
            measure.objective.objective_set = objective_set
            if (is_settled or key in present) and (told := known.promised(measure)):
                wanted[key] = told | ({} if is_settled else {"label": present[key]})
    deadlines.keep_in_line(
        wanted, among=among, of=Measure, kind=Kind.FIGURES, council=objective_set.council, on=on, by=by
    )


@dataclass(frozen=True)
class Known:
    """What is known of some measures of one set, by their keys, read in a fixed number of queries."""

    objective_set: ObjectiveSet
    last_ends: dict[int, date]
    replaced: Collection[int]
    decisions: dict[int, str]
    readers: Collection[User]
    members: Collection[User]
    until: date | None

    @classmethod
    def of(cls, measures: Iterable[Measure], objective_set: ObjectiveSet) -> "Known":
        among = {measure.pk: measure.objective_id for measure in measures}
        # "Not collected" answers for its period too; "not yet available" leaves it open.
        answered = Reading.objects.filter(measure__in=among, ends_on__isnull=False).exclude(state=FigureState.NOT_YET)
        reviews = Review.objects.filter(objective__in=among.values()).order_by("decided_on", "pk")
        newer = getattr(objective_set, "superseded_by", None)
        return cls(
            objective_set=objective_set,
            last_ends=dict(answered.values_list("measure").annotate(last=Max("ends_on"))),
            replaced=set(Measure.objects.filter(replaced_by__isnull=False, pk__in=among).values_list("pk", flat=True)),
            decisions=dict(reviews.values_list("objective", "decision")),  # the newest is the last
            readers=people_who(objective_set.council, Can.SEE_DRAFTS),
            members=people_who(objective_set.council, Can.SEE_DASHBOARD),
            until=in_place_from(newer) if newer else None,
        )

    def promised(self, measure: Measure) -> dict[str, Any] | None:
        """What the book says of the next figures of a measure; None where the council owes none."""
        objective, started = measure.objective, self.objective_set.published_on
        since = self.last_ends.get(measure.pk) or started
        if not since or not measure.every_months or measure.pk in self.replaced or objective.number is None:
            return None
        if self.decisions.get(objective.pk) not in PURSUED or (measure.target_on and measure.target_on <= since):
            return None
        due_on, months = since, measure.lag_months
        while due_on == since or (started and due_on <= started):  # nothing fell due before anybody promised it
            months += measure.every_months
            due_on = months_on(since, months)
        if self.until and due_on >= self.until:
            return None
        owner, sponsor = self.told_of(measure)
        return {
            "label": label_of(measure),
            "path": f"{objective.get_absolute_url()}#measures",
            "opened_on": since,
            "due_on": due_on,
            "explanation": explained(measure, self.last_ends.get(measure.pk), since=since, due_on=due_on),
            "is_promise": True,
            "owner": owner,
            "sponsor": sponsor,
        }

    def told_of(self, measure: Measure) -> tuple[User | None, User | None]:
        """Who is told, and the councillor to whom a long delay is brought; nobody who has no such role any more."""
        objective = measure.objective
        owner = next((one for one in (measure.owner_account, objective.owner_account) if one in self.readers), None)
        return owner, objective.sponsor_account if objective.sponsor_account in self.members else None


def label_of(measure: Measure) -> str:
    return (_("New figures: %(name)s") % {"name": in_quotes(measure.name)})[:300]


def explained(measure: Measure, last_end: date | None, *, since: date, due_on: date) -> str:
    """How the day was found. It speaks of the objective by its number: an amendment may be changing its words."""
    if last_end:
        begins = _("The newest figures are of the period that ended on %(day)s.")
    else:
        begins = _("No figure says yet when its period ended, so this runs from %(day)s, when the set was published.")
    said = [
        _("This is a measure of objective %(number)s.") % {"number": measure.objective.number},
        begins % {"day": in_words(since)},
        _("%(rhythm)s: so the next are due by %(day)s.")
        % {"rhythm": rhythm_in_words(measure), "day": in_words(due_on)},
    ]
    return " ".join(said)


def tell_of_figures(objective: Objective, *, by: Actor) -> None:
    """The days of its measures that are open already are told to the people who answer for the objective now."""
    measures = {measure.pk: measure for measure in objective.measures.select_related("owner_account")}
    rows = Deadline.objects.open().filter(kind=Kind.FIGURES, subject_type=Measure._meta.label_lower)
    if not (found := list(rows.filter(subject_number__in=measures))):
        return
    known = Known.of(measures.values(), objective.objective_set)
    for deadline in found:
        measure = measures[deadline.subject_number]
        measure.objective = objective
        owner, sponsor = known.told_of(measure)
        keeping.name_people(deadline, owner=owner, sponsor=sponsor, by=by)
