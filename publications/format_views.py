"""Other formats in public: the files themselves, and the form by which anybody asks for one."""

from allauth.core import ratelimit
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import patch_cache_control
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from councils.access import open_to_public
from councils.actions import NotPossible
from councils.strangers import NotFromHere, came_from_here, key_of, token_for
from files.serving import respond
from publications import formats
from publications.format_forms import AskForFormat
from publications.models import Edition, FormatRequest, OtherFormat
from publications.public_views import editions_at, removed
from publications.report.succession import public_title

UNPROCESSABLE, TOO_MANY = 422, 429


@open_to_public("other formats of published editions are for everybody")
@require_safe
def other_format(request: HttpRequest, slug: str, kind: str, period: str, number: int) -> HttpResponseBase:
    """The file. It may be taken away again, so caches ask each minute; after that its address says why."""
    publications = editions_at(slug, kind, period).values("publication")
    offered = OtherFormat.objects.exclude(sha256="").select_related(
        "publication__council", "edition__publication__council"
    )
    this = get_object_or_404(offered, publication__in=publications, number=number)
    if this.edition.removed_on:
        return removed(request, this.edition)
    if this.removed_on:
        told = {
            "council": this.publication.council,
            "publication": this.publication,
            "title": public_title(this.publication),
            "other": this,
        }
        response = render(request, "publications/public/format_removed.html", told, status=410)
        patch_cache_control(response, public=True, max_age=0, s_maxage=60)
        return response
    return respond(request, this.sha256, name=this.name, media_type=this.media_type, is_immutable=False)


def edition_to_ask_for(slug: str, kind: str, period: str) -> Edition:
    """The newest edition that stands, of a council that reads its requests here; 404 otherwise."""
    of_enrolled = editions_at(slug, kind, period).filter(publication__council__enrolled_on__isnull=False)
    standing = of_enrolled.filter(removed_on=None).select_related("publication__council")
    latest = standing.defer("snapshot", "passport").order_by("-number").first()
    if latest is None:
        raise Http404
    return latest


@open_to_public("anybody may ask for a publication in a format they can use", kept=False)
@csrf_exempt  # no cookie, no session: councils.strangers stands in its place
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, slug: str, kind: str, period: str) -> HttpResponse:
    edition = edition_to_ask_for(slug, kind, period)
    form = AskForFormat(request.POST if request.method == "POST" else None, initial={"token": token_for(request.path)})
    if request.method != "POST":
        return the_form(request, edition, form)
    if not came_from_here(request):
        return the_form(request, edition, with_a_new_token(request, form), status=403, is_foreign=True)
    if not form.is_valid():
        return the_form(request, edition, form, status=UNPROCESSABLE)
    try:
        key = key_of(form.cleaned_data["token"], request.path)
    except NotFromHere as stopped:
        form.add_error(None, again(is_old=stopped.is_old))
        return the_form(request, edition, with_a_new_token(request, form), status=UNPROCESSABLE)
    return taken(request, edition, form, key)


def taken(request: HttpRequest, edition: Edition, form: AskForFormat, key: str) -> HttpResponse:
    """Keep the request and lead to its page, unless too many came from one place or to one council."""
    known = FormatRequest.objects.filter(form_key=key).exists()
    if not known and not ratelimit.consume(request, action="ask_for_format"):
        form.add_error(None, _("Too many requests came from where you are. Try again later."))
        return the_form(request, edition, form, status=TOO_MANY)
    try:
        made = formats.ask(edition, form_key=key, on=localdate(), by=formats.ANYBODY, **form.told())
    except NotPossible as refused:
        form.add_error(None, str(refused))
        return the_form(request, edition, form, status=TOO_MANY)
    return redirect("asked_for_format", made.council.slug, made.reference)


def again(*, is_old: bool) -> str:
    if is_old:
        return _("This page was open for more than a day. Nothing you typed is lost: send it again")
    return _("This page could not be recognised. Nothing you typed is lost: send it again")


def with_a_new_token(request: HttpRequest, form: AskForFormat) -> AskForFormat:
    typed = request.POST.copy()
    typed["token"] = token_for(request.path)
    form.data = typed
    return form


def the_form(
    request: HttpRequest, edition: Edition, form: AskForFormat, *, status: int = 200, **told: bool
) -> HttpResponse:
    publication = edition.publication
    page = {
        "council": publication.council,
        "publication": publication,
        "title": public_title(publication),
        "edition": edition,
        "form": form,
        "due_on": formats.reply_day(publication.council, on=localdate()),
        "kept_days": formats.KEPT_AFTER_THE_ANSWER.days,
    }
    return render(request, "publications/public/ask.html", page | told, status=status)


@open_to_public("whoever asked may see when they will hear; nothing here says who that is", kept=False)
@require_safe
def asked_for_format(request: HttpRequest, slug: str, reference: str) -> HttpResponse:
    about = FormatRequest.objects.select_related("council", "publication__council").defer(*formats.PERSONAL)
    found = get_object_or_404(about, council__slug=slug, reference=reference)
    told = {"council": found.council, "publication": found.publication, "asked": found, "on": localdate()}
    told |= {"title": public_title(found.publication)}
    response = render(request, "publications/public/asked_for.html", told)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
