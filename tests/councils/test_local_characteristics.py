"""What a council considers beside the nine: adopted, mended and ended, and never mistaken for the law's."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, models, transaction

from councils import characteristics
from councils.actions import NotPossible
from councils.edits import StaleEdit
from councils.models import LocalCharacteristic, Record
from duty.characteristics import CHARACTERISTICS

pytestmark = pytest.mark.django_db
ADOPTED = date(2025, 7, 14)


@pytest.fixture
def adopt(barsetshire, olivia):
    def adopted(name: str = "Care experience", **told) -> LocalCharacteristic:
        told = {"adopted_on": ADOPTED, "decided_by": "Full Council", "by": olivia} | told
        return characteristics.adopt_local(barsetshire, name=name, **told)

    return adopted


def names(council, on: date) -> list[str]:
    return [each.name for each in council.local_characteristics.standing(on=on)]


# --- Adopted ----------------------------------------------------------------------------------------------------------


def test_it_stands_from_the_day_of_the_decision(adopt, barsetshire):
    adopt(description="People who have been in care", decision_reference="Minute 42")

    assert names(barsetshire, date(2025, 7, 13)) == []
    assert names(barsetshire, ADOPTED) == ["Care experience"]


def test_it_is_recorded_and_its_history_kept(adopt):
    row = adopt(" Care   experience ")

    act = Record.objects.get(event="local characteristic adopted")
    assert (act.subject_label, act.by_name, act.after["adopted_on"]) == ("Care experience", "Olivia", "2025-07-14")
    assert LocalCharacteristic.pgh_event_model.objects.filter(pgh_obj=row).count() == 1


def test_the_same_decision_twice_is_one(adopt):
    assert adopt() == adopt()
    assert Record.objects.filter(event="local characteristic adopted").count() == 1


@pytest.mark.parametrize("name", ["CARE EXPERIENCE", "Care experience", "Cāre éxperience"])
def test_another_decision_of_a_name_that_stands_is_refused(adopt, name):
    adopt()

    with pytest.raises(characteristics.NotThatName, match="“Care experience” is considered here already"):
        adopt(name, decided_by="Cabinet")


def test_the_database_too_keeps_an_open_name_once(adopt):
    row = adopt()
    row.pk, row.slug = None, "another"

    with pytest.raises(IntegrityError, match="a_local_characteristic_is_adopted_once"), transaction.atomic():
        row.save(force_insert=True)


def test_two_councils_may_decide_alike(adopt, loamshire, sam):
    told = {"name": "Care experience", "adopted_on": ADOPTED, "decided_by": "Cabinet", "by": sam}

    assert characteristics.adopt_local(loamshire, **told).slug == adopt().slug == "care-experience"


@pytest.mark.parametrize("name", ["Ελλάδα", "…"])
def test_a_name_that_no_address_can_spell_has_an_address_all_the_same(adopt, name):
    assert adopt(name).slug == "local"


@pytest.mark.parametrize("protected", CHARACTERISTICS, ids=lambda each: each.code)
def test_none_of_the_nine_can_be_adopted_however_it_is_written(adopt, protected):
    section = protected.section.removeprefix("s.")
    for name in (protected.name, protected.name.upper(), protected.name.replace(" and ", " & ").replace(" or ", "/")):
        with pytest.raises(characteristics.NotThatName, match=f"Equality Act 2010, section {section}"):
            adopt(name)

    assert not LocalCharacteristic.objects.exists()


def test_gender_is_answered_with_the_words_of_the_act(adopt):
    with pytest.raises(characteristics.NotThatName, match=r"Sex \(section 11\) and Gender reassignment"):
        adopt("gender")


@pytest.mark.parametrize("name", ["Age of the workforce", "Race to the top", "Carers", "Socio-economic disadvantage"])
def test_a_name_that_only_holds_one_of_the_nine_is_another(adopt, name):
    assert adopt(name).name == name


def test_a_council_whose_decisions_are_kept_is_not_deleted(adopt, barsetshire):
    adopt()

    with pytest.raises(models.ProtectedError):
        barsetshire.delete()


# --- Mended -----------------------------------------------------------------------------------------------------------


def test_what_is_noted_can_be_mended_and_the_address_stays(adopt, olivia):
    row = characteristics.change_local(adopt(), seen=1, name="Care-experienced people", decided_by="Council", by=olivia)

    act = Record.objects.get(event="local characteristic changed")
    assert (row.name, row.slug, row.folded, row.version) == (
        "Care-experienced people", "care-experience", "care-experienced people", 2,
    )  # fmt: skip
    assert act.before == {"name": "Care experience", "decided_by": "Full Council"}


def test_nothing_changed_is_nothing_recorded(adopt, olivia):
    characteristics.change_local(adopt(), seen=1, decided_by="Full Council", by=olivia)

    assert not Record.objects.filter(event="local characteristic changed").exists()


def test_a_stale_change_is_stopped(adopt, olivia):
    row = adopt()
    characteristics.change_local(row, seen=1, decided_by="Cabinet", by=olivia)

    with pytest.raises(StaleEdit):
        characteristics.change_local(row, seen=1, decided_by="Council", by=olivia)


@pytest.mark.parametrize(("name", "why"), [("Carers", "is considered here already"), ("Race", "protected by law")])
def test_it_takes_no_name_that_could_not_be_adopted(adopt, olivia, name, why):
    adopt("Carers")

    with pytest.raises(characteristics.NotThatName, match=why):
        characteristics.change_local(adopt(), seen=1, name=name, by=olivia)


# --- Ended ------------------------------------------------------------------------------------------------------------

ENDED = date(2026, 3, 2)


@pytest.fixture
def ended(adopt, olivia):
    return characteristics.end_local(adopt(), ended_on=ENDED, because="Minute 50", by=olivia)


def test_the_day_on_which_it_ends_is_no_longer_its_own(ended, barsetshire):
    assert names(barsetshire, date(2026, 3, 1)) == ["Care experience"]
    assert names(barsetshire, ENDED) == []


def test_the_same_end_twice_is_one_and_another_is_refused(ended, olivia):
    characteristics.end_local(ended, ended_on=ENDED, because="Minute 50", by=olivia)
    with pytest.raises(NotPossible, match="“Care experience” ended on 2 March 2026"):
        characteristics.end_local(ended, ended_on=ENDED, because="Another reason", by=olivia)

    assert Record.objects.filter(event="local characteristic ended").count() == 1


def test_an_ended_one_is_not_changed_but_may_be_adopted_anew(ended, adopt, olivia, barsetshire):
    with pytest.raises(NotPossible, match="add it anew"):
        characteristics.change_local(ended, seen=ended.version, decided_by="Cabinet", by=olivia)

    assert adopt(adopted_on=date(2026, 5, 1)).slug == "care-experience-2"
    assert names(barsetshire, date(2026, 5, 1)) == ["Care experience"]


def test_nothing_ends_before_it_began(adopt, olivia):
    with pytest.raises(characteristics.NotThatEnd, match="on or after 14 July 2025"):
        characteristics.end_local(adopt(), ended_on=date(2025, 7, 13), because="Minute 50", by=olivia)


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ("ended_on = '2025-07-13', ended_because = 'x'", "ends_after_it_was_adopted"),
        ("ended_on = '2026-01-01'", "an_ended_local_characteristic_says_why"),
        ("ended_because = 'x'", "an_ended_local_characteristic_says_why"),
    ],
)
def test_the_database_holds_what_the_actions_promise(adopt, changes, constraint):
    adopt()

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE councils_localcharacteristic SET {changes}")  # noqa: S608 - our own words
