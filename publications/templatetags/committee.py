"""What the page of a report to a meeting says of it."""

from typing import Any

from django import template

from publications.models import Publication
from publications.report.committee_filling import head_of

register = template.Library()


@register.simple_tag
def committee_report(publication: Publication) -> dict[str, Any]:
    """The head as rows of a summary list, and the recommendations in their order."""
    head = [{"key": {"text": name}, "value": {"text": value}} for name, value in head_of(publication)]
    rows = publication.committee.recommendations.order_by("position")
    return {"head": head, "recommendations": list(rows)}
