"""How these pages reach a publication by its address, and answer when its state refuses."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import NoReverseMatch, resolve, reverse

from councils.models import Council, User
from councils.roles import Can
from objectives.models import Objective, ObjectiveSet
from publications.checks import RULES, Finding, Topic
from publications.models import Edition, Kind, Publication, Section
from publications.starting import publication_for

FOLDER = "publications/officer/"
LOOK_AGAIN_AFTER = 5  # seconds; a report takes about as long to draw


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


def until_drawn(response: HttpResponse, state: str) -> HttpResponse:
    """The page, which looks again by itself while its file is being prepared."""
    if state in ("waiting", "failing"):
        response["Refresh"] = str(LOOK_AGAIN_AFTER)
    return response


def not_now(request: HttpRequest, publication: Publication, refusal: Exception) -> HttpResponse:
    """The state forbids what was asked: say why, and lead back. Nothing was changed."""
    return page(request, "not_now", publication, status=409, sentence=str(refusal))


def person_of(request: HttpRequest) -> User:
    """Who asks; the door lets nobody in who has not signed in."""
    return request.user  # type: ignore[return-value]  # never anonymous behind a door


def held_by(request: HttpRequest) -> frozenset[Can]:
    """The powers the door has found."""
    return request.powers  # type: ignore[attr-defined]  # set by for_council


def may_have_another_period(publication: Publication) -> bool:
    """Whether it is a draft about a period, and nothing of it was ever published."""
    covers = publication.objective_set_id is None and publication.starts_on is not None
    return covers and publication.is_open_to_editing and not publication.editions.exists()


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
PAGES_OF_COUNCIL = {
    "contact": "contact",
    "contact-way": "contact",
    "headcount": "headcount",
    "colour-contrast": "appearance",
}
PAGES_OF_COMMITTEE = {
    "recommendation": "recommendations",
    "meeting-day": "committee_head",
    "meeting-before-consultation-ends": "committee_head",
    "contact-officer": "committee_head",
}
PAGES_OF_DOCUMENT = {
    "owner": "about_document",
    "review-day": "about_document",
    "claimed-part-left-out": "about_document",
    "day-left-to-nobody": "about_document",
}
# What stands beside the text of a part is mended on a page of its own, which each place knows.
BESIDE_THE_TEXT = {
    "old-table",
    "small-figures",
    *(rule.id for rule in RULES if rule.topic in (Topic.TABLES, Topic.LINKS, Topic.PICTURES)),
}
PAGES_OF_SET = {"no-objective": "add_objective", "gap-reason": "gap_reasons"}
PAGES_OF_PART = {"words": "change_words", "cover": "change_cover", "people": "change_people"}
PAGES_OF_OBJECTIVE = {"measure": "add_measure", "judged-in-words": "change_criteria"}
# Of a part of a report, the box that mends a finding where it is not the text itself.
BOXES_OF_PART = {
    "employees": "id_left_out_because",
    "people": "id_left_out_because",
    "claimed-part-left-out": "id_left_out_because",
    "unfinished": "id_is_done",
}


def place_of(finding: Finding, publication: Publication) -> str:
    """The address of the page on which the finding is mended; empty where there is none."""
    slug, about, objective_set = publication.council.slug, finding.about, publication.objective_set
    if finding.rule in BESIDE_THE_TEXT and finding.spots and finding.spots[0].href:
        return finding.spots[0].href
    if isinstance(about, Section):
        return f"{address('write_section', publication, about.key)}#{BOXES_OF_PART.get(finding.rule, finding.anchor)}"
    if objective_set and about and not finding.is_of_set:
        return place_of_words(finding, objective_set)
    if isinstance(about, Objective) and objective_set:
        name = PAGES_OF_OBJECTIVE.get(finding.rule) or PAGES_OF_PART.get(finding.part, "objective")
        place = reverse(name, args=[slug, objective_set.slug, about.pk])
        return f"{place}#measure-{finding.measure.pk}" if finding.measure else place
    if finding.rule in PAGES_OF_COUNCIL:
        return address_or_nothing(PAGES_OF_COUNCIL[finding.rule], slug)
    if finding.rule in PAGES_OF_DOCUMENT and objective_set is None:
        return address(PAGES_OF_DOCUMENT[finding.rule], publication)
    if finding.rule == "welsh-version" and latest_edition(publication):
        return address("other_formats", publication)
    if finding.rule in PAGES_OF_COMMITTEE:
        return address(PAGES_OF_COMMITTEE[finding.rule], publication)
    if objective_set and finding.part == "set":
        return reverse(PAGES_OF_SET.get(finding.rule, "change_set"), args=[slug, objective_set.slug])
    return ""


def place_of_words(finding: Finding, objective_set: ObjectiveSet) -> str:
    """Where the words of a set, or of one of its objectives, are written."""
    slugs = [objective_set.council.slug, objective_set.slug]
    if isinstance(finding.about, Objective):
        return f"{reverse('change_words', args=[*slugs, finding.about.pk])}#{finding.anchor}"
    return f"{reverse('change_set', args=slugs)}#{finding.anchor}"


def address_or_nothing(name: str, slug: str) -> str:
    """The address of a page that not every installation has."""
    try:
        return reverse(name, args=[slug])
    except NoReverseMatch:
        return ""


def with_places(found: Iterable[Finding], publication: Publication, held: frozenset[Can]) -> dict[str, Any]:
    """What the templates of findings want: those that block and those that advise, part by part, each with its place if
    this person may open it, why it matters, and what is better; and where all rules stand."""
    rows = [row_of(finding, publication, held) for finding in found]
    groups = list(dict.fromkeys(["", *(row["group"] for row in rows)]))
    rows.sort(key=lambda row: (bool(row["group"]), row["position"], groups.index(row["group"])))
    may_read_rules = Can.SEE_DRAFTS in held
    return {
        "blocking": [row for row in rows if row["blocks"]],
        "advising": [row for row in rows if not row["blocks"]],
        "rules_address": reverse(rules_page(publication), args=[publication.council.slug]) if may_read_rules else "",
        "has_links_to_check": any(row["rule"] in ("dead-link", "link-unchecked") for row in rows),
    }


def rules_page(publication: Publication) -> str:
    """The page on which most of what is found in it is explained."""
    return "what_we_check" if publication.objective_set else "what_we_check_in_documents"


def row_of(finding: Finding, publication: Publication, held: frozenset[Can]) -> dict[str, Any]:
    place, slug = place_of(finding, publication), publication.council.slug
    rules = reverse("what_we_check" if finding.is_of_set else "what_we_check_in_documents", args=[slug])
    return {
        "text": finding.sentence,
        "here": finding.here or finding.sentence,
        "group": finding.heading,
        "position": finding.about.position if isinstance(finding.about, Section) else 0,
        "blocks": finding.blocks,
        "href": opened(place, held),
        "rule": finding.rule,
        "rules_address": rules if Can.SEE_DRAFTS in held else "",
        "reason": finding.reason,
        "example": finding.example,
        "about": finding.about if isinstance(finding.about, Objective) else None,
        "spots": [
            {"words": spot.words, "where": spot.where, "href": opened(spot.href, held)} for spot in finding.spots
        ],
        "more": finding.more,
    }


def opened(place: str, held: frozenset[Can]) -> str:
    """The place, if one of these powers opens it."""
    return place if place and may_open(place.partition("#")[0], held) else ""
