"""The files of an edition: drawn once, served from the store, checked by anybody; and what their fields mean."""

import csv
import hashlib
import io
import json
import subprocess
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from files import store
from objectives.exchange import FIGURE_COLUMNS, PROGRESS_COLUMNS
from publications import actions as publications
from publications import renditions
from publications.models import Rendition
from publications.report import dictionary, snapshot
from tests.publications import public_stage as stage

KEPT = Path(__file__).parent / "editions"
ENDINGS = ["pdf", "html", "csv", "json"]


def address(edition, ending):
    return f"{edition.get_absolute_url()[:-1]}.{ending}"


@pytest.fixture
def edition(barsetshire, olivia):
    return stage.published_set(barsetshire, olivia)


@pytest.fixture
def made(edition, monkeypatch):
    monkeypatch.setattr(renditions, "pdf_of", lambda edition: b"%PDF-1.7 a file")
    assert renditions.make_waiting() == 4
    return edition


# --- Drawn once -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", ["html", "csv", "json"])
def test_a_file_is_there_at_once_and_later_the_very_same_from_the_store(client, edition, monkeypatch, ending):
    before = client.get(address(edition, ending))
    monkeypatch.setattr(renditions, "pdf_of", lambda edition: b"%PDF-1.7")
    renditions.make_waiting()

    after = client.get(address(edition, ending))

    assert before.content == after.content == store.read(edition.renditions.get(format=ending).sha256)
    assert before["ETag"] == after["ETag"] == f'"{hashlib.sha256(after.content).hexdigest()}"'
    assert "immutable" not in before["Cache-Control"]


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_kept_file_may_be_held_for_ever_and_shared_caches_ask_again(client, made, ending):
    answer = client.get(address(made, ending))

    assert "immutable" in answer["Cache-Control"]
    assert "s-maxage=60" in answer["Cache-Control"]
    assert client.get(address(made, ending), headers={"if-none-match": answer["ETag"]}).status_code == 304


@pytest.mark.parametrize("ending", ["html", "csv", "json"])
def test_a_file_that_the_store_has_lost_is_drawn_anew(client, made, ending):
    whole = client.get(address(made, ending)).content
    store.place(made.renditions.get(format=ending).sha256).unlink()

    answer = client.get(address(made, ending))

    assert (answer.status_code, answer.content) == (200, whole)


def test_what_was_kept_is_served_whatever_templates_do_later(client, made, monkeypatch):
    whole = client.get(address(made, "json")).content
    monkeypatch.setattr("publications.report.drawn.HOW_TO_CHECK", "Otherwise")

    assert client.get(address(made, "json")).content == whole


@pytest.mark.parametrize("ending", [*ENDINGS, "sha256"])
def test_a_removed_edition_has_no_file(client, made, olivia, ending):
    publications.remove_by_law(made, because="By order.", on=date(2026, 6, 6), by=olivia)

    answer = client.get(address(made, ending))

    assert answer.status_code == 410
    assert b"Goal 1" not in answer.content


@pytest.mark.parametrize("ending", [*ENDINGS, "sha256"])
def test_what_is_not_there_is_not_found(client, made, ending):
    assert client.get(address(made, ending).replace("/1.", "/2.")).status_code == 404


def test_editions_of_before_get_the_files_they_lack_and_removed_ones_do_not(barsetshire, olivia, monkeypatch):
    monkeypatch.setattr(renditions, "wishes", lambda edition: [Rendition(edition=edition, format="pdf")])
    old = stage.published_report(barsetshire, olivia)
    gone = stage.published_report(barsetshire, olivia, year=2024, on=date(2025, 3, 1))
    publications.remove_by_law(gone, because="By order.", on=date(2026, 6, 6), by=olivia)

    assert renditions.wish_for_the_missing() == 3
    assert renditions.wish_for_the_missing() == 0
    assert set(old.renditions.values_list("format", flat=True)) == set(ENDINGS)


# --- The page to keep -------------------------------------------------------------------------------------------------


def test_the_page_to_keep_asks_for_nothing_outside_itself(client, made):
    answer = client.get(address(made, "html"))
    page = answer.content.decode()

    assert answer["Content-Disposition"].startswith("attachment")
    assert "Goal 1 of Equality objectives" in page
    assert '<main id="main">' in page
    assert "<svg" in page
    for outside in ("<script", "<img", 'rel="stylesheet"', "@import", "url("):
        assert outside not in page


def test_hostile_words_are_words_in_every_file(client, barsetshire, olivia):
    hostile = "<script>alert(1)</script><!-- the end of the report -->"
    edition = stage.published_report(barsetshire, olivia, words=hostile)

    page = client.get(address(edition, "html")).content.decode()

    assert "<script" not in page
    assert page.count("<!-- the end of the report -->") == 1


# --- Checked by anybody -----------------------------------------------------------------------------------------------


def test_the_list_of_hashes_is_what_sha256sum_takes(client, made, tmp_path):
    for ending in ENDINGS:
        answer = client.get(address(made, ending))
        name = answer["Content-Disposition"].split('"')[1]
        (tmp_path / name).write_bytes(answer.content)
    answer = client.get(address(made, "sha256"))
    listed = answer["Content-Disposition"].split('"')[1]
    (tmp_path / listed).write_bytes(answer.content)
    check = ["sha256sum", "--check", "--ignore-missing", listed]

    said = subprocess.run(check, cwd=tmp_path, capture_output=True, text=True, check=True)

    assert said.stdout.count(": OK") == 4
    page = client.get(made.get_absolute_url()).content.decode()
    assert " ".join(check) in page
    for ending in ENDINGS:
        assert made.renditions.get(format=ending).sha256 in page
    (tmp_path / name).write_bytes(b"{}")
    assert subprocess.run(check, cwd=tmp_path, capture_output=True, check=False).returncode == 1


def test_files_that_wait_are_said_to_be_prepared(client, edition):
    page = client.get(edition.get_absolute_url()).content.decode()

    assert "Some files are still being prepared" in page
    assert client.get(address(edition, "sha256")).content == b""


def test_the_data_say_where_they_stand_and_what_they_mean(client, made, settings):
    told = json.loads(client.get(address(made, "json")).content)

    assert told["address"] == settings.PUBLIC_URL + made.get_absolute_url()
    assert told["data_dictionary"] == f"{settings.PUBLIC_URL}/data-dictionary/"
    assert "withdrawn" not in told


# --- The dictionary ---------------------------------------------------------------------------------------------------

BY_KEY = {table.key: {field.name for field in table.fields} for table in dictionary.TABLES}
# Which table tells of which frozen class, and under which name inside it.
TOLD = {
    "Content": ("content", ""), "Part": ("part", ""), "FrozenSet": ("set", ""),
    "CommitmentGroup": ("set", "commitments[]."), "FrozenReason": ("set", "reasons[]."),
    "FrozenObjective": ("objective", ""), "FrozenProgress": ("progress", ""), "Signs": ("signs", ""),
    "Sign": ("signs", "each[]."), "MeasureFacts": ("measure", ""), "ReadingFacts": ("reading", ""),
    "Figure": ("figure", ""), "Course": ("measure", "course."), "FrozenClaim": ("content", "claims[]."),
    "Brand": ("content", "brand."), "Table": ("part", "tables[]."), "Link": ("part", "links[]."),
    "File": ("part", "files[]."),
}  # fmt: skip


def classes_in(hint: Any) -> list[type]:
    return [hint] if is_dataclass(hint) else [each for arg in get_args(hint) for each in classes_in(arg)]


def missing_of(frozen: type, seen: set[type] | None = None) -> list[str]:
    """Each field of a frozen class, and of those inside it, that the dictionary does not tell of."""
    seen = seen if seen is not None else set()
    if frozen in seen:
        return []
    seen.add(frozen)
    table, prefix = TOLD.get(frozen.__name__, ("", ""))
    missing = [
        f"{frozen.__name__}.{each.name}"
        for each in fields(frozen)
        if f"{prefix}{each.name}" not in BY_KEY.get(table, set())
    ]
    inside = [each for hint in get_type_hints(frozen).values() for each in classes_in(hint)]
    return missing + [name for each in inside for name in missing_of(each, seen)]


def names_in(tree: Any, where: str = "") -> set[str]:
    if isinstance(tree, dict):
        return {f"{where}.{name}" for name in tree} | {
            found for name, value in tree.items() for found in names_in(value, f"{where}.{name}")
        }
    return {found for value in tree for found in names_in(value, f"{where}[]")} if isinstance(tree, list) else set()


def test_every_field_that_is_frozen_has_its_entry():
    assert missing_of(snapshot.Content) == []


def test_a_field_without_an_entry_is_seen(monkeypatch):
    monkeypatch.setitem(BY_KEY, "reading", BY_KEY["reading"] - {"gap"})

    assert missing_of(snapshot.Content) == ["ReadingFacts.gap"]


def test_every_column_of_the_figures_has_its_entry_in_order():
    assert tuple(field.name for field in dictionary.FIGURES.fields) == FIGURE_COLUMNS
    assert tuple(field.name for field in dictionary.STANDINGS.fields) == PROGRESS_COLUMNS


def test_every_field_of_the_first_schema_has_its_entry():
    kept = json.loads((KEPT / "v1.json").read_text())
    known = set().union(*BY_KEY.values())

    assert {name for name in names_in(kept["content"]) if name.rpartition(".")[2] not in known} == set()


def test_every_field_of_a_file_and_its_passport_has_its_entry(client, barsetshire, olivia):
    stage.published_report(barsetshire, olivia, year=2024, on=date(2025, 3, 11))
    edition = stage.published_report(barsetshire, olivia)
    told = json.loads(client.get(address(edition, "json")).content)

    assert told.keys() == BY_KEY["file"]
    assert {name.lstrip(".") for name in names_in(told["passport"])} == BY_KEY["passport"]


def test_the_dictionary_is_a_page_and_a_file(client):
    page = client.get("/data-dictionary/").content.decode()
    rows = list(csv.reader(io.StringIO(client.get("/data-dictionary.csv").content.decode("utf-8-sig"))))

    assert "exact share" in page
    assert rows[0] == list(dictionary.COLUMNS)
    assert len(rows) == 1 + sum(len(table.fields) for table in dictionary.TABLES)
