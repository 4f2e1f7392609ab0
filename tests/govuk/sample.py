"""A whole report of an invented council, as the tests of the PDF draw it."""

from pathlib import Path

from django.template import engines

NARRATIVE = """Disabled pupils were more than three times as likely to move school in the middle of a year. A move
breaks friendships, support plans and transport, and families told us that they were asked to choose in a week.

#### What we did

- The placement panel now meets in **February**, before the budgets of schools are set.
- Every proposed move is read by a second person who has not met the family.
- Schools can ask for help for up to six weeks without a plan.

#### What is next

We will publish the reasons for each kind of move, grouped so that nobody can be recognised, and ask the parents' forum
in November whether the change can be felt. We will then decide whether the target should be lower.
"""


def report_html() -> str:
    """The sample as one HTML document: cover, contents, sections with tables and a chart, passport."""
    names = (
        "Adult care",
        "Children’s services",
        "Highways",
        "Libraries",
        "Planning",
        "Public health",
        "Schools support",
    )
    services = []
    for number in range(42):
        women, men = 40 + number * 37 % 410, 30 + number * 53 % 390
        name = f"{names[number % len(names)]}, area {number // len(names) + 1}"
        share = round(100 * women / (women + men))
        services.append({"name": name, "women": women, "men": men, "all": women + men, "share": share})
    text = (Path(__file__).parent / "report_sample.html").read_text(encoding="utf-8")
    return engines["django"].from_string(text).render({"narrative": NARRATIVE, "services": services})
