"""The act that cannot be taken back, what follows from it, and how a mistake is mended."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from councils.access import for_council
from councils.models import Council
from councils.roles import Can
from duty.written import in_words
from publications import actions
from publications.approval import chain_of, rows_of, why_wait
from publications.changes import next_label, why_of
from publications.correction_forms import StartAmendment, StartCorrection
from publications.forms import Withdraw
from publications.lifecycle import NotAllowedNow
from publications.models import Edition, Publication, Rendition, State
from publications.officer_views.reaching import (
    address,
    hub_of,
    latest_edition,
    not_now,
    page,
    person_of,
    public_address,
    publication_of,
    to,
    until_drawn,
)
from publications.renditions import file_in_words, state_of
from publications.report.differences import differences
from publications.steps import outlooks


@for_council(Can.PUBLISH)
@require_http_methods(["GET", "POST"])
@reauthentication_required
def publish(request: HttpRequest, council: Council, kind: str, period: str) -> HttpResponse:
    """What becomes public where, what duty it meets and what day comes next; then one button."""
    publication = publication_of(council, kind, period)
    if publication.state == State.PUBLISHED:  # the second of two clicks, or a page left open
        return to("publication_done", publication)
    if request.method == "GET":
        return (
            asked(request, publication)
            if publication.state == State.APPROVED
            else to("officer_publication", publication)
        )
    try:
        actions.publish(publication, on=localdate(), by=person_of(request))
    except NotAllowedNow as refusal:
        publication.refresh_from_db(fields=["state"])
        if publication.state == State.PUBLISHED:
            return to("publication_done", publication)
        return not_now(request, publication, refusal)
    return to("publication_done", publication)


def asked(request: HttpRequest, publication: Publication) -> HttpResponse:
    council, edition, today = publication.council, latest_edition(publication), localdate()
    chain = chain_of(publication)
    told: dict[str, Any] = {
        "today": today,
        "edition": edition,
        "number": "{}.{}".format(*next_label(edition, is_major=why_of(publication).is_major)),
        "public_address": public_address(publication.get_absolute_url()),
        "outlooks": outlooks(publication, council, on=today),
        "why_wait": why_wait(chain, on=today),
        "rows": rows_of(chain) if chain.has_steps else [],
    }
    if edition and not edition.removed_on and publication.submitted:
        told["changes"] = differences(edition.snapshot, publication.submitted)
    return page(request, "publish", publication, **told)


@for_council(Can.PUBLISH)
@require_http_methods(["GET", "POST"])
def done(request: HttpRequest, council: Council, kind: str, period: str) -> HttpResponse:
    """It is public: the address to copy, and the PDF as soon as it is drawn. POST asks at once for one that failed."""
    publication = publication_of(council, kind, period)
    edition = latest_edition(publication)
    if edition is None or publication.state not in (State.PUBLISHED, State.WITHDRAWN):
        return redirect(hub_of(publication))
    drawn = edition.renditions.get(format=Rendition.Format.PDF)
    if request.method == "POST":
        actions.draw_again(drawn, by=person_of(request))
        return to("publication_done", publication)
    told: dict[str, Any] = {
        "edition": edition,
        "pdf": drawn,
        "pdf_state": state_of(drawn, at=now()),
        "pdf_in_words": file_in_words(drawn) if drawn.made_at else "",
    }
    told |= {"public_address": public_address(publication.get_absolute_url())}
    told |= {
        "edition_address": public_address(edition.get_absolute_url()),
        "pdf_address": f"{edition.get_absolute_url()[:-1]}.pdf",
    }
    return until_drawn(page(request, "done", publication, **told), told["pdf_state"])


@for_council(Can.EDIT_PUBLICATIONS)
@require_http_methods(["GET", "POST"])
def start_correction(request: HttpRequest, council: Council, kind: str, period: str) -> HttpResponse:
    """Say what is wrong and what will be right; the draft opens, the public goes on reading the present edition."""
    publication = publication_of(council, kind, period)
    if request.method == "GET" and publication.state not in (State.PUBLISHED, State.WITHDRAWN):
        return to("officer_publication", publication)
    form = (StartAmendment if publication.objective_set else StartCorrection)(
        request.POST if request.method == "POST" else None
    )
    if not form.is_valid():
        return page(request, "start_correction", publication, form=form, status=422 if form.is_bound else 200)
    try:
        actions.start_correction(publication, **form.answers(), by=person_of(request))
    except NotAllowedNow as refusal:
        form.add_error(None, str(refusal))
        return page(request, "start_correction", publication, form=form, status=409)
    messages.success(request, _("The draft is open. Readers still see the present edition."))
    return redirect(publication.objective_set or address("officer_publication", publication))


@for_council(Can.PUBLISH)
@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, council: Council, kind: str, period: str) -> HttpResponse:
    """Mark the newest edition as withdrawn, with the reason. Readers can still open it, under a notice. A correction
    that is on its way goes on."""
    publication = publication_of(council, kind, period)
    edition = edition_seen(request, publication) or latest_edition(publication)
    if edition is None or (request.method == "GET" and (edition.withdrawn_on or edition.removed_on)):
        return to("officer_publication", publication)
    discharges = actions.discharges_by(publication)
    form = Withdraw(request.POST if request.method == "POST" else None, asks_about_duty=bool(discharges))
    told: dict[str, Any] = {
        "form": form,
        "edition": edition,
        "edition_address": public_address(edition.get_absolute_url()),
    }
    if not form.is_valid():
        return page(request, "withdraw", publication, status=422 if form.is_bound else 200, **told)
    return withdrawn(request, publication, edition, told)


def edition_seen(request: HttpRequest, publication: Publication) -> Edition | None:
    """The edition on whose page it was said: its correction may have been published meanwhile."""
    number = request.POST.get("edition", "")
    return publication.editions.filter(number=int(number)).first() if number.isdecimal() and len(number) < 5 else None


def withdrawn(request: HttpRequest, publication: Publication, edition: Edition, told: dict[str, Any]) -> HttpResponse:
    try:
        actions.withdraw(edition, on=localdate(), by=person_of(request), **told["form"].answers())
    except NotAllowedNow as refusal:
        told["form"].add_error(None, str(refusal))
        return page(request, "withdraw", publication, status=409, **told)
    said = _("Edition %(number)s is withdrawn.") % {"number": edition.label}
    messages.success(request, " ".join([said, *next_days(publication)]))
    return to("officer_publication", publication)


def next_days(publication: Publication) -> list[str]:
    """When the duties that the publication meets are due next, as the book has it now."""
    codes = set(publication.claims.values_list("duty", flat=True))
    rows = publication.council.deadlines.open().statutory().filter(duty__in=codes).order_by("due_on", "pk")
    return [_("“%(duty)s” is due next by %(day)s.") % {"duty": row.label, "day": in_words(row.due_on)} for row in rows]
