"""Publications and their editions at addresses that stay: the newest one, each of them, and their files."""

import hashlib
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from files import store
from publications import actions as publications
from publications.models import Document, Edition, Publication, Rendition
from publications.public_views import file_in_words
from publications.report.snapshot import digest
from tests import cast
from tests.publications import public_stage as stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(barsetshire, olivia) -> Edition:
    return stage.published_report(barsetshire, olivia)


def text_of(client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def pdf_address(edition: Edition) -> str:
    return edition.get_absolute_url()[:-1] + ".pdf"


# --- The list ------------------------------------------------------------------------------------------------------


def test_publications_stand_by_year_with_every_edition_and_file(client, report, olivia) -> None:
    stage.drawn(report, content=b"%PDF" + b"x" * 340_000, pages=12)
    stage.corrected(report, olivia)

    page = text_of(client, "/councils/barsetshire/publications/")

    assert "2026</h2>" in page
    assert "PDF, 12 pages, 340 KB" in page
    assert "Edition 1.1, made public on 1 April 2026." in page
    assert "Edition 1.0, made public on 10 March 2026" in page
    assert "The PDF is being prepared." in page


def test_the_list_shows_titles_as_they_were_frozen(client, report) -> None:
    Publication.objects.update(title="Not yet this title")

    assert "Not yet this title" not in text_of(client, "/councils/barsetshire/publications/")


@pytest.mark.parametrize(
    ("pages", "size", "words"),
    [(1, 900, "PDF, 1 page, 1 KB"), (1200, 12_345_678, "PDF, 1,200 pages, 12.3 MB"), (0, 5000, "PDF, 5 KB")],
)
def test_a_file_is_described_in_words(pages, size, words) -> None:
    assert file_in_words(Rendition(format="pdf", pages=pages, bytes=size)) == words


def test_documents_stand_in_their_series_and_a_missing_day_is_said(client) -> None:
    council = cast.council("london-councils", kind="joint_body", shown_as_at=date(2021, 3, 31))
    for year in range(2011, 2020):
        Document.objects.create(
            council=council, title="Summary of the audit", series="Workforce summaries", period=f"{year}"
        )
    Document.objects.create(
        council=council, title="A guide", published_on=date(2012, 1, 31), is_day_assumed=True, note="For boroughs"
    )

    page = text_of(client, "/councils/london-councils/publications/")

    assert page.count("Workforce summaries") == 1
    assert page.count("day not known") == 9
    assert "A guide: 31 January 2012 (day assumed). For boroughs" in page


def test_an_empty_list_says_so(client, barsetshire, loamshire) -> None:
    assert "Nothing has been published here yet." in text_of(client, "/councils/barsetshire/publications/")
    cast.council("silent")
    assert "not using this portal" in text_of(client, "/councils/silent/publications/")


def test_the_list_needs_as_many_queries_at_two_sizes(
    client, barsetshire, loamshire, olivia, sam, django_assert_max_num_queries
) -> None:
    stage.published_report(barsetshire, olivia)
    for year in range(2019, 2025):
        edition = stage.published_report(loamshire, sam, year=year, on=date(year + 1, 5, 1))
        stage.corrected(edition, sam, on=date(year + 1, 6, 1))
    counted = {}
    for slug in ("barsetshire", "loamshire"):
        with django_assert_max_num_queries(6) as caught:
            text_of(client, f"/councils/{slug}/publications/")
        counted[slug] = len(caught)

    assert counted["barsetshire"] == counted["loamshire"]


# --- Addresses ------------------------------------------------------------------------------------------------------


def test_the_address_of_a_publication_leads_to_its_newest_edition(client, report, olivia) -> None:
    later = stage.corrected(report, olivia)

    answer = client.get(report.publication.get_absolute_url())

    assert answer.status_code == 302
    assert answer["Location"] == later.get_absolute_url()
    assert "s-maxage=60" in answer["Cache-Control"]


@pytest.mark.parametrize(
    "address",
    [
        "equality-information/2025-to-2026/editions/2/",
        "equality-information/2024-to-2025/editions/1/",
        "equality-objectives/2025-to-2026/editions/1/",
        "equality_information/2025-to-2026/editions/1/",
        "pay-gaps/2025-to-2026/editions/1/",
        "equality-information/2025-to-2026/editions/2.pdf",
        "equality-information/2025-to-2026/editions/2.json",
        "equality_information/2025-to-2026/",
        "equality-information/2024-to-2025/",
    ],
)
def test_what_was_not_published_is_not_found(client, report, address) -> None:
    assert client.get(f"/councils/barsetshire/publications/{address}").status_code == 404


def test_an_edition_is_found_under_its_own_council_only(client, report, loamshire) -> None:
    for ending in ("", "editions/1/", "editions/1.pdf", "editions/1.json"):
        address = f"/councils/loamshire/publications/equality-information/2025-to-2026/{ending}"
        assert client.get(address).status_code == 404


def test_a_draft_has_no_address_at_any_stage(client, barsetshire, olivia, petra) -> None:
    draft = stage.written_report(barsetshire, olivia, words="Secret words")
    for step in ("draft", "submitted", "approved"):
        if step == "submitted":
            draft = publications.submit(draft, on=date(2026, 3, 1), by=olivia)
        elif step == "approved":
            publications.approve(draft, agreed_digest=draft.digest, by=petra)
        for ending in ("", "editions/1/", "editions/1.pdf", "editions/1.json"):
            assert client.get(draft.get_absolute_url() + ending).status_code == 404, step
        for page in ("", "publications/", "objectives/"):
            assert "2025-to-2026" not in text_of(client, f"/councils/barsetshire/{page}"), step


# --- An edition -----------------------------------------------------------------------------------------------------


def test_an_edition_is_drawn_from_what_was_frozen_whatever_came_after(client, report, barsetshire) -> None:
    barsetshire.name, barsetshire.contact = "Another name", "Another contact"
    barsetshire.save()
    report.publication.sections.update(narrative="Another text")

    page = text_of(client, report.get_absolute_url())

    assert "Barsetshire County Council" in page
    assert "Words. What we did to meet the three aims" in page
    assert "Another text" not in page
    assert "Another contact" not in page


def test_every_section_can_be_linked_to_and_the_passport_is_last(client, report) -> None:
    page = text_of(client, report.get_absolute_url())

    for key in (
        "cover",
        "duty",
        "approval",
        "aims",
        "employees",
        "people",
        "objectives",
        "gaps",
        "data_notes",
        "passport",
    ):
        assert f'href="#{key}"' in page
        assert page.count(f'id="{key}"') == 1
    assert page.index('id="data_notes"') < page.index('id="passport"')


def test_a_corrected_edition_stays_readable_and_says_what_corrects_it(client, report, olivia) -> None:
    stage.corrected(report, olivia, what="The headcount was wrong.")

    page = text_of(client, report.get_absolute_url())

    assert "There is a newer edition" in page
    assert "corrects this one: The headcount was wrong." in " ".join(page.replace("\n", " ").split())
    assert 'editions/2/">Edition 1.1</a>' in page
    assert "Words." in page


def test_the_correction_says_what_changed_and_has_no_newer_one(client, report, olivia) -> None:
    later = stage.corrected(report, olivia, what="The headcount was wrong.")

    page = text_of(client, later.get_absolute_url())

    assert "It mends an error: The headcount was wrong." in page
    assert "There is a newer edition" not in page
    assert "It does not meet the duty again and moves no day" in page


def test_a_withdrawn_edition_has_a_banner_and_stays_readable(client, report, olivia) -> None:
    publications.withdraw(report, because="It named a person.", on=date(2026, 5, 5), by=olivia)

    answer = client.get(report.get_absolute_url())

    page = answer.content.decode()
    assert "The council withdrew this on 5 May 2026" in page
    assert "It named a person." in page
    assert "Words." in page
    assert "Withdrawn" in text_of(client, "/councils/barsetshire/publications/")


def test_an_edition_needs_few_queries_whatever_it_holds(client, barsetshire, olivia, django_assert_num_queries) -> None:
    small = stage.published_set(barsetshire, olivia, many=1, title="Small", on=date(2022, 1, 1))
    large = stage.published_set(barsetshire, olivia, many=15, title="Large")
    for edition, asked in ((small, 5), (large, 6)):  # of the newest, when it last changed
        with django_assert_num_queries(asked):
            text_of(client, edition.get_absolute_url())


# --- Files ----------------------------------------------------------------------------------------------------------


def test_the_pdf_is_the_kept_file_and_never_changes(client, report) -> None:
    rendition = stage.drawn(report, content=b"%PDF the very bytes")

    answer = client.get(pdf_address(report))

    assert answer.content == b"%PDF the very bytes"
    assert answer["Content-Type"] == "application/pdf"
    assert answer["ETag"] == f'"{rendition.sha256}"'
    assert "immutable" in answer["Cache-Control"]
    assert "equality-information-2025-to-2026-edition-1.pdf" in answer["Content-Disposition"]
    assert client.get(pdf_address(report), headers={"if-none-match": answer["ETag"]}).status_code == 304


def test_a_pdf_that_is_not_made_yet_has_a_page_that_helps(client, report) -> None:
    answer = client.get(pdf_address(report))

    assert answer.status_code == 404
    assert answer["Cache-Control"] == "no-store"
    assert "This PDF is being prepared" in answer.content.decode()
    assert report.get_absolute_url() in answer.content.decode()


@pytest.mark.parametrize("harm", ["gone", "damaged"])
def test_a_file_that_cannot_be_read_is_no_server_error(client, report, harm) -> None:
    path: Path = store.place(stage.drawn(report).sha256)
    path.chmod(0o600)
    path.unlink() if harm == "gone" else path.write_bytes(b"something else")

    answer = client.get(pdf_address(report))

    assert answer.status_code == 503
    assert answer["Retry-After"] == "60"
    assert "cannot be read just now" in answer.content.decode()


def test_the_data_lets_anybody_check_the_digest(client, report) -> None:
    answer = client.get(report.get_absolute_url()[:-1] + ".json")

    told = json.loads(answer.content)
    assert digest(told["content"]) == told["digest"] == told["passport"]["digest"] == report.digest


def test_the_command_that_the_data_names_gives_the_digest(client, report, tmp_path) -> None:
    answer = client.get(report.get_absolute_url()[:-1] + ".json")
    (tmp_path / "edition.json").write_bytes(answer.content)
    told = json.loads(answer.content)
    command = told["how_to_check"].split('python3 -c "')[1].rstrip('"')

    said = subprocess.run([sys.executable, "-c", command], cwd=tmp_path, capture_output=True, text=True, check=True)

    assert said.stdout.strip() == report.digest


def test_a_changed_word_would_change_the_digest(report) -> None:
    changed = report.snapshot | {"title": "Another"}

    assert digest(changed) != report.digest
    assert hashlib.sha256(b"").hexdigest() != report.digest


def test_the_data_of_a_withdrawn_edition_stays_as_it_was_and_its_headers_say_so(client, report, olivia) -> None:
    address = report.get_absolute_url()[:-1] + ".json"
    before = client.get(address).content
    publications.withdraw(report, because="It named a person.", on=date(2026, 5, 5), by=olivia)

    answer = client.get(address)

    assert answer.content == before
    assert answer["X-Withdrawn-On"] == "2026-05-05"
    assert f'<{report.get_absolute_url()}>; rel="describedby"' in answer["Link"]
    assert "edition-1-withdrawn.json" in answer["Content-Disposition"]
