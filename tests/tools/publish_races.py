"""Whether many who publish the same report at the same moment make exactly one edition. Not a test: a measuring tool.

    python -m tests.tools.publish_races [--publishers 2 8 32] [--times 200] [--without-lock]

Works in a database of its own, made and dropped by the owner's role. Each time a new council's approved report is
published by all at once, each on a connection of its own, started together. Right is: one of them publishes and all
others are refused in words; one edition, one discharge, one act of publishing, one wish for each file. With
`--without-lock` the publication is read without its lock: the planted fault, which has to be seen. Exits with 1 when
anything was wrong.
"""

import argparse
import os
import sys
import time
from collections import Counter
from datetime import date
from threading import Barrier, Thread

os.environ["DATABASE_ROLE"] = "owner"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "psed_portal.settings")

import django

django.setup()

from django.db import connections  # noqa: E402 - Django has to be set up before its models can be named

from councils.models import Record  # noqa: E402 - as above
from deadlines.models import Discharge  # noqa: E402 - as above
from publications import actions, tasks  # noqa: E402 - as above
from publications.lifecycle import NotAllowedNow  # noqa: E402 - as above
from publications.models import Edition, Publication, Rendition  # noqa: E402 - as above
from tests import cast  # noqa: E402 - as above
from tests.publications import stories  # noqa: E402 - as above
from tests.tools.scan_speed import own_database  # noqa: E402 - as above

TODAY = date(2026, 6, 10)


class Publishers:
    """So many people, each a thread with a connection of its own that stays open from one race to the next."""

    def __init__(self, many: int) -> None:
        self.gate, self.done = Barrier(many + 1), Barrier(many + 1)
        self.publication: Publication | None = None
        self.by: object = None
        self.said: list[str] = []
        self.threads = [Thread(target=self.work, daemon=True) for _ in range(many)]
        for thread in self.threads:
            thread.start()

    def work(self) -> None:
        while True:
            self.gate.wait()
            if self.publication is None:
                connections.close_all()
                return
            own = Publication.objects.get(pk=self.publication.pk)
            self.done.wait()  # everybody has read it: now they press
            try:
                actions.publish(own, on=TODAY, by=self.by)  # type: ignore[arg-type]  # set before the gate opens
                self.said.append("published")
            except NotAllowedNow:
                self.said.append("refused")
            except Exception as error:
                self.said.append(type(error).__name__)
            self.done.wait()

    def race(self, publication: Publication, by: object) -> Counter[str]:
        self.publication, self.by, self.said = publication, by, []
        self.gate.wait()
        self.done.wait()
        self.done.wait()
        return Counter(self.said)

    def go_home(self) -> None:
        self.publication = None
        self.gate.wait()
        for thread in self.threads:
            thread.join(10)


def faults(publication: Publication, said: Counter[str], many: int) -> list[str]:
    """What is not as it has to be after a race."""
    council = publication.council
    made = {
        "editions": Edition.objects.filter(publication=publication).count(),
        "discharges": Discharge.objects.filter(council=council).count(),
        "acts": Record.objects.filter(chain=council.slug, event="published").count(),
        "files": Rendition.objects.filter(edition__publication=publication).count(),
    }
    right = {"editions": 1, "discharges": 1, "acts": 1, "files": len(Rendition.Format.values)}
    wrong = [f"{made[name]} {name} instead of {right[name]}" for name in right if made[name] != right[name]]
    if said != Counter({"published": 1, "refused": many - 1}):
        wrong.append(f"answers {dict(said)}")
    return wrong


def races(many: int, times: int) -> int:
    """How many of the races went wrong; the first few are printed."""
    olivia, petra = cast.person(f"olivia-{many}"), cast.person(f"petra-{many}")
    people, wrong, took = Publishers(many), 0, 0.0
    for number in range(times):
        publication = stories.approved(cast.enrolled(f"race-{many}-{number}"), olivia, petra)
        began = time.perf_counter()
        said = people.race(publication, olivia)
        took += time.perf_counter() - began
        found = faults(publication, said, many)
        wrong += bool(found)
        if found and wrong <= 3:
            print(f"  {many} publishers, race {number + 1}: {'; '.join(found)}")
        if (number + 1) % 50 == 0:
            print(f"  {many} publishers: {number + 1} races, {wrong} wrong", flush=True)
    people.go_home()
    print(f"{many} publishers: {wrong} of {times} races wrong; {took / times * 1000:.0f} ms a race")
    return wrong


def main() -> None:
    parser = argparse.ArgumentParser(description="Publish the same report many times at once.")
    parser.add_argument("--publishers", type=int, nargs="+", default=[2, 8, 32])
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--without-lock", action="store_true")
    asked = parser.parse_args()
    tasks.render_due.apply_async = lambda **_told: None  # type: ignore[method-assign]  # nobody draws here
    if asked.without_lock:
        actions.reached = lambda publication: Publication.objects.get(pk=publication.pk)
    with own_database():
        wrong = sum(races(many, asked.times) for many in asked.publishers)
    print(f"{wrong} of {asked.times * len(asked.publishers)} races wrong")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
