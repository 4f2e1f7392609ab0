"""The pages about the check itself: every rule with its reason, and the button that asks all links."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from councils.access import for_council
from councils.day import today_at
from councils.models import Council
from councils.roles import Can
from publications.asking import ask_for
from publications.checks import RULES, TOPICS, described
from publications.checks.described import addresses_in
from publications.officer_views.reaching import FOLDER, publication_or_set, to


@for_council(Can.SEE_DRAFTS)
@require_GET
def what_we_check(request: HttpRequest, council: Council) -> HttpResponse:
    """Every rule of the check with its reason, an example and where it comes from, by what it is about."""
    rules = [(rule, rule.blocks(council.nation)) for rule in RULES]
    topics = [(topic, heading, [row for row in rules if row[0].topic == topic]) for topic, heading in TOPICS.items()]
    told = {"council": council, "topics": topics, "count": len(rules), "nation": council.get_nation_display()}
    return render(request, f"{FOLDER}what_we_check.html", told)


@for_council(Can.SEE_DRAFTS)
@require_POST
def check_links(request: HttpRequest, council: Council, kind: str, period: str) -> HttpResponse:
    """Ask each link of the document whether it still answers; a worker does it, and the check says what came of it."""
    found = publication_or_set(council, kind, period)
    addresses = addresses_in(described(found, on=today_at(council)).parts)
    asked = ask_for(addresses, at=timezone.now())
    sentence = ngettext(
        "%(count)s link is being checked. Open this page again in a few minutes.",
        "%(count)s links are being checked. Open this page again in a few minutes.",
        asked,
    )
    messages.success(request, sentence % {"count": asked} if asked else _("All links were checked a moment ago."))
    return to("check_publication", found)
