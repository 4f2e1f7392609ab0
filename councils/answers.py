"""What a page with a form answers: the form, what stopped it, or where it leads."""

from collections.abc import Callable
from typing import Any, cast

from django.contrib import messages
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from councils.actions import NotPossible
from councils.edit_form import Edit
from councils.edits import StaleEdit
from councils.models import Record, User
from govuk.forms import Form
from govuk.writing import UNPROCESSABLE, onwards, status_of

CONFLICT = 409


def person(request: HttpRequest) -> User:
    """Who is signed in; the door let nobody else pass."""
    return cast(User, request.user)


def answer(
    request: HttpRequest,
    template: str,
    form: Form,
    *,
    save: Callable[[Any], Any],
    done: str | Callable[[Any], str],
    said: str | Callable[[Any], str],
    **shown: Any,
) -> HttpResponse:
    """Show the form. When it is sent: save what it tells, say so and go on, or stay; or show it again with what stopped
    it, or with what somebody is to look at first (govuk.writing).

    Whatever stops it, what was typed stays in the form and nothing has changed. A refusal about one box of the form
    names it (`field`) and is said beside it.
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
            except NotPossible as refused:
                status = CONFLICT
                form.add_error(getattr(refused, "field", None), str(refused))
            else:
                messages.success(request, said(saved) if callable(said) else said)
                return redirect(onwards(request, form, done(saved) if callable(done) else done))
    return render(request, template, shown | {"form": form}, status=status)


def compared(form: Form, current: models.Model) -> dict[str, Any]:
    """What the page says of a save that somebody else's save overtook."""
    assert isinstance(form, Edit)  # noqa: S101 - only these carry the version that was seen
    about = Record.objects.filter(subject_type=current._meta.label_lower, subject_number=current.pk)
    last = about.order_by("-at", "-pk").first()
    return {
        "differences": form.compare(current),
        "is_stale": True,
        "saved_by": last.by_name if last else "",
        "saved_at": last.at if last else None,
    }
