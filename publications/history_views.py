"""The public page of a council's past: by when each duty had to be met, what came of it, what the council says of it.
Touches no session."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from councils.access import open_to_public
from councils.day import today_at
from councils.models import Council
from deadlines.lapse_ledger import ledger
from publications.obligations import why_no_status, with_withdrawals


@open_to_public("how a council has met its duties is for everybody")
@require_safe
def council_history(request: HttpRequest, slug: str) -> HttpResponse:
    council = get_object_or_404(Council.objects.prefetch_related("successors"), slug=slug)
    on = today_at(council)
    told = {
        "council": council,
        "ledger": ledger(council, on=on, discharges=with_withdrawals(on=on)),
        "why_no_status": why_no_status(council, on=on),
    }
    return render(request, "publications/public/history.html", told)
