"""How a kept file is handed to readers: by the type it was found to be, under its own name, and never as a page."""

import logging

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag
from django.utils.translation import gettext as _

from files import store
from files.kinds import FileKind, kind_of_media_type
from files.names import disposition

log = logging.getLogger(__name__)
FOR_EVER = 365 * 24 * 3600


def respond(
    request: HttpRequest, sha256: str, *, name: str, media_type: str, is_immutable: bool = True, is_saved: bool = False
) -> HttpResponseBase:
    """The file, or 304 for whoever has it, or 503 when it cannot be read just now.

    `is_immutable`: the address belongs to these bytes for ever; otherwise a cache may keep it, and asks again. Office
    documents, tables and text are saved, never opened in the browser; `is_saved` asks so of a PDF or a picture too.
    """
    kind = kind_of_media_type(media_type)
    if known := get_conditional_response(request, etag=quote_etag(sha256)):
        return with_rules(known, sha256, is_immutable=is_immutable)
    try:
        content = store.read(sha256)
    except (OSError, store.DamagedFile):
        log.exception("The file %s cannot be read", sha256)
        return cannot_be_read()
    charset = "; charset=utf-8" if kind in (FileKind.CSV, FileKind.TEXT) else ""
    response = HttpResponse(content, content_type=f"{kind.media_type}{charset}")
    response["Content-Disposition"] = disposition(name, is_attachment=is_saved or not kind.opens_in_browser)
    if kind is not FileKind.PDF:  # the browsers' own reader of PDFs does not work in a sandbox
        response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return with_rules(response, sha256, is_immutable=is_immutable)


def with_rules(response: HttpResponseBase, sha256: str, *, is_immutable: bool) -> HttpResponseBase:
    response["X-Content-Type-Options"] = "nosniff"
    response["ETag"] = quote_etag(sha256)
    if is_immutable:
        patch_cache_control(response, public=True, max_age=FOR_EVER, immutable=True)
    else:
        patch_cache_control(response, public=True, max_age=0, s_maxage=60)
    return response


def cannot_be_read() -> HttpResponse:
    words = _("This file cannot be read just now. Try again in a few minutes.")
    response = HttpResponse(f"{words}\n", status=503, content_type="text/plain; charset=utf-8")
    response["Retry-After"] = "60"
    patch_cache_control(response, no_store=True)
    return response
