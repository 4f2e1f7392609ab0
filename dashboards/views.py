"""Home for people who sign in: which council, what it owes, and the councillors' briefing."""

from collections import defaultdict
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from councils.access import for_council, signed_in
from councils.approaches import waits_for
from councils.day import other_days, today_at
from councils.models import Council, Membership, User
from councils.roles import ROLES, Can, Role
from dashboards.briefing import briefing
from dashboards.next_steps import first_day, next_step, step_with, under_way
from dashboards.summaries import Owing, owing, standings_of
from publications.approval import is_for
from publications.models import State


@signed_in("leads each person to the councils they work for")
@require_safe
def choose_council(request: HttpRequest) -> HttpResponse:
    roles: dict[Council, set[str]] = defaultdict(set)
    memberships = Membership.objects.filter(user=request.user.pk).select_related("council").order_by("council__name")
    for membership in memberships:
        roles[membership.council].add(membership.role)
    powers = {council: frozenset[Can]().union(*(ROLES[role] for role in held)) for council, held in roles.items()}
    if len(powers) == 1:
        [(council, held)] = powers.items()
        return redirect("officer_home" if Can.SEE_DRAFTS in held else "members", council.slug)
    at = standings_of(list(powers), on=localdate())
    rows = [
        {
            "council": council,
            "roles": sorted(str(Role(role).label) for role in roles[council]),
            "sees_drafts": Can.SEE_DRAFTS in held,
            "standings": at[council.pk],
        }
        for council, held in powers.items()
    ]
    return render(request, "dashboards/choose_council.html", {"rows": rows})


@for_council(Can.SEE_DRAFTS)
@require_safe
def officer_home(request: HttpRequest, council: Council) -> HttpResponse:
    on = today_at(council)
    held = request.powers  # type: ignore[attr-defined]  # the door set it
    going, owed = under_way(council), owing(council, on=on)
    rows = [
        {
            "row": row,
            "deadline": owed.dated.get(row.key),
            "flagged_on": owed.flagged.get(row.key),
            "step": next_step(row.duty.code, council, held, going, on=on, reader=cast(User, request.user)),
        }
        for row in owed.standings.rows
    ]
    waiting = [
        (it, step_with(it, held, turn=going.turns.get(it.pk), reader=cast(User, request.user)), going.turns.get(it.pk))
        for it in going.publications
        if it.state != State.DRAFT or it.sent_back_because
    ]
    decisions = [
        it
        for it in going.publications
        if Can.APPROVE in held and is_for(going.turns.get(it.pk), cast(User, request.user))
    ]
    headcount = council.headcount(on=on)
    tasks = []
    if has_just_begun(owed):
        tasks = first_day(
            council,
            held,
            has_headcount=headcount is not None,
            has_sets=bool(going.sets),
            has_reports=bool(going.periods),
            has_past=any(row.last for row in owed.standings.rows),
            roles=list(council.memberships.values_list("user", "role")),
        )
    page = {
        "owed": owed,
        "rows": rows,
        "yours": owed.of_owner(request.user.pk),
        "waiting": waiting,
        "decisions": decisions,
        "approach_waits": Can.APPROVE in held and waits_for(council, cast(User, request.user)),
        "tasks": tasks,
        "headcount": headcount,
        "on": on,
        "other_days": other_days(on),
    }
    return render(request, "dashboards/officer_home.html", page)


def has_just_begun(owed: Owing) -> bool:
    """Nothing has been published from here yet, whatever was entered of the past: the page begins with what to do on
    the first day."""
    rows = owed.standings.rows
    return bool(rows) and all(row.last is None or row.last.is_entered_by_hand for row in rows)


@for_council(Can.SEE_DASHBOARD)
@require_safe
def members(request: HttpRequest, council: Council) -> HttpResponse:
    told = briefing(council, on=today_at(council))
    return render(request, "dashboards/members.html", {"briefing": told})
