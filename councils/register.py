"""Bringing the register of councils in from its file, as often as one likes."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from councils.models import Council, CouncilName
from councils.querysets import folded
from councils.record import Actor, act, record

Sort = CouncilName.Sort
REGISTER = Path(__file__).parent / "data" / "councils.csv"
SOURCE = "Council names and codes: mySociety, CC BY 4.0; government registers, Open Government Licence v3.0"
COLUMNS = {
    *("slug", "name", "nation", "kind", "code", "gss_code", "website"),
    *("started_on", "start", "ended_on", "successors", "names"),
}


@dataclass(frozen=True)
class Imported:
    added: int
    changed: int
    total: int

    def __str__(self) -> str:
        return f"{self.total} councils in the register: {self.added} added, {self.changed} changed."


def rows_of(path: Path = REGISTER) -> list[dict[str, str]]:
    """The rows of a register file. Raises ValueError, in a sentence, for a file of another shape."""
    with path.open(newline="", encoding="utf-8-sig") as file:
        reader = csv.DictReader(file)
        absent = COLUMNS - set(reader.fieldnames or ())
        if absent:
            raise ValueError(f"{path.name} has no column {', '.join(sorted(absent))}.")
        return list(reader)


def council_from(row: Mapping[str, str]) -> Council:
    return Council(
        slug=row["slug"],
        name=row["name"],
        nation=row["nation"],
        kind=row["kind"],
        code=row["code"] or None,
        gss_code=row["gss_code"] or None,
        website=row["website"],
        started_on=row["started_on"] or None,
        is_start_assumed=row["start"] == "assumed",
        ended_on=row["ended_on"] or None,
        source=SOURCE,
    )


WRITTEN = [
    "name",
    "nation",
    "kind",
    "code",
    "gss_code",
    "website",
    "started_on",
    "is_start_assumed",
    "ended_on",
    "source",
]


@act
def import_register(rows: Iterable[Mapping[str, str]], *, by: Actor) -> Imported:
    """Bring the register up to date: add what is new, change what differs, remove nothing. Safe to repeat.

    Enrolment, people and everything a council wrote stay as they are. The whole file is one transaction.
    """
    rows = list(rows)
    before = {council.slug: council for council in Council.objects.filter(slug__in=[row["slug"] for row in rows])}
    added, changed = [], []
    for row in rows:
        council, known = council_from(row), before.get(row["slug"])
        if known is None:
            added.append(council)
            continue
        told = {name: str(getattr(council, name) or "") for name in WRITTEN}
        if told != {name: str(getattr(known, name) or "") for name in WRITTEN}:
            council.pk = known.pk
            changed.append(council)
    Council.objects.bulk_create(added)
    Council.objects.bulk_update(changed, WRITTEN)
    ids = dict(Council.objects.filter(slug__in=[row["slug"] for row in rows]).values_list("slug", "pk"))
    names = bring_names(rows, ids)
    link = Council.successors.through
    link.objects.bulk_create(
        [
            link(from_council_id=ids[row["slug"]], to_council_id=ids[successor])
            for row in rows
            for successor in row["successors"].split()
        ],
        ignore_conflicts=True,
    )
    if added or changed or names:
        counts = {"added": len(added), "changed": len(changed), "names": names, "total": len(rows)}
        record("register imported", by=by, of=Council(pk=0, name="The register of councils"), after=counts)
    return Imported(len(added), len(changed), len(rows))


def bring_names(rows: Iterable[Mapping[str, str]], ids: Mapping[str, int]) -> int:
    """Bring the councils' names up to date; gives how many are new or of another sort. A name that a council no longer
    bears stays as an earlier one, so that it is still found by it."""
    wanted: dict[tuple[int, str], str] = {}
    for row in rows:
        for sort, name in [("official", row["name"]), *(n.split(":", 1) for n in row["names"].split("|") if n)]:
            wanted.setdefault((ids[row["slug"]], name), sort)
    there = {(name.council_id, name.name): name for name in CouncilName.objects.filter(council__in=ids.values())}
    other = []
    for key, known in there.items():
        sort = wanted.get(key, Sort.EARLIER if known.sort == Sort.OFFICIAL else known.sort)
        if sort != known.sort:
            known.sort = sort
            other.append(known)
    fresh = [
        CouncilName(council_id=number, name=name, folded=folded(name), sort=sort)
        for (number, name), sort in wanted.items()
        if (number, name) not in there
    ]
    CouncilName.objects.bulk_update(other, ["sort"])
    CouncilName.objects.bulk_create(fresh, ignore_conflicts=True)
    return len(fresh) + len(other)
