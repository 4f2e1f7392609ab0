"""The pages inside a part: tables, figures, links and files, who is asked, and last time beside this time."""

from datetime import date

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from publications import actions, building, contributing
from publications.checks import findings
from publications.models import PartFile, PartLink, PartTable
from publications.report.last_time import LastTime
from tests import cast
from tests.files.corpus import png
from tests.publications import stories
from tests.publications.building_stage import COLUMNS, PASTED, ROWS, a_file, at, cells, part, table, text_of

REPORT = ("barsetshire", "equality-information", "2025-to-2026")
NAUGHTY = "<script>alert(1)</script>{{ 7*7 }}\"'&"


@pytest.fixture(autouse=True)
def _it_is_june():
    with time_machine.travel("2026-06-01 10:00 +0100", tick=False):
        yield


@pytest.fixture
def report(barsetshire, olivia):
    return stories.draft(barsetshire, olivia)


@pytest.fixture
def section(report):
    return part(report)


@pytest.fixture
def officer(client, olivia):
    client.force_login(olivia)
    return client


@pytest.fixture
def con(barsetshire):
    return cast.person("con", (barsetshire, "contributor"))


# --- Tables -----------------------------------------------------------------------------------------------------------


def test_a_table_is_pasted_looked_at_and_saved(officer, section):
    assert "Up to 40 rows and 12 columns" in text_of(officer.get(at("add_table")))
    shown = officer.post(at("add_table"), {"fill": "fill", "pasted": PASTED})

    assert shown.status_code == 200
    assert 'value="1,240"' in text_of(shown)
    assert not PartTable.objects.exists()
    saved = officer.post(at("add_table"), cells(**{"cell-2-1": "*"}), follow=True)
    assert "“Employees by sex” is saved." in text_of(saved)
    assert PartTable.objects.get().rows == ROWS


def test_a_table_may_be_begun_empty_and_grow(officer, section):
    assert text_of(officer.post(at("add_table"), {"start": "start"})).count('name="cell-') == 18
    assert text_of(officer.post(at("add_table"), cells(**{"columns-more": "1"}))).count('name="head-') == 4
    assert text_of(officer.post(at("add_table"), cells(**{"rows-more": "1"}))).count('name="cell-') == 24


def test_too_large_a_paste_is_refused_with_advice_and_kept(officer, section):
    answer = officer.post(at("add_table"), {"fill": "fill", "pasted": "a\tb\n" + "row\t1\n" * 50})

    assert answer.status_code == 422
    assert "Attach the large table as a file" in text_of(answer)
    assert text_of(answer).count("row\t1") == 50


@pytest.mark.parametrize(
    ("typed", "said", "where"),
    [
        ({"title": ""}, "Enter the title of the table", "#id_title"),
        ({"head-1": ""}, "Enter what column 2 is about", "#head-1"),
        ({"cell-1-1": "–"}, "could mean nil or nothing known", "#cell-1-1"),
        ({"cell-1-1": "N/A"}, "“N/A” could mean nil or nothing known", "#cell-1-1"),
        ({"chart": "bars"}, "Bars show one column of figures, and this table has 2", "#id_chart"),
        ({"chart": "pie"}, "Select one of the choices on this page", "#id_chart"),
        ({"as_at-day": "31"}, "must include a month and year", "#id_as_at-month"),
    ],
)
def test_what_is_wrong_is_said_and_leads_to_its_box(officer, section, typed, said, where):
    answer = officer.post(at("add_table"), cells(**typed))

    assert answer.status_code == 422
    assert said in text_of(answer)
    assert f'href="{where}"' in text_of(answer)
    assert not PartTable.objects.exists()


def test_what_is_wrong_around_the_cells_and_in_them_stands_in_one_list(officer, section):
    page = text_of(officer.post(at("add_table"), cells(**{"title": "", "cell-1-1": "–"})))

    assert page.count("There is a problem") == 1
    assert page.index('href="#id_title"') < page.index('href="#cell-1-1"')


def test_in_a_column_of_words_not_applicable_is_a_word_like_others(officer, section):
    words = {"cell-0-1": "Yes", "cell-1-1": "n/a", "cell-2-1": "No"}

    assert officer.post(at("add_table"), cells(**words)).status_code == 302


def test_a_table_is_changed_and_a_second_writer_sees_both(officer, section, olivia):
    it = table(section, olivia)
    building.change_table(it, seen=1, title="By sex", columns=COLUMNS, rows=ROWS[:2], by=olivia)
    answer = officer.post(at("change_table", it.pk), cells(seen=1, title="Mine"))

    assert answer.status_code == 409
    assert "You saved this in another tab" in text_of(answer)
    assert "Women | 1,240 | 62.0%" in text_of(answer)
    assert 'name="seen" value="2"' in text_of(answer)
    assert officer.post(at("change_table", it.pk), cells(seen=2, title="Mine")).status_code == 302
    assert section.tables.get().title == "Mine"
    assert 'value="1,240"' in text_of(officer.get(at("change_table", it.pk)))


def test_a_paste_into_a_table_takes_the_place_of_its_cells_only_when_it_is_saved(officer, section, olivia):
    it = table(section, olivia, rows=[["Old", "1", "2%"]])
    answer = officer.post(at("change_table", it.pk), cells(seen=1, fill="fill", pasted=PASTED, title="Kept"))

    assert 'value="Kept"' in text_of(answer)
    assert 'value="Women"' in text_of(answer)
    assert officer.post(at("change_table", it.pk), cells(seen=1, fill="fill", pasted="x")).status_code == 422
    it.refresh_from_db()
    assert it.rows == [["Old", "1", "2%"]]


def test_tables_are_moved_and_removed(officer, section, olivia):
    first, second = table(section, olivia), table(section, olivia, title="Second")
    officer.post(at("move_table", second.pk), {"up": "1"})
    assert [each.pk for each in section.tables.order_by("position")] == [second.pk, first.pk]
    officer.post(at("move_table", second.pk), {"down": "1"})
    assert [each.pk for each in section.tables.order_by("position")] == [first.pk, second.pk]

    assert "Remove “Second”?" in text_of(officer.get(at("remove_piece", "tables", second.pk)))
    officer.post(at("remove_piece", "tables", second.pk))
    assert section.tables.get() == first
    assert officer.get(at("remove_piece", "poems", first.pk)).status_code == 404


def test_a_table_of_another_part_is_not_found(officer, report, olivia):
    other = table(part(report, "people"), olivia)

    assert officer.get(at("change_table", other.pk)).status_code == 404
    assert officer.post(at("move_table", other.pk)).status_code == 404
    assert officer.post(at("remove_piece", "tables", other.pk)).status_code == 404


# --- Figures, links, files --------------------------------------------------------------------------------------------


def test_figures_are_chosen_from_the_published_objectives(officer, barsetshire, olivia, petra, section):
    assert "No published objective" in text_of(officer.get(at("choose_measures")))
    stories.published_set(barsetshire, olivia, petra, on=date(2026, 5, 1))
    measure = barsetshire.objective_sets.get().objectives.get().measures.first()
    assert measure.name in text_of(officer.get(at("choose_measures")))
    assert officer.post(at("choose_measures"), {"measures": ["999999"]}).status_code == 422
    officer.post(at("choose_measures"), {"measures": [str(measure.pk)]})

    preview = text_of(officer.get(reverse("preview_publication", args=REPORT)))
    assert f"{section.heading}: {measure.name}" in preview


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"text": "", "address": "https://example.org"}, "Enter what readers find there"),
        ({"text": "https://example.org", "address": "https://example.org"}, "read out letter by letter"),
        ({"text": "www.example.org", "address": "https://example.org"}, "read out letter by letter"),
        ({"text": "Minutes", "address": ""}, "Enter the web address"),
        ({"text": "Minutes", "address": "javascript:alert(1)"}, "Enter a web address"),
        ({"text": "Minutes", "address": "ftp://example.org/a"}, "begins with https:// or http://"),
    ],
)
def test_a_link_that_helps_nobody_is_refused(officer, section, typed, said):
    answer = officer.post(at("add_link"), typed)

    assert answer.status_code == 422
    assert said in text_of(answer)
    assert not PartLink.objects.exists()


def test_a_link_is_added_changed_and_a_second_writer_sees_both(officer, section, olivia):
    officer.post(at("add_link"), {"text": "Minutes", "address": "example.org/1"})
    link = PartLink.objects.get()
    assert link.address == "https://example.org/1"
    officer.post(at("change_link", link.pk), {"seen": 1, "text": "Minutes of Cabinet", "address": link.address})
    answer = officer.post(at("change_link", link.pk), {"seen": 1, "text": "Mine", "address": link.address})

    assert answer.status_code == 409
    assert "Minutes of Cabinet" in text_of(answer)
    assert 'name="seen" value="2"' in text_of(answer)
    officer.post(at("remove_piece", "links", link.pk))
    assert not PartLink.objects.exists()


def test_a_picture_is_added_with_the_words_that_stand_for_it_and_then_blocks_nothing(officer, section):
    def sent(**told):
        return {"title": "Senior posts", "file": SimpleUploadedFile("chart.png", png())} | told

    bare = officer.post(at("add_file"), sent())
    assert bare.status_code == 422
    assert 'id="id_alternative-error"' in text_of(bare)
    assert "Enter what the picture shows" in text_of(bare)

    officer.post(at("add_file"), sent(alternative="Bar chart: women hold 37% of senior posts"))
    assert PartFile.objects.get().alternative == "Bar chart: women hold 37% of senior posts"
    assert "alt-text" not in [found.rule for found in findings(section.publication, on=date(2026, 6, 15))]
    assert "Bar chart: women hold 37%" in text_of(officer.get(at("write_section")))
    preview = officer.get(reverse("preview_publication", args=REPORT))
    assert "Bar chart: women hold 37%" in text_of(preview)


def test_a_file_that_is_no_picture_needs_no_words_and_keeps_none(officer, section):
    file = SimpleUploadedFile("tables.txt", b"All that we counted.")
    officer.post(at("add_file"), {"title": "All tables", "file": file, "alternative": "Not a picture"})

    assert PartFile.objects.get().alternative == ""


def test_a_file_is_added_read_by_officers_and_refused_twice(officer, section):
    def sent(content=b"All that we counted.", title="All tables"):
        return {"title": title, "file": SimpleUploadedFile("tables.txt", content)}

    assert officer.post(at("add_file"), {"title": "x"}).status_code == 422
    assert officer.post(at("add_file"), sent(b"MZ\x90\x00program")).status_code == 422
    officer.post(at("add_file"), sent())
    again = officer.post(at("add_file"), sent(title="Again"))
    file = PartFile.objects.get()

    assert again.status_code == 422
    assert "already there, as “All tables”" in text_of(again)
    read = officer.get(at("part_file", file.pk))
    assert read.content == b"All that we counted."
    assert "no-store" in read["Cache-Control"]


# --- Last time beside this time ---------------------------------------------------------------------------------------


@pytest.fixture
def last_year(barsetshire, olivia, petra):
    before = stories.written(barsetshire, olivia, year=2024)
    table(part(before), olivia, rows=[["Women", "1,200", "60.0%"], ["Men", "800", "40.0%"]])
    table(part(before), olivia, title="Employees by age")
    before = actions.submit(before, on=date(2025, 6, 1), by=olivia)
    actions.approve(before, agreed_digest=before.digest, by=petra)
    return actions.publish(before, on=date(2025, 6, 10), by=olivia)


def test_last_times_text_and_figures_stand_beside_this_times(officer, last_year, section, olivia):
    table(section, olivia)
    page = text_of(officer.get(at("write_section")))

    assert "What “Equality information 2024 to 2025” said here" in page
    assert "Words. What we did to meet the three aims" in page
    assert "Employees by sex: last time and now" in page
    row = page[page.index("Women, Employees") :][:300]
    assert row.index("1,200") < row.index("1,240")
    assert "Employees by age" in page


def test_last_times_text_is_put_in_the_box_and_marked_as_copied_until_it_is_changed(officer, last_year, section):
    shown = officer.post(at("write_section"), {"seen": 1, "narrative": "", "copy": "text"})
    section.refresh_from_db()
    assert shown.status_code == 200
    assert "Nothing is saved yet" in text_of(shown)
    assert section.narrative == ""

    words = "Words. What we did to meet the three aims"
    officer.post(at("write_section"), {"seen": 1, "narrative": words})
    assert "marked as copied" in text_of(officer.get(at("write_section")))
    hub = reverse("officer_publication", args=REPORT)
    assert "Copied" in text_of(officer.get(hub))
    officer.post(at("write_section"), {"seen": 2, "narrative": words + " And more."})
    assert "Copied" not in text_of(officer.get(hub))


def test_last_times_tables_are_copied_with_empty_figures(officer, last_year, section):
    assert "Copy last time’s tables" in text_of(officer.get(at("write_section")))
    officer.post(at("copy_tables"))

    assert list(section.tables.order_by("position").values_list("title", flat=True)) == [
        "Employees by sex", "Employees by age",
    ]  # fmt: skip
    assert section.tables.get(title="Employees by sex").rows == [["Women", "", ""], ["Men", "", ""]]
    assert "Copy last time’s tables" not in text_of(officer.get(at("write_section")))
    assert officer.post(at("copy_tables")).status_code == 302


def test_the_tables_that_the_portal_itself_put_in_last_time_are_not_copied():
    parts = {"next_dates": {"narrative": "", "tables": [{"title": "Other duties and their days"}, {"title": "Ours"}]}}

    assert LastTime("Last year", parts).tables("next_dates") == [{"title": "Ours"}]


# --- Wording ----------------------------------------------------------------------------------------------------------


def test_wording_goes_below_what_was_typed_and_nothing_is_saved_or_lost(officer, section):
    page = text_of(officer.get(at("write_section", key="gaps")))
    assert "Wording you can use" in page
    typed = {"seen": 1, "narrative": "Mine.", "left_out_because": "Kept", "is_done": "on", "wording": "hidden"}
    shown = text_of(officer.post(at("write_section", key="gaps"), typed))

    assert "Mine.\n\nWhere few people share" in shown
    assert "Kept" in shown
    assert "checked" in shown
    section.refresh_from_db()
    assert (section.narrative, section.version) == ("", 1)


def test_a_wording_that_nobody_knows_saves_as_usual(officer, section):
    officer.post(at("write_section"), {"seen": 1, "narrative": "Mine.", "wording": "poem"})

    section.refresh_from_db()
    assert section.narrative == "Mine."


# --- What everybody may see, and how much it asks of the database -----------------------------------------------------


def test_a_report_that_is_with_the_approver_shows_no_form_and_takes_nothing(officer, barsetshire, olivia):
    report = stories.written(barsetshire, olivia)
    it = table(part(report), olivia)
    actions.submit(report, on=date(2026, 6, 1), by=olivia)

    assert officer.get(at("add_table")).status_code == 302
    assert officer.post(at("change_table", it.pk), cells(seen=1)).status_code == 409
    assert "with the approver" in text_of(officer.post(at("change_table", it.pk), cells(seen=1)))
    assert officer.post(at("move_table", it.pk), {"up": "1"}).status_code == 409
    assert officer.post(at("add_link"), {"text": "x", "address": "https://x.org"}).status_code == 409


def test_hostile_words_stay_words_everywhere(officer, section, olivia, report, con):
    table(
        section, olivia, title=NAUGHTY, columns=[NAUGHTY, NAUGHTY], rows=[[NAUGHTY, "4"], ["b", "5"]], chart="lines",
        source=NAUGHTY, note=NAUGHTY,
    )  # fmt: skip
    building.add_link(section, text=NAUGHTY, address="https://example.org/?a=<b>", by=olivia)
    building.add_file(section, title=NAUGHTY, accepted=a_file(), by=olivia)
    asked = contributing.ask(
        section, person=con, wanted=NAUGHTY, due_on=date(2026, 7, 1), on=date(2026, 6, 1), by=olivia
    )
    it = section.tables.get()
    for address in (
        at("write_section"), at("change_table", it.pk), at("contribution", asked.pk),
        at("remove_piece", "tables", it.pk), reverse("preview_publication", args=REPORT),
    ):  # fmt: skip
        page = text_of(officer.get(address))
        assert "<script>alert" not in page, address
        assert "&lt;script&gt;alert" in page, address
        assert "{{ 7*7 }}" in page, address


def test_the_hub_and_the_part_ask_the_same_of_the_database_however_much_stands_there(officer, report, olivia, con):
    hub = reverse("officer_publication", args=REPORT)

    def queries(address):
        officer.get(address)
        with CaptureQueriesContext(connection) as asked:
            officer.get(address)
        return len(asked)

    def filled(n):
        for key in ("aims", "people"):
            table(part(report, key), olivia, title=f"Table {n}")
            building.add_link(part(report, key), text=f"Link {n}", address="https://example.org/", by=olivia)
            building.add_file(part(report, key), title="All", accepted=a_file(f"{n}"), by=olivia)
            person = cast.person(f"con{n}{key}", (report.council, "contributor"))
            contributing.ask(
                part(report, key), person=person, wanted="x", due_on=date(2026, 7, 1), on=date(2026, 6, 1), by=olivia
            )

    filled(1)
    before = queries(hub), queries(at("write_section"))
    for n in range(2, 6):
        filled(n)

    assert (queries(hub), queries(at("write_section"))) == before
