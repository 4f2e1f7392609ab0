"""The files that go with the parts of published editions."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from councils.access import open_to_public
from files.serving import respond
from publications.public_views import editions_at, removed


def listed_in(content: dict[str, Any], prefix: str, name: str) -> dict[str, Any] | None:
    """The file that a frozen content lists under this part of the address."""
    files = (file for part in content["parts"] for file in part.get("files", ()))
    return next((file for file in files if file["sha256"].startswith(prefix) and file["name"] == name), None)


@open_to_public("files that go with a published edition are for everybody, for ever")
@require_safe
def file_of_part(
    request: HttpRequest, slug: str, kind: str, period: str, number: int, prefix: str, name: str
) -> HttpResponseBase:
    """A file of this edition, and of no other; 410 after a removal by law."""
    this = get_object_or_404(editions_at(slug, kind, period).select_related("publication__council"), number=number)
    if this.removed_on:
        return removed(request, this)
    file = listed_in(this.snapshot, prefix, name)
    if file is None:
        raise Http404
    return respond(request, file["sha256"], name=file["name"], media_type=file["type"], is_immutable=False)
