"""From an edition to what people read: drawn from its snapshot and passport, by the templates of its schema."""

from contextlib import AbstractContextManager
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from files import store
from govuk.drawing import draw
from publications.models import Edition, Proof

STYLE = "css/report3.css"
STYLE_SHEETS = {1: ["css/report.css"], 2: ["css/report.css"]}
FIRST_IN_ITS_LANGUAGE = 3
LANGUAGES = {"en": "en-gb"}


def shown(snapshot: dict[str, Any], passport: dict[str, Any] | None) -> dict[str, Any]:
    """What every template of a report is given. A preview has no passport yet, and stands nowhere."""
    address = settings.PUBLIC_URL.rstrip("/") + passport["path"] if passport else ""
    return {"content": snapshot, "passport": passport, "address": address, "file_address": address.rstrip("/")}


def body_template(schema: int) -> str:
    """The template of the report's body, the same for page and PDF; old ones are kept for ever."""
    return f"publications/report/v{schema}/body.html"


def document(edition: Edition) -> str:
    """The whole report as a document of its own, from which the PDF is made."""
    return document_of(edition.snapshot, edition.passport)


def document_of(content: dict[str, Any], passport: dict[str, Any]) -> str:
    template = f"publications/report/v{content['schema']}/document.html"
    if content["schema"] < FIRST_IN_ITS_LANGUAGE:
        return render_to_string(template, shown(content, passport))
    with in_language_of(content):
        return render_to_string(template, shown(content, passport))


def in_language_of(content: dict[str, Any]) -> AbstractContextManager[None]:
    """Whoever has it drawn, and in whatever language they use the portal, its own words are in the document's."""
    return translation.override(LANGUAGES.get(content["language"], content["language"]))


def style_sheets(schema: int) -> list[str]:
    """The style of print is kept by schema, as the templates are: what was published keeps its look."""
    return STYLE_SHEETS.get(schema, [STYLE])


def pictures_of(content: dict[str, Any]) -> dict[str, bytes]:
    """The pictures that the document shows, by the names it calls them: the council's logo as it was frozen."""
    sha256 = content.get("brand", {}).get("logo_sha256", "")
    return {"logo": store.read(sha256)} if sha256 else {}


def pdf_of(edition: Edition) -> bytes:
    """The report as PDF/UA. The same edition always gives the same bytes with the same fonts and versions."""
    return draw(
        document(edition),
        stylesheets=style_sheets(edition.schema),
        identifier=bytes.fromhex(edition.digest)[:16],
        assets=pictures_of(edition.snapshot),
    )


def draft(proof: Proof) -> str:
    """A draft as a document of its own; every page says what it is."""
    told = shown(proof.content, None) | {"proof": proof, "body": body_template(proof.content["schema"])}
    with in_language_of(proof.content):
        return render_to_string("publications/report/proof.html", told)


def pdf_of_draft(proof: Proof) -> bytes:
    return draw(
        draft(proof),
        stylesheets=style_sheets(proof.content["schema"]),
        identifier=bytes.fromhex(proof.digest)[:16],
        assets=pictures_of(proof.content),
    )
