"""Which duty a published document meets, in each nation."""

from councils.models import Nation
from publications.models import Kind

MEETS: dict[tuple[str, str], str] = {
    (Kind.INFORMATION, Nation.ENGLAND): "EQ_INFO",
    (Kind.OBJECTIVES, Nation.ENGLAND): "EQ_OBJECTIVES",
    (Kind.OBJECTIVES, Nation.WALES): "WAL_OBJECTIVES_REVIEW",
    (Kind.OBJECTIVES, Nation.SCOTLAND): "SCO_OUTCOMES",
}


def duty_met_by(kind: str, nation: str) -> str:
    """The code of the duty, empty where such a document meets none."""
    return MEETS.get((kind, nation), "")


def kind_that_meets(code: str) -> str:
    """The kind of document that meets a duty, empty where the portal makes none for it yet."""
    return next((kind for (kind, _nation), met in MEETS.items() if met == code), "")
