"""How these pages reach a publication by its address, and answer when its state refuses."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import resolve, reverse

from councils.models import Council, User
from councils.roles import Can
from objectives.models import Objective
from publications.checks import Finding
from publications.models import Edition, Kind, Publication, Section
from publications.starting import publication_for

FOLDER = "publications/officer/"


def publication_of(council: Council, kind: str, period: str) -> Publication:
    """The council's publication at this address; 404 for any other council's."""
    if "_" in kind:
        raise Http404
    of_council = council.publications.select_related("objective_set")
    return get_object_or_404(of_council, kind=kind.replace("-", "_"), period=period)


def publication_or_set(council: Council, kind: str, period: str) -> Publication:
    """The same; and for a set that was never submitted the publication it would become, not saved."""
    try:
        return publication_of(council, kind, period)
    except Http404:
        objective_set = council.objective_sets.filter(slug=period).first()
        if objective_set is None or kind != Kind.OBJECTIVES.replace("_", "-"):
            raise
        return publication_for(objective_set)


def address(name: str, publication: Publication, *more: str) -> str:
    return reverse(name, args=[publication.council.slug, publication.kind_in_address, publication.period, *more])


def hub_of(publication: Publication) -> str:
    """Where its work is done: its own page, or the set's while it was never submitted."""
    if publication.pk is None and publication.objective_set:
        return publication.objective_set.get_absolute_url()
    return address("officer_publication", publication)


def to(name: str, publication: Publication) -> HttpResponse:
    return redirect(address(name, publication))


def page(
    request: HttpRequest, template: str, publication: Publication, *, status: int = 200, **told: Any
) -> HttpResponse:
    """One of our pages about a publication, with the way back to it."""
    told = {"council": publication.council, "publication": publication, "hub": hub_of(publication)} | told
    return render(request, f"{FOLDER}{template}.html", told, status=status)


def not_now(request: HttpRequest, publication: Publication, refusal: Exception) -> HttpResponse:
    """The state forbids what was asked: say why, and lead back. Nothing was changed."""
    return page(request, "not_now", publication, status=409, sentence=str(refusal))


def person_of(request: HttpRequest) -> User:
    """Who asks; the door lets nobody in who has not signed in."""
    return request.user  # type: ignore[return-value]  # never anonymous behind a door


def held_by(request: HttpRequest) -> frozenset[Can]:
    """The powers the door has found."""
    return request.powers  # type: ignore[attr-defined]  # set by for_council


def latest_edition(publication: Publication) -> Edition | None:
    return publication.editions.order_by("-number").first() if publication.pk else None


def public_address(path: str) -> str:
    """The whole address, to be copied into mail and minutes."""
    return f"{settings.PUBLIC_URL}{path}"


def may_open(path: str, held: frozenset[Can]) -> bool:
    """Whether the door of that address takes one of these powers."""
    door: dict[str, Any] = getattr(resolve(path).func, "door", {})
    return door.get("can") in held


# Which page mends which rule of the council, and which part of an objective. What is found in the set itself is mended
# where the set is changed; what is missing from a measure, beside that measure.
PAGES_OF_COUNCIL = {"contact": "contact", "headcount": "headcount"}
PAGES_OF_COMMITTEE = {
    "recommendation": "recommendations",
    "meeting-day": "committee_head",
    "consultation": "committee_head",
    "contact-officer": "committee_head",
}
PAGES_OF_SET = {"no-objective": "add_objective", "gap-reason": "gap_reasons"}
PAGES_OF_PART = {"words": "change_words", "cover": "change_cover", "people": "change_people"}
PAGES_OF_OBJECTIVE = {"measure": "add_measure", "judged-in-words": "change_criteria"}


def place_of(finding: Finding, publication: Publication) -> str:
    """The address of the page on which the finding is mended; empty where there is none."""
    slug, about, objective_set = publication.council.slug, finding.about, publication.objective_set
    if isinstance(about, Section):
        return address("write_section", publication, about.key)
    if isinstance(about, Objective) and objective_set:
        name = PAGES_OF_OBJECTIVE.get(finding.rule) or PAGES_OF_PART.get(finding.part, "objective")
        place = reverse(name, args=[slug, objective_set.slug, about.pk])
        return f"{place}#measure-{finding.measure.pk}" if finding.measure else place
    if finding.rule in PAGES_OF_COUNCIL:
        return reverse(PAGES_OF_COUNCIL[finding.rule], args=[slug])
    if finding.rule in PAGES_OF_COMMITTEE:
        return address(PAGES_OF_COMMITTEE[finding.rule], publication)
    if objective_set and finding.part == "set":
        return reverse(PAGES_OF_SET.get(finding.rule, "change_set"), args=[slug, objective_set.slug])
    return ""


def with_places(found: Iterable[Finding], publication: Publication, held: frozenset[Can]) -> dict[str, Any]:
    """What the templates of findings want: those that block and those that advise, each with its place if this person
    may open it, why it matters, and what is better; and where all rules stand."""
    blocking: list[dict[str, Any]] = []
    advising: list[dict[str, Any]] = []
    for finding in found:
        place = place_of(finding, publication)
        row = {
            "text": finding.sentence,
            "href": place if place and may_open(place.partition("#")[0], held) else "",
            "rule": finding.rule,
            "reason": finding.reason,
            "example": finding.example,
            "about": finding.about if isinstance(finding.about, Objective) else None,
        }
        (blocking if finding.blocks else advising).append(row)
    rules = reverse("what_we_check", args=[publication.council.slug]) if publication.objective_set else ""
    return {"blocking": blocking, "advising": advising, "rules_address": rules if Can.SEE_DRAFTS in held else ""}
