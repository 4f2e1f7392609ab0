"""From an edition to what people read: drawn from its snapshot and passport, by the templates of its schema."""

from typing import Any

from django.conf import settings
from django.template.loader import render_to_string

from govuk.pdf import pdf
from publications.models import Edition, Proof


def shown(snapshot: dict[str, Any], passport: dict[str, Any] | None) -> dict[str, Any]:
    """What every template of a report is given. A preview has no passport yet, and stands nowhere."""
    address = settings.PUBLIC_URL.rstrip("/") + passport["path"] if passport else ""
    return {"content": snapshot, "passport": passport, "address": address, "file_address": address.rstrip("/")}


def body_template(schema: int) -> str:
    """The template of the report's body, the same for page and PDF; old ones are kept for ever."""
    return f"publications/report/v{schema}/body.html"


def document(edition: Edition) -> str:
    """The whole report as a document of its own, from which the PDF is made."""
    return render_to_string(
        f"publications/report/v{edition.schema}/document.html", shown(edition.snapshot, edition.passport)
    )


def pdf_of(edition: Edition) -> bytes:
    """The report as PDF/UA. The same edition always gives the same bytes with the same fonts and versions."""
    return pdf(document(edition), stylesheets=["css/report.css"], identifier=bytes.fromhex(edition.digest)[:16])


def draft(proof: Proof) -> str:
    """A draft as a document of its own; every page says what it is."""
    told = shown(proof.content, None) | {"proof": proof, "body": body_template(proof.content["schema"])}
    return render_to_string("publications/report/proof.html", told)


def pdf_of_draft(proof: Proof) -> bytes:
    return pdf(draft(proof), stylesheets=["css/report.css"], identifier=bytes.fromhex(proof.digest)[:16])
