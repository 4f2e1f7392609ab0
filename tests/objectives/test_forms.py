"""What officers type and paste, and how the forms take it."""

from datetime import date
from decimal import Decimal

import pytest
from django.http import QueryDict

from councils.models import Aim
from govuk.fields import Prose
from objectives.forms import (
    AddObjective,
    Cover,
    Criteria,
    NotePlanChecked,
    NoteProgress,
    People,
    ReviewObjective,
    StartSet,
)
from objectives.forms.fields import Figure, Lines


def posted(**told: object) -> QueryDict:
    sent = QueryDict(mutable=True)
    for name, value in told.items():
        sent.setlist(name, value if isinstance(value, list) else [str(value)])
    return sent


def day(name: str, value: date) -> dict[str, int]:
    return {f"{name}-day": value.day, f"{name}-month": value.month, f"{name}-year": value.year}


# --- Words -----------------------------------------------------------------------------------------------------------


def test_a_title_of_500_welsh_letters_with_smart_quotes_is_kept_whole():
    title = ("“Gwrando ar bobl hŷn – â pharch” ŵŷïô " * 20)[:500].strip()

    form = AddObjective(posted(title=title))

    assert form.is_valid()
    assert form.cleaned_data["title"] == title


def test_a_title_of_501_letters_is_refused_and_not_cut():
    form = AddObjective(posted(title="ŵ" * 501))

    assert form.errors["title"] == ["The objective must be 500 characters or fewer"]


def test_line_breaks_of_a_pasted_title_become_spaces():
    form = AddObjective(posted(title="Fewer falls\r\n\tat\u00a0home", reference=" EO 2 "))

    assert form.is_valid()
    assert form.cleaned_data == {"title": "Fewer falls at home", "reference": "EO 2"}


def test_an_objective_sent_twice_is_asked_about():
    form = AddObjective(posted(title="One", reference="1"), taken=[("One", "1"), ("One", "2")])

    assert form.errors["title"] == ["The set already has this objective with this reference"]


@pytest.mark.parametrize(
    "pasted",
    [
        "• One\r\n• Two",
        "·\tOne\n\n·\tTwo\n",
        "\uf0b7 One\n\uf0b7 Two",
        "1.\tOne\n2.\tTwo",
        "– One\n– Two",
        "o\tOne\no\tTwo",
    ],
)
def test_signs_of_success_lose_the_bullets_of_word(pasted):
    assert Lines().clean(pasted) == ["One", "Two"]


@pytest.mark.parametrize("line", ["2.5 per cent more visits", "one in three pupils", "−0.35 or better", "£5 less"])
def test_a_sign_that_only_begins_like_a_bullet_is_kept(line):
    assert Lines().clean(line) == [line]


def test_a_sign_longer_than_its_column_is_named():
    form = Criteria(posted(texts="short\n" + "x" * 501, logic="all", seen=1))

    assert "Each sign must be 500 characters or fewer" in form.errors["texts"][0]


def test_bullets_pasted_into_narrative_become_a_list():
    assert Prose().clean("We asked:\r\n•\tcarers\r\n• parents\r\n– both") == "We asked:\n- carers\n- parents\n  - both"


# --- Sets ------------------------------------------------------------------------------------------------------------


def test_days_left_empty_are_taken_from_the_period():
    form = StartSet(posted(title="Ours", period_as_written="2016 to 2020"))

    assert form.is_valid()
    assert (form.cleaned_data["starts_on"], form.cleaned_data["ends_on"]) == (date(2016, 1, 1), date(2020, 12, 31))


def test_a_day_that_agrees_with_the_period_is_kept():
    form = StartSet(posted(title="Ours", period_as_written="2016 to 2020", **day("ends_on", date(2020, 3, 31))))

    assert form.is_valid()
    assert form.cleaned_data["ends_on"] == date(2020, 3, 31)


def test_a_day_that_contradicts_the_period_is_refused_with_both():
    form = StartSet(posted(title="Ours", period_as_written="2016 to 2020", **day("ends_on", date(2022, 5, 1))))

    assert form.errors["ends_on"] == [
        "“2016 to 2020” is read as 31 December 2020 here, which does not agree with 1 May 2022. Change one of them"
    ]


def test_days_in_the_wrong_order_are_refused():
    days = day("starts_on", date(2026, 4, 1)) | day("ends_on", date(2026, 3, 31))

    assert StartSet(posted(title="Ours", **days)).errors["ends_on"] == ["The last day must be on or after 1 April 2026"]


def test_a_day_that_is_no_day_is_refused_before_the_period_is_read():
    form = StartSet(
        posted(title="Ours", period_as_written="2016", **{"ends_on-day": 31, "ends_on-month": 2, "ends_on-year": 2016})
    )

    assert form.errors["ends_on"] == ["The last day must be a real date"]


def test_what_the_council_calls_them_is_equality_objectives_unless_it_says_otherwise():
    forms = [StartSet(posted(title="Ours", called=called)) for called in ("", "equality priorities")]

    assert [form.is_valid() and form.cleaned_data["called"] for form in forms] == [
        "equality objectives",
        "equality priorities",
    ]


def test_a_draft_started_twice_is_asked_about():
    assert "already a draft" in StartSet(posted(title="OURS"), taken=["Ours"]).errors["title"][0]


# --- Whom it is for --------------------------------------------------------------------------------------------------


def test_the_first_aim_offers_nine_characteristics_and_the_others_eight():
    shared = [[code for code, _ in Cover().fields[f"{aim}_for"].choices] for aim in Aim]

    assert [len(codes) for codes in shared] == [9, 8, 8]
    assert ["marriage_civil_partnership" in codes for codes in shared] == [True, False, False]


@pytest.mark.parametrize("aim", ["advance", "foster"])
def test_marriage_posted_by_hand_for_another_aim_is_refused_with_the_section(aim):
    form = Cover(posted(seen=1, **{aim: "on", f"{aim}_for": ["sex", "marriage_civil_partnership"]}))

    assert "s.149(7)" in form.errors[f"{aim}_for"][0]


def test_marriage_is_accepted_for_the_first_aim():
    form = Cover(posted(seen=1, eliminate="on", eliminate_for=["marriage_civil_partnership"]))

    assert form.is_valid()
    assert form.told()["pairs"] == [("marriage_civil_partnership", "eliminate")]


def test_a_characteristic_nobody_knows_is_refused():
    form = Cover(posted(seen=1, foster="on", foster_for=["hair_colour"]))

    assert form.errors["foster_for"] == ["Select one of the choices on this page"]


def test_a_characteristic_without_its_aim_is_asked_about_beside_the_aim():
    form = Cover(posted(seen=1, foster_for=["sex"]))

    assert "Select “Foster good relations” as well" in form.errors["foster"][0]


# --- Figures ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("−0.35", "-0.35"),
        ("–0.35", "-0.35"),
        ("-0.35", "-0.35"),
        ("37.5%", "37.5"),
        (" 37.5 % ", "37.5"),
        ("1,240", "1240"),
        ("0", "0"),
    ],
)
def test_figures_are_read_as_people_type_them(typed, read):
    assert Figure().clean(typed) == Decimal(read)


# --- Reviews ---------------------------------------------------------------------------------------------------------

ON = date(2026, 3, 2)
REVIEW = {"decision": "keep", "reason": "It works."} | day("decided_on", ON)


def test_the_next_review_comes_after_the_present_one():
    form = ReviewObjective(posted(**REVIEW, **day("next_review_on", ON)), on=ON)

    assert form.errors["next_review_on"] == ["The day of the next review must be after the day of the decision"]


def test_what_is_retired_has_no_next_review():
    form = ReviewObjective(posted(**REVIEW | {"decision": "retire"}, **day("next_review_on", date(2027, 1, 1))), on=ON)

    assert "nothing is left to review" in form.errors["next_review_on"][0]


def test_a_review_is_not_recorded_before_it_happens():
    form = ReviewObjective(posted(**REVIEW | day("decided_on", date(2026, 3, 3))), on=ON)

    assert form.errors["decided_on"] == ["The day of the decision must be on or before 2 March 2026"]


# --- Days that no plan has --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("far", [date(1066, 10, 14), date(9999, 12, 31)])
@pytest.mark.parametrize(
    ("form", "name"),
    [
        (StartSet, "starts_on"), (StartSet, "ends_on"), (StartSet, "decided_on"), (People, "review_on"),
        (NoteProgress, "as_at"), (NotePlanChecked, "checked_on"), (ReviewObjective, "decided_on"),
    ],
)  # fmt: skip
def test_a_day_that_no_calendar_of_a_council_holds_is_refused_beside_its_box(form, name, far):
    today = {} if form in (StartSet, People) else {"on": date(2026, 3, 2)}

    assert "must be on or" in form(posted(**day(name, far)), **today).errors[name][0]


def test_the_next_review_is_in_this_century():
    form = ReviewObjective(posted(**day("next_review_on", date(9999, 12, 31))), on=date(2026, 3, 2))

    assert form.errors["next_review_on"] == ["The day of the next review must be on or before 31 December 2060"]


@pytest.mark.parametrize("name", ["group", "theme", "priority"])
def test_no_more_lines_are_taken_than_a_page_can_show(name):
    pasted = "\n".join(f"line {n}" for n in range(61))

    assert Cover(posted(**{name: pasted})).errors[name] == ["There are 61 lines, and 60 is the most"]
    assert Criteria(posted(texts=pasted)).errors["texts"] == ["There are 61 lines, and 60 is the most"]
    assert len(Lines().clean(pasted.removesuffix("\nline 60"))) == 60
