"""Draws long reports, and a short one of every kind, to be looked at page by page. Not a test: a tool.

python -m tests.tools.draw_reports FOLDER [NAME…]    prints pages, and seconds of the processor, of each

Then veraPDF is asked about every file, and its assertions of PDF/UA-1 are told: how many passed and how many failed.
"""

import os
import sys
from pathlib import Path
from time import process_time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "psed_portal.settings")

import django

django.setup()

# Django has to be set up before.
from govuk.pdf import pdf  # noqa: E402
from publications.models import Kind  # noqa: E402
from publications.renditions import pages_in  # noqa: E402
from publications.report.parts import LAID_OUT  # noqa: E402
from publications.report.render import document_of, style_sheets  # noqa: E402
from tests.publications import long_reports, reports  # noqa: E402
from tests.verapdf import validate_all  # noqa: E402

DRAWN = (Kind.OBJECTIVES, *LAID_OUT)


def main(folder: str, *names: str) -> None:
    wanted = {
        "40": long_reports.forty(**long_reports.branded()),
        "160": long_reports.hundred_and_sixty(),
        **{kind.value: long_reports.small(kind, **long_reports.branded("#ffd500")) for kind in DRAWN},
    }
    files = []
    for name, content in wanted.items():
        if not names or name in names:
            began = process_time()
            html = document_of(content, reports.passport(content))
            ready = process_time()
            made = pdf(html, stylesheets=style_sheets(content["schema"]), identifier=b"long")
            taken = process_time() - ready
            files.append(Path(folder, f"{name}.pdf"))
            files[-1].write_bytes(made)
            pages = pages_in(made)
            print(f"{name}: {pages} pages, HTML {ready - began:.1f} s, PDF {taken:.1f} s, {taken / pages:.3f} s a page")
    for verdict in validate_all(files):
        failed = sum(failure.times for failure in verdict.failures)
        print(f"{Path(verdict.path).stem}: {verdict.assertions - failed:,} assertions passed, {failed:,} failed")


if __name__ == "__main__":
    main(*sys.argv[1:])
