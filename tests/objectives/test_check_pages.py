"""Where findings stand: on the card, beside the part of an objective, at submit; and the page of all rules."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from objectives.addresses import address_for
from objectives.checks import PARTS, RULES
from tests import cast
from tests.html_checker import errors_in
from tests.objectives.checked import NO_MEASURE, checked_objective, checked_set

BARE = {"title": "Promote fairness", "aims": [], "pairs": [], "owner": "", **NO_MEASURE}


def text(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def part(page: str, name: str) -> str:
    found = re.search(rf'<section[^>]*id="{name}".*?</section>', page, re.DOTALL)
    assert found
    return text(found[0])


# --- The page of all rules --------------------------------------------------------------------------------------------


def test_every_rule_stands_on_a_page_with_its_reason_example_and_source(officer):
    page = officer.get(reverse("what_we_check", args=["barsetshire"])).text

    for rule in RULES:
        assert f'id="{rule.id}"' in page
        for words in (rule.asks, rule.reason, rule.example, rule.source):
            assert str(words) in page.replace("&#x27;", "'")
    assert [page.index(str(heading)) for heading in PARTS.values()]
    assert f"These are the {len(RULES)} rules" in text(page)
    assert errors_in({"page": page}) == []


def test_it_says_for_the_nation_of_the_council_what_stops_a_submission(client, officer, olivia):
    cymru = cast.enrolled("cymru", nation="wales")
    client.force_login(cast.person("wyn", (cymru, "officer")))
    in_wales = text(client.get(reverse("what_we_check", args=["cymru"])).text)
    client.force_login(olivia)
    in_england = text(client.get(reverse("what_we_check", args=["barsetshire"])).text)

    # Four about measuring in England, and the reasons for gaps in Wales.
    assert in_england.count("Stops a submission") == in_wales.count("Stops a submission") + 4 - 1
    assert "for this council, in Wales" in in_wales


@pytest.mark.parametrize(("title", "slug"), [("What we check", "what-we-check-2"), ("New", "new-2")])
def test_no_set_takes_the_address_of_a_page(barsetshire, title, slug):
    assert address_for(barsetshire, title) == slug


# --- The set and the objective ----------------------------------------------------------------------------------------


def test_a_card_says_in_one_line_how_many_things_would_help_and_folds_them(officer, barsetshire, olivia):
    objective_set = checked_set(barsetshire, objectives=[BARE], by=olivia)

    page = officer.get(objective_set.get_absolute_url()).text

    (fold,) = re.findall(r"<details.*?</details>", page, re.DOTALL)
    summary = text(re.findall(r"<summary.*?</summary>", fold, re.DOTALL)[0])
    assert summary == "4 things would make this measurable; 2 are needed to publish it : Promote fairness"
    assert [tag.strip() for tag in re.findall(r"govuk-tag--\w+\">\s*([^<]+)", fold)] == ["Needed"] * 2 + [
        "Would help"
    ] * 2
    assert "Not “Promote equality of opportunity” but" in text(fold)
    assert reverse("what_we_check", args=["barsetshire"]) in page


def test_a_card_on_which_only_words_could_be_clearer_says_so(officer, barsetshire, olivia):
    objective_set = checked_set(barsetshire, objectives=[{"owner": ""}], by=olivia)

    assert "1 thing would make this clearer : " in text(officer.get(objective_set.get_absolute_url()).text)


def test_a_card_of_which_nothing_is_missing_says_nothing(officer, barsetshire, olivia):
    page = officer.get(checked_set(barsetshire, by=olivia).get_absolute_url()).text

    assert "would make this" not in page


def test_findings_stand_beside_the_part_they_are_about(officer, barsetshire, olivia):
    objective_set = checked_set(barsetshire, objectives=[], by=olivia)
    bare = checked_objective(objective_set, by=olivia, **BARE)

    page = officer.get(bare.get_absolute_url()).text

    assert "opens with “promote”" in part(page, "words")
    assert "serves none of the three aims" in part(page, "cover")
    assert "It has no measure" in part(page, "measures")
    assert "It has no owner" in part(page, "people")
    assert "Not “Promote equality of opportunity” but “More disabled residents in work" in part(page, "words")
    assert f"{reverse('what_we_check', args=['barsetshire'])}#vague-opening" in page
    assert errors_in({"page": page}) == []


def test_findings_of_a_measure_stand_under_its_name_and_are_given_to_the_page_by_measure(officer, barsetshire, olivia):
    objective_set = checked_set(barsetshire, objectives=[], by=olivia)
    told = [{"name": "First", "source": ""}, {"name": "Second", "baseline": None}]
    objective = checked_objective(objective_set, measures=told, by=olivia)
    first, second = objective.measures.order_by("position")

    response = officer.get(objective.get_absolute_url())

    by_measure = response.context["findings_of_measures"]
    assert {pk: [each.rule for each in found] for pk, found in by_measure.items()} == {
        first.pk: ["source"],
        second.pk: ["baseline"],
    }
    shown = part(response.text, "measures")
    places = ["“First” names no source", "Figures: First", "“Second” has no baseline"]
    assert sorted(places, key=shown.index) == places


def test_the_pages_of_a_set_ask_the_same_number_of_questions_at_two_sizes(officer, barsetshire, olivia):
    def asked(count: int, name: str) -> int:
        bare = [{**BARE, "title": f"{name} {n}"} for n in range(count)]
        objective_set = checked_set(barsetshire, title=name, objectives=[*bare, {"title": name}], by=olivia)
        officer.get(objective_set.get_absolute_url())
        with CaptureQueriesContext(connection) as queries:
            officer.get(objective_set.get_absolute_url())
            officer.get(reverse("submit_set", args=["barsetshire", objective_set.slug]))
        return len(queries)

    assert asked(2, "Few") == asked(9, "Many")


# --- At submit --------------------------------------------------------------------------------------------------------


def test_at_submit_each_finding_leads_to_its_place_with_its_reason_and_an_example(officer, barsetshire, olivia):
    objective_set = checked_set(
        barsetshire, objectives=[BARE, {"title": "Half", "measures": [{"baseline": None}]}], by=olivia
    )
    bare, half = objective_set.objectives.in_order()
    (measure,) = half.measures.all()

    page = officer.get(reverse("submit_set", args=["barsetshire", objective_set.slug])).text

    blocking, advising = page.split("would make it better")
    assert "3 things stop a submission" in text(blocking)
    for name in ("change_cover", "add_measure"):
        assert reverse(name, args=["barsetshire", objective_set.slug, bare.pk]) in blocking
    assert f'href="{half.get_absolute_url()}#measure-{measure.pk}"' in blocking
    for name in ("change_words", "change_people"):
        assert reverse(name, args=["barsetshire", objective_set.slug, bare.pk]) in advising
    assert "Promote fairness: 2 things" in text(advising)
    assert "Without a figure nobody can tell" in blocking
    assert f"{reverse('what_we_check', args=['barsetshire'])}#measure" in blocking
    assert errors_in({"page": page}) == []
