"""Recomputes the digest of every edition and the hash of every file drawn from one, and says what does not hold."""

from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from files import store
from publications.models import Edition, Rendition
from publications.renditions import MANY_ATTEMPTS
from publications.report.snapshot import digest


def faults_of_editions() -> Iterator[str]:
    """Each edition whose content is not what its digest promises, and each gap in a publication's numbers."""
    expected: dict[int, int] = {}
    editions = Edition.objects.select_related("publication__council").order_by("publication", "number")
    for edition in editions.iterator(chunk_size=50):
        name = f"{edition.publication.council}: {edition}"
        expected[edition.publication_id] = expected.get(edition.publication_id, 0) + 1
        if edition.number != expected[edition.publication_id]:
            yield f"{name}: edition {expected[edition.publication_id]} is missing."
            expected[edition.publication_id] = edition.number
        if digest(edition.snapshot) != edition.digest:
            yield f"{name}: the content is not what was published: its digest differs."
        if edition.passport.get("digest") != edition.digest:
            yield f"{name}: the passport names another digest."


def faults_of_files() -> Iterator[str]:
    """Each file that is gone, changed, or not of the size that was noted."""
    made = Rendition.objects.made().select_related("edition__publication__council").order_by("pk")
    for rendition in made.defer("edition__snapshot", "edition__passport").iterator(chunk_size=50):
        edition = rendition.edition
        name = f"{edition.publication.council}: {edition}, {rendition.get_format_display()}"
        try:
            content = store.read(rendition.sha256)
        except FileNotFoundError:
            yield f"{name}: the file is not in the store ({rendition.sha256})."
        except (store.DamagedFile, OSError, ValueError) as error:
            yield f"{name}: {error}."
        else:
            if len(content) != rendition.bytes:
                yield f"{name}: {rendition.bytes:,} bytes were noted, the file has {len(content):,}."


def waiting_too_long() -> Iterator[str]:
    """Each file that could not be drawn although it was tried often. No fault of what is published: it is complete as
    a web page."""
    waiting = Rendition.objects.waiting_long(attempts=MANY_ATTEMPTS).select_related("edition__publication__council")
    for rendition in waiting.defer("edition__snapshot", "edition__passport").order_by("pk"):
        edition = rendition.edition
        name = f"{edition.publication.council}: {edition}, {rendition.get_format_display()}"
        yield f"{name}: could not be drawn in {rendition.attempts} tries; it is tried again. {rendition.last_error}"


class Command(BaseCommand):
    help = "Check that every edition and file is what was published. Exits with 1 when one is not."

    def handle(self, *args: Any, **options: Any) -> None:
        found = [*faults_of_editions(), *faults_of_files()]
        for sentence in waiting_too_long():
            self.stdout.write(sentence)
        for sentence in found:
            self.stderr.write(sentence)
        if found:
            raise CommandError(f"{len(found)} fault{'' if len(found) == 1 else 's'} in what is published.")
        editions, files = Edition.objects.count(), Rendition.objects.made().count()
        self.stdout.write(f"What is published holds: {editions:,} editions, {files:,} files.")
