"""A draft taken out of the portal: as a plain page and file for Word, and as a PDF marked as a draft."""

import logging
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from councils.access import for_council
from councils.day import today_at
from councils.models import Council
from councils.roles import Can
from files import store
from publications import proving
from publications.lifecycle import NotAllowedNow
from publications.models import Proof, Publication, State
from publications.officer_views.reaching import (
    address,
    latest_edition,
    not_now,
    page,
    person_of,
    publication_or_set,
    to,
    until_drawn,
)
from publications.renditions import file_in_words, state_of
from publications.report.content import content_of
from publications.report.word import plain_document

log = logging.getLogger(__name__)


def content_to_show(found: Publication) -> dict[str, Any]:
    """What readers have once it is published; until then what was submitted, or the draft as it stands. What was
    removed by law is shown to nobody, here neither."""
    edition = latest_edition(found)
    if found.state in (State.PUBLISHED, State.WITHDRAWN) and edition:
        if edition.removed_on:
            raise Http404
        return edition.snapshot
    return found.submitted or content_of(found, on=today_at(found.council))


def plain(found: Publication, *, is_file: bool) -> str:
    is_draft = found.state not in (State.PUBLISHED, State.WITHDRAWN)
    return plain_document(content_to_show(found), is_file=is_file, is_draft=is_draft)


@for_council(Can.SEE_DRAFTS)
@require_GET
def word(request: HttpRequest, council: Council, kind: str, period: str) -> HttpResponse:
    """Nothing but the document, to be selected, copied and pasted."""
    return HttpResponse(plain(publication_or_set(council, kind, period), is_file=False))


@for_council(Can.SEE_DRAFTS)
@require_GET
def word_file(request: HttpRequest, council: Council, kind: str, period: str) -> HttpResponse:
    """The same as a file, which Word opens."""
    response = HttpResponse(plain(publication_or_set(council, kind, period), is_file=True))
    response["Content-Disposition"] = f'attachment; filename="{council.slug}-{kind}-{period}.html"'
    return response


@for_council(Can.SEE_DRAFTS)
@require_GET
def draft_pdf(request: HttpRequest, council: Council, kind: str, period: str) -> HttpResponse:
    """The newest print of the draft: where it is, or how far it has come."""
    found = publication_or_set(council, kind, period)
    proof = newest_of(found)
    told: dict[str, Any] = {"proof": proof, "proof_state": state_of_proof(proof)}
    if proof and proof.made_at:
        told |= {"in_words": file_in_words(proof), "file": address("draft_pdf_file", found)}
    return until_drawn(page(request, "draft_pdf", found, **told), told["proof_state"])


def newest_of(found: Publication) -> Proof | None:
    if found.pk is None or found.state in proving.WITHOUT_DRAFT:
        return None
    return found.proofs.defer("content").order_by("-asked_at", "-pk").first()


def state_of_proof(proof: Proof | None) -> str:
    """none, or as `renditions.state_of` says."""
    return state_of(proof, at=now()) if proof else "none"


@for_council(Can.EDIT_PUBLICATIONS)
@require_POST
def make_draft_pdf(request: HttpRequest, council: Council, kind: str, period: str) -> HttpResponse:
    """Ask for a print of the draft as it stands."""
    found = publication_or_set(council, kind, period)
    try:
        proof = proving.ask_for_proof(found, on=localdate(), by=person_of(request))
    except NotAllowedNow as refusal:
        return not_now(request, found, refusal)
    return to("draft_pdf", proof.publication)


@for_council(Can.SEE_DRAFTS)
@require_GET
def draft_pdf_file(request: HttpRequest, council: Council, kind: str, period: str) -> HttpResponse:
    """The print itself; never public, and kept by no cache."""
    found = publication_or_set(council, kind, period)
    proof = newest_of(found)
    if proof is None or proof.made_at is None:
        raise Http404
    try:
        content = store.read(proof.sha256)
    except (OSError, store.DamagedFile):
        log.exception("The file %s of %s cannot be read", proof.sha256, proof)
        messages.error(request, _("The file cannot be read. Make the PDF again; if that does not help, ask for help."))
        return redirect(address("draft_pdf", found))
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="draft-{council.slug}-{kind}-{period}.pdf"'
    return response
