"""What the headers of an edition and of its files tell programs: what readers see at the head of its page."""

from collections.abc import Sequence

from django.http import HttpResponse

from publications.models import Edition


def standing_after(this: Edition) -> list[int]:
    """The numbers of the later editions that stand."""
    later = this.publication.editions.filter(number__gt=this.number, withdrawn_on=None, removed_on=None)
    return list(later.order_by("number").values_list("number", flat=True))


def linked(response: HttpResponse, this: Edition, later: Sequence[int], *, ending: str = "/") -> HttpResponse:
    """Name the page that explains a file, the next edition and the newest one that stands (by their numbers), and the
    day of a withdrawal."""
    page = this.get_absolute_url()
    relations = [("describedby", page)] if ending != "/" else []
    if later:
        above = page.removesuffix(f"{this.number}/")
        relations.append(("successor-version", f"{above}{later[0]}{ending}"))
        relations.append(("latest-version", f"{above}{later[-1]}{ending}"))
    if relations:
        response["Link"] = ", ".join(f'<{where}>; rel="{name}"' for name, where in relations)
    if this.withdrawn_on:
        response["X-Withdrawn-On"] = this.withdrawn_on.isoformat()
    return response
