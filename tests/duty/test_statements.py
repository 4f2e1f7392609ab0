"""Wording for documents: what is cited is in force, belongs to the nation, and is named nowhere as revoked."""

from datetime import date

import pytest

from duty.characteristics import CHARACTERISTICS
from duty.citations import INFORMATION_2011, SPECIFIC_DUTIES_2011, SPECIFIC_DUTIES_2017
from duty.nations import Nation
from duty.statements import OF_PARTS, WORDINGS, Wording, for_part, in_force, wordings
from duty.superseded import superseded_in

DAY = date(2026, 6, 1)


@pytest.mark.parametrize("wording", WORDINGS, ids=lambda each: each.key)
def test_no_wording_cites_what_was_revoked_and_each_is_current(wording):
    assert superseded_in(wording.written, on=DAY) == ()
    assert all(citation.instrument.in_force_to is None for citation in wording.citations)
    assert wording.is_current(DAY)


def test_a_wording_that_cites_a_revoked_instrument_is_caught_and_not_offered():
    planted = Wording("old", "Old", "As SI 2011/2260 asks.", (INFORMATION_2011,))

    assert superseded_in(planted.written, on=DAY)
    assert not planted.is_current(DAY)
    assert planted.is_current(date(2016, 1, 1))


def test_an_instrument_binds_from_its_first_day_to_its_last():
    assert not in_force(SPECIFIC_DUTIES_2017, date(2017, 3, 30))
    assert in_force(SPECIFIC_DUTIES_2017, date(2017, 3, 31))
    assert in_force(SPECIFIC_DUTIES_2011, date(2017, 3, 30))
    assert not in_force(SPECIFIC_DUTIES_2011, date(2017, 3, 31))


@pytest.mark.parametrize("nation", [Nation.ENGLAND, Nation.WALES, Nation.SCOTLAND])
def test_each_nation_has_its_own_and_what_is_common(nation):
    keys = {each.key for each in wordings(nation, on=DAY)}

    assert {"duty", "aims", "due_regard", "characteristics", "marriage", "sex", "hidden"} <= keys
    assert {key.partition("_")[0] for key in keys} & {"england", "wales", "scotland"} == {nation.value}


def test_where_another_law_applies_there_is_none():
    assert wordings(Nation.NORTHERN_IRELAND, on=DAY) == ()


def test_all_nine_characteristics_are_named():
    text = next(each.text for each in WORDINGS if each.key == "characteristics").casefold()

    assert [each.name for each in CHARACTERISTICS if each.name.casefold().partition(" (")[0] not in text] == []


def test_sources_stand_behind_the_text_as_links_and_what_needs_none_has_none():
    duty = next(each for each in WORDINGS if each.key == "duty")
    hidden = next(each for each in WORDINGS if each.key == "hidden")

    assert duty.written.endswith(
        "([Equality Act 2010, s.149(1)](https://www.legislation.gov.uk/ukpga/2010/15/section/149))"
    )
    assert hidden.written == hidden.text


def test_a_part_has_its_own_wording_first():
    found = for_part(wordings("england", on=DAY), "data_notes")

    assert [each.key for each in found[:4]] == ["hidden", "declared", "sex", "marriage"]
    assert len(found) == len(wordings("england", on=DAY))


def test_every_wording_of_a_part_is_known():
    assert {key for keys in OF_PARTS.values() for key in keys} <= {each.key for each in WORDINGS}


def test_keys_are_told_once():
    assert len({each.key for each in WORDINGS}) == len(WORDINGS)
