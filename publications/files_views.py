"""The files of an edition for everybody: PDF, the whole report as one HTML file, figures, content, and their hashes.

Each is drawn once and from then on served from the store by its hash. Until then all but the PDF are drawn at once from
the edition: nobody waits. Touches no session.
"""

import hashlib
import logging

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import patch_cache_control
from django.utils.http import http_date, quote_etag
from django.views.decorators.http import require_safe

from councils.access import open_to_public
from files import store
from govuk.caching import KEPT
from publications.links import linked, standing_after
from publications.models import Edition, Rendition
from publications.public_views import editions_at, removed, without_file
from publications.report.drawn import file_of, name_of
from publications.verifying import files_of_parts

log = logging.getLogger(__name__)
KINDS = {
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}
# A figure table is for a spreadsheet, and a page with a style of its own is no page of this site: these are saved.
SAVED = {"csv", "html"}
# A browser may keep for ever what never changes; a shared cache asks after a minute, by the hash, whether the edition
# still stands: the law can compel its removal.
FOR_EVER = KEPT | {"max_age": 31_536_000, "immutable": True}


@open_to_public("files of published editions are for everybody, for ever")
@require_safe
def edition_file(request: HttpRequest, slug: str, kind: str, period: str, number: int, *, ending: str) -> HttpResponse:
    """One file of an edition. Its headers say what came after it, and that it was withdrawn."""
    editions = editions_at(slug, kind, period).select_related("publication__council").defer("snapshot")
    this = get_object_or_404(editions, number=number)
    if this.removed_on:
        return removed(request, this)
    made = this.renditions.made().filter(format=ending).first()
    content = kept(made) if made else None
    if content is None and ending == Rendition.Format.PDF:
        return without_file(request, this, status=503 if made else 404)
    response = (
        sent(this, content, ending, made=made) if content is not None else sent(this, file_of(this, ending), ending)
    )
    return linked(response, this, standing_after(this), ending=f".{ending}")


def sent(this: Edition, content: bytes, ending: str, *, made: Rendition | None = None) -> HttpResponse:
    """The file as it goes out. What the store holds (`made`) never changes and may be kept for ever."""
    name, suffix = name_of(this, ending), f"-withdrawn.{ending}" if this.withdrawn_on else f".{ending}"
    response = HttpResponse(content, content_type=KINDS[ending])
    how = "attachment" if ending in SAVED else "inline"
    response["Content-Disposition"] = f'{how}; filename="{name.removesuffix(f".{ending}")}{suffix}"'
    response["ETag"] = quote_etag(made.sha256 if made else hashlib.sha256(content).hexdigest())
    if made:
        patch_cache_control(response, **FOR_EVER)
    if this.withdrawn_on is None:
        response["Last-Modified"] = http_date(((made and made.made_at) or this.published_at).timestamp())
    return response


def kept(made: Rendition) -> bytes | None:
    """The bytes in the store; None where they cannot be read just now, which is noted."""
    try:
        return store.read(made.sha256)
    except (OSError, store.DamagedFile):
        log.exception("The file %s of edition %s cannot be read", made.sha256, made.edition_id)
        return None


@open_to_public("anybody may check that a file is the one that was published")
@require_safe
def edition_hashes(request: HttpRequest, slug: str, kind: str, period: str, number: int) -> HttpResponse:
    """The SHA-256 of each file, as `sha256sum --check` reads them."""
    editions = editions_at(slug, kind, period).select_related("publication__council").defer("passport")
    this = get_object_or_404(editions, number=number)
    if this.removed_on:
        return removed(request, this)
    made = this.renditions.made().order_by("format")
    named = [(rendition.sha256, name_of(this, rendition.format)) for rendition in made]
    lines = [f"{sha256}  {name}\n" for sha256, name in (*named, *files_of_parts(this.snapshot))]
    response = HttpResponse("".join(dict.fromkeys(lines)), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name_of(this, "sha256")}"'
    return linked(response, this, standing_after(this), ending=".sha256")
