"""The directory: a council is found by any part of any of its names."""

import pytest

from councils.models import Council, CouncilName
from councils.querysets import folded
from tests import cast

pytestmark = pytest.mark.django_db


def named(slug: str, name: str, *others: str, **told) -> Council:
    council = cast.council(slug, name=name, **told)
    for other in (name, *others):
        CouncilName.objects.create(council=council, name=other, folded=folded(other), sort="other")
    return council


@pytest.fixture
def anglesey(db):
    return named("isle-of-anglesey", "Isle of Anglesey County Council", "Cyngor Sir Ynys Môn", nation="wales")


def page(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("words", ["Anglesey", "anglesey", "ANGLES", "Ynys Môn", "ynys mon", "  ynys   mon "])
def test_a_council_is_found_with_or_without_accents_and_case(client, anglesey, words):
    assert "Isle of Anglesey County Council" in client.get("/councils/", {"q": words}).content.decode()


def test_a_match_on_another_name_says_which(client, anglesey):
    assert "also known as Cyngor Sir Ynys Môn" in page(client, "/councils/?q=ynys+mon")


def test_a_match_on_the_name_itself_needs_no_reason(client, anglesey):
    assert "also known as" not in page(client, "/councils/?q=anglesey")


def test_a_council_with_two_matching_names_stands_once(client, db):
    named("worcester", "Worcester City Council", "City of Worcester")
    assert page(client, "/councils/?q=worcester").count("/councils/worcester/") == 1


def test_a_former_council_points_to_its_successors(client, db):
    old = named("allerdale", "Allerdale Borough Council", ended_on="2023-03-31")
    old.successors.add(named("cumberland", "Cumberland Council"))
    shown = page(client, "/councils/?q=allerdale")
    assert "It ended on 31 March 2023." in shown
    assert 'href="/councils/cumberland/"' in shown


def test_examples_are_marked(client, db):
    named("then", "Thenshire", shown_as_at="2013-02-12")
    named("never", "Nevershire", is_fictional=True)
    shown = page(client, "/councils/?q=shire")
    assert "historical example" in shown
    assert "invented example" in shown


def test_no_status_is_ever_shown(client, barsetshire):
    shown = page(client, "/councils/").lower()
    assert "overdue" not in shown
    assert "uses this portal" in shown


def test_the_nation_filters_and_keeps_the_words(client, anglesey, db):
    named("isle-of-wight", "Isle of Wight Council")
    shown = page(client, "/councils/?q=isle&nation=wales")
    assert "Anglesey" in shown
    assert "Wight" not in shown
    assert 'href="?q=isle&amp;nation=england"' in shown


def test_when_nothing_is_found_the_page_says_what_to_try(client, anglesey):
    shown = page(client, "/councils/?q=zzz&nation=wales")
    assert "No council is named “zzz”" in shown
    assert "the same name in all nations" in shown


@pytest.mark.parametrize("address", ["/councils/?nation=mars", f"/councils/?q={'a' * 101}"])
def test_what_cannot_be_searched_for_is_an_error_beside_the_field_or_the_whole_list(client, anglesey, address):
    assert "There is a problem" in page(client, address)


def test_a_letter_that_nobody_can_see_is_not_searched_for(client, anglesey):
    assert "Anglesey" in page(client, "/councils/?q=%00")


@pytest.mark.parametrize("words", ["%", "_", "'", "<b>", "\\"])
def test_signs_of_other_languages_are_only_words(client, anglesey, words):
    answer = client.get("/councils/", {"q": words})
    assert answer.status_code == 200
    assert "<b>" not in answer.content.decode()


def test_sixty_stand_on_a_page(client, db):
    Council.objects.bulk_create(
        [Council(slug=f"s-{n}", name=f"Shire {n:03}", nation="england", kind="district") for n in range(61)]
    )
    first, second = page(client, "/councils/"), page(client, "/councils/?page=2")
    assert first.count('href="/councils/s-') == 60
    assert second.count('href="/councils/s-') == 1
    assert "page=2" in first


def test_the_number_of_queries_is_the_same_for_few_and_many(client, anglesey, django_assert_num_queries):
    with django_assert_num_queries(4):
        client.get("/councils/?q=i")
    for n in range(50):
        named(f"isle-{n}", f"Isle {n}", f"Island {n}")
    with django_assert_num_queries(4):
        client.get("/councils/?q=i")


def test_the_page_sets_no_cookie_and_knows_when_nothing_changed(client, anglesey):
    first = client.get("/councils/")
    again = client.get("/councils/", headers={"If-None-Match": first["ETag"]})
    assert not first.cookies
    assert "public" in first["Cache-Control"]
    assert again.status_code == 304


def test_it_takes_no_posts(client, db):
    assert client.post("/councils/").status_code == 405
