"""What every editing page answers: the form, what stopped it, or where it leads."""

from collections.abc import Callable
from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from councils.actions import NotPossible
from councils.edit_form import Edit
from councils.edits import StaleEdit
from councils.models import Council, Record, User
from councils.roles import Can
from govuk.forms import Form
from govuk.writing import onwards, status_of
from objectives.lifecycle import NotAllowedNow
from objectives.models import Objective, ObjectiveSet
from objectives.refusals import AlreadyThere, PublishedBefore, UnlawfulPair

UNPROCESSABLE, CONFLICT = 422, 409
EDITS = (
    "objective set changed", "objective changed", "criteria set", "criterion tied", "action changed", "measure changed",
    "reading changed", "reasons for gaps given", "commitments added", "commitments changed",
)  # fmt: skip


def person(request: HttpRequest) -> User:
    """Who is signed in; the door let nobody else pass."""
    return cast(User, request.user)


def may(request: HttpRequest, can: Can) -> bool:
    """Whether the person has a power at the council of the page."""
    return can in request.powers  # type: ignore[attr-defined]  # set by the door


def set_of(council: Council, slug: str) -> ObjectiveSet:
    return get_object_or_404(council.objective_sets, slug=slug)


def objective_of(council: Council, set_slug: str, pk: int) -> Objective:
    """The objective, with its set and council at hand."""
    return get_object_or_404(set_of(council, set_slug).objectives, pk=pk)


def address_of(thing: ObjectiveSet | Objective, part: str = "") -> str:
    return thing.get_absolute_url() + (f"#{part}" if part else "")


def answer(
    request: HttpRequest,
    template: str,
    form: Form,
    *,
    save: Callable[[Any], models.Model],
    done: str | Callable[[Any], str],
    said: str | Callable[[Any], str],
    **shown: Any,
) -> HttpResponse:
    """Show the form. When it is sent: save what it tells, say so and go on, or stay; or show it again with what stopped
    it, or with what somebody is to look at first (govuk.writing).

    Whatever stops it, what was typed stays in the form and nothing has changed.
    """
    status = 200
    if request.method == "POST":
        status = UNPROCESSABLE
        if form.look_again():
            status = status_of(form)
        elif form.is_valid():
            try:
                saved = save(form)
            except StaleEdit as stale:
                status, shown = CONFLICT, shown | compared(form, stale.current)
            except NotAllowedNow as refused:
                status = CONFLICT
                form.add_error(None, str(refused))
            except ObjectDoesNotExist:  # it was there when this page was asked for
                status = CONFLICT
                form.add_error(None, _("Somebody removed this meanwhile. What you typed is not saved"))
            except (UnlawfulPair, AlreadyThere, NotPossible) as refused:
                form.add_error(None, str(refused))
            else:
                messages.success(request, said(saved) if callable(said) else said)
                return redirect(onwards(request, form, done(saved) if callable(done) else done))
    return render(request, template, shown | {"form": form}, status=status)


def compared(form: Form, current: models.Model) -> dict[str, Any]:
    """What the page says of a save that somebody else's save overtook."""
    assert isinstance(form, Edit)  # noqa: S101 - only these carry the version that was seen
    told = Record.objects.filter(
        subject_type=current._meta.label_lower, subject_number=current.pk, event__in=EDITS
    ).order_by("-at", "-pk")
    last = told.first()
    return {
        "differences": form.compare(current),
        "is_stale": True,
        "saved_by": last.by_name if last else "",
        "saved_at": last.at if last else None,
    }


def locked(request: HttpRequest, objective_set: ObjectiveSet) -> HttpResponse | None:
    """The page that says why nothing can be edited now; None where it can. A form already filled in is answered itself,
    so that nothing typed is lost."""
    if objective_set.is_open_to_editing or request.method == "POST":
        return None
    return refused(request, objective_set, "")


def refused(request: HttpRequest, objective_set: ObjectiveSet, because: str) -> HttpResponse:
    shown = {"objective_set": objective_set, "because": because, "trail": trail(objective_set, whole=True)}
    return render(request, "objectives/locked.html", shown, status=CONFLICT)


def confirmed(
    request: HttpRequest, objective_set: ObjectiveSet, *, change: Callable[[], None], done: str, said: str = ""
) -> HttpResponse:
    """Make a change that needs no form, and go on; or say why it cannot be made."""
    try:
        change()
    except (NotAllowedNow, PublishedBefore) as stopped:
        return refused(request, objective_set, str(stopped))
    except ObjectDoesNotExist:  # it was there when this page was asked for
        return refused(request, objective_set, _("Somebody removed this meanwhile."))
    if said:
        messages.success(request, said)
    return redirect(done)


def trail(objective_set: ObjectiveSet, *, whole: bool = False) -> list[dict[str, str]]:
    """The way back: all sets, and (with `whole`) this set."""
    sets = trail_to_sets(objective_set.council)
    return [*sets, {"text": objective_set.title, "href": objective_set.get_absolute_url()}] if whole else sets


def trail_to_sets(council: Council) -> list[dict[str, str]]:
    return [{"text": _("Objectives"), "href": reverse("objective_sets", args=[council.slug])}]
