"""Writing the parts of a document: the text, with all that stands beside it on its page."""

from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from councils.access import for_council
from councils.day import today_at
from councils.edits import StaleEdit
from councils.roles import Can
from duty.statements import for_part, wordings
from govuk.writing import onwards, status_of
from publications import actions
from publications.approval import comments_of
from publications.forms import WriteSection
from publications.lifecycle import NotAllowedNow
from publications.models import Answered, Section
from publications.officer_views.pieces import in_a_part, place, saved_by
from publications.officer_views.reaching import address, held_by, page, person_of
from publications.progress import how_it_stands
from publications.report.filling import in_position, in_turn, prefilled, table_of
from publications.report.last_time import LastTime, last_time_of
from publications.report.parts import PART
from publications.report.suggesting import suggested

NOTHING_SAVED = 200


@for_council(Can.CONTRIBUTE)
@require_http_methods(["GET", "POST"])
@in_a_part
def write_section(request: HttpRequest, section: Section) -> HttpResponse:
    """One part: what it is for, what fills itself, the box to write in, last year's text, and what goes with it."""
    last = last_time_of(section.publication)
    if request.method == "GET":
        names = ("narrative", "left_out_because", "is_done")
        shown = {name: getattr(section, name) for name in names} | {"seen": section.version}
        return part_to_write(request, section, last, form=form_of(request, section, initial=shown))
    told = with_words_put_in(request, section, last) or saved_or_not(request, section)
    if told["status"] != 302:
        return part_to_write(request, section, last, **told)
    return after_saving(request, section, told["form"])


def form_of(request: HttpRequest, section: Section, *args: Any, **kwargs: Any) -> WriteSection:
    """An officer's form; whoever was asked for the part writes its text alone."""
    only_text = Can.EDIT_PUBLICATIONS not in held_by(request)
    return WriteSection(*args, part=PART[section.key], only_text=only_text, **kwargs)


def after_saving(request: HttpRequest, section: Section, form: WriteSection) -> HttpResponse:
    """Back to the document; whoever was asked for the part reads what happens with it, and says how it stands."""
    asked = section.contributions.filter(person=request.user.pk, state=Answered.OPEN).first()
    if asked and Can.EDIT_PUBLICATIONS not in held_by(request):
        words = _("“%(heading)s” is saved, and %(who)s can read it. Say below how it stands.")
        messages.success(request, words % {"heading": section.heading, "who": asked.asked_by_name})
        return redirect(onwards(request, form, place("contribution", section, asked.pk)))
    messages.success(request, _("“%(heading)s” is saved.") % {"heading": section.heading})
    return redirect(onwards(request, form, address("officer_publication", section.publication)))


def part_to_write(request: HttpRequest, section: Section, last: LastTime, **told: Any) -> HttpResponse:
    publication, key = section.publication, section.key
    on = today_at(publication.council)
    tables = in_position(section.tables.all())
    frozen = [asdict(table_of(table)) for table in tables]
    told |= {"filled": prefilled(key, publication, on=on)} | {
        "section": section,
        "part": PART[key],
        "asked_by": PART[key].asked_by_in(publication.council.nation),
        "guidance": PART[key].guidance_in(publication.council.nation),
        "wordings": for_part(wordings(publication.council.nation, on=on), key),
        "last": last,
        "last_text": last.text(key),
        "last_beside": last.beside(key, frozen),
        "last_only": last.only_then(key, frozen),
        "is_copied": last.is_copied(section),
        "tables": list(zip(tables, frozen, strict=True)),
        "chosen": list(section.measures.select_related("measure").order_by("pk")),
        "links": in_turn(section.links.all()),
        "files": in_turn(section.files.all()),
        "asked": [(each, how_it_stands(each)) for each in section.contributions.order_by("pk")],
        "suggestion": suggested(publication, key, on=on) if publication.is_open_to_editing else "",
        "comments": [comment for comment in comments_of(publication) if comment.part == key],
        "is_officer": Can.EDIT_PUBLICATIONS in held_by(request),
    }
    return page(request, "write_section", publication, **told)


def with_words_put_in(request: HttpRequest, section: Section, last: LastTime) -> dict[str, Any]:
    """The form with wording or last time's text below what was typed, where that was asked for; nothing is saved."""
    publication, chosen = section.publication, request.POST.get("wording", "")
    if "suggested" in request.POST:
        added = suggested(publication, section.key, on=today_at(publication.council))
        said = _("The suggested text is in the box. Nothing is saved yet: change what is not right, then save.")
    elif "copy" in request.POST:
        added, said = last.text(section.key), _("Last time’s text is in the box. Nothing is saved yet.")
    else:
        found = wordings(publication.council.nation, on=today_at(publication.council))
        added = next((each.written for each in found if each.key == chosen), "")
        said = _("The wording is in the box, below your text. Nothing is saved yet.")
    if not added:
        return {}
    typed = request.POST.copy()
    before = typed.get("narrative", "").replace("\r\n", "\n").rstrip()
    if added not in before:  # taken twice, it stands there once
        typed["narrative"] = f"{before}\n\n{added}" if before else added
    shown = {name: typed.get(name, "") for name in ("narrative", "left_out_because", "seen")}
    form = form_of(request, section, initial=shown | {"is_done": "is_done" in typed})
    return {"form": form, "status": NOTHING_SAVED, "put_in": said}


def saved_or_not(request: HttpRequest, section: Section) -> dict[str, Any]:
    """Try to save what was typed; gives what the page must show when it could not be, or should be looked at first."""
    form = form_of(request, section, request.POST)
    if form.look_again():
        return {"form": form, "status": status_of(form)}
    if not form.is_valid():
        return {"form": form, "status": 422}
    try:
        actions.write_section(section, seen=form.cleaned_data["seen"], by=person_of(request), **form.words())
    except StaleEdit as stale:
        return stopped(request, form, stale)
    except NotAllowedNow as refusal:
        form.add_error(None, str(refusal))
        return {"form": form, "status": 409}
    return {"form": form, "status": 302}


def stopped(request: HttpRequest, form: WriteSection, stale: StaleEdit) -> dict[str, Any]:
    """Both texts, and the form with what was typed and the version it would now replace."""
    current: Section = stale.current  # type: ignore[assignment]  # what was edited is a section
    typed = request.POST.copy()
    typed["seen"] = str(current.version)
    mine = form.words()
    return {
        "form": form_of(request, current, typed),
        "status": 409,
        "differences": [
            (form.fields[name].label, in_words(mine[name]), in_words(getattr(current, name)))
            for name in mine
            if mine[name] != getattr(current, name)
        ],
    } | saved_by(stale)


def in_words(value: str | bool) -> str:
    return value if isinstance(value, str) else _("Yes") if value else _("No")
