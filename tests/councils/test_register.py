"""The register of councils: all of them, findable by any name, importable again."""

import csv
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from councils.models import Council, CouncilName, Record
from councils.querysets import folded
from councils.record import COMMAND_LINE
from councils.register import REGISTER, import_register, rows_of


@pytest.fixture(scope="module")
def rows():
    return rows_of()


@pytest.fixture
def register(db, rows):
    return import_register(rows, by=COMMAND_LINE)


def test_the_register_holds_every_principal_council(register):
    assert Council.objects.standing().count() == 382
    assert Council.objects.exclude(ended_on=None).count() == 73
    assert Council.objects.standing().filter(nation="england").count() == 317


def test_importing_again_adds_and_changes_nothing(register, rows):
    names = CouncilName.objects.count()

    again = import_register(rows, by=COMMAND_LINE)

    assert (again.added, again.changed, again.total) == (0, 0, 455)
    assert (Council.objects.count(), CouncilName.objects.count()) == (455, names)


def test_importing_again_leaves_enrolment_alone(register, rows):
    Council.objects.filter(slug="westminster").update(enrolled_on=date(2026, 1, 1))

    import_register([row | {"website": "https://new.example.org"} for row in rows], by=COMMAND_LINE)

    westminster = Council.objects.get(slug="westminster")
    assert (westminster.enrolled_on, westminster.website) == (date(2026, 1, 1), "https://new.example.org")


def test_a_renamed_council_is_found_by_its_earlier_name_too(register, rows):
    told = Record.objects.filter(event="register imported").count()
    renamed = [row | {"name": "Newminster City Council"} if row["slug"] == "westminster" else row for row in rows]

    for _ in range(2):
        import_register(renamed, by=COMMAND_LINE)

    names = dict(CouncilName.objects.filter(council__slug="westminster").values_list("name", "sort"))
    assert names["Newminster City Council"] == "official"
    assert names[next(row["name"] for row in rows if row["slug"] == "westminster")] == "earlier"
    assert list(names.values()).count("official") == 1
    last = Record.objects.filter(chain="platform", event="register imported").order_by("-number")
    assert (last.count(), last[0].after["changed"], last[0].after["names"]) == (told + 1, 1, 2)


def test_the_import_costs_the_same_few_queries_for_any_number(db, rows, django_assert_max_num_queries):
    with django_assert_max_num_queries(14):
        import_register(rows, by=COMMAND_LINE)


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("ynys mon", "isle-of-anglesey"),
        ("YNYS MÔN", "isle-of-anglesey"),
        ("anglesey", "isle-of-anglesey"),
        ("chelsea", "kensington-and-chelsea"),
        ("abertawe", "swansea"),
        ("na h-eileanan", "eilean-siar"),
        ("st albans", "st-albans"),
        ("cumbria county", "cumbria"),
    ],
)
def test_a_council_is_found_by_any_part_of_any_of_its_names(register, words, slug):
    found = set(Council.objects.named_like(words).values_list("slug", flat=True))

    assert slug in found
    assert len(found) < 10


def test_an_abolished_council_points_to_its_successors(register):
    cumbria = Council.objects.get(slug="cumbria")

    assert cumbria.ended_on == date(2023, 3, 31)
    assert {c.slug for c in cumbria.successors.all()} == {"cumberland", "westmorland-and-furness"}
    assert "cumbria" in {c.slug for c in Council.objects.get(slug="cumberland").predecessors.all()}


def test_every_abolished_council_of_great_britain_has_a_successor(register):
    orphans = Council.objects.exclude(ended_on=None).filter(successors=None).exclude(nation="northern_ireland")

    assert list(orphans.values_list("slug", flat=True)) == []


def test_a_body_without_any_code_fits(db):
    for name in ("London Councils", "Another joint committee"):
        Council.objects.create(slug=folded(name).replace(" ", "-"), name=name, nation="england", kind="joint_body")

    assert Council.objects.filter(code=None, gss_code=None).count() == 2


def test_a_file_of_another_shape_is_refused_in_a_sentence(tmp_path, db):
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("slug,name\nx,y\n")

    with pytest.raises(CommandError, match=r"wrong\.csv has no column code"):
        call_command("import_councils", str(wrong))

    assert Council.objects.count() == 0


def test_a_missing_file_is_refused_in_a_sentence(tmp_path, db):
    with pytest.raises(CommandError, match="No such file"):
        call_command("import_councils", str(tmp_path / "nowhere.csv"))


def test_the_register_names_its_licence():
    licence = REGISTER.with_name("councils.csv.license").read_text()

    assert "CC BY 4.0" in licence
    assert "Open Government\nLicence v3.0" in licence


def test_no_assumed_start_day_is_passed_off_as_published():
    with REGISTER.open(newline="") as file:
        starts = {row["slug"]: row["start"] for row in csv.DictReader(file)}

    assert starts["hartlepool"] == "assumed"
    assert starts["redcar-and-cleveland"] == "source"
