"""The pages that change nothing: the list, the hub of one publication, the check, the preview."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from councils.access import for_council
from councils.day import today_at
from councils.models import Council
from councils.roles import Can
from duty.written import in_words
from publications.approval import chain_of, comments_of, rows_of, turns_of, who_answers, why_wait
from publications.checks import findings
from publications.kinds import KIND
from publications.models import Edition, Kind, Publication, SignOff, State
from publications.officer_views.drafts import content_to_show
from publications.officer_views.formats import waiting_requests
from publications.officer_views.reaching import (
    FOLDER,
    address,
    held_by,
    hub_of,
    may_have_another_period,
    page,
    publication_or_set,
    with_places,
)
from publications.progress import PartInHand, how_it_stands, in_one_sentence, parts_in_hand
from publications.report.filling import claims_of
from publications.report.last_time import last_time_of
from publications.report.parts import PART
from publications.report.render import body_template, shown
from publications.report.snapshot import FrozenClaim, period_in_words
from publications.steps import next_step, state_of, who_may_approve


@for_council(Can.SEE_DRAFTS)
@require_GET
def publications(request: HttpRequest, council: Council) -> HttpResponse:
    """What is in preparation first, then what the public can read."""
    numbered = Prefetch("editions", Edition.objects.order_by("-number"))
    found = list(council.publications.newest_first().prefetch_related(numbered))
    turns = turns_of(found)
    listed = [row_of(publication, turns.get(publication.pk)) for publication in found]
    told = {
        "council": council,
        "preparing": [row for row in listed if row["publication"].state not in (State.PUBLISHED, State.WITHDRAWN)],
        "published": [row for row in listed if row["editions"]],
        "requests_waiting": waiting_requests(council),
    }
    return render(request, f"{FOLDER}publications.html", told)


def row_of(publication: Publication, turn: SignOff | None) -> dict[str, Any]:
    editions = list(publication.editions.all())
    text, colour = state_of(publication, has_editions=bool(editions))
    kind = str(publication.get_kind_display())
    return {
        "publication": publication,
        "kind": "" if publication.title.startswith(kind) else kind,  # a report to a meeting is named after its subject
        "address": address("officer_publication", publication),
        "state": text,
        "colour": colour,
        "editions": editions,
        "turn": turn if turn and turn.due_on else None,  # not the one of a council that has set no steps
    }


@for_council(Can.SEE_DRAFTS)
@require_GET
def publication(request: HttpRequest, council: Council, kind: str, period: str) -> HttpResponse:
    """The hub of one publication: where it stands, its parts, and the one thing to do next."""
    found = publication_or_set(council, kind, period)
    if found.pk is None:
        return redirect(hub_of(found))
    held, editions = held_by(request), list(found.editions.order_by("-number"))
    chain, comments = chain_of(found), comments_of(found)
    approvers = list(who_may_approve(council, but=found.submitted_by_id)) if chain.turn else []
    answering = who_answers(chain.turn, approvers) if chain.turn else []
    step = next_step(found, held, turn=chain.turn, is_asked=request.user in answering)
    text, colour = state_of(found, has_editions=bool(editions))
    is_written = found.objective_set is None and found.is_open_to_editing
    parts = parts_in_hand(found, last_time_of(found)) if is_written else []
    return page(
        request,
        "publication",
        found,
        state=text,
        colour=colour,
        editions=editions,
        tasks=tasks_of(found, parts, held, request.user.pk),
        progress=in_one_sentence(parts) if parts else "",
        objectives=found.objective_set.objectives.in_order() if found.objective_set else [],
        about=about_rows(found, held) if found.objective_set is None else [],
        approvers=answering,
        chain=chain,
        rows=rows_of(chain, approvers if chain.turn else None)
        if chain.has_steps and (found.state != State.DRAFT or found.sent_back_because)
        else [],
        why_wait=why_wait(chain, on=today_at(council)) if found.state == State.APPROVED else "",
        comments=comments,
        left=[comment for comment in comments if comment.answered_at is None],
        step=step,
        step_address=address(step.address_name, found) if step else "",
    )


def about_rows(found: Publication, held: frozenset[Can]) -> list[dict[str, Any]]:
    """What the document is, as rows of a summary list; each leads to where it is changed, while that may be."""
    kind, claims = KIND[Kind(found.kind)], claims_of(found, on=today_at(found.council))
    told = [(_("Kind"), str(kind.key.label), "")]
    told.append((_("Who answers for it"), found.owner or _("Not said yet"), _("who answers for it")))
    if kind.is_reviewed:
        day = in_words(found.review_on) if found.review_on else _("Not said yet")
        told.append((_("Looked at again by"), day, _("the day by which it is looked at again")))
    if kind.duties(found.council.nation):
        told.append((_("Meets"), claims_in_words(claims) or _("No duty"), _("which duties it meets")))
    if found.supersedes:
        told.append((_("Replaces"), found.supersedes.title, _("what it replaces")))
    rows: list[dict[str, Any]] = [{"key": {"text": key}, "value": {"text": value}} for key, value, _what in told]
    if Can.EDIT_PUBLICATIONS in held and found.is_open_to_editing:
        href = address("about_document", found)
        for row, (_key, _value, hidden) in list(zip(rows, told, strict=True))[1:]:
            row["actions"] = {"items": [{"href": href, "text": _("Change"), "visuallyHiddenText": hidden}]}
    is_one_day = found.starts_on == found.ends_on  # a snapshot
    if covers := period_in_words(None if is_one_day else found.starts_on, found.ends_on):
        row = {"key": {"text": _("Covers")}, "value": {"text": covers}}
        if Can.EDIT_PUBLICATIONS in held and may_have_another_period(found):
            link = {"text": _("Change"), "visuallyHiddenText": _("the period"), "href": address("change_period", found)}
            row["actions"] = {"items": [link]}
        rows.insert(1, row)
    return rows


def claims_in_words(claims: Iterable[FrozenClaim]) -> str:
    """ "Mainstreaming report (the council, the licensing board); Equality information, with other documents"."""
    told = []
    for claim in claims:
        words = f"{claim.name} {claim.cycle}".strip()
        words += f" ({', '.join(claim.bodies)})" if len(claim.bodies) > 1 else ""
        told.append(words + (", " + _("together with other documents") if claim.is_part else ""))
    return "; ".join(told)


def tasks_of(
    found: Publication, parts: Iterable[PartInHand], held: frozenset[Can], person: int | None
) -> list[dict[str, Any]]:
    """The parts as rows of a task list; they lead somewhere for those who may write them."""
    rows = []
    for part in parts:
        section = part.section
        status = (
            {"tag": {"text": part.state, "classes": f"govuk-tag--{part.colour} portal-nowrap"}}
            if part.colour
            else {"text": part.state, "classes": "portal-nowrap"}
        )
        row: dict[str, Any] = {"title": {"text": section.heading}, "status": status}
        is_theirs = any(each.is_open and each.person_id == person for each in part.asked)
        if Can.EDIT_PUBLICATIONS in held or is_theirs:
            row["href"] = address("write_section", found, section.key)
        hints = [how_it_stands(each) for each in part.asked]
        if fills_itself := PART[section.key].fills_itself:
            hints.insert(0, _("Filled in for you: %(what)s") % {"what": fills_itself})
        if hints:
            row["hint"] = {"text": ". ".join(hints)}
        rows.append(row)
    return rows


@for_council(Can.SEE_DRAFTS)
@require_GET
def check(request: HttpRequest, council: Council, kind: str, period: str) -> HttpResponse:
    """What would stop a submission, and what would make the report better, each with the place to mend it."""
    found, held = publication_or_set(council, kind, period), held_by(request)
    step = next_step(found, held) if found.is_open_to_editing else None
    told = with_places(findings(found, on=today_at(council)), found, held)
    return page(request, "check", found, step_address=address(step.address_name, found) if step else "", **told)


@for_council(Can.SEE_DRAFTS)
@require_GET
def preview(request: HttpRequest, council: Council, kind: str, period: str) -> HttpResponse:
    """Exactly what the public will see, drawn by the same template from the same content."""
    found = publication_or_set(council, kind, period)
    content = content_to_show(found)
    return page(request, "preview", found, body=body_template(content["schema"]), **shown(content, None))
