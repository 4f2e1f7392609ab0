"""The nine characteristics and the 25 lawful pairs: the same in the law's room and in the database."""

import pytest
from django.db import IntegrityError, transaction

from councils.models import Aim, Characteristic, CharacteristicAim, Nation
from duty import characteristics as law
from duty.nations import Nation as NationInLaw


def test_the_nine_have_their_statutory_names_in_the_statute_s_order(db):
    stored = list(Characteristic.objects.order_by("position").values_list("code", "name", "section"))

    assert stored == [(c.code, c.name, c.section) for c in law.CHARACTERISTICS]


def test_the_database_holds_exactly_the_25_lawful_pairs(db):
    assert set(CharacteristicAim.objects.values_list("characteristic", "aim")) == law.LAWFUL_PAIRS
    assert CharacteristicAim.objects.count() == 25


@pytest.mark.parametrize("aim", ["advance", "foster"])
def test_the_database_refuses_marriage_for_the_second_and_third_aims(db, aim):
    with pytest.raises(IntegrityError, match="marriage_counts_only_for_the_first_aim"), transaction.atomic():
        CharacteristicAim.objects.create(characteristic_id="marriage_civil_partnership", aim=aim)


def test_the_database_refuses_a_fourth_aim(db):
    with pytest.raises(IntegrityError, match="an_aim_is_one_of_three"), transaction.atomic():
        CharacteristicAim.objects.create(characteristic_id="age", aim="enjoy")


def test_aims_and_nations_are_the_law_s():
    assert [(aim.value, str(aim.label)) for aim in Aim] == [(aim.key.value, aim.name) for aim in law.AIMS]
    assert {(nation.value, str(nation.label)) for nation in Nation} == {(n.value, n.label) for n in NationInLaw}
