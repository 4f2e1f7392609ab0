"""Whether everything that was published is still what was published: content, files, and how editions are drawn.

Nothing here changes an edition. What a night's check found is kept and told by `publications.watching`.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff
from itertools import islice
from typing import Any

from files import store
from publications.models import Edition, OtherFormat, Rendition
from publications.querysets import EditionQuerySet, RenditionQuerySet
from publications.renditions import MANY_ATTEMPTS
from publications.report.drawn import body_in, body_of
from publications.report.snapshot import digest

LINES_SHOWN = 6
AT_ONCE = 50


@dataclass(frozen=True)
class Fault:
    """One thing that does not hold, and the council whose it is."""

    council: str
    text: str


def faults_of_editions() -> Iterator[Fault]:
    """Each edition whose content is not what its digest promises, each gap in a publication's numbers, and each label
    that does not follow the one before it."""
    number, label, publication = 0, (0, 0), 0
    editions = Edition.objects.select_related("publication__council").order_by("publication", "number")
    for edition in editions.iterator(chunk_size=AT_ONCE):
        if edition.publication_id != publication:
            number, label, publication = 0, (0, 0), edition.publication_id
        number += 1
        found = []
        if edition.number != number:
            found.append(f"edition {number} is missing.")
            number = edition.number
        if (edition.major, edition.minor) <= label:
            found.append(f"it is called {edition.label}, which does not follow {label[0]}.{label[1]}.")
        if digest(edition.snapshot) != edition.digest:
            found.append("the content is not what was published: its digest differs.")
        if not isinstance(edition.passport, dict) or edition.passport.get("digest") != edition.digest:
            found.append("the passport names another digest.")
        label = (edition.major, edition.minor)
        for text in found:
            yield fault(edition, f": {text}")


def fault(edition: Edition, text: str) -> Fault:
    council = edition.publication.council
    return Fault(council.slug, f"{council}: {edition}{text}")


def with_editions(renditions: RenditionQuerySet) -> RenditionQuerySet:
    told = renditions.select_related("edition__publication__council").order_by("pk")
    return told.defer("edition__snapshot", "edition__passport")


def faults_of_files() -> Iterator[Fault]:
    """Each file that is gone, changed, or not of the size that was noted: what was drawn, what goes with the parts, the
    logo, and the other formats."""
    yield from faults_of_drawn_files()
    yield from faults_of_frozen_files()
    yield from faults_of_other_formats()


def faults_of_frozen_files() -> Iterator[Fault]:
    """The files that the content of an edition names by their hashes; each is read once, however many name it."""
    seen: set[str] = set()
    editions = Edition.objects.filter(removed_on=None).select_related("publication__council").order_by("pk")
    for edition in editions.defer("passport").iterator(chunk_size=AT_ONCE):
        try:
            named = files_in(edition.snapshot)
        except (AttributeError, LookupError, TypeError):
            yield fault(edition, ": the content does not say which files go with it.")
            continue
        for sha256, name in named:
            if sha256 not in seen and (wrong := unreadable(sha256)):
                yield fault(edition, f", {name}: {wrong}")
            seen.add(sha256)


def files_in(content: dict[str, Any]) -> list[tuple[str, str]]:
    """The same with the logo on the cover."""
    logo = content.get("brand", {}).get("logo_sha256", "")
    return [*files_of_parts(content), *([(logo, "the logo")] if logo else [])]


def files_of_parts(content: dict[str, Any]) -> list[tuple[str, str]]:
    """The hash and the name of each file that goes with a part of a frozen content."""
    return [(file["sha256"], file["name"]) for part in content["parts"] for file in part.get("files", ())]


def faults_of_other_formats() -> Iterator[Fault]:
    """The files of the formats that readers are offered."""
    offered = OtherFormat.objects.exclude(sha256="").filter(removed_on=None, edition__removed_on=None).order_by("pk")
    told = offered.select_related("edition__publication__council").defer("edition__snapshot", "edition__passport")
    for other in told.iterator(chunk_size=AT_ONCE):
        if wrong := unreadable(other.sha256):
            yield fault(other.edition, f", {other.name}: {wrong}")


def unreadable(sha256: str) -> str:
    """Why the store does not give the file; empty where it does."""
    try:
        store.read(sha256)
    except FileNotFoundError:
        return f"the file is not in the store ({sha256})."
    except (store.DamagedFile, OSError, ValueError) as error:
        return f"{error}."
    return ""


def faults_of_drawn_files() -> Iterator[Fault]:
    """What was drawn from the editions."""
    for rendition in with_editions(Rendition.objects.made()).iterator(chunk_size=AT_ONCE):
        name = f", {rendition.get_format_display()}"
        try:
            content = store.read(rendition.sha256)
        except FileNotFoundError:
            yield fault(rendition.edition, f"{name}: the file is not in the store ({rendition.sha256}).")
        except (store.DamagedFile, OSError, ValueError) as error:
            yield fault(rendition.edition, f"{name}: {error}.")
        else:
            if len(content) != rendition.bytes:
                sizes = f"{rendition.bytes:,} bytes were noted, the file has {len(content):,}."
                yield fault(rendition.edition, f"{name}: {sizes}")


def waiting_too_long() -> Iterator[str]:
    """Each file that could not be drawn although it was tried often. No fault of what is published: it is complete as
    a web page."""
    for rendition in with_editions(Rendition.objects.waiting_long(attempts=MANY_ATTEMPTS)):
        tried = f"could not be drawn in {rendition.attempts} tries; it is tried again. {rendition.last_error}"
        yield fault(rendition.edition, f", {rendition.get_format_display()}: {tried}").text


# --- Drawn as it was --------------------------------------------------------------------------------------------------


def kept_pages(*, schema: int | None = None) -> EditionQuerySet:
    """The editions of which a whole page is kept, to compare with; of one schema, if one is given."""
    kept = Edition.objects.filter(renditions__format=Rendition.Format.HTML, renditions__made_at__isnull=False)
    return (kept if schema is None else kept.filter(schema=schema)).order_by("pk")


def faults_of_drawing(editions: EditionQuerySet) -> Iterator[Fault]:
    """Each edition that today's templates would draw otherwise than it was drawn when it was kept, with the first lines
    that differ. A file that cannot be read is a fault of files, and passed over here. One whose content was damaged
    so that nothing can be drawn of it is named like the others, and does not keep the rest from being looked at."""
    told = editions.select_related("publication__council").prefetch_related("renditions")
    for edition in told.iterator(chunk_size=AT_ONCE):
        page = next(each for each in edition.renditions.all() if each.format == Rendition.Format.HTML)
        try:
            kept = body_in(store.read(page.sha256).decode())
        except (store.DamagedFile, OSError, ValueError):
            continue
        try:
            now = body_of(edition)
        except Exception as error:  # whatever a template makes of a damaged content
            yield fault(edition, f": cannot be drawn any more ({type(error).__name__}: {error}).")
            continue
        if differs := difference(kept, now):
            yield fault(edition, f": is drawn otherwise than when it was published.\n{differs}")


def difference(kept: str, now: str) -> str:
    """The first lines that differ, as a patch; empty where nothing does."""
    if kept == now:
        return ""
    lines = unified_diff(kept.splitlines(), now.splitlines(), "kept", "now", lineterm="", n=0)
    return "\n".join(line[:200] for line in islice(lines, LINES_SHOWN))


# --- How much there is ------------------------------------------------------------------------------------------------


def counted() -> list[dict[str, int | str]]:
    """How many editions and files each council has that can be checked."""
    council = "publication__council__slug"
    editions = Counter(Edition.objects.values_list(council, flat=True))
    files = Counter(Rendition.objects.made().values_list(f"edition__{council}", flat=True))
    return [{"slug": slug, "editions": editions[slug], "files": files[slug]} for slug in sorted(editions)]
