"""What stands in a part beside its text: its tables, figures of objectives, links and files."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from councils.access import for_council
from councils.day import today_at
from councils.edits import StaleEdit
from councils.models import Council
from councils.roles import Can
from files.serving import respond
from objectives.models import Measure
from objectives.refusals import AlreadyThere
from publications import building
from publications.building_forms import AddFile, ChooseMeasures, EditTable, WriteLink
from publications.models import PartTable, Section
from publications.officer_views.pieces import in_a_part, part_at, part_page, place, saved_by, tried
from publications.officer_views.reaching import person_of
from publications.report.cells import MOST_COLUMNS, MOST_ROWS, why_no_chart
from publications.report.content import measures_to_choose
from publications.report.last_time import last_time_of

PIECES = ("tables", "links", "files")


@for_council(Can.CONTRIBUTE)
@require_http_methods(["GET", "POST"])
@in_a_part
def add_table(request: HttpRequest, section: Section) -> HttpResponseBase:
    """Paste a table, or begin with an empty one; then look at it cell by cell, and save."""
    if request.method == "GET":
        return part_page(request, "paste_table", section, **limits(EditTable()))
    form = EditTable(typed=request.POST)
    if form.paste_error and "rows" not in request.POST:
        return part_page(request, "paste_table", section, status=422, **limits(form))
    if not right(form):
        return table_page(request, section, form)
    status = tried(form.about, lambda: building.add_table(section, by=person_of(request), **form.told))
    return after_table(request, section, form, status)


@for_council(Can.CONTRIBUTE)
@require_http_methods(["GET", "POST"])
@in_a_part
def change_table(request: HttpRequest, section: Section, pk: int) -> HttpResponseBase:
    """The boxes of a table; a save made from an older version shows both and changes nothing."""
    table = get_object_or_404(section.tables, pk=pk)
    table.section = section
    form = EditTable(table) if request.method == "GET" else EditTable(typed=request.POST)
    if request.method == "GET" or not right(form):
        return table_page(request, section, form, table=table)
    seen = form.about.cleaned_data["seen"] or 0
    try:
        status = tried(form.about, lambda: building.change_table(table, seen=seen, by=person_of(request), **form.told))
    except StaleEdit as stale:
        return table_page(request, section, form, table=table, status=409, **stopped(request, form, stale))
    return after_table(request, section, form, status, table=table)


def right(form: EditTable) -> bool:
    """Whether all is right; a chart that cannot be drawn is refused beside its box."""
    if not form.is_valid():
        return False
    columns, rows = form.grid.told
    if why := why_no_chart(columns, rows, form.about.cleaned_data["chart"]):
        form.about.add_error("chart", why)
    return not form.about.errors


def limits(form: EditTable) -> dict[str, Any]:
    return {"form": form, "most_rows": MOST_ROWS, "most_columns": MOST_COLUMNS}


def table_page(
    request: HttpRequest,
    section: Section,
    form: EditTable,
    *,
    table: PartTable | None = None,
    status: int = 0,
    **told: Any,
) -> HttpResponse:
    is_wrong = bool(form.errors or (form.is_judged and form.about.errors))
    status = status or (422 if is_wrong else 200)
    return part_page(request, "table", section, status=status, table=table, **limits(form), **told)


def after_table(
    request: HttpRequest, section: Section, form: EditTable, status: int, *, table: PartTable | None = None
) -> HttpResponse:
    if status != 302:
        return table_page(request, section, form, table=table, status=status)
    messages.success(request, _("“%(title)s” is saved.") % {"title": form.told["title"]})
    return redirect(f"{place('write_section', section)}#tables")


def stopped(request: HttpRequest, form: EditTable, stale: StaleEdit) -> dict[str, Any]:
    """Both versions of a table; what was typed stays in the boxes, and would now replace the newer one."""
    current: PartTable = stale.current  # type: ignore[assignment]  # what was edited is a table
    typed = request.POST.copy()
    typed["seen"] = str(current.version)
    told = form.told
    form.about = type(form.about)(typed)
    names = [name for name in ("title", "chart", "as_at", "source", "note") if told[name] != getattr(current, name)]
    pairs = [(form.about.fields[name].label, told[name] or "", getattr(current, name) or "") for name in names]
    if (told["columns"], told["rows"]) != (current.columns, current.rows):
        pairs.append((_("The cells"), as_text(told["columns"], told["rows"]), as_text(current.columns, current.rows)))
    return {"differences": [(label, str(mine), str(theirs)) for label, mine, theirs in pairs]} | saved_by(stale)


def as_text(columns: list[str], rows: list[list[str]]) -> str:
    return "\n".join(" | ".join(row) for row in [columns, *rows])


@for_council(Can.CONTRIBUTE)
@require_POST
@in_a_part
def move_table(request: HttpRequest, section: Section, pk: int) -> HttpResponse:
    """One place up, or down."""
    table = get_object_or_404(section.tables, pk=pk)
    table.section = section
    building.move_table(table, up="up" in request.POST, by=person_of(request))
    return redirect(f"{place('write_section', section)}#tables")


@for_council(Can.CONTRIBUTE)
@require_POST
@in_a_part
def copy_tables(request: HttpRequest, section: Section) -> HttpResponse:
    """The tables of last time that do not stand here yet, with their figures left empty."""
    tables = last_time_of(section.publication).tables(section.key)
    added = building.copy_tables(section, tables=tables, by=person_of(request))
    if added:
        messages.success(request, _("The tables of last time are here. Enter this time’s figures."))
    return redirect(f"{place('write_section', section)}#tables")


@for_council(Can.EDIT_PUBLICATIONS)
@require_http_methods(["GET", "POST"])
@in_a_part
def choose_measures(request: HttpRequest, section: Section) -> HttpResponse:
    """Which figures of the objectives in force stand in this part."""
    found = measures_to_choose(section.publication, on=today_at(section.publication.council))
    chosen = [str(key) for key in section.measures.values_list("measure", flat=True)]
    form = ChooseMeasures(
        request.POST if request.method == "POST" else None,
        choices=[(key, name) for key, name, _of in found],
        hints={key: of for key, _name, of in found},
        initial={"measures": chosen},
    )
    if not form.is_valid():
        told = {"form": form, "heading": _("Figures from your objectives"), "is_empty": not found}
        return part_page(request, "form", section, status=422 if form.is_bound else 200, **told)
    wanted = Measure.objects.filter(pk__in=form.cleaned_data["measures"])
    building.choose_measures(section, measures=wanted, by=person_of(request))
    messages.success(request, _("The figures are chosen."))
    return redirect(f"{place('write_section', section)}#figures")


@for_council(Can.CONTRIBUTE)
@require_http_methods(["GET", "POST"])
@in_a_part
def add_link(request: HttpRequest, section: Section) -> HttpResponse:
    form = WriteLink(request.POST if request.method == "POST" else None)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("text", "address")}
        status = tried(form, lambda: building.add_link(section, by=person_of(request), **told))
    return after_form(request, section, form, status, heading=_("Add a link"), done=_("The link is added."))


@for_council(Can.CONTRIBUTE)
@require_http_methods(["GET", "POST"])
@in_a_part
def change_link(request: HttpRequest, section: Section, pk: int) -> HttpResponse:
    """A save made from an older version shows both and changes nothing."""
    link = get_object_or_404(section.links, pk=pk)
    link.section = section
    shown = {"text": link.text, "address": link.address, "seen": link.version}
    form = WriteLink(request.POST if request.method == "POST" else None, initial=shown)
    status, told = 422 if form.is_bound else 200, {}
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("text", "address")}
        seen = form.cleaned_data["seen"] or 0
        try:
            status = tried(form, lambda: building.change_link(link, seen=seen, by=person_of(request), **said))
        except StaleEdit as stale:
            current: Any = stale.current
            told = saved_by(stale) | {
                "differences": [
                    (form.fields[name].label, mine, getattr(current, name))
                    for name, mine in said.items()
                    if mine != getattr(current, name)
                ]
            }
            form = WriteLink(request.POST | {"seen": str(current.version)})
            status = 409
    done = _("The link is saved.")
    return after_form(request, section, form, status, heading=_("Change the link"), done=done, **told)


@for_council(Can.CONTRIBUTE)
@require_http_methods(["GET", "POST"])
@in_a_part
def add_file(request: HttpRequest, section: Section) -> HttpResponse:
    """A file as it is; what it gives away is said once it is there."""
    is_sent = request.method == "POST"
    form = AddFile(request.POST, request.FILES) if is_sent else AddFile()
    status = 422 if is_sent else 200
    if form.is_valid():
        accepted = form.cleaned_data["file"]
        told = {name: form.cleaned_data[name] for name in ("title", "alternative")}
        try:
            status = tried(form, lambda: building.add_file(section, accepted=accepted, by=person_of(request), **told))
        except AlreadyThere as refusal:
            form.add_error("file", str(refusal))
        else:
            for warning in accepted.warnings if status == 302 else ():
                messages.warning(request, warning)
    done = _("The file is added.")
    return after_form(request, section, form, status, heading=_("Add a file"), done=done, sends_files=True)


def after_form(
    request: HttpRequest, section: Section, form: Any, status: int, *, heading: str, done: str, **told: Any
) -> HttpResponse:
    if status != 302:
        return part_page(request, "form", section, form=form, heading=heading, status=status, **told)
    messages.success(request, done)
    return redirect(f"{place('write_section', section)}#links")


@for_council(Can.SEE_DRAFTS)
@require_GET
def part_file(request: HttpRequest, council: Council, kind: str, period: str, key: str, pk: int) -> HttpResponseBase:
    """A file of a draft, for the officers."""
    file = get_object_or_404(part_at(council, kind, period, key).files, pk=pk)
    return respond(request, file.sha256, name=file.name, media_type=file.type, is_immutable=False)


@for_council(Can.CONTRIBUTE)
@require_http_methods(["GET", "POST"])
@in_a_part
def remove_piece(request: HttpRequest, section: Section, what: str, pk: int) -> HttpResponse:
    """Take a table, a link or a file out, when that was asked once more."""
    if what not in PIECES:
        raise Http404
    piece = get_object_or_404(getattr(section, what), pk=pk)
    piece.section = section
    if request.method == "GET":
        return part_page(request, "remove", section, piece=piece, what=what)
    building.remove(piece, by=person_of(request))
    messages.success(request, _("“%(title)s” is removed.") % {"title": piece})
    return redirect(f"{place('write_section', section)}#{'tables' if what == 'tables' else 'links'}")
