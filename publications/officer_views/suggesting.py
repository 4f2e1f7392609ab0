"""Taking a suggested text into the box of a part: shown in the box, and not saved."""

from typing import Any

from django.http import HttpRequest

from councils.day import today_at
from publications.forms import WriteSection
from publications.models import Section
from publications.report.parts import PART
from publications.report.suggesting import suggested


def suggestion_for(request: HttpRequest, section: Section) -> dict[str, Any]:
    """What the page wants to know of the text suggested for this part."""
    publication = section.publication
    if not publication.is_open_to_editing:
        return {}
    text = suggested(publication, section.key, on=today_at(publication.council))
    return {"suggestion": text, "is_taken": is_asked(request)}


def is_asked(request: HttpRequest) -> bool:
    return "suggested" in request.POST


def with_suggestion(request: HttpRequest, section: Section) -> WriteSection:
    """The form with the suggested text after what was typed; taking it twice puts it there once."""
    typed = request.POST.copy()
    text = suggested(section.publication, section.key, on=today_at(section.publication.council))
    mine = typed.get("narrative", "").replace("\r\n", "\n").strip()
    if text and text not in mine:
        typed["narrative"] = f"{mine}\n\n{text}".strip()
    names = ("narrative", "left_out_because", "is_done", "seen")
    return WriteSection(part=PART[section.key], initial={name: typed.get(name, "") for name in names})
