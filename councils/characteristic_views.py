"""Pages of the characteristics that count at a council: the nine of the law, and what it considers beside them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from councils import characteristics as verbs
from councils.access import for_council
from councils.actions import NotPossible
from councils.answers import CONFLICT, answer, person
from councils.characteristic_forms import AdoptLocal, ChangeLocal, EndLocal
from councils.day import today_at
from councils.models import Council, LocalCharacteristic
from councils.roles import Can
from duty.characteristics import AIMS, CHARACTERISTICS
from govuk.quotes import in_quotes

FOLDER = "councils/characteristics/"


@for_council(Can.SEE_DRAFTS)
@require_safe
def characteristics(request: HttpRequest, council: Council) -> HttpResponse:
    """The nine with their sections and aims; then the council's own, those that stand before those that ended."""
    every = list(council.local_characteristics.order_by("name", "adopted_on", "pk"))
    page = {
        "nine": CHARACTERISTICS,
        "aims": AIMS,
        "standing": [each for each in every if each.ended_on is None],
        "ended": [each for each in every if each.ended_on],
    }
    return render(request, f"{FOLDER}characteristics.html", page)


@for_council(Can.EDIT_OBJECTIVES)
@require_http_methods(["GET", "HEAD", "POST"])
def add_characteristic(request: HttpRequest, council: Council) -> HttpResponse:
    return answer(
        request,
        f"{FOLDER}add.html",
        AdoptLocal(request.POST or None, on=today_at(council)),
        save=lambda form: verbs.adopt_local(council, **form.cleaned_data, by=person(request)),
        done=list_of(council),
        back=list_of(council),
        said=lambda row: _("%(name)s is added. Readers see it on the council’s page at once.") % named(row),
    )


@for_council(Can.EDIT_OBJECTIVES)
@require_http_methods(["GET", "HEAD", "POST"])
def change_characteristic(request: HttpRequest, council: Council, characteristic: str) -> HttpResponse:
    row = get_object_or_404(council.local_characteristics, slug=characteristic)
    return ended(request, row) or answer(
        request,
        f"{FOLDER}change.html",
        ChangeLocal.of(row, request.POST or None, on=today_at(council)),
        save=lambda form: verbs.change_local(row, seen=form.cleaned_data["seen"], **form.told(), by=person(request)),
        done=list_of(council),
        back=list_of(council),
        said=lambda row: _("%(name)s is saved.") % named(row),
        characteristic=row,
    )


@for_council(Can.EDIT_OBJECTIVES)
@require_http_methods(["GET", "HEAD", "POST"])
def end_characteristic(request: HttpRequest, council: Council, characteristic: str) -> HttpResponse:
    row = get_object_or_404(council.local_characteristics, slug=characteristic)
    return ended(request, row) or answer(
        request,
        f"{FOLDER}end.html",
        EndLocal(request.POST or None, on=today_at(council)),
        save=lambda form: verbs.end_local(row, **form.cleaned_data, by=person(request)),
        done=list_of(council),
        back=list_of(council),
        said=lambda row: _("%(name)s is considered no more. It stays in the list with your reason.") % named(row),
        characteristic=row,
    )


def ended(request: HttpRequest, characteristic: LocalCharacteristic) -> HttpResponse | None:
    """The page that says why nothing more can be done with an ended one; None where it still can. A form already filled
    in is answered itself."""
    if request.method == "POST":
        return None
    try:
        verbs.must_stand(characteristic)
    except NotPossible as refusal:
        page = {"sentence": str(refusal), "back": list_of(characteristic.council)}
        return render(request, "councils/not_now.html", page, status=CONFLICT)
    return None


def list_of(council: Council) -> str:
    return reverse("characteristics", args=[council.slug])


def named(characteristic: LocalCharacteristic) -> dict[str, str]:
    return {"name": in_quotes(characteristic.name)}
