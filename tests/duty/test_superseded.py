"""Law that is no more is found however people write it, and left alone where the text itself says that it is gone."""

from datetime import date

import pytest

from duty.citations import statement_of_duty
from duty.superseded import MISNAMED_2017, SPECIFIC_DUTIES, SUPERSEDED, THE_2011_REGULATIONS, superseded_in
from tests.timing import seconds_of

TODAY = date(2026, 6, 1)
PUBLIC_DUTY = "Equality Act 2010, section 149 (the public sector equality duty)"


def found(text: str, *, on: date = TODAY) -> list[str]:
    return [mention.words for mention in superseded_in(text, on=on)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("under the Equality Act 2010 (Specific Duties) Regulations 2011 we", None),
        ("under the Equality  Act 2010\n(Specific Duties) Regulations, 2011 we", None),
        ("the Specific Duties Regulations 2011 ask", "Specific Duties Regulations 2011"),
        ("the specific duties regulations (2011) ask", "specific duties regulations (2011)"),
        ("as SI 2011/2260 asks", "2011/2260"),
        ("as S.I. 2011 / 2260 asks", "2011 / 2260"),
        ("as SI 2011 No. 2260 asks", "2011 No. 2260"),
        ("see https://www.legislation.gov.uk/uksi/2011/2260/made", "2011/2260"),
        ("The Equality Act 2010 binds us. The 2011 Regulations ask for figures.", "2011 Regulations"),
        ("Our specific duties stand in the Regulations of 2011.", "Regulations of 2011"),
        ("the Equality Act 2010 (Specific Duties) Regulations 2017", None),
        ("the Race Relations (Amendment) Act 2000 asks", "Race Relations (Amendment) Act 2000"),
        ("the Race Relations Amendment Act", "Race Relations Amendment Act"),
        ("the Race Relations Act 1976", "Race Relations Act 1976"),
        ("the Sex Discrimination Act", "Sex Discrimination Act"),
        ("the Equal Pay Act 1970", "Equal Pay Act 1970"),
        ("the Disability Discrimination Act 2005", "Disability Discrimination Act 2005"),
        ("the Disability Discrimination Acts", "Disability Discrimination Acts"),
        ("meets the DDA 1995", "DDA 1995"),
        ("our Disability Equality Duty", "Disability Equality Duty"),
        ("our gender equality duties", "gender equality duties"),
        ("the Equality Act 2006 gender duty", "Equality Act 2006 gender duty"),
        ("the Race Equality Duty", "Race Equality Duty"),
        ("Employment Equality (Age) Regulations 2006", None),
        ("SI 2003/1661", "2003/1661"),
        ("Equality Act (Sexual Orientation) Regulations 2007", None),
        ("SI 2005/2966", "2005/2966"),
        ("Sex Discrimination Act 1975 (Public Authorities) (Statutory Duties) Order 2006", None),
        ("the Data Protection Act 1998", "Data Protection Act 1998"),
    ],
)
def test_law_that_is_no_more_is_found_however_it_is_written(text: str, words: str | None) -> None:
    said = found(text)

    assert len(said) >= 1
    assert words is None or said[0] == words


@pytest.mark.parametrize(
    "text",
    [
        "Equality Act 2010 (Specific Duties and Public Authorities) Regulations 2017 (SI 2017/353)",
        "Equality Act 2010 (Statutory Duties) (Wales) Regulations 2011 (SI 2011/1064)",
        "Under the Equality Act 2010 and the Welsh 2011 Regulations we plan.",
        "The Equality Act 2010 binds us in Wales. The 2011 Regulations ask for a plan.",
        "Equality Act 2010 (Specific Duties) (Scotland) Regulations 2012 (SSI 2012/162)",
        "The Building Regulations and the 2011 Regulations on waste",
        "Race Relations Act 1968",
        "the race equality charter, our gender equality network, a disability equality scheme",
        "Data Protection Act 2018",
        "Specific Duties Regulations",
        "12011/22605",
        "",
    ],
)
def test_what_is_in_force_or_is_something_else_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The Specific Duties Regulations 2011 were revoked in 2017.",
        "In 2017 new ones replaced the Specific Duties Regulations 2011.",
        "The former Race Relations (Amendment) Act 2000 was the first.",
        "The Specific Duties Regulations 2011 (SI 2011 No. 2260) no longer apply.",
        "First came the Disability Equality Duty of 2006. It was replaced by one duty. We report.",
        "The Act brought together the Sex Discrimination Act 1975 and the Equal Pay Act 1970.",
        "Mae un ddyletswydd wedi disodli’r Disability Equality Duty.",
    ],
)
def test_a_text_that_says_itself_that_the_law_is_gone_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_what_another_sentence_or_paragraph_says_does_not_count() -> None:
    assert found("The old hall was replaced. Under SI 2011/2260 we report.") == ["2011/2260"]
    assert found("Under SI 2011/2260 we report. The old hall was replaced.") == ["2011/2260"]
    assert found("Under SI 2011/2260 we report\n\nThe hall was replaced") == ["2011/2260"]
    assert found("It was replaced. It is new. Under SI 2011/2260 we report.") == ["2011/2260"]
    assert found("Under SI 2011/2260 we report. It is long. The hall was replaced.") == ["2011/2260"]
    assert found("Under SI 2011/2260 we report. It was replaced") == []


def test_a_text_of_its_time_is_not_told_off() -> None:
    assert found("SI 2011/2260", on=date(2017, 3, 30)) == []
    assert found("SI 2011/2260", on=date(2017, 3, 31)) == ["2011/2260"]
    assert found("Race Equality Duty", on=date(2011, 4, 4)) == []
    assert found("Race Equality Duty", on=date(2011, 4, 5)) == ["Race Equality Duty"]


def test_a_mention_says_what_to_cite_instead_and_where_it_stands() -> None:
    first, second = superseded_in("We follow the Race Equality Duty and SI 2011/2260.", on=TODAY)

    assert (first.at, first.superseded.now) == (14, PUBLIC_DUTY)
    assert second.superseded is SPECIFIC_DUTIES
    assert second.superseded.sentence == (
        "Equality Act 2010 (Specific Duties) Regulations 2011 (SI 2011/2260): revoked by SI 2017/353 reg 9(1). Cite "
        "the Equality Act 2010 (Specific Duties and Public Authorities) Regulations 2017 (SI 2017/353) instead."
    )


def test_one_place_is_told_once() -> None:
    (both,) = superseded_in("the Equality Act 2010 (Specific Duties) Regulations 2011", on=TODAY)
    (name,) = superseded_in("the Equality Act 2010 (Specific Duties) Regulations 2017", on=TODAY)
    (short,) = superseded_in("By the Equality Act 2010 the 2011 Regulations hold", on=TODAY)

    assert both.superseded is SPECIFIC_DUTIES
    assert name.superseded is MISNAMED_2017
    assert short.superseded is THE_2011_REGULATIONS


@pytest.mark.parametrize("nation", ["england", "wales", "scotland"])
def test_the_portal_s_own_statements_cite_nothing_that_is_gone(nation: str) -> None:
    statement = statement_of_duty(nation)

    assert found(" ".join((*statement.paragraphs, *map(str, statement.citations)))) == []


def test_each_says_since_when_what_it_was_and_what_to_cite() -> None:
    for each in SUPERSEDED:
        assert all((each.name, each.now, each.because, each.spellings))
        assert each.until <= date(2018, 5, 24)


def seconds(text: str) -> float:
    return seconds_of(lambda: superseded_in(text, on=TODAY))


@pytest.mark.parametrize(
    "hostile",
    ["Specific " * 11_000, "2011 " * 20_000, " " * 100_000, "Equality Act 2010 " * 5_500, "SI 2011/2260 " * 7_500],
)
def test_a_hostile_text_of_100_000_letters_takes_no_long_time(hostile: str) -> None:
    assert seconds(hostile) < 3.5 * seconds(hostile[: len(hostile) // 2]) + 0.5
