"""Every address of the portal. They speak, and they stay for ever."""

import importlib

from django.http import Http404
from django.urls import include, path


def _missing(request, *args, **kwargs):
    raise Http404("not built yet")


class _Room:  # TRANSITION: removed when every view exists
    def __init__(self, name):
        self.name = name

    def __getattr__(self, view):
        try:
            return getattr(importlib.import_module(self.name), view)
        except (ImportError, AttributeError) as error:
            if isinstance(error, ImportError) and error.name != self.name:
                raise
            return _missing


front = _Room("psed_portal.views")
home = _Room("dashboards.views")
public = _Room("publications.public_views")
officer = _Room("publications.officer_views")
objectives = _Room("objectives.views")
councils = _Room("councils.views")

PUBLIC = [
    path("", front.front_page, name="front"),
    path("about/", front.about, name="about"),
    path("accessibility/", front.accessibility, name="accessibility"),
    path("robots.txt", front.robots, name="robots"),
    path("health/live", front.live, name="live"),
    path("health/ready", front.ready, name="ready"),
    path("councils/", councils.directory, name="councils"),
    path("councils/<slug:slug>/", public.council_page, name="council"),
    path("councils/<slug:slug>/objectives/", public.objective_sets, name="public_objectives"),
    path("councils/<slug:slug>/objectives/<slug:set_slug>/<int:number>/", public.objective, name="public_objective"),
    path("councils/<slug:slug>/publications/", public.publications, name="public_publications"),
    path("councils/<slug:slug>/publications/<slug:kind>/<slug:period>/", public.latest, name="publication"),
    path(
        "councils/<slug:slug>/publications/<slug:kind>/<slug:period>/editions/<int:number>/",
        public.edition,
        name="edition",
    ),
    path(
        "councils/<slug:slug>/publications/<slug:kind>/<slug:period>/editions/<int:number>.pdf",
        public.edition_pdf,
        name="edition_pdf",
    ),
    path(
        "councils/<slug:slug>/publications/<slug:kind>/<slug:period>/editions/<int:number>.json",
        public.edition_json,
        name="edition_json",
    ),
]

OBJECTIVES = [
    path("", objectives.sets, name="objective_sets"),
    path("new/", objectives.start_set, name="start_set"),
    path("<slug:set_slug>/", objectives.objective_set, name="objective_set"),
    path("<slug:set_slug>/change/", objectives.change_set, name="change_set"),
    path("<slug:set_slug>/submit/", officer.submit_set, name="submit_set"),
    path("<slug:set_slug>/add/", objectives.add_objective, name="add_objective"),
    path("<slug:set_slug>/<int:pk>/", objectives.objective, name="objective"),
    path("<slug:set_slug>/<int:pk>/words/", objectives.change_words, name="change_words"),
    path("<slug:set_slug>/<int:pk>/for-whom/", objectives.change_cover, name="change_cover"),
    path("<slug:set_slug>/<int:pk>/people/", objectives.change_people, name="change_people"),
    path("<slug:set_slug>/<int:pk>/criteria/", objectives.change_criteria, name="change_criteria"),
    path("<slug:set_slug>/<int:pk>/measures/add/", objectives.add_measure, name="add_measure"),
    path("<slug:set_slug>/<int:pk>/measures/<int:measure>/remove/", objectives.remove_measure, name="remove_measure"),
    path("<slug:set_slug>/<int:pk>/measures/<int:measure>/reading/", objectives.add_reading, name="add_reading"),
    path("<slug:set_slug>/<int:pk>/progress/", objectives.note_progress, name="note_progress"),
    path("<slug:set_slug>/<int:pk>/review/", objectives.review_objective, name="review_objective"),
    path("<slug:set_slug>/<int:pk>/move/", objectives.move_objective, name="move_objective"),
    path("<slug:set_slug>/<int:pk>/remove/", objectives.remove_objective, name="remove_objective"),
]

PUBLICATIONS = [
    path("", officer.publications, name="officer_publications"),
    path("start/", officer.start_information, name="start_information"),
    path("<slug:kind>/<slug:period>/", officer.publication, name="officer_publication"),
    path("<slug:kind>/<slug:period>/parts/<slug:key>/", officer.write_section, name="write_section"),
    path("<slug:kind>/<slug:period>/check/", officer.check, name="check_publication"),
    path("<slug:kind>/<slug:period>/preview/", officer.preview, name="preview_publication"),
    path("<slug:kind>/<slug:period>/submit/", officer.submit, name="submit_publication"),
    path("<slug:kind>/<slug:period>/decide/", officer.decide, name="decide_publication"),
    path("<slug:kind>/<slug:period>/send-back/", officer.send_back, name="send_back_publication"),
    path("<slug:kind>/<slug:period>/publish/", officer.publish, name="publish_publication"),
    path("<slug:kind>/<slug:period>/done/", officer.done, name="publication_done"),
    path("<slug:kind>/<slug:period>/correct/", officer.start_correction, name="correct_publication"),
    path("<slug:kind>/<slug:period>/withdraw/", officer.withdraw, name="withdraw_publication"),
]

SIGNED_IN = [
    path("officers/", home.choose_council, name="officers"),
    path("officers/<slug:slug>/", home.officer_home, name="officer_home"),
    path("officers/<slug:slug>/objectives/", include(OBJECTIVES)),
    path("officers/<slug:slug>/publications/", include(PUBLICATIONS)),
    path("officers/<slug:slug>/people/", councils.people, name="people"),
    path("officers/<slug:slug>/people/invite/", councils.invite, name="invite"),
    path("officers/<slug:slug>/people/<int:pk>/remove/", councils.take_role, name="take_role"),
    path("officers/<slug:slug>/contact/", councils.contact, name="contact"),
    path("officers/<slug:slug>/headcount/", councils.headcount, name="headcount"),
    path("officers/<slug:slug>/record/", councils.record, name="record"),
    path("members/<slug:slug>/", home.members, name="members"),
    path("account/", include("allauth.urls")),
]

urlpatterns = PUBLIC + SIGNED_IN
