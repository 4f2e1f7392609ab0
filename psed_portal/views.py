"""The front door's own pages: front page, what this is, accessibility, health, and help when something is wrong."""

from functools import cache
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models.fields.json import KT
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET, require_safe
from redis import Redis, RedisError

from councils.access import open_to_public
from publications.models import Edition

RECENT = 6
BROKER_ANSWERS_WITHIN = 0.5  # seconds
MOST_READ = 64 * 1024**2  # bytes of a request that is refused for its size
ROBOTS = """User-agent: *
Disallow: /account/
Disallow: /officers/
Disallow: /members/
Disallow: /health/
Disallow: /calendars/
"""


@open_to_public("the front page")
@require_safe
def front_page(request: HttpRequest) -> HttpResponse:
    # The title as it was frozen: a correction under way may have changed the publication's own.
    editions = (
        Edition.objects.latest_of_each()
        .filter(
            published_on__lte=localdate(), withdrawn_on=None, removed_on=None, publication__council__shown_as_at=None
        )
        .annotate(title=KT("snapshot__title"))
        .defer("snapshot", "passport")
        .select_related("publication__council")
        .order_by("-published_on", "-published_at")[:RECENT]
    )
    return render(request, "psed_portal/front_page.html", {"editions": editions})


@open_to_public("says what the portal is")
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "psed_portal/about.html")


@open_to_public("the accessibility statement, which the law wants public")
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "psed_portal/accessibility.html")


@open_to_public("search engines read it")
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    return HttpResponse(ROBOTS, content_type="text/plain; charset=utf-8")


@open_to_public("leads an address typed with capitals to the one that stays")
@require_safe
def in_small_letters(request: HttpRequest, there: str) -> HttpResponse:
    """Addresses of councils are written small. Only the path is: what is asked of it stays as it was."""
    asked = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""
    return HttpResponsePermanentRedirect(f"{reverse('councils')}{quote(there.lower())}{asked}")


# --- Health -----------------------------------------------------------------------------------------------------------


@open_to_public("asked by the container's health check", kept=False)
@require_GET
def live(request: HttpRequest) -> HttpResponse:
    """The process answers. Asks nothing else, so that a database that is away restarts no web process."""
    return JsonResponse({"live": True})


@open_to_public("asked by the container's health check and the proxy", kept=False)
@require_GET
def ready(request: HttpRequest) -> HttpResponse:
    """Whether pages can be served: the database answers and every migration is in. A broker that is away is told and
    holds nothing up: what is to be done stands in PostgreSQL."""
    database = state_of_database()
    told = {"ready": database == "ok", "database": database, "broker": state_of_broker()}
    return JsonResponse(told, status=200 if told["ready"] else 503)


MIGRATED: set[str] = set()  # databases whose migrations were all in when this process last looked


def state_of_database() -> str:
    """What is missing is looked for until nothing is: a running process gains no migrations. From then on it is enough
    that the database answers."""
    name = str(connection.settings_dict["NAME"])
    try:
        if name in MIGRATED:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
            return "ok"
        executor = MigrationExecutor(connection)
        missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return "does not answer"
    if missing:
        return f"{len(missing)} migrations are missing; run: manage.py migrate"
    MIGRATED.add(name)
    return "ok"


@cache
def broker() -> Redis:
    """One connection kept for every question; a broker that is slow is not waited for."""
    within = BROKER_ANSWERS_WITHIN
    return Redis.from_url(settings.REDIS_URL, socket_connect_timeout=within, socket_timeout=within)


def state_of_broker() -> str:
    try:
        broker().ping()
    except (RedisError, OSError):
        return "does not answer; work waits in the database"
    return "ok"


# --- When something is wrong ------------------------------------------------------------------------------------------


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return unkept(render(request, "404.html", status=404))


def forbidden(request: HttpRequest, exception: PermissionDenied) -> HttpResponse:
    return unkept(render(request, "403.html", {"why": str(exception)}, status=403))


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    is_too_large = isinstance(exception, RequestDataTooBig)
    if is_too_large:
        read_to_the_end(request)
    return unkept(render(request, "400.html", {"is_too_large": is_too_large}, status=400))


def read_to_the_end(request: HttpRequest) -> None:
    """Let the browser send all it has: one that is cut off while it still sends shows no page of ours. Far more than a
    proxy would let through is not waited for."""
    left = min(int(request.META.get("CONTENT_LENGTH") or 0), MOST_READ)
    while left > 0 and (piece := request.read(min(left, 64 * 1024))):
        left -= len(piece)


def out_of_order(request: HttpRequest, *args: Any) -> HttpResponse:
    """Drawn without the request: whatever went wrong must not go wrong again here."""
    return unkept(render(None, "500.html", status=500))  # no context processors are wanted


def unkept(response: HttpResponse) -> HttpResponse:
    """Of an error no cache keeps a copy: it may show a council's menu, and may be mended in a minute."""
    patch_cache_control(response, private=True, no_store=True)
    return response
