"""What may be done inside a part beside its text: its tables, the figures of objectives, its links and its files."""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.db.models import Max, Model
from django.utils.translation import gettext as _

from councils.edits import latest, rewrite
from councils.record import Actor, act, record
from files import store
from files.accepting import Accepted
from objectives.models import Measure
from objectives.refusals import AlreadyThere
from publications.contributing import draft_of
from publications.lifecycle import NotAllowedNow
from publications.models import Chart, PartFile, PartLink, PartMeasure, PartTable, Section
from publications.report.cells import why_no_chart, without_figures

Piece = TypeVar("Piece", PartTable, PartLink, PartFile)
MOST_TABLES, MOST_LINKS, MOST_FILES = 20, 40, 20


@act
def add_table(section: Section, *, by: Actor, **told: Any) -> PartTable:
    """Add a table below those that stand in the part; `told` are its columns. The same table twice, as by a double
    click, is one. Raises NotAllowedNow when the document is no draft, or the part holds as many as it may."""
    publication = draft_of(section)
    section = latest(section)
    must_be_drawn(**told)
    last = section.tables.order_by("position").last()
    if last and all(getattr(last, name) == value for name, value in told.items()):
        return last
    must_have_room(section.tables.count(), MOST_TABLES)
    table = PartTable.objects.create(section=section, position=next_position(section), **told)
    record("table added", by=by, council=publication.council, of=table, after={"part": section.key})
    return table


@act
def change_table(table: PartTable, *, seen: int, by: Actor, **changes: Any) -> PartTable:
    """Raises StaleEdit when another save came between, NotAllowedNow when the document is no draft."""
    publication = draft_of(table.section)
    table = latest(table, seen=seen)
    must_be_drawn(**changes)
    before, now = rewrite(table, **changes)
    if now:
        plain = {name: str(value) for name, value in before.items()}, {name: str(value) for name, value in now.items()}
        record("table changed", by=by, council=publication.council, of=table, before=plain[0], after=plain[1])
    return table


@act
def move_table(table: PartTable, *, up: bool, by: Actor) -> PartTable:
    """Put a table one place up or down. The first cannot go up nor the last down: then nothing happens."""
    publication = draft_of(table.section)
    table = latest(table)
    others = table.section.tables.select_for_update(no_key=True)
    if up:
        other = others.filter(position__lt=table.position).order_by("-position").first()
    else:
        other = others.filter(position__gt=table.position).order_by("position").first()
    if other is None:
        return table
    here, there = table.position, other.position
    rewrite(table, position=there)
    rewrite(other, position=here)
    record("table moved", by=by, council=publication.council, of=table, after={"up": up})
    return table


@act
def copy_tables(section: Section, *, tables: Iterable[dict[str, Any]], by: Actor) -> int:
    """Add tables as they were frozen, with their figures left empty, but for those whose title stands in the part
    already. Gives how many were added."""
    publication = draft_of(section)
    section = latest(section)
    standing = {title.casefold() for title in section.tables.values_list("title", flat=True)}
    added = 0
    for frozen in tables:
        if frozen["title"].casefold() in standing:
            continue
        must_have_room(section.tables.count(), MOST_TABLES)
        table = PartTable.objects.create(
            section=section,
            position=next_position(section),
            title=frozen["title"],
            columns=frozen["columns"],
            rows=without_figures(frozen["rows"]),
            source=frozen["source"],
            note=frozen["note"],
        )
        record("table copied from last time", by=by, council=publication.council, of=table, after={"part": section.key})
        added += 1
    return added


@act
def choose_measures(section: Section, *, measures: Iterable[Measure], by: Actor) -> None:
    """The measures of objectives whose chart and figures stand in the part, in place of those that were chosen."""
    publication = draft_of(section)
    section = latest(section)
    wanted = {measure.pk: measure for measure in measures}
    present = {row.measure_id: row for row in section.measures.select_related("measure")}
    if wanted.keys() == present.keys():
        return
    before = sorted(str(row) for row in present.values())
    section.measures.exclude(measure__in=wanted).delete()
    PartMeasure.objects.bulk_create(
        [PartMeasure(section=section, measure_id=key) for key in wanted if key not in present]
    )
    said = sorted(str(measure) for measure in wanted.values())
    record("figures chosen", by=by, council=publication.council, of=section, before={"of": before}, after={"of": said})


@act
def add_link(section: Section, *, text: str, address: str, by: Actor) -> PartLink:
    """The same link twice is one."""
    publication = draft_of(section)
    section = latest(section)
    if before := section.links.filter(text=text, address=address).first():
        return before
    must_have_room(section.links.count(), MOST_LINKS)
    link = PartLink.objects.create(section=section, text=text, address=address)
    record("link added", by=by, council=publication.council, of=link, after={"part": section.key, "address": address})
    return link


@act
def change_link(link: PartLink, *, seen: int, by: Actor, **changes: Any) -> PartLink:
    """Raises StaleEdit when another save came between, NotAllowedNow when the document is no draft."""
    publication = draft_of(link.section)
    link = latest(link, seen=seen)
    before, now = rewrite(link, **changes)
    if now:
        record("link changed", by=by, council=publication.council, of=link, before=before, after=now)
    return link


@act
def add_file(section: Section, *, title: str, accepted: Accepted, by: Actor, alternative: str = "") -> PartFile:
    """Keep a file and let it go with the part, a picture with the `alternative` text that stands for it. Raises
    AlreadyThere for one that does already."""
    publication = draft_of(section)
    section = latest(section)
    if before := section.files.filter(sha256=accepted.sha256).first():
        raise AlreadyThere(_("This file is already there, as “%(title)s”.") % {"title": before.title})
    must_have_room(section.files.count(), MOST_FILES)
    file = PartFile.objects.create(
        section=section,
        title=title,
        name=accepted.name,
        type=accepted.media_type,
        bytes=accepted.size,
        sha256=store.keep(accepted.content),
        alternative=alternative,
    )
    said = {"part": section.key, "name": file.name, "sha256": file.sha256}
    record("file added", by=by, council=publication.council, of=file, after=said)
    return file


@act
def remove(piece: Piece, *, by: Actor) -> None:
    """Take a table, a link or a file out of its part. What was frozen with it before stays; gone already is gone."""
    publication = draft_of(piece.section)
    kind: type[Model] = type(piece)
    found = kind._default_manager.select_for_update().filter(pk=piece.pk).first()
    if found is None:
        return
    said = {"part": piece.section.key} | (
        {"columns": piece.columns, "rows": piece.rows} if isinstance(piece, PartTable) else {}
    )
    record(f"{WORDS[kind]} removed", by=by, council=publication.council, of=found, before=said)
    found.delete()


WORDS: dict[type[Model], str] = {PartTable: "table", PartLink: "link", PartFile: "file"}


def next_position(section: Section) -> int:
    return (section.tables.aggregate(last=Max("position"))["last"] or 0) + 1


def must_have_room(count: int, most: int) -> None:
    if count >= most:
        raise NotAllowedNow(_("There are %(most)s already, which is the most a part can hold.") % {"most": most})


def must_be_drawn(*, columns: list[str], rows: list[list[str]], chart: str = Chart.NONE, **told: Any) -> None:
    """Raises NotAllowedNow where the chart that was chosen cannot be drawn from the table."""
    if why := why_no_chart(columns, rows, chart):
        raise NotAllowedNow(why)
