"""What the invented county says of itself: its approach in two versions, and what it considers beside the nine."""

from councils import approaches, characteristics
from councils.models import Council, User
from psed_portal.example.told import Calendar, Day

# By the file of its words: the days on which a version was written, submitted and published.
APPROACH: tuple[tuple[str, Day, Day, Day], ...] = (
    ("first", (-4, 4, 22), (-4, 5, 6), (-4, 5, 16)),
    ("second", (-1, 9, 2), (-1, 9, 14), (-1, 9, 21)),
)
# The name, who is meant, the day Full Council decided, and where that can be read.
CONSIDERED: tuple[tuple[str, str, Day, str], ...] = (
    (
        "Care experience",
        "People who were in the care of a council at any time before they were 18.",
        (-2, 7, 18),
        "Minute 37",
    ),
    (
        "Carers",
        "People who look after a relative or friend without pay.",
        (-1, 7, 17),
        "Minute 41",
    ),
)


def tell_own_words(council: Council, calendar: Calendar, people: dict[str, User]) -> None:
    """Two decisions of Full Council, and two versions that Olivia wrote and Petra agreed to."""
    olivia, petra = people["olivia"], people["petra"]
    for name, meant, day, reference in CONSIDERED:
        characteristics.adopt_local(
            council,
            name=name,
            description=meant,
            adopted_on=calendar.day(day),
            decided_by="Full Council",
            decision_reference=reference,
            by=olivia,
        )
    seen = 0
    for words, written, submitted, published in APPROACH:
        text = calendar.written("approach", words)
        at = calendar.at(calendar.day(written), 15)
        draft = approaches.write_approach(council, text=text, seen=seen, at=at, by=olivia)
        at = calendar.at(calendar.day(submitted), 9)
        draft = approaches.submit_approach(council, seen=draft.version, at=at, by=olivia)
        on = calendar.day(published)
        seen = approaches.publish_approach(council, agreed_digest=draft.digest, on=on, by=petra).version
