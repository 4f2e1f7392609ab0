"""How a council's public pages look: the officers' page about it, and the colour and logo as browsers fetch them."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from councils import actions
from councils.access import for_council, open_to_public
from councils.appearance_forms import Appearance, told_of
from councils.edits import StaleEdit
from councils.models import Council
from councils.roles import Can
from files.kinds import kind_of_media_type
from files.serving import FOR_EVER, respond
from govuk.uploads import choose_again


@for_council(Can.EDIT_PUBLICATIONS)
@require_http_methods(["GET", "HEAD", "POST"])
def appearance(request: HttpRequest, council: Council) -> HttpResponse:
    form = Appearance(
        request.POST or None,
        request.FILES or None,
        initial=Appearance.standing(council) | {"seen": council.version},
        has_logo=bool(council.logo_sha256),
    )
    differences, status = [], 200
    if form.is_valid():
        told = form.told()
        told["keeps_logo"] = not told.pop("removes_logo", False)
        try:
            saved = actions.set_appearance(council, seen=form.cleaned_data["seen"], by=request.user, **told)  # type: ignore[arg-type]  # signed in
        except StaleEdit as stale:
            differences, status = form.compare(stale.current), 409
            choose_again(form, "logo")
        else:
            say_what_was_saved(request, saved, told["logo"].warnings if told["logo"] else ())
            return redirect("appearance", council.slug)
    page = {"form": form, "differences": differences, "look": told_of(council.colour) if council.colour else None}
    return render(request, "councils/appearance.html", page, status=status if status == 409 or not form.errors else 422)


def say_what_was_saved(request: HttpRequest, council: Council, warnings: tuple[str, ...]) -> None:
    messages.success(request, _("Saved. Readers see it at once on the council’s pages."))
    if council.colour and not told_of(council.colour)["is_for_text"]:
        words = _(
            "White words cannot be read well on this colour. On the council’s pages it is used for a line only; in "
            "documents it fills bands and rules with black words on them, and headings are dark."
        )
        messages.warning(request, words)
    for warning in warnings:
        messages.warning(request, warning)


@open_to_public("the colour of a council's pages is for whoever reads them")
@require_safe
def council_colour(request: HttpRequest, slug: str) -> HttpResponse:
    """A style sheet of two rules: the policy of the portal allows no styles inside a page."""
    council = get_object_or_404(Council.objects.exclude(colour=""), slug=slug)
    rules = [f":root {{ --portal-council-colour: {council.colour}; }}"]
    if told_of(council.colour)["is_for_text"]:
        rules.append(f".govuk-generic-header {{ background: {council.colour}; }}")
    response = HttpResponse("\n".join(rules) + "\n", content_type="text/css; charset=utf-8")
    if request.META.get("QUERY_STRING") == council.colour[1:]:
        patch_cache_control(response, public=True, max_age=FOR_EVER, immutable=True)
    return response


@open_to_public("the logo stands on pages that are for everybody")
@require_safe
def council_logo(request: HttpRequest, slug: str, sha256: str) -> HttpResponseBase:
    council = get_object_or_404(Council.objects.exclude(logo_sha256=""), slug=slug)
    if council.logo_sha256 != sha256:
        raise Http404
    kind = kind_of_media_type(council.logo_type)
    return respond(request, sha256, name=f"{council.slug}.{kind.extension}", media_type=kind.media_type)
