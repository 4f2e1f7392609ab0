"""What the public finds on the stage: sets and reports that Olivia wrote, Petra approved, and somebody published."""

from datetime import date
from typing import Any

from councils.models import Council, User
from files import store
from objectives import actions as objectives
from objectives import committing, measuring
from objectives.models import ObjectiveSet
from publications import actions as publications
from publications.models import Edition, Kind, Publication, Rendition
from publications.starting import start_document
from tests import cast


def written_set(
    council: Council, by: User, *, title: str = "Equality objectives", many: int = 2, **told: Any
) -> ObjectiveSet:
    """A set in draft with so many objectives, each with a measure, criteria and a commitment."""
    period = {"starts_on": date(2026, 1, 1), "ends_on": date(2030, 12, 31), "period_as_written": "2026 to 2030"}
    written = objectives.start_set(
        council, title=title, **period | {"rationale": "From the **census**.", "decided_by": "Cabinet"} | told, by=by
    )
    for n in range(1, many + 1):
        objective = objectives.add_objective(
            written, title=f"Goal {n} of {title}", why=f"Because of reason {n}.", aims=["advance"],
            pairs=[("disability", "advance")], owner="Head of education", by=by,
        )  # fmt: skip
        measuring.add_measure(
            objective, name="Attainment", unit="percent", group="Disabled pupils", comparator="All pupils", by=by,
            target_kind="narrow", target_on=date(2029, 7, 31),
            readings=[{
                "period": "2015/16", "is_baseline": True, "value": "37.5", "ends_on": date(2016, 7, 31),
                "comparator_value": "55.8", "numerator": 165, "denominator": 440,
            }],
        )  # fmt: skip
        measuring.set_criteria(objective, texts=["The gap is under 10", "No school is above 20"], logic="any", by=by)
        committing.add_commitments(written, texts=[f"We listen, {n}"], objective=objective, by=by)
    committing.add_commitments(written, texts=["We publish our pay gaps"], by=by)
    return written


def publish(publication: Publication, *, on: date, by: User) -> Edition:
    """Somebody else approves it, and it is made public."""
    approver = User.objects.filter(email="petra@example.org").first() or cast.person("petra")
    publications.approve(publication, agreed_digest=publication.digest, by=approver)
    return publications.publish(publication, on=on, by=by)


def published_set(council: Council, by: User, *, on: date = date(2026, 2, 2), **told: Any) -> Edition:
    return publish(publications.submit_set(written_set(council, by, **told), on=on, by=by), on=on, by=by)


def written_report(council: Council, by: User, *, year: int = 2025, words: str = "Words.") -> Publication:
    """A report in draft for a financial year, every part done."""
    report = start_document(
        council,
        Kind.INFORMATION,
        starts_on=date(year, 4, 1),
        ends_on=date(year + 1, 3, 31),
        on=date(year + 1, 3, 31),
        by=by,
    )
    for section in report.sections.all():
        publications.write_section(section, seen=1, narrative=f"{words} {section.heading}", is_done=True, by=by)
    return report


def published_report(council: Council, by: User, *, on: date = date(2026, 3, 10), **told: Any) -> Edition:
    return publish(publications.submit(written_report(council, by, **told), on=on, by=by), on=on, by=by)


def corrected(edition: Edition, by: User, *, what: str = "A figure was wrong.", on: date = date(2026, 4, 1)) -> Edition:
    """The edition after this one."""
    opened = publications.start_correction(edition.publication, what_changes=what, by=by)
    if opened.objective_set:
        return publish(publications.submit_set(opened.objective_set, on=on, by=by), on=on, by=by)
    return publish(publications.submit(opened, on=on, by=by), on=on, by=by)


def drawn(edition: Edition, *, content: bytes = b"%PDF-1.7 a file", pages: int = 12) -> Rendition:
    """The edition's PDF is there."""
    rendition = edition.renditions.get(format="pdf")
    rendition.sha256, rendition.bytes, rendition.pages = store.keep(content), len(content), pages
    rendition.made_at = edition.published_at
    rendition.save()
    return rendition
