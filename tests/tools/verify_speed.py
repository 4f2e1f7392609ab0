"""How many editions the night's check gets through a second. Not a test: a measuring tool.

    python -m tests.tools.verify_speed [--editions 500] [--long]

Works in a database of its own and a folder of its own for files. The editions are reports of two objectives with their
figures, or with --long of forty pages with broad tables; of each the four files are kept, the PDF as a block of bytes
of the usual size.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Iterable
from datetime import date

os.environ["DATABASE_ROLE"] = "owner"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "psed_portal.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402 - Django has to be set up before its models can be named
from django.utils import timezone  # noqa: E402 - as above

from files import store  # noqa: E402 - as above
from publications.models import Edition, Publication, Rendition  # noqa: E402 - as above
from publications.renditions import wishes  # noqa: E402 - as above
from publications.report.drawn import file_of  # noqa: E402 - as above
from publications.verifying import faults_of_drawing, faults_of_editions, faults_of_files, kept_pages  # noqa: E402
from tests import cast  # noqa: E402 - as above
from tests.publications import long_reports, reports  # noqa: E402 - as above
from tests.tools.scan_speed import own_database  # noqa: E402 - as above

PDF_BYTES = 400_000


def published(many: int, *, are_long: bool) -> None:
    council, made = cast.enrolled("speed"), []
    for number in range(many):
        title = f"Equality information {number}"
        frozen = long_reports.forty(title=title) if are_long else reports.content(title=title)
        publication = Publication.objects.create(
            council=council, kind="equality_information", period=f"p{number}", title=frozen["title"]
        )
        edition = Edition.objects.create(
            publication=publication, number=1, schema=frozen["schema"], snapshot=frozen, digest=reports.digest(frozen),
            passport=reports.passport(frozen), published_on=date(2026, 3, 10), published_at=timezone.now(),
        )  # fmt: skip
        for wish in wishes(edition):
            content = os.urandom(PDF_BYTES) if wish.format == Rendition.Format.PDF else file_of(edition, wish.format)
            wish.sha256, wish.bytes, wish.made_at = store.keep(content), len(content), timezone.now()
            made.append(wish)
    Rendition.objects.bulk_create(made)


def timed(name: str, checked: int, find: Callable[[], Iterable[object]]) -> None:
    began = time.perf_counter()
    found = len(list(find()))
    took = time.perf_counter() - began
    print(f"{name}: {checked:,} in {took:.1f} s, {checked / took:,.0f} a second; {found} faults")


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure how many editions are checked a second.")
    parser.add_argument("--editions", type=int, default=500)
    parser.add_argument("--long", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, own_database():
        settings.FILES_ROOT = folder
        published(asked.editions, are_long=asked.long)
        timed("digests of editions", asked.editions, faults_of_editions)
        timed("hashes of files", asked.editions * 4, faults_of_files)
        timed("editions drawn anew", asked.editions, lambda: faults_of_drawing(kept_pages()))


if __name__ == "__main__":
    main()
