"""The pieces of a part: tables, figures of objectives, links and files, added, changed, moved and removed."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from councils.edits import StaleEdit
from councils.models import Record
from files import store
from objectives.models import Measure
from objectives.refusals import AlreadyThere
from publications import actions, building
from publications.lifecycle import NotAllowedNow
from publications.models import PartFile, PartLink, PartTable, Rendition
from publications.report.content import content_of, measures_to_choose
from publications.report.differences import differences
from tests.publications import stories
from tests.publications.building_stage import COLUMNS, ROWS, a_file, part, table

DAY = date(2026, 6, 1)


@pytest.fixture
def report(barsetshire, olivia):
    return stories.draft(barsetshire, olivia)


@pytest.fixture
def section(report):
    return part(report)


def frozen(report, key="aims"):
    return next(each for each in content_of(report, on=DAY)["parts"] if each["key"] == key)


def test_a_table_is_added_below_the_others_and_recorded(section, olivia):
    first = table(section, olivia)
    second = table(section, olivia, title="Employees by age")

    assert (first.position, second.position) == (1, 2)
    assert Record.objects.filter(event="table added").count() == 2


def test_the_same_table_twice_is_one(section, olivia):
    assert table(section, olivia) == table(section, olivia)


def test_a_part_holds_only_so_many_tables(section, olivia, monkeypatch):
    monkeypatch.setattr(building, "MOST_TABLES", 1)
    table(section, olivia)

    with pytest.raises(NotAllowedNow, match="There are 1 already"):
        table(section, olivia, title="Another")


def test_a_table_whose_chart_cannot_be_drawn_is_refused(section, olivia):
    with pytest.raises(NotAllowedNow, match="Bars show one column"):
        table(section, olivia, chart="bars")


def test_a_table_is_changed_and_a_save_from_an_older_page_is_stopped(section, olivia):
    it = table(section, olivia)
    building.change_table(it, seen=1, title="By sex", columns=COLUMNS, rows=ROWS, by=olivia)

    with pytest.raises(StaleEdit):
        building.change_table(it, seen=1, title="Of sex", columns=COLUMNS, rows=ROWS, by=olivia)
    it.refresh_from_db()
    assert (it.title, it.version) == ("By sex", 2)


def test_a_save_that_changes_nothing_is_not_recorded(section, olivia):
    it = table(section, olivia)
    building.change_table(it, seen=1, columns=COLUMNS, rows=ROWS, by=olivia)

    assert not Record.objects.filter(event="table changed").exists()


def test_tables_move_up_and_down_and_no_further(section, olivia):
    first, second = table(section, olivia), table(section, olivia, title="Second")

    def order():
        return list(section.tables.order_by("position").values_list("title", flat=True))

    building.move_table(second, up=True, by=olivia)
    assert order() == ["Second", "Employees by sex"]
    building.move_table(second, up=True, by=olivia)
    building.move_table(first, up=False, by=olivia)
    assert order() == ["Second", "Employees by sex"]
    building.move_table(second, up=False, by=olivia)
    assert order() == ["Employees by sex", "Second"]


def test_last_times_tables_come_with_empty_figures_and_once(section, olivia):
    old = {"title": "Employees by sex", "columns": COLUMNS, "rows": ROWS, "source": "Payroll", "note": ""}

    assert building.copy_tables(section, tables=[old, old | {"title": "By age"}], by=olivia) == 2
    assert building.copy_tables(section, tables=[old | {"title": "EMPLOYEES BY SEX"}], by=olivia) == 0
    copied = section.tables.get(title="Employees by sex")
    assert (copied.rows, copied.source) == ([["Women", "", ""], ["Men", "", ""], ["Not known", "", ""]], "Payroll")


def test_a_link_is_added_once_changed_and_guarded_against_older_pages(section, olivia):
    link = building.add_link(section, text="Minutes", address="https://example.org/1", by=olivia)
    assert building.add_link(section, text="Minutes", address="https://example.org/1", by=olivia) == link
    building.change_link(link, seen=1, text="Minutes of Cabinet", by=olivia)
    building.change_link(link, seen=2, text="Minutes of Cabinet", by=olivia)

    with pytest.raises(StaleEdit):
        building.change_link(link, seen=1, text="Other", by=olivia)
    assert Record.objects.filter(event="link changed").count() == 1


def test_a_file_is_kept_as_it_is_and_once(section, olivia):
    file = building.add_file(section, title="All tables", accepted=a_file(), by=olivia)

    assert store.read(file.sha256) == b"Everything we counted."
    with pytest.raises(AlreadyThere, match="as “All tables”"):
        building.add_file(section, title="Again", accepted=a_file(), by=olivia)


def test_pieces_are_removed_and_gone_twice_is_gone_once(section, olivia):
    pieces = [
        table(section, olivia),
        building.add_link(section, text="Minutes", address="https://example.org/1", by=olivia),
        building.add_file(section, title="All tables", accepted=a_file(), by=olivia),
    ]
    for piece in pieces:
        building.remove(piece, by=olivia)
        building.remove(piece, by=olivia)

    assert not PartTable.objects.exists()
    assert not PartLink.objects.exists()
    assert not PartFile.objects.exists()
    assert Record.objects.get(event="table removed").before["rows"] == ROWS


def test_nothing_changes_once_the_report_is_submitted(barsetshire, olivia):
    report = stories.written(barsetshire, olivia)
    section = part(report)
    it = table(section, olivia)
    link = building.add_link(section, text="Minutes", address="https://example.org/1", by=olivia)
    actions.submit(report, on=DAY, by=olivia)

    for verb in (
        lambda: table(section, olivia, title="Late"),
        lambda: building.change_table(it, seen=1, columns=COLUMNS, rows=ROWS, by=olivia),
        lambda: building.move_table(it, up=True, by=olivia),
        lambda: building.copy_tables(section, tables=[], by=olivia),
        lambda: building.choose_measures(section, measures=[], by=olivia),
        lambda: building.add_link(section, text="Late", address="https://example.org/", by=olivia),
        lambda: building.change_link(link, seen=1, text="Late", by=olivia),
        lambda: building.add_file(section, title="Late", accepted=a_file(), by=olivia),
        lambda: building.remove(it, by=olivia),
    ):
        with pytest.raises(NotAllowedNow, match="with the approver"):
            verb()


# --- What is frozen ---------------------------------------------------------------------------------------------------


def test_what_stands_in_a_part_is_frozen_in_order_with_what_the_portal_fills_in(report, section, olivia):
    table(section, olivia, as_at=date(2026, 3, 31), source="Payroll")
    table(section, olivia, title="Second")
    building.add_link(section, text="Minutes", address="https://example.org/1", by=olivia)
    file = building.add_file(section, title="All tables", accepted=a_file(), by=olivia)

    told = frozen(report)
    assert [each["title"] for each in told["tables"]] == ["Employees by sex", "Second"]
    assert (told["tables"][0]["as_at"], told["tables"][0]["rows"]) == ("2026-03-31", ROWS)
    assert told["links"] == [{"text": "Minutes", "address": "https://example.org/1"}]
    assert told["files"][0] | {"title": ""} == {
        "title": "", "name": "All tables.txt", "type": "text/plain", "bytes": 22, "sha256": file.sha256,
        "alternative": "",
    }  # fmt: skip


def test_figures_of_objectives_are_chosen_from_those_in_force_and_frozen(barsetshire, olivia, petra, section, report):
    stories.published_set(barsetshire, olivia, petra, on=date(2026, 5, 1))
    (key, name, objective), *_more = measures_to_choose(report, on=DAY)

    measure = Measure.objects.get(pk=key)
    building.choose_measures(section, measures=[measure], by=olivia)
    building.choose_measures(section, measures=[measure], by=olivia)

    assert objective.startswith("1. ")
    assert [each["name"] for each in frozen(report)["measures"]] == [name]
    assert Record.objects.filter(event="figures chosen").count() == 1
    building.choose_measures(section, measures=[], by=olivia)
    assert frozen(report)["measures"] == []


def test_figures_of_objectives_no_longer_in_force_are_left_away(barsetshire, olivia, petra, section, report):

    drafted = stories.whole_set(barsetshire, olivia)
    building.choose_measures(section, measures=Measure.objects.filter(objective__objective_set=drafted), by=olivia)

    assert measures_to_choose(report, on=DAY) == []
    assert frozen(report)["measures"] == []


def test_the_parts_are_frozen_in_a_number_of_queries_that_does_not_grow(report, olivia):
    with CaptureQueriesContext(connection) as few:
        content_of(report, on=DAY)
    for key in ("aims", "people", "gaps", "training"):
        for n in range(3):
            table(part(report, key), olivia, title=f"Table {n}")
        building.add_link(part(report, key), text="Minutes", address="https://example.org/1", by=olivia)
        building.add_file(part(report, key), title="All", accepted=a_file(key), by=olivia)
    with CaptureQueriesContext(connection) as many:
        content_of(report, on=DAY)

    assert len(many) == len(few)


def test_the_approver_reads_what_changed_beside_the_text(report, section, olivia):
    before = content_of(report, on=DAY)
    table(section, olivia)
    building.add_link(section, text="Minutes", address="https://example.org/1", by=olivia)
    building.add_file(section, title="All tables", accepted=a_file(), by=olivia)
    found = differences(before, content_of(report, on=DAY))

    assert [each.sentence for each in found] == [
        "The tables of “What we did to meet the three aims” changed.",
        "The links of “What we did to meet the three aims” changed.",
        "The files of “What we did to meet the three aims” changed.",
    ]
    assert "Women | 1,240 | 62.0%" in found[0].now
    assert differences(before, before) == []


def test_a_published_file_is_listed_with_its_hash(client, barsetshire, olivia, petra):
    report = stories.written(barsetshire, olivia)
    file = building.add_file(report.sections.get(key="aims"), title="All tables", accepted=a_file(), by=olivia)
    report = actions.submit(report, on=DAY, by=olivia)
    actions.approve(report, agreed_digest=report.digest, by=petra)
    edition = actions.publish(report, on=DAY, by=olivia)
    Rendition.objects.filter(format="pdf").update(made_at=timezone.now(), sha256="a" * 64)

    assert f"{file.sha256}  All tables.txt\n" in client.get(f"{edition.get_absolute_url()[:-1]}.sha256").text
    assert file.sha256 in client.get(edition.get_absolute_url()).text
