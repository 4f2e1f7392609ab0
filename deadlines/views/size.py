"""The page on which a council's size is noted: some duties begin with a number of employees."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from councils.access import for_council
from councils.forms import HeadcountNote
from councils.models import Council
from councils.roles import Can
from deadlines import actions


@for_council(Can.EDIT_PUBLICATIONS)
@require_http_methods(["GET", "HEAD", "POST"])
def headcount(request: HttpRequest, council: Council) -> HttpResponse:
    form = HeadcountNote(request.POST or None, on=localdate(), nation=council.nation)
    if form.is_valid():
        noted = actions.note_headcount(council, **form.cleaned_data, on=localdate(), by=request.user)  # type: ignore[arg-type]  # signed in
        messages.success(request, _("Noted: %(count)s employees.") % {"count": f"{noted.count:,}"})
        return redirect(settings.OFFICERS_HOME.format(slug=council.slug))
    page = {"form": form, "headcounts": council.headcounts.order_by("-as_at")}
    return render(request, "councils/headcount.html", page, status=422 if form.errors else 200)
