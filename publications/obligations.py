"""What the law asks of a council, what it has done and when it is next due, in words for everybody."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from councils.models import Council, Headcount
from deadlines.bodies import bodies_of
from deadlines.models import Discharge
from deadlines.querysets import DischargeQuerySet
from deadlines.standing import Owed, duties_of_councils
from duty.clock import Standing, Status
from duty.intervals import ONE_DAY
from duty.nations import Nation
from duty.regimes import Duty, OtherLaw, duties_for, employee_part
from duty.reviews import ReviewDue, set_due
from duty.written import in_words
from objectives.models import ObjectiveSet
from objectives.querysets import replaced_by
from publications.models import Edition, Publication
from publications.report.standing import (
    InBrief,
    Worded,
    is_current,
    objectives_in_brief,
    set_as_published,
    was_withdrawn,
)

__all__ = ["Asked", "AskedOf", "SetShown", "asked_of", "sets_shown", "why_no_status"]


@dataclass(frozen=True)
class Asked:
    """One duty: what it asks, when it was last met, where it stands on the day, and how the day was worked out."""

    duty: Duty
    bodies: str
    met: Discharge | None
    due_on: date | None
    status: str
    colour: str
    note: str
    about_employees: str
    explanation: tuple[str, ...]


def why_no_status(council: Council, *, on: date) -> list[str]:
    """Why nothing is said of how the council stands; empty where something is."""
    law = duties_for(Nation(council.nation), on=on)
    if isinstance(law, OtherLaw):
        return [law.sentence]
    if council.has_ended(on=on) and council.ended_on:
        return [_("The council ended on %(day)s and owes nothing since.") % {"day": in_words(council.ended_on)}]
    if not council.is_followed:
        return [_("This council is not using this portal, so we cannot say.")]
    return []


def not_known() -> tuple[str, str, str]:
    return _("Not known"), "grey", _("The documents shown here do not say when this was published.")


@dataclass(frozen=True)
class AskedOf:
    """What the law asks of a council: `dated` with a clock of their own, `undated` without, `too_small` not at all."""

    dated: tuple[Asked, ...]
    undated: tuple[Duty, ...]
    too_small: tuple[Asked, ...]


def asked_of(council: Council, *, on: date) -> AskedOf:
    """Where each duty of a followed council stands on the day; nothing for the others."""
    duties = duties_of_councils([council], on=on, discharges=with_withdrawals(on=on))[council.pk]
    several = len(bodies_of(council)) > 1
    return AskedOf(
        tuple(asked(council, owed, several=several) for owed in duties.owed),
        duties.undated,
        tuple(asked(council, owed, several=several) for owed in duties.too_small),
    )


def with_withdrawals(*, on: date) -> DischargeQuerySet:
    """Discharges that know whether what met the duty was withdrawn since."""
    return Discharge.objects.annotate(is_of_withdrawn=of_withdrawn(on=on))


def of_withdrawn(*, on: date) -> ExpressionWrapper:
    """For discharges: whether the publication that met the duty was withdrawn by the day (its clock stands)."""
    newest = Edition.objects.filter(publication=OuterRef("subject_number")).latest_of_each(on=on)
    withdrawn = Exists(newest.filter(withdrawn_on__lte=on))
    return ExpressionWrapper(Q(subject_type=Publication._meta.label_lower) & Q(withdrawn), output_field=BooleanField())


def asked(council: Council, owed: Owed, *, several: bool) -> Asked:
    at = owed.standing
    size = about_employees(owed.duty, owed.headcount)
    is_day_known = owed.met is not None or not council.is_historical_example or not at.applies
    status, colour, note = (
        in_neutral_words(at, is_law=owed.duty.is_law, is_recorded=owed.met is not None) if is_day_known else not_known()
    )
    return Asked(
        duty=owed.duty,
        bodies=owed.body_names if several else "",
        met=owed.met,
        due_on=at.due_on if is_day_known else None,
        status=status,
        colour=colour,
        note=note,
        about_employees=size,
        explanation=explained(at, owed.met, but=size) if is_day_known else (owed.duty.rule,),
    )


def about_employees(duty: Duty, headcount: Headcount | None) -> str:
    """What the council's size means for the part about employees."""
    if headcount is None:
        return employee_part(duty, None)
    return employee_part(duty, headcount.count, at_most=headcount.is_upper_bound)


def explained(at: Standing, met: Discharge | None, *, but: str) -> tuple[str, ...]:
    """How the day was found; where it rests on a day that no document gives, that comes first."""
    sentences = tuple(sentence for sentence in at.explanation if sentence != but)
    if met is None or not met.is_day_assumed:
        return sentences
    day = {"day": in_words(met.made_public_on)}
    return (_("No document gives the day of publication. We assume %(day)s, and count from there.") % day, *sentences)


def in_neutral_words(at: Standing, *, is_law: bool = True, is_recorded: bool = True) -> tuple[str, str, str]:
    """A status in words, its colour, and a further sentence. What cannot be known is not held against anybody, and a
    day on which lateness is arguable is never called late."""
    match at.status:
        case Status.NEVER_PUBLISHED:
            return _("None recorded"), "grey", _("No publication under this duty is recorded on this portal.")
        case Status.OVERDUE if at.contested:
            until = in_words(at.contested_until) if at.contested_until else ""
            note = _("Publishing by the end of %(day)s is arguably in time.") % {"day": until} if until else ""
            return _("Past the safe day"), "yellow", note
        case Status.OVERDUE if not is_recorded:
            return _("None recorded"), "grey", _("No publication under this duty is recorded on this portal.")
        case Status.OVERDUE if at.by_custom:
            return at.headline, "yellow", _("The law sets no day; councils keep this one by custom.")
        case Status.OVERDUE:
            return at.headline, "orange", ""
        case Status.DUE_SOON | Status.DUE_TODAY:
            return at.headline, "yellow", ""
        case Status.NOT_APPLICABLE:
            return at.headline, "grey", " ".join(at.explanation)
        case _:
            by_custom = "" if is_law else " " + _("The law sets no day; councils keep this one by custom.")
            return _("Up to date"), "green", at.headline + by_custom


@dataclass(frozen=True)
class SetShown:
    """A published set of objectives, as the public finds it on a day."""

    slug: str
    published_on: date | None
    is_day_assumed: bool
    facts: Worded
    edition: Edition | None
    withdrawn_on: date | None
    objectives: list[InBrief]
    replaced_by: ObjectiveSet | None
    begins_on: date | None
    is_current: bool
    due: ReviewDue
    status: str
    colour: str
    sentences: list[str]

    @property
    def is_coming(self) -> bool:
        return not self.is_current and self.replaced_by is None


def sets_shown(sets: Iterable[ObjectiveSet], editions: dict[int, Edition], *, on: date) -> list[SetShown]:
    """Sets from `standing.sets_in_brief`, with their words and where they stand in time."""
    return [set_shown(each, editions.get(each.pk), on=on) for each in sets]


def set_shown(objective_set: ObjectiveSet, edition: Edition | None, *, on: date) -> SetShown:
    facts = set_as_published(objective_set, edition)
    ends_on = date.fromisoformat(facts["ends_on"]) if facts["ends_on"] else None
    starts_on = date.fromisoformat(facts["starts_on"]) if facts["starts_on"] else None
    due = set_due(objective_set.published_on, ends_on, nation=objective_set.council.nation)
    replaced, begins_on = replaced_by(objective_set, on=on), starts_on if starts_on and starts_on > on else None
    gone_on = edition.withdrawn_on if edition and was_withdrawn(edition, on=on) else None
    if gone_on:
        status, colour, sentences = _("Withdrawn"), "red", []
    elif replaced and begins_on:
        status, colour, sentences = _("Replaced"), "grey", [_("It was replaced before it began.")]
    elif begins_on:
        status, colour = _("Not begun yet"), "blue"
        sentences = [_("Begins on %(day)s.") % {"day": in_words(begins_on)}]
    elif replaced:
        status, colour, sentences = _("Replaced"), "grey", replaced_in_words(starts_on, ends_on)
    else:
        status, colour, sentences = time_in_words(ends_on, due, on=on)
    return SetShown(
        slug=objective_set.slug,
        published_on=objective_set.published_on,
        is_day_assumed=objective_set.is_published_day_assumed,
        facts=facts,
        edition=edition,
        withdrawn_on=gone_on,
        objectives=objectives_in_brief(objective_set, edition, on=on),
        replaced_by=replaced,
        begins_on=begins_on,
        is_current=is_current(objective_set, on=on),
        due=due,
        status=status,
        colour=colour,
        sentences=sentences,
    )


def replaced_in_words(starts_on: date | None, ends_on: date | None) -> list[str]:
    replaced = _("It has been replaced.")
    if starts_on is None or ends_on is None:
        return [_("This set has been replaced.")]
    are_years = starts_on == date(starts_on.year, 1, 1) and ends_on == date(ends_on.year, 12, 31)
    first, last = (str(starts_on.year), str(ends_on.year)) if are_years else (in_words(starts_on), in_words(ends_on))
    return [_("This set ran from %(first)s to %(last)s.") % {"first": first, "last": last}, replaced]


def time_in_words(ends_on: date | None, due: ReviewDue, *, on: date) -> tuple[str, str, list[str]]:
    """Where a set that nothing has replaced stands, as a status, its colour and sentences: expired, due, or neither."""
    ended = _("Its period ended on %(day)s.") % {"day": in_words(ends_on)} if ends_on and ends_on < on else ""
    if due.due_on is None:
        return _("Current"), "grey", [_("No day is known by which it is due for review.")]
    days = {"day": in_words(due.due_on), "until": in_words(due.contested_until or due.due_on)}
    if due.due_on >= on:
        return _("Current"), "green", [_("It is due for review by %(day)s.") % days]
    if due.contested_until and on <= due.contested_until:
        arguable = _("Its safe day for review was %(day)s; a replacement by %(until)s is arguably in time.") % days
        return _("Past the safe day"), "yellow", [*filter(None, [ended]), arguable]
    past = (on - due.due_on) // ONE_DAY
    status = ngettext("Overdue for review by %(days)s day", "Overdue for review by %(days)s days", past) % {
        "days": f"{past:,}"
    }
    return status, "orange", [*filter(None, [ended]), _("It was due for review by %(day)s.") % days]
