"""The two addresses the layouts lead to, so that this room is tested without the rooms above it."""

from django.http import HttpRequest, HttpResponse
from django.urls import path


def elsewhere(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


urlpatterns = [path("sign-out/", elsewhere, name="account_logout"), path("security/", elsewhere, name="mfa_index")]
