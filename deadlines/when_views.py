"""The public calculator: when must a council publish next? Everything that was asked stands in the address."""

from datetime import UTC, datetime, time, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from councils.access import open_to_public
from deadlines.calendars import CONTENT_TYPE, Entry, calendar
from deadlines.when_answers import Answer, Answers, answers_to
from deadlines.when_forms import AboutTheCouncil, LastPublished, Place, field_of, read, tidy
from duty.regimes import Recurrence

SHARED_FOR = 60  # seconds that a shared cache may keep an answer without asking


@open_to_public("anybody may ask when a council must publish next")
@require_safe
def when(request: HttpRequest) -> HttpResponseBase:
    now = timezone.now()
    about, published = read(request.GET, today=timezone.localdate(now))
    if published is None or about.errors or published.errors:
        return first_step(request, about, published, now=now)
    asked = tidy(about, published)
    if request.META.get("QUERY_STRING", "") != asked:
        return at_its_tidy_address(request, asked, published)
    answers = answers_to(about.situation(published.said()))
    page = {
        "about": about,
        "published": published,
        "answers": answers,
        "place": Place(about.cleaned_data["nation"]).label,
        "today": about.today,
        "asks_first": bool(published.duties) and bool(answers.dated) and not answers.is_anything_said,
        "asked": asked,
        "asked_today": tidy(about, published, on=None),
        "asked_at_its_start": tidy(about, published, on=about.cleaned_data.get("began")),
        "address": f"{settings.PUBLIC_URL}{reverse('when')}?{asked}",
    }
    return kept_until_midnight(render(request, "deadlines/when/days.html", page), now=now)


@open_to_public("anybody may put the days into a calendar")
@require_safe
def when_calendar(request: HttpRequest) -> HttpResponseBase:
    """The same days as a file. Whatever cannot be understood is answered by the page, which says what is wrong."""
    now = timezone.now()
    about, published = read(request.GET, today=timezone.localdate(now))
    if published is None or about.errors or published.errors:
        return first_step(request, about, published, now=now)
    address = f"{settings.PUBLIC_URL}{reverse('when')}?{tidy(about, published)}"
    answers = answers_to(about.situation(published.said()))
    midnight = datetime.combine(answers.situation.on, time(), UTC)  # the file changes once a day, if at all
    file = calendar(_("When to publish"), entries(answers, address), on=midnight)
    response = HttpResponse(file, content_type=CONTENT_TYPE)
    response["Content-Disposition"] = 'attachment; filename="when-to-publish.ics"'
    return kept_until_midnight(response, now=now)


# --- The page ---------------------------------------------------------------------------------------------------------


def first_step(
    request: HttpRequest, about: AboutTheCouncil, published: LastPublished | None, *, now: datetime
) -> HttpResponse:
    """What to ask; and after a mistake all that was typed, with the mistake."""
    wrong = next((form for form in (about, published) if form is not None and form.errors), None)
    page = {"about": about, "published": published, "form": wrong}
    response = render(request, "deadlines/when/ask.html", page, status=422 if wrong else 200)
    return response if wrong else kept_until_midnight(response, now=now)


def at_its_tidy_address(request: HttpRequest, asked: str, published: LastPublished) -> HttpResponseRedirect:
    """To the address that is fit to be passed on. Whoever was asked for days and knows none is led past the questions,
    to what can be said without."""
    was_asked = any(f"{field_of(duty)}-day" in request.GET for duty in published.duties)
    there = "" if published.said() or not was_asked else "#days"
    return HttpResponseRedirect(f"{reverse('when')}?{asked}{there}")


def kept_until_midnight(response: HttpResponse, *, now: datetime) -> HttpResponse:
    """An answer is true for its day. Caches keep it as long as any public page, but not beyond midnight in London, not
    even when nobody answers."""
    tomorrow = timezone.localdate(now) + timedelta(days=1)
    midnight = timezone.make_aware(datetime.combine(tomorrow, time()))
    # Within one zone Python subtracts what clocks show, not what passes: in UTC the two are the same.
    left = int((midnight.astimezone(UTC) - now.astimezone(UTC)).total_seconds())
    fresh = min(SHARED_FOR, left)
    stale = min(SHARED_FOR, left - fresh)
    patch_cache_control(
        response, public=True, max_age=0, s_maxage=fresh, stale_while_revalidate=stale, stale_if_error=left - fresh
    )
    return response


# --- The calendar -----------------------------------------------------------------------------------------------------


def entries(answers: Answers, address: str) -> list[Entry]:
    """Each day to come. The name of an entry holds its day: a visitor's file knows no council, and two may be kept side
    by side."""
    host = urlsplit(settings.PUBLIC_URL).hostname or "localhost"
    return [
        Entry(
            uid=f"when-{answer.key}-{answer.due_on:%Y%m%d}@{host}",
            day=answer.due_on,
            title=title_of(answer),
            words="\n".join([answer.duty.demands, *answers.why_on_its_day(answer)]),
            address=address,
        )
        for answer in answers.days
        if answer.due_on
    ]


def title_of(answer: Answer) -> str:
    told = {"duty": answer.title}
    if answer.duty.recurrence is Recurrence.CUSTOM_YEARS:
        return _("%(duty)s: customary day") % told
    if answer.duty.recurrence is Recurrence.REVIEW_YEARS:
        return _("%(duty)s: yearly review") % told
    return (_("%(duty)s: last safe day") if answer.arguable_on else _("%(duty)s: last day")) % told
