"""How public answers may be kept by browsers and shared caches."""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag

# A shared cache holds a page for a minute, shows the old one while it asks for the new, and goes on for a day when
# nobody answers: published pages stay up when the portal is down.
KEPT = {"public": True, "max_age": 0, "s_maxage": 60, "stale_while_revalidate": 60, "stale_if_error": 86400}


def cacheable(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Give a public answer its cache rules and an ETag, and answer 304 to those who already have it.

    A view may set its own ETag, Last-Modified or Cache-Control; it must set no cookie.
    """

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if response.status_code not in (200, 410):
            return response
        if not response.has_header("Cache-Control"):
            patch_cache_control(response, **KEPT)
        if response.status_code != 200 or not isinstance(response, HttpResponse):
            return response
        if not response.has_header("ETag"):
            response["ETag"] = quote_etag(hashlib.sha256(response.content).hexdigest()[:32])
        return get_conditional_response(request, etag=response.get("ETag"), response=response) or response

    return answered
