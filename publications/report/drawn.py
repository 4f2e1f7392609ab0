"""The files that are drawn from an edition beside its PDF: the whole report as one page, its figures, its content."""

from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from objectives.exchange import figures_csv
from publications.models import Edition, Rendition
from publications.report.cells import tables_csv
from publications.report.earlier import as_now
from publications.report.glance import told
from publications.report.render import body_template, shown
from publications.report.snapshot import canonical

HOW_TO_CHECK = (
    "The digest is the SHA-256 of “content” written as JSON with sorted keys, without spaces, in UTF-8. "
    'With this file saved as edition.json: python3 -c "import hashlib, json; '
    "content = json.load(open('edition.json', encoding='utf-8'))['content']; "
    "text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(',', ':')); "
    'print(hashlib.sha256(text.encode()).hexdigest())"'
)
# Between these stands the body of the report; it is compared with what today's templates make of it.
BEGINS, ENDS = "<!-- the report -->", "<!-- the end of the report -->"


def body_of(edition: Edition) -> str:
    """The body of the report as today's templates draw it."""
    told: dict[str, Any] = {**shown(edition.snapshot, edition.passport), "printed": True}
    return render_to_string(body_template(edition.schema), told)


def html_of(edition: Edition) -> bytes:
    """The whole report as one file that needs nothing beside itself: its style is in it, its charts are drawn in it."""
    told = {
        **shown(edition.snapshot, edition.passport),
        "edition": edition,
        "body": body_template(edition.schema),
        "dictionary": settings.PUBLIC_URL.rstrip("/") + reverse("data_dictionary"),
    }
    return render_to_string("publications/report/file.html", told).encode()


def body_in(html: str) -> str:
    """The body of the report in such a file."""
    return html.partition(BEGINS)[2].partition(ENDS)[0]


def csv_of(edition: Edition) -> bytes:
    """Every figure that the edition holds, as it was frozen: of its objectives, then of the tables of its parts."""
    content = as_now(edition.snapshot)
    return (figures_csv(map(told, content["objectives"])) + tables_csv(content)).encode()


def json_of(edition: Edition) -> bytes:
    """Content and passport, with what is needed to check and to understand them. The same for ever: that an edition was
    withdrawn is told beside the file, not in it."""
    home = settings.PUBLIC_URL.rstrip("/")
    return canonical(
        {
            "address": home + edition.passport["path"],
            "content": edition.snapshot,
            "data_dictionary": home + reverse("data_dictionary"),
            "digest": edition.digest,
            "how_to_check": HOW_TO_CHECK,
            "passport": edition.passport,
        }
    ).encode()


DRAW = {Rendition.Format.HTML: html_of, Rendition.Format.CSV: csv_of, Rendition.Format.JSON: json_of}


def file_of(edition: Edition, form: str) -> bytes:
    """The bytes of the edition in a format other than PDF."""
    return DRAW[Rendition.Format(form)](edition)


def name_of(edition: Edition, ending: str) -> str:
    """What a file is called when it is saved; the same names stand in the list of hashes."""
    publication = edition.publication
    parts = (publication.council.slug, publication.kind_in_address, publication.period, "edition", str(edition.number))
    return f"{'-'.join(parts)}.{ending}"
