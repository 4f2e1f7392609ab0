"""The page on which a council says how it works towards a day."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from councils.access import for_council
from councils.answers import answer, person
from councils.models import Council
from councils.people_form import no_longer_here, people_with
from councils.roles import Can, Role
from deadlines import keeping
from deadlines.kept_forms import ArrangementsForm


@for_council(Can.EDIT_PUBLICATIONS)
@require_http_methods(["GET", "HEAD", "POST"])
def arrangements(request: HttpRequest, council: Council) -> HttpResponse:
    present, councillors = keeping.arrangements_of(council), people_with(council, Role.COUNCILLOR)
    return answer(
        request,
        "deadlines/arrangements/arrangements.html",
        ArrangementsForm.among(councillors, present, request.POST or None),
        save=lambda form: keeping.arrange(council, seen=form.cleaned_data["seen"], by=person(request), **form.told()),
        done=reverse("arrangements", args=[council.slug]),
        said=_("The arrangements are saved. Plans are counted with them from now on."),
        gone=no_longer_here(present.sponsor, councillors),
        has_councillors=bool(councillors),
    )
