"""How long it takes to write many figures through their act, against a bare COPY. Not a test: a measuring tool.

    python -m tests.tools.readings_speed [--readings 10000] [--measures 20] [--rounds 9]

Works in a database of its own, made and dropped by the owner's role. The bare `COPY` writes the same rows into the same
table with its triggers on, from lines that were made ready before; the two go by turns, and the ratio is of the pairs.
Beside them, once a round, stands the ORM's `bulk_create` of the same rows.
"""

import argparse
import io
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from decimal import Decimal
from statistics import median, quantiles

os.environ["DATABASE_ROLE"] = "owner"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "psed_portal.settings")

import django

django.setup()

from django.db import connection, transaction  # noqa: E402 - Django has to be set up before its models can be named
from django.test.utils import CaptureQueriesContext  # noqa: E402 - as above

from objectives import actions, counting, measuring  # noqa: E402 - as above
from objectives.models import Reading  # noqa: E402 - as above
from tests import cast  # noqa: E402 - as above

TABLE = Reading._meta.db_table
NAMES = ", ".join(field.attname for field in counting.COLUMNS)


@contextmanager
def own_database() -> Iterator[None]:
    before = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(before, verbosity=0)


def undone(doing: Callable[[], object]) -> float:
    """Seconds the doing takes, in a transaction that is rolled back."""
    with transaction.atomic():
        began = time.perf_counter()
        doing()
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # the foreign keys are looked up at the end
        took = time.perf_counter() - began
        transaction.set_rollback(True)
    with connection.cursor() as cursor:
        cursor.execute(f"VACUUM {TABLE}")
        cursor.execute(f"VACUUM {Reading.pgh_event_model._meta.db_table}")  # type: ignore[attr-defined]  # made by pghistory
    return took


def told(number: int) -> dict:
    return {
        "period": f"Period {number}",
        "ends_on": date(2015, 1, 31) + timedelta(days=number),
        "state": "known",
        "value": Decimal(number % 1000) / 10,
        "numerator": number,
        "denominator": 10 * number + 1,
        "comparator_state": "known",
        "comparator_value": Decimal("61.5"),
        "note": "estimated" if number % 10 == 0 else "",
    }


def copy(lines: str) -> None:
    with connection.cursor() as cursor:
        cursor.copy_expert(f"COPY {TABLE} ({NAMES}) FROM STDIN", io.StringIO(lines))


def measure(readings: int, measures: int, rounds: int) -> None:
    council = cast.enrolled()
    olivia = cast.person("olivia", (council, "officer"))
    objective_set = actions.start_set(council, title="Our objectives", by=olivia)
    objective = actions.add_objective(objective_set, title="One", by=olivia)
    counted = [
        measuring.add_measure(objective, name=f"M{n}", unit="percent", comparator="All", every_months=12, by=olivia)
        for n in range(measures)
    ]
    actions.note_published_elsewhere(objective_set, on=date(2026, 1, 2), by=olivia)
    rows = [(counted[n % measures], told(n)) for n in range(readings)]
    lines = "".join(
        "\t".join(
            counting.as_copied(({**counting.UNSAID, **of, "measure_id": m.pk})[f.attname]) for f in counting.COLUMNS
        )
        + "\n"
        for m, of in rows
    )

    def ours() -> None:
        counting.add_readings(rows, council=council, by=olivia)

    def by_orm() -> None:
        Reading.objects.bulk_create([Reading(measure=m, **of) for m, of in rows])

    with CaptureQueriesContext(connection) as asked, transaction.atomic():
        ours()
        transaction.set_rollback(True)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    pairs, orm = [], []
    for number in range(rounds):  # by turns, so that both have the same weather
        first, second = (ours, lambda: copy(lines)) if number % 2 else (lambda: copy(lines), ours)
        one, two = undone(first), undone(second)
        pairs.append((one, two) if number % 2 else (two, one))
        orm.append(undone(by_orm))
    ratios = sorted(act / bare for act, bare in pairs)
    low, _middle, high = quantiles(ratios, n=4)
    print(
        f"{readings:,} readings of {measures} measures: {len(asked)} statements; act "
        f"{median(act for act, _bare in pairs) * 1000:.0f} ms, bare COPY {median(b for _a, b in pairs) * 1000:.0f} ms, "
        f"ratio {median(ratios):.2f} (quartiles {low:.2f} to {high:.2f}, all {ratios[0]:.2f} to {ratios[-1]:.2f}); "
        f"bulk_create {median(orm) * 1000:.0f} ms"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure how many figures are written a second.")
    parser.add_argument("--readings", type=int, default=10_000)
    parser.add_argument("--measures", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=9)
    asked = parser.parse_args()
    with own_database():
        measure(asked.readings, asked.measures, asked.rounds)


if __name__ == "__main__":
    main()
