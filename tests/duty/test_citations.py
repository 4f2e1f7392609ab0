"""Citations that can be followed, of instruments that were in force."""

from datetime import date

import pytest

from duty.citations import SPECIFIC_DUTIES_2011, statement_of_duty
from duty.regimes import DUTIES, RELATED, duty_on
from duty.superseded import superseded_in

TODAY = date(2026, 3, 1)


def test_the_statement_of_duty_for_england_cites_the_law_of_today() -> None:
    statement = statement_of_duty("england")
    text = " ".join(statement.paragraphs)
    assert "due regard" in text
    assert superseded_in(text, on=TODAY) == ()
    assert not {SPECIFIC_DUTIES_2011} & {citation.instrument for citation in statement.citations}


def place(address: str) -> str:
    return address.rpartition("/regulation/")[2]


@pytest.mark.parametrize(
    ("nation", "regulations", "places", "words"),
    [
        ("england", "SI 2017/353", ["4", "5", "6"], "specific and measurable equality objectives"),
        ("wales", "SI 2011/1064", ["3", "4", "5", "8", "9", "14", "16"], "Strategic Equality Plan"),
        ("scotland", "SSI 2012/162", ["3", "4", "4", "5", "6", "7", "8"], "equality outcomes"),
    ],
)
def test_each_nation_s_statement_is_three_paragraphs_that_rest_on_its_own_regulations(
    nation: str, regulations: str, places: list[str], words: str
) -> None:
    statement = statement_of_duty(nation)
    assert len(statement.paragraphs) == 3
    assert words in statement.paragraphs[2]
    assert statement.citations[:3] == statement_of_duty("england").citations[:3]
    assert {citation.instrument.number for citation in statement.citations[3:]} == {regulations}
    assert [place(citation.address) for citation in statement.citations[3:]] == places
    assert len(set(statement.citations)) == len(statement.citations) >= 6
    assert superseded_in(" ".join(statement.paragraphs), on=TODAY) == ()


def test_northern_ireland_has_no_such_duty_and_is_told_which_law_it_has() -> None:
    with pytest.raises(ValueError, match=r"does not bind councils in Northern Ireland: .* Act 1998, s\.75 does\."):
        statement_of_duty("northern_ireland")


def test_every_citation_can_be_followed() -> None:
    cited = {duty.citation for duty in (*DUTIES, *RELATED)}
    cited |= {
        citation for nation in ("england", "wales", "scotland") for citation in statement_of_duty(nation).citations
    }
    assert all(citation.address.startswith("https://www.legislation.gov.uk/") for citation in cited)
    assert all(citation.address.startswith(citation.instrument.address.removesuffix("/made")) for citation in cited)


def test_a_citation_reads_as_a_lawyer_would_write_it() -> None:
    assert str(DUTIES[0].citation) == (
        "Equality Act 2010 (Specific Duties and Public Authorities) Regulations 2017 (SI 2017/353), regulation 4"
    )
    assert str(statement_of_duty("england").citations[0]) == "Equality Act 2010, s.149(1)"


@pytest.mark.parametrize(
    ("number", "in_force_from", "in_force_to"),
    [
        ("SI 2011/2260", date(2011, 9, 10), date(2017, 3, 30)),
        ("SI 2017/353", date(2017, 3, 31), None),
        ("SI 2011/1064", date(2011, 4, 6), None),
        ("SSI 2012/162", date(2012, 5, 27), None),
        ("SI 2018/952", date(2018, 9, 23), None),
    ],
)
def test_an_instrument_knows_when_it_was_in_force_and_no_row_is_older(
    number: str, in_force_from: date, in_force_to: date | None
) -> None:
    cited = {duty.citation.instrument: duty for duty in (*DUTIES, *RELATED)}
    (instrument,) = (instrument for instrument in cited if instrument.number == number)
    assert (instrument.in_force_from, instrument.in_force_to) == (in_force_from, in_force_to)
    rows = [duty for duty in (*DUTIES, *RELATED) if duty.citation.instrument is instrument]
    assert min(duty.effective_from for duty in rows) == in_force_from
    assert {duty.effective_to for duty in rows} == {in_force_to}


def test_the_paths_of_the_welsh_and_scottish_regulations_end_in_the_provision() -> None:
    assert duty_on("WAL_ANNUAL_REPORT", TODAY).citation.address.endswith("/wsi/2011/1064/regulation/16")
    assert duty_on("SCO_OUTCOMES_PROGRESS", TODAY).citation.address.endswith("/ssi/2012/162/regulation/4")
    assert duty_on("SCO_PAY_GAP", TODAY).citation.address.endswith("/ssi/2012/162/regulation/7")
