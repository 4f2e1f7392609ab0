"""Two editions side by side: what differs, word by word, in public."""

import json
from datetime import date
from pathlib import Path

import pytest

from publications import actions as publications
from publications.report.comparing import compared
from publications.report.differences import differences
from tests.publications import public_stage as stage
from tests.publications import reports

KEPT = Path(__file__).parent / "editions"
COMPARE = "/councils/barsetshire/publications/equality-information/2025-to-2026/compare/"


def page_of(client, query="") -> str:
    answer = client.get(COMPARE + query)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def told(before, now) -> dict[str, str]:
    """Each sentence with its marks: removed in [-…-], added in {+…+}."""
    signs = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    return {
        each.sentence: "".join(signs[run.kind].format(run.text) for run in each.runs) for each in compared(before, now)
    }


@pytest.fixture
def report(barsetshire, olivia):
    return stage.published_report(barsetshire, olivia)


@pytest.fixture
def second(report, olivia):
    opened = publications.start_correction(report.publication, what_changes="A figure was wrong.", by=olivia)
    section = opened.sections.get(key="aims")
    publications.write_section(section, seen=section.version, narrative="Words. Other words <b>& more", by=olivia)
    return stage.publish(publications.submit(opened, on=date(2026, 4, 1), by=olivia), on=date(2026, 4, 1), by=olivia)


# --- What differs -----------------------------------------------------------------------------------------------------


def test_nothing_differs_from_itself():
    assert compared(reports.content(), reports.content()) == []


def test_a_changed_figure_is_shown_in_its_line():
    before = reports.content()
    now = json.loads(json.dumps(before))
    now["objectives"][0]["measures"][0]["readings"][1]["own"]["value"] = "39.5"

    marks = told(before, now)

    assert list(marks) == ["Objective 1: the figures of “Pupils who reach the expected level” changed."]
    assert "2024 to 2025: Disabled pupils [-38.5-]{+39.5+} (151 of 400); All pupils 55.8" in marks.popitem()[1]


def test_what_is_not_there_yet_is_told_in_words():
    before = reports.content()
    now = json.loads(json.dumps(before))
    figure = now["objectives"][0]["measures"][0]["readings"][1]["own"]
    figure |= {"state": "hidden", "state_label": "hidden to protect people", "value": "", "numerator": None}

    assert "{+hidden to protect people+}" in told(before, now).popitem()[1]


def test_measures_come_and_go_and_change_what_they_count():
    before = reports.content()
    now = json.loads(json.dumps(before))
    own = now["objectives"][0]["measures"]
    own.append(own[0] | {"key": "new", "name": "Another"})
    own[0]["source"] = "The school census"

    marks = told(before, now)

    assert "Objective 1: the measure “Another” is new." in marks
    changed = marks["Objective 1: what “Pupils who reach the expected level” counts or aims at changed."]
    assert "{+The school+}[-" in changed or "{+The school+}" in changed
    assert "Objective 1: the measure “Another” is gone." in told(now, before)


@pytest.mark.parametrize(
    ("change", "sentence", "marks"),
    [
        ({"why": "Disabled pupils do worse."}, "its reasons changed", "worse"),
        ({"is_pursued": False}, "whether it is pursued changed", "[-yes-]{+no+}"),
        ({"owner": "Head of schools"}, "its owner changed", "Head of [-education-]{+schools+}"),
    ],
)
def test_the_words_of_an_objective_are_marked(change, sentence, marks):
    before = reports.content()
    now = json.loads(json.dumps(before))
    now["objectives"][0] |= change

    ((said, shown),) = told(before, now).items()

    assert sentence in said
    assert marks in shown


def test_progress_and_signs_are_told_as_people_read_them():
    before = reports.content()
    now = json.loads(json.dumps(before))
    now["objectives"][0]["progress"][0]["rag_label"] = "On track"
    now["objectives"][0]["signs"]["each"][0]["text"] = "The gap is under 8 points."

    shown = " ".join(told(before, now).values())

    assert "2026-01-15: [-At risk-]{+On track+}. Two schools" in shown
    assert "under [-10-]{+8+} points" in shown


def test_objectives_come_and_go():
    before = reports.content()
    now = json.loads(json.dumps(before))
    now["objectives"].pop()

    assert list(told(before, now)) == ["Objective 2, “Narrow the gap between disabled pupils and others”, is gone."]
    assert list(told(now, before)) == ["Objective 2, “Narrow the gap between disabled pupils and others”, is new."]


def test_tables_of_parts_are_compared_row_by_row_and_told_once():
    table = {"title": "Staff", "columns": ["Service", "Women"], "rows": [["Schools", "12"]], "source": "Payroll"}
    table |= {"as_at": "", "note": "", "chart": ""}
    before = reports.content()
    now = json.loads(json.dumps(before))
    before["parts"][1]["tables"] = [table]
    now["parts"][1]["tables"] = [table | {"rows": [["Schools", "13"]]}]

    ((sentence, marks),) = told(before, now).items()

    assert sentence == f"The tables of “{now['parts'][1]['heading']}” changed."
    assert "Service | Women\nSchools | [-12-]{+13+}" in marks


@pytest.mark.parametrize(
    ("change", "sentence", "marks"),
    [
        ({"owner": "Head of equality"}, "Who answers for it changed.", "{+Head of equality+}"),
        ({"review_on": "2027-03-01"}, "The day it is looked at again changed.", "{+1 March 2027+}"),
        ({"supersedes": ["Policy", "/old/"]}, "The document it replaces changed.", "{+Policy (/old/)+}"),
        ({"facts": [["Report to", "Cabinet"]]}, "The head of the report changed.", "{+Report to: Cabinet+}"),
        (
            {"brand": {"colour": "#17575c", "logo_sha256": "", "logo_alt": ""}},
            "The council’s colour or logo changed.", "{+Colour: #17575c+}",
        ),
        (
            {"claims": [{"code": "X", "name": "Report", "citation": "reg 4", "bodies": ["Council", "Schools"],
                         "cycle": "2026", "is_part": True}]},
            "The duties it meets changed.", "{+Report 2026 (reg 4); Council, Schools; together with another document+}",
        ),
    ],
)  # fmt: skip
def test_what_is_said_of_the_whole_document_is_told(change, sentence, marks):
    before = reports.content()

    assert told(before, before | change) == {sentence: marks}
    assert differences(before, before | change)[0].sentence == sentence


def test_the_third_schema_alone_changes_no_duty_and_no_look():
    before = reports.content()
    claim = {"code": "X", "name": "Report", "citation": "reg 4", "bodies": [], "cycle": "", "is_part": False}
    brand = {"colour": "#17575c", "logo_sha256": "", "logo_alt": ""}

    assert differences(before | {"schema": 2}, before | {"claims": [claim], "brand": brand}) == []


def test_approvers_are_told_of_changed_figures_between_the_second_schema_and_the_third():
    before = reports.content()
    now = json.loads(json.dumps(before))
    now["objectives"][0]["measures"][0]["target"] = "Reach 60%"

    (difference,) = differences(before | {"schema": 2}, now)

    assert "its measures and figures" in difference.sentence


def test_editions_of_different_schemas_differ_in_what_was_told_by_both():
    first, second = (json.loads((KEPT / f"v{schema}.json").read_text())["content"] for schema in (1, 2))

    marks = told(first, second)

    assert not any("signs" in sentence for sentence in marks)
    assert told(first, first) == {}


# --- In public --------------------------------------------------------------------------------------------------------


def test_the_newest_two_are_compared_without_a_choice(client, second):
    page = page_of(client)

    assert "From edition 1.0 to edition 1.1" in page
    assert "The text of “" in page
    assert '<ins class="portal-marked__added">' in page
    assert "Other words &lt;b&gt;&amp; more" in page
    assert "The council mended an error: A figure was wrong." in page


def test_any_two_are_compared_in_either_order(client, second):
    assert "From edition 1.1 to edition 1.0" in page_of(client, "?from=2&to=1")
    assert "Choose two different editions." in page_of(client, "?from=2&to=2")


@pytest.mark.parametrize("query", ["?from=9", "?to=x", "?from=2024-to-2025/1", "?from=1&to=0"])
def test_what_is_not_there_is_not_found(client, second, query):
    assert client.get(COMPARE + query).status_code == 404
    assert client.get(COMPARE.replace("2025-to-2026", "2020-to-2021")).status_code == 404


def test_the_report_of_the_period_before_can_be_compared(client, barsetshire, olivia, report):
    stage.published_report(barsetshire, olivia, year=2024, on=date(2025, 3, 11), words="Earlier.")

    page = page_of(client, "?from=2024-to-2025/1&to=1")

    assert "The period before: Equality information 2024 to 2025, edition 1.0" in page
    assert "From “Equality information 2024 to 2025” to “Equality information 2025 to 2026”" in page
    assert "Read “Equality information 2024 to 2025”" in page
    assert "Earlier" in page


def test_one_edition_alone_has_nothing_to_compare(client, report):
    assert "There is nothing to compare it with." in page_of(client)


def test_a_removed_one_is_gone_and_cannot_be_chosen(client, report, second, olivia):
    publications.remove_by_law(report, because="By order of the court.", on=date(2026, 5, 1), by=olivia)

    answer = client.get(COMPARE + "?from=1&to=2")

    assert answer.status_code == 410
    assert "By order of the court." in answer.content.decode()
    assert "Words." not in answer.content.decode()
    assert "disabled" in page_of(client, "?from=2&to=2")


def test_without_a_choice_two_that_may_be_read_are_compared(client, report, olivia):
    last = stage.corrected(stage.corrected(report, olivia), olivia, on=date(2026, 5, 1))
    publications.remove_by_law(last, because="By order of the court.", on=date(2026, 5, 2), by=olivia)

    assert "From edition 1.0 to edition 1.1" in page_of(client)


def test_it_asks_as_few_queries_for_two_editions_as_for_many(client, report, olivia, django_assert_num_queries):
    latest = stage.corrected(report, olivia)
    with django_assert_num_queries(4):
        page_of(client)
    for month in range(5, 9):
        latest = stage.corrected(latest, olivia, on=date(2026, month, 1))
    with django_assert_num_queries(4):
        page_of(client)
