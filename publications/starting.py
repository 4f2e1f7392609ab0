"""What may be done where a document begins: start it, and say what it is and which duties it meets."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from councils.actions import NotPossible
from councils.edits import held, rewrite
from councils.edits import latest as latest_row
from councils.models import Council
from councils.record import Actor, act, record
from deadlines.actions import duties_of
from deadlines.bodies import bodies_owing
from duty.cycles import Cycle, cycle_due_in, cycle_named, cycle_of
from duty.regimes import DUTIES, Duty, duty_on, is_too_small_for
from objectives.models import ObjectiveSet
from objectives.refusals import AlreadyThere
from publications import contributing
from publications.kinds import KIND
from publications.lifecycle import Move, NotAllowedNow, after
from publications.models import Claim, Kind, Publication, Section
from publications.report.parts import parts_of_kind

Claimed = tuple[str, str]
"""A duty's code and the listed body that it is met for."""


class TitleTaken(AlreadyThere):
    """Another document of the kind has this title, and so its address; said beside the box of the title."""

    field = "title"


def period_of(starts_on: date, ends_on: date) -> str:
    """The part of the address that names the period: "2025-to-2026", or "2025"."""
    return str(ends_on.year) if starts_on.year == ends_on.year else f"{starts_on.year}-to-{ends_on.year}"


def covered(starts_on: date | None, ends_on: date | None, cycle: Cycle | None) -> tuple[date | None, date | None, str]:
    """The days that a document is about, and how its address names them; no name where it is about none."""
    if cycle:
        return cycle.begins_on, cycle.ends_on, cycle.name
    return starts_on, ends_on, period_of(starts_on, ends_on) if starts_on and ends_on else ""


def usual_title(label: str, period: str, cycle: Cycle | None) -> str:
    """What a document of that kind is called unless somebody calls it otherwise."""
    return f"{label} {period if cycle else period.replace('-', ' ')}"


def owed_by_kind(council: Council, kind: str, *, on: date) -> list[Duty]:
    """The duties of the council that a document of the kind can meet on the day, the usual ones first."""
    headcount = council.headcount(on=on)
    size = headcount.count if headcount else None
    owed = {duty.code: duty for duty in duties_of(council, on=on) if not is_too_small_for(duty, size)}
    return [owed[code] for code in KIND[Kind(kind)].duties(council.nation) if code in owed]


def usual_claims(council: Council, kind: str, *, on: date) -> list[Claimed]:
    """What a document of the kind usually meets: each duty for every listed body that owes it."""
    usual = KIND[Kind(kind)].meets.get(council.nation, ())  # type: ignore[call-overload]  # a nation's stored key is it
    duties = [duty for duty in owed_by_kind(council, kind, on=on) if duty.code in usual]
    return [(duty.code, body) for duty in duties for body in bodies_owing(council, duty)]


@act
def start_document(
    council: Council,
    kind: str,
    *,
    by: Actor,
    on: date,
    starts_on: date | None = None,
    ends_on: date | None = None,
    cycle: Cycle | None = None,
    title: str = "",
    review_on: date | None = None,
    owner: str = "",
    address: str = "",
) -> Publication:
    """Start a document with its parts laid out and the duties it usually meets, as the council owes them on the day.

    It is about the period from `starts_on` to `ends_on`, about a reporting year (`cycle`) where its duty has a fixed
    day, or about none: then its `title` makes its address, unless an `address` is given. Raises AlreadyThere for a
    second one at an address, and NotPossible where councils of the nation make no such document.
    """
    council = held(council)
    made, label = KIND[Kind(kind)], str(Kind(kind).label)
    if council.nation not in made.nations:
        raise NotPossible(_("Councils in this nation make no document of this kind."))
    starts_on, ends_on, period = covered(starts_on, ends_on, cycle)
    if not period:
        period = address or slugify(title)[:80].strip("-")
        if not period:
            raise TitleTaken(_("Enter a title with letters or figures in it: it becomes part of the address."))
    title = title or usual_title(label, period, cycle)
    if council.publications.filter(kind=kind, period=period).exists():
        if not cycle and not starts_on:
            raise TitleTaken(_("There is a document of this kind with that title."))
        raise already_one_for(period)
    publication = Publication.objects.create(
        council=council,
        kind=kind,
        period=period,
        title=title,
        starts_on=starts_on,
        ends_on=ends_on,
        review_on=review_on,
        owner=owner,
    )
    Section.objects.bulk_create(
        [
            Section(publication=publication, key=part.key, position=n, heading=str(part.heading))
            for n, part in enumerate(parts_of_kind(kind), start=1)
        ]
    )
    claim(publication, usual_claims(council, kind, on=on), cycle=cycle.name if cycle else "")
    record("document started", by=by, council=council, of=publication, after={"kind": kind, "period": period})
    return publication


def already_one_for(period: str) -> AlreadyThere:
    sentence = _("There is already a report for %(period)s. You find it under Publications.")
    return AlreadyThere(sentence % {"period": period.replace("-", " ")})


def publication_for(objective_set: ObjectiveSet) -> Publication:
    """The publication by which a set is made public; one for the life of the set, saved at its first submit."""
    found = Publication.objects.filter(objective_set=objective_set).first()
    return found or Publication(
        council=objective_set.council,
        kind=Kind.OBJECTIVES,
        period=objective_set.slug,
        title=objective_set.title,
        starts_on=objective_set.starts_on,
        ends_on=objective_set.ends_on,
        objective_set=objective_set,
    )


def claim(publication: Publication, claims: Iterable[Claimed], *, cycle: str = "", is_part: bool = False) -> None:
    """Write what a document meets, in place of what it was said to meet."""
    publication.claims.all().delete()
    Claim.objects.bulk_create(
        [
            Claim(publication=publication, duty=code, body=body, cycle=cycle_for(code, cycle), is_part=is_part)
            for code, body in claims
        ]
    )


def counts_as_met(publication: Publication) -> bool:
    """Whether its next edition meets what it claims: the first does, and the one after an edition that was withdrawn as
    never having met anything. A correction leaves the clock where it is."""
    last = publication.editions.order_by("-number").first()
    if last is None:
        return True
    of_this = {"subject_type": publication._meta.label_lower, "subject_number": publication.pk}
    discharges = publication.council.discharges.filter(**of_this)
    return last.withdrawn_on is not None and discharges.exists() and not discharges.standing().exists()


def cycle_meant(claim: Claim, publication: Publication, *, on: date) -> str:
    """The reporting year that a claim is for, once it is published on a day: the one it names; else the one then open.
    A document about days before that year began tells nothing of it: it comes late, and is for the year before. Empty
    for a duty without reporting years."""
    duty, ends_on = duty_on(claim.duty, on), publication.ends_on
    if claim.cycle or not duty.is_fixed or duty.first_due_on is None:
        return claim.cycle
    cycle = cycle_of(duty, on)
    while ends_on and ends_on < cycle.begins_on and cycle.opens_on.year >= duty.first_due_on.year:
        cycle = cycle_due_in(duty, cycle.opens_on.year)
    return cycle.name


def cycle_for(code: str, name: str) -> str:
    """The reporting year of that name as the duty's own book writes it; empty for a duty without one."""
    duty = next((duty for duty in reversed(DUTIES) if duty.code == code), None)
    if not name or duty is None or not duty.is_fixed:
        return ""
    try:
        return cycle_named(duty, name).name
    except LookupError:
        return ""


@act
def change_about(
    publication: Publication,
    *,
    seen: int,
    by: Actor,
    claims: Iterable[Claimed] | None = None,
    is_part: bool = False,
    **changes: Any,
) -> Publication:
    """Say what a document is: its title, who answers for it, what it replaces; and, before an edition that meets them,
    which duties it meets and whether it does so by itself. Raises StaleEdit, or NotAllowedNow when it is no draft."""
    held(publication.council)
    publication = latest_row(publication, seen=seen)
    after(publication.state, Move.EDIT)
    before, now = rewrite(publication, **changes)
    if claims is not None and counts_as_met(publication):
        claimed = {f"{row.duty} {row.body}" for row in publication.claims.all()}
        wanted = {f"{code} {body}" for code, body in claims}
        parts = {row.is_part for row in publication.claims.all()}
        if claimed != wanted or parts - {is_part}:
            cycle = next((row.cycle for row in publication.claims.all() if row.cycle), "")
            claim(publication, claims, cycle=cycle, is_part=is_part)
            before |= {"meets": sorted(claimed)}
            now |= {"meets": sorted(wanted), "with others": is_part}
            if now.keys() <= {
                "meets",
                "with others",
            }:  # no column of its own changed; an older form must still be stopped
                publication.version += 1
                publication.save(update_fields=["version"])
    if now:
        record("about the document", by=by, council=publication.council, of=publication, before=before, after=now)
    return publication


@act
def change_period(
    publication: Publication,
    *,
    seen: int,
    by: Actor,
    starts_on: date | None = None,
    ends_on: date | None = None,
    cycle: Cycle | None = None,
) -> Publication:
    """Say that a document of which nothing was published is about another period, which brings it to another address.

    What is written stays. A title that was never changed follows, and so do the reporting year of the duties it meets
    and the pages of those who were asked for a part. Raises StaleEdit, AlreadyThere for a period that has a document,
    and NotAllowedNow when it is no draft, or was published: that address stays.
    """
    council = held(publication.council)
    publication = latest_row(publication, seen=seen)
    after(publication.state, Move.EDIT)
    if publication.editions.exists():
        raise NotAllowedNow(_("It was published for this period. Start another document for the other period."))
    starts_on, ends_on, period = covered(starts_on, ends_on, cycle)
    if council.publications.filter(kind=publication.kind, period=period).exclude(pk=publication.pk).exists():
        raise already_one_for(period)
    label, title = str(Kind(publication.kind).label), publication.title
    if title in (f"{label} {publication.period}", f"{label} {publication.period.replace('-', ' ')}"):
        title = usual_title(label, period, cycle)
    before, now = rewrite(publication, starts_on=starts_on, ends_on=ends_on, period=period, title=title)
    if not now:
        return publication
    for row in publication.claims.all():
        row.cycle = cycle_for(row.duty, cycle.name if cycle else "")
        row.save(update_fields=["cycle"])
    contributing.bring_anew(publication, by=by)
    record("period changed", by=by, council=council, of=publication, before=before, after=now)
    return publication
