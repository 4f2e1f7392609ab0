"""What the tests of a council's past share: a table as a browser sends it, and words as a reader finds them."""

import re
from datetime import date
from typing import Any

from councils.models import Council
from deadlines import actions
from deadlines.models import Discharge
from tests import cast

ROW = {"duty": "EQ_INFO", "made_public_on": "30 March 2026", "label": "Gwybodaeth am gydraddoldeb 2025–26"}


def table(*rows: dict[str, str], count: int = 5) -> dict[str, str]:
    """What the page sends: each row's boxes, the first row first."""
    typed = {"rows": str(count)}
    for number, row in enumerate(rows, 1):
        typed |= {f"row-{number}-{name}": words for name, words in row.items()}
    return typed


def known(council: Council, code: str = "EQ_INFO", on: date = date(2026, 3, 30), **told: Any) -> Discharge:
    return actions.discharge(council, code, made_public_on=on, **{"label": "Last year", "by": cast.STAGE_HAND} | told)


def words_of(answer: Any) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


def read(answer: Any) -> str:
    """The words of a page's content, without its markup."""
    content = answer.content.decode().split('id="main-content">')[1].split("</main>")[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", content)).replace(" .", ".")


def error_beside(answer: Any, box: str) -> str:
    found = re.search(rf'id="id_{box}-error"[^>]*>(.*?)</p>', words_of(answer))
    assert found, f"no error beside {box}"
    return found[1]
