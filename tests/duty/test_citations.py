"""Citations that can be followed, and revoked instruments that are pointed out."""

from datetime import date

import pytest

from duty.citations import SPECIFIC_DUTIES_2011, SPECIFIC_DUTIES_2017, outdated_citations, statement_of_duty
from duty.regimes import DUTIES

TODAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    "text",
    [
        "under the Equality Act 2010 (Specific Duties) Regulations 2011 we must",
        "the Specific Duties Regulations 2011",
        "(Specific Duties)\nRegulations, 2011",
        "SI 2011/2260",
        "SI 2011 No. 2260",
    ],
)
def test_the_revoked_regulations_are_pointed_out(text: str) -> None:
    (found,) = outdated_citations(text, on=TODAY)
    assert (found.cited, found.now) == (SPECIFIC_DUTIES_2011, SPECIFIC_DUTIES_2017)
    assert "revoked by SI 2017/353 reg 9(1)" in found.sentence
    assert "Cite the Equality Act 2010 (Specific Duties and Public Authorities) Regulations 2017" in found.sentence


@pytest.mark.parametrize(
    "text",
    [
        "Equality Act 2010 (Specific Duties and Public Authorities) Regulations 2017",
        "Equality Act 2010 (Statutory Duties) (Wales) Regulations 2011",
        "SI 2017/353",
        "",
    ],
)
def test_instruments_in_force_are_left_alone(text: str) -> None:
    assert outdated_citations(text, on=TODAY) == ()


def test_a_text_written_while_the_old_regulations_were_law_is_not_told_off() -> None:
    assert outdated_citations("SI 2011/2260", on=date(2017, 3, 30)) == ()
    assert len(outdated_citations("SI 2011/2260", on=date(2017, 3, 31))) == 1


def test_the_statement_of_duty_for_england_cites_the_law_of_today() -> None:
    statement = statement_of_duty("england")
    text = " ".join(statement.paragraphs)
    assert "due regard" in text
    assert outdated_citations(text, on=TODAY) == ()
    assert not {SPECIFIC_DUTIES_2011} & {citation.instrument for citation in statement.citations}


@pytest.mark.parametrize("nation", ["wales", "scotland", "northern_ireland"])
def test_no_other_nation_is_given_england_s_statement(nation: str) -> None:
    with pytest.raises(ValueError, match="not written yet"):
        statement_of_duty(nation)


def test_every_citation_can_be_followed() -> None:
    cited = {duty.citation for duty in DUTIES} | set(statement_of_duty("england").citations)
    assert all(citation.address.startswith("https://www.legislation.gov.uk/") for citation in cited)


def test_a_citation_reads_as_a_lawyer_would_write_it() -> None:
    assert str(DUTIES[0].citation) == (
        "Equality Act 2010 (Specific Duties and Public Authorities) Regulations 2017 (SI 2017/353), regulation 4"
    )
    assert str(statement_of_duty("england").citations[0]) == "Equality Act 2010, s.149(1)"
