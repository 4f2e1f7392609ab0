"""The data dictionary for everybody: what each field of the data files and each column of the figures means."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from councils.access import open_to_public
from objectives.exchange import written
from objectives.views.files import as_file
from publications.report.dictionary import COLUMNS, TABLES, as_rows


@open_to_public("whoever reads the data must know what it means")
@require_safe
def data_dictionary(request: HttpRequest) -> HttpResponse:
    return render(request, "publications/public/data_dictionary.html", {"tables": TABLES})


@open_to_public("whoever reads the data must know what it means")
@require_safe
def data_dictionary_csv(request: HttpRequest) -> HttpResponse:
    return as_file(written(COLUMNS, as_rows()), "psed-portal-data-dictionary")
