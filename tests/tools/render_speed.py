"""How long a report takes from commit to stored file, beside bare WeasyPrint in the same minute. Not a test: a tool.

    python -m tests.tools.render_speed [--pages 16 160] [--pairs 9]

It makes a database, broker, store and worker of its own and puts them away again. For each size it draws by turns,
so that all have the same weather:

- **ours**: an edition is committed and the worker woken, as publishing does; the time ends when its row shows the file,
  whose hash the worker read again from the disk. The queue's share, until a worker held it, is told apart; so are the
  seconds of work, which neighbours on the same machine do not change.
- **cold**: `python -c` with WeasyPrint alone: the same HTML and style sheet, no tags, written to a file.
- **warm**: the same in a process that has drawn before: the least that could be.

Then the memory at most, by the log of the worker, and three fresh processes with other seeds, which must give the
very bytes that were stored.
"""

import argparse
import hashlib
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from io import StringIO
from pathlib import Path
from statistics import median, quantiles
from typing import Any

os.environ["DATABASE_ROLE"] = "owner"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "psed_portal.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402 - Django has to be set up before its models can be named
from django.core.management import call_command  # noqa: E402 - as above
from django.db import transaction  # noqa: E402 - as above
from django.utils import timezone  # noqa: E402 - as above

from files import store  # noqa: E402 - as above
from publications.models import Edition, Publication, Rendition  # noqa: E402 - as above
from publications.renditions import LEASE  # noqa: E402 - as above
from publications.report.render import document  # noqa: E402 - as above
from tests import cast  # noqa: E402 - as above
from tests.machines.engine_room import Broker, House, wait_until  # noqa: E402 - as above
from tests.publications import reports, stories  # noqa: E402 - as above
from tests.tools.scan_speed import own_database  # noqa: E402 - as above

CSS = Path(__file__).resolve().parents[2] / "static" / "css" / "report3.css"
BARE = """
import sys, weasyprint
html, css, to = sys.argv[1:]
weasyprint.HTML(filename=html, encoding="utf-8").write_pdf(to, stylesheets=[css])
"""
AGAIN = """
import sys, hashlib, django
django.setup()
from govuk.drawing import draw
html, identifier = open(sys.argv[1], encoding="utf-8").read(), bytes.fromhex(sys.argv[2])
print(hashlib.sha256(draw(html, stylesheets=["css/report3.css"], identifier=identifier)).hexdigest())
"""
SECONDS = 300


@contextmanager
def house() -> Iterator[House]:
    """A broker and a worker that is up and has everything loaded, on a database that the app's role may use."""
    with own_database(), tempfile.TemporaryDirectory() as folder:
        call_command("grant_app_role", stdout=StringIO())
        broker = Broker(Path(folder))
        inside = House(Path(folder), broker)
        settings.FILES_ROOT = Path(inside.env["FILES_ROOT"])
        broker.start()
        try:
            worker = inside.start_worker()
            wait_until(lambda: "ready." in worker.log.read_text(), "the worker is up", log=worker.log)
            yield inside
        finally:
            inside.end()
            broker.kill()


def content(objectives: int, number: int) -> dict[str, Any]:
    many = tuple(reports.objective(n) for n in range(1, objectives + 1))
    return reports.content(many, title=f"Report number {number}")


def commit(publication: Publication, objectives: int) -> Rendition:
    number = Edition.objects.count() + 1
    frozen = content(objectives, number)
    with transaction.atomic():
        edition = Edition.objects.create(
            publication=publication, number=number, minor=number - 1, schema=frozen["schema"], snapshot=frozen,
            digest=reports.digest(frozen), passport=reports.passport(frozen), published_on=date(2026, 3, 10),
            published_at=timezone.now(),
        )  # fmt: skip
        return Rendition.objects.create(edition=edition, format="pdf")


def ours(inside: House, publication: Publication, objectives: int) -> tuple[Rendition, float, float]:
    """The file, the seconds until it was there, and how many of them it waited."""
    waiting = commit(publication, objectives)
    committed, began = timezone.now(), time.perf_counter()
    inside.broker.send("publications.render_due")
    wait_until(lambda: Rendition.objects.filter(pk=waiting.pk).exclude(made_at=None), "made", seconds=SECONDS)
    took = time.perf_counter() - began
    made = Rendition.objects.get(pk=waiting.pk)
    return made, took, (made.leased_until - LEASE - committed).total_seconds()


def cold(html: Path) -> tuple[float, float]:
    """Seconds, and seconds of work."""
    began, before = time.perf_counter(), os.times()
    command = [sys.executable, "-c", BARE, str(html), str(CSS), str(html.with_suffix(".bare.pdf"))]
    subprocess.run(command, check=True, capture_output=True)
    now = os.times()
    work = now.children_user + now.children_system - before.children_user - before.children_system
    return time.perf_counter() - began, work


def warm(html: Path) -> float:
    import weasyprint  # noqa: PLC0415 - only the yardstick has it in this process

    began = time.perf_counter()
    weasyprint.HTML(filename=html, encoding="utf-8").write_pdf(html.with_suffix(".warm.pdf"), stylesheets=[str(CSS)])
    return time.perf_counter() - began


def spread(ours: Sequence[float], theirs: Sequence[float]) -> str:
    """The median of the ratios of each pair, and their quartiles."""
    low, middle, high = quantiles([a / b for a, b in zip(ours, theirs, strict=True)], n=4, method="inclusive")
    return f"{middle:.2f} ({low:.2f} to {high:.2f})"


def last_told(inside: House) -> tuple[float, int]:
    """The seconds of work and the memory at most of the last drawing, as the worker's log has them."""
    [worker] = [child for child in inside.children if child.name == "worker"]
    told = re.findall(r"Worked apart for ([\d.]+) s, with (\d+) MB at most", worker.log.read_text())
    return float(told[-1][0]), int(told[-1][1])


def objectives_for(pages: int, inside: House, publication: Publication) -> int:
    """How many objectives fill so many pages, about; by the way everything becomes warm."""
    few, more = (ours(inside, publication, n)[0].pages for n in (2, 12))
    return max(1, round(2 + (pages - few) * 10 / max(1, more - few)))


def measure(inside: House, publication: Publication, pages: int, pairs: int) -> None:
    objectives = objectives_for(pages, inside, publication)
    html = inside.folder / f"{pages}.html"
    html.write_text(document(ours(inside, publication, objectives)[0].edition), encoding="utf-8")
    warm(html)
    pairs_of = []
    for _pair in range(pairs):
        made, took, queue = ours(inside, publication, objectives)
        work, peak = last_told(inside)
        pairs_of.append((took, queue, work, peak, *cold(html), warm(html)))
    tooks, queues, works, peaks, colds, cold_works, warms = zip(*pairs_of, strict=True)
    print(f"{made.pages} pages, {made.bytes / 1000:,.0f} KB, {pairs} pairs")
    print(f"  ours {median(tooks):.2f} s, of which queue {median(queues) * 1000:.0f} ms, work {median(works):.2f} s; "
          f"{median(works) / made.pages * 1000:.0f} ms of work a page; {max(peaks)} MB at most")  # fmt: skip
    print(f"  bare: cold {median(colds):.2f} s, of which work {median(cold_works):.2f} s; warm {median(warms):.2f} s")
    print(f"  ratio to cold {spread(tooks, colds)}, to warm {spread(tooks, warms)}")
    print(f"  without the queue: to cold {spread([t - q for t, q in zip(tooks, queues, strict=True)], colds)}; "
          f"of work alone: to cold {spread(works, cold_works)}")  # fmt: skip
    same_bytes(made, html)


def same_bytes(made: Rendition, html: Path) -> None:
    html.write_text(document(made.edition), encoding="utf-8")
    found = {made.sha256, hashlib.sha256(store.read(made.sha256)).hexdigest()}
    for seed in ("0", "1", "2"):
        command = [sys.executable, "-c", AGAIN, str(html), made.edition.digest[:32]]
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": ("UTC", "Asia/Tokyo", "Europe/London")[int(seed)]}
        found.add(subprocess.run(command, check=True, capture_output=True, text=True, env=env).stdout.strip())
    print(f"  stored, read again, and drawn in three fresh processes: {len(found)} hash{'es' * (len(found) > 1)}")


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure how long a report takes to become a file.")
    parser.add_argument("--pages", type=int, nargs="*", default=[16, 160])
    parser.add_argument("--pairs", type=int, default=9)
    asked = parser.parse_args()
    with house() as inside:
        council = cast.enrolled("barsetshire")
        publication = stories.draft(council, cast.person("olivia", (council, "officer")))
        for pages in asked.pages:
            measure(inside, publication, pages, asked.pairs)


if __name__ == "__main__":
    main()
