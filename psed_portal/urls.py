"""Every address of the portal. They speak, and they stay for ever."""

from allauth.account import views as account
from django.urls import include, path, re_path

from councils import appearance_views as looks
from councils import approach_views as approach
from councils import characteristic_views as characteristics
from councils import views as councils
from dashboards import views as home
from deadlines import calendar_views as calendars
from deadlines import views as deadlines
from deadlines import when_views as calculator
from objectives import views as objectives
from psed_portal import views as front
from publications import approach_views as words
from publications import compare_views as comparison
from publications import corrections_views as corrections
from publications import dictionary_views as dictionary
from publications import figures_views as figures
from publications import files_views as editions
from publications import format_views as formats
from publications import officer_views as officer
from publications import part_files_views as part_files
from publications import public_views as public
from publications.history_views import council_history
from publications.officer_views import committee, drafts
from publications.public_dates import dates_in_public
from publications.watching import last_check

PUBLIC = [
    path("", front.front_page, name="front"),
    path("about/", front.about, name="about"),
    path("accessibility/", front.accessibility, name="accessibility"),
    path("when/", calculator.when, name="when"),
    path("when/dates.ics", calculator.when_calendar, name="when_calendar"),
    path("robots.txt", front.robots, name="robots"),
    path("health/live", front.live, name="live"),
    path("health/ready", front.ready, name="ready"),
    path("councils/", councils.directory, name="councils"),
    re_path(r"^councils/(?P<there>[^/]*[A-Z].*)$", front.in_small_letters, name="in_small_letters"),
    path("councils/<slug:slug>/", public.council_page, name="council"),
    path(
        "councils/<slug:slug>/dates.ics",
        calendars.council_calendar,
        {"in_public": dates_in_public},
        name="council_calendar",
    ),
    path(
        "calendars/<slug:secret>.ics", calendars.secret_calendar, {"in_public": dates_in_public}, name="secret_calendar"
    ),
    path("councils/<slug:slug>/colour.css", looks.council_colour, name="council_colour"),
    path("councils/<slug:slug>/logo/<slug:sha256>/", looks.council_logo, name="council_logo"),
    path("councils/<slug:slug>/history/", council_history, name="council_history"),
    path("councils/<slug:slug>/approach/", words.public_approach, name="public_approach"),
    path("councils/<slug:slug>/approach/<int:number>/", words.approach_version, name="approach_version"),
    path("councils/<slug:slug>/objectives/", public.objective_sets, name="public_objectives"),
    path("councils/<slug:slug>/objectives/<slug:set_slug>/<int:number>/", public.objective, name="public_objective"),
    path(
        "councils/<slug:slug>/objectives/<slug:set_slug>/<int:number>/figures.csv",
        figures.objective_figures,
        name="objective_figures",
    ),
    path("councils/<slug:slug>/objectives/<slug:set_slug>/progress.csv", figures.set_progress, name="set_progress"),
    path("councils/<slug:slug>/publications/", public.publications, name="public_publications"),
    path("councils/<slug:slug>/publications/<slug:kind>/<slug:period>/", public.latest, name="publication"),
    path(
        "councils/<slug:slug>/publications/<slug:kind>/<slug:period>/editions/<int:number>/",
        public.edition,
        name="edition",
    ),
    *[
        path(
            f"councils/<slug:slug>/publications/<slug:kind>/<slug:period>/editions/<int:number>.{ending}",
            editions.edition_file,
            {"ending": ending},
            name=f"edition_{ending}",
        )
        for ending in editions.KINDS
    ],
    path(
        "councils/<slug:slug>/publications/<slug:kind>/<slug:period>/editions/<int:number>.sha256",
        editions.edition_hashes,
        name="edition_hashes",
    ),
    path(
        "councils/<slug:slug>/publications/<slug:kind>/<slug:period>/compare/",
        comparison.compare_editions,
        name="compare_editions",
    ),
    path("councils/<slug:slug>/publications/<slug:kind>/<slug:period>/ask/", formats.ask, name="ask_for_format"),
    path("councils/<slug:slug>/asked/<slug:reference>/", formats.asked_for_format, name="asked_for_format"),
    path(
        "councils/<slug:slug>/publications/<slug:kind>/<slug:period>/formats/<int:number>/",
        formats.other_format,
        name="other_format",
    ),
    path("councils/<slug:slug>/corrections/", corrections.corrections, name="public_corrections"),
    path("data-dictionary/", dictionary.data_dictionary, name="data_dictionary"),
    path("data-dictionary.csv", dictionary.data_dictionary_csv, name="data_dictionary_csv"),
    re_path(
        r"^councils/(?P<slug>[-\w]+)/publications/(?P<kind>[-\w]+)/(?P<period>[-\w]+)/editions/(?P<number>\d+)"
        r"/files/(?P<prefix>[0-9a-f]{12})/(?P<name>[^/]+)$",
        part_files.file_of_part,
        name="file_of_part",
    ),
]

OBJECTIVES = [
    path("", objectives.sets, name="objective_sets"),
    path("new/", objectives.start_set, name="start_set"),
    path("what-we-check/", objectives.what_we_check, name="what_we_check"),
    path("<slug:set_slug>/", objectives.objective_set, name="objective_set"),
    path("<slug:set_slug>/change/", objectives.change_set, name="change_set"),
    path("<slug:set_slug>/checked/", objectives.check_plan, name="check_plan"),
    path("<slug:set_slug>/figures/", objectives.enter_round, name="enter_round"),
    path("<slug:set_slug>/submit/", officer.submit_set, name="submit_set"),
    path("<slug:set_slug>/add/", objectives.add_objective, name="add_objective"),
    path("<slug:set_slug>/add-several/", objectives.add_several, name="add_several"),
    path("<slug:set_slug>/coverage/", objectives.coverage, name="coverage"),
    path("<slug:set_slug>/coverage/reasons/", objectives.gap_reasons, name="gap_reasons"),
    path("<slug:set_slug>/commitments/add/", objectives.add_commitments, name="add_commitments"),
    path("<slug:set_slug>/commitments/<int:first>/", objectives.change_commitments, name="change_commitments"),
    path("<slug:set_slug>/<int:pk>/", objectives.objective, name="objective"),
    path("<slug:set_slug>/<int:pk>/commitments/", objectives.objective_commitments, name="objective_commitments"),
    path("<slug:set_slug>/<int:pk>/figures.csv", objectives.figures_file, name="figures_file"),
    path("<slug:set_slug>/progress.csv", objectives.progress_file, name="progress_file"),
    path("<slug:set_slug>/<int:pk>/words/", objectives.change_words, name="change_words"),
    path("<slug:set_slug>/<int:pk>/for-whom/", objectives.change_cover, name="change_cover"),
    path("<slug:set_slug>/<int:pk>/people/", objectives.change_people, name="change_people"),
    path("<slug:set_slug>/<int:pk>/criteria/", objectives.change_criteria, name="change_criteria"),
    path("<slug:set_slug>/<int:pk>/measures/add/", objectives.add_measure, name="add_measure"),
    path("<slug:set_slug>/<int:pk>/measures/<int:measure>/remove/", objectives.remove_measure, name="remove_measure"),
    path("<slug:set_slug>/<int:pk>/measures/<int:measure>/reading/", objectives.add_reading, name="add_reading"),
    path("<slug:set_slug>/<int:pk>/measures/<int:measure>/", objectives.change_measure, name="change_measure"),
    path("<slug:set_slug>/<int:pk>/measures/<int:measure>/figures/", objectives.enter_figures, name="enter_figures"),
    path(
        "<slug:set_slug>/<int:pk>/measures/<int:measure>/figures/<int:reading>/",
        objectives.change_reading,
        name="change_reading",
    ),
    path(
        "<slug:set_slug>/<int:pk>/measures/<int:measure>/figures/<int:reading>/remove/",
        objectives.remove_reading,
        name="remove_reading",
    ),
    path("<slug:set_slug>/<int:pk>/criteria/<int:criterion>/measure/", objectives.tie_criterion, name="tie_criterion"),
    path(
        "<slug:set_slug>/<int:pk>/criteria/<int:criterion>/judge/", objectives.judge_criterion, name="judge_criterion"
    ),
    path("<slug:set_slug>/<int:pk>/actions/add/", objectives.add_action, name="add_action"),
    path("<slug:set_slug>/<int:pk>/actions/<int:action>/", objectives.change_action, name="change_action"),
    path("<slug:set_slug>/<int:pk>/actions/<int:action>/done/", objectives.finish_action, name="finish_action"),
    path("<slug:set_slug>/<int:pk>/actions/<int:action>/drop/", objectives.drop_action, name="drop_action"),
    path("<slug:set_slug>/<int:pk>/actions/<int:action>/reopen/", objectives.reopen_action, name="reopen_action"),
    path("<slug:set_slug>/<int:pk>/progress/", objectives.note_progress, name="note_progress"),
    path("<slug:set_slug>/<int:pk>/review/", objectives.review_objective, name="review_objective"),
    path("<slug:set_slug>/<int:pk>/move/", objectives.move_objective, name="move_objective"),
    path("<slug:set_slug>/<int:pk>/remove/", objectives.remove_objective, name="remove_objective"),
]

PUBLICATIONS = [
    path("", officer.publications, name="officer_publications"),
    path("start/", officer.start, name="start_publication"),
    path("start/committee-report/", committee.start_committee_report, name="start_committee_report"),
    path("start/<slug:kind>/", officer.start_document, name="start_document"),
    path("what-we-check/", officer.what_we_check, name="what_we_check_in_documents"),
    path("<slug:kind>/<slug:period>/", officer.publication, name="officer_publication"),
    path("<slug:kind>/<slug:period>/about/", officer.about_document, name="about_document"),
    path("<slug:kind>/<slug:period>/period/", officer.change_period, name="change_period"),
    path("<slug:kind>/<slug:period>/parts/<slug:key>/", officer.write_section, name="write_section"),
    path("<slug:kind>/<slug:period>/parts/<slug:key>/tables/add/", officer.add_table, name="add_table"),
    path("<slug:kind>/<slug:period>/parts/<slug:key>/tables/copy/", officer.copy_tables, name="copy_tables"),
    path("<slug:kind>/<slug:period>/parts/<slug:key>/tables/<int:pk>/", officer.change_table, name="change_table"),
    path("<slug:kind>/<slug:period>/parts/<slug:key>/tables/<int:pk>/move/", officer.move_table, name="move_table"),
    path("<slug:kind>/<slug:period>/parts/<slug:key>/figures/", officer.choose_measures, name="choose_measures"),
    path("<slug:kind>/<slug:period>/parts/<slug:key>/links/add/", officer.add_link, name="add_link"),
    path("<slug:kind>/<slug:period>/parts/<slug:key>/links/<int:pk>/", officer.change_link, name="change_link"),
    path("<slug:kind>/<slug:period>/parts/<slug:key>/files/add/", officer.add_file, name="add_file"),
    path("<slug:kind>/<slug:period>/parts/<slug:key>/files/<int:pk>/", officer.part_file, name="part_file"),
    path("<slug:kind>/<slug:period>/parts/<slug:key>/ask/", officer.ask_for_part, name="ask_for_part"),
    path("<slug:kind>/<slug:period>/parts/<slug:key>/asked/<int:pk>/", officer.contribution, name="contribution"),
    path("<slug:kind>/<slug:period>/parts/<slug:key>/asked/<int:pk>/take-back/", officer.take_back, name="take_back"),
    path(
        "<slug:kind>/<slug:period>/parts/<slug:key>/<slug:what>/<int:pk>/remove/",
        officer.remove_piece,
        name="remove_piece",
    ),
    path("<slug:kind>/<slug:period>/check/", officer.check, name="check_publication"),
    path("<slug:kind>/<slug:period>/check/links/", officer.check_links, name="check_links"),
    path("<slug:kind>/<slug:period>/preview/", officer.preview, name="preview_publication"),
    path("<slug:kind>/<slug:period>/submit/", officer.submit, name="submit_publication"),
    path("<slug:kind>/<slug:period>/decide/", officer.decide, name="decide_publication"),
    path("<slug:kind>/<slug:period>/send-back/", officer.send_back, name="send_back_publication"),
    path("<slug:kind>/<slug:period>/decision/", officer.note_decision, name="note_decision"),
    path("<slug:kind>/<slug:period>/pass-over/", officer.pass_over_step, name="pass_over_step"),
    path("<slug:kind>/<slug:period>/steps/<int:position>/day/", officer.change_due_day, name="change_due_day"),
    path("<slug:kind>/<slug:period>/comments/<int:comment>/", officer.answer_comment, name="answer_comment"),
    path("<slug:kind>/<slug:period>/publish/", officer.publish, name="publish_publication"),
    path("<slug:kind>/<slug:period>/done/", officer.done, name="publication_done"),
    path("<slug:kind>/<slug:period>/correct/", officer.start_correction, name="correct_publication"),
    path("<slug:kind>/<slug:period>/withdraw/", officer.withdraw, name="withdraw_publication"),
    path("<slug:kind>/<slug:period>/formats/", officer.other_formats, name="other_formats"),
    path("<slug:kind>/<slug:period>/formats/add/", officer.add_format, name="add_format"),
    path("<slug:kind>/<slug:period>/formats/<int:number>/remove/", officer.remove_format, name="remove_format"),
    path("<slug:kind>/<slug:period>/head/", committee.committee_head, name="committee_head"),
    path("<slug:kind>/<slug:period>/recommendations/", committee.recommendations, name="recommendations"),
    path(
        "<slug:kind>/<slug:period>/recommendations/<int:pk>/",
        committee.change_recommendation,
        name="change_recommendation",
    ),
    path(
        "<slug:kind>/<slug:period>/recommendations/<int:pk>/remove/",
        committee.drop_recommendation,
        name="drop_recommendation",
    ),
    path(
        "<slug:kind>/<slug:period>/recommendations/<int:pk>/outcome/",
        committee.recommendation_outcome,
        name="recommendation_outcome",
    ),
    path("<slug:kind>/<slug:period>/word/", drafts.word, name="word_publication"),
    path("<slug:kind>/<slug:period>/word/file/", drafts.word_file, name="word_file"),
    path("<slug:kind>/<slug:period>/draft-pdf/", drafts.draft_pdf, name="draft_pdf"),
    path("<slug:kind>/<slug:period>/draft-pdf/make/", drafts.make_draft_pdf, name="make_draft_pdf"),
    path("<slug:kind>/<slug:period>/draft-pdf/file/", drafts.draft_pdf_file, name="draft_pdf_file"),
]

APPROVAL = [
    path("", officer.approval_steps, name="approval_steps"),
    path("add/<slug:kind>/", officer.add_approval_step, name="add_approval_step"),
    path("<int:step>/change/", officer.change_approval_step, name="change_approval_step"),
    path("<int:step>/move/", officer.move_approval_step, name="move_approval_step"),
    path("<int:step>/remove/", officer.remove_approval_step, name="remove_approval_step"),
]

APPROACH = [
    path("", approach.approach, name="approach"),
    path("write/", approach.write_approach, name="write_approach"),
    path("submit/", approach.submit_approach, name="submit_approach"),
    path("decide/", approach.decide_approach, name="decide_approach"),
    path("send-back/", approach.send_back_approach, name="send_back_approach"),
]

CHARACTERISTICS = [
    path("", characteristics.characteristics, name="characteristics"),
    path("add/", characteristics.add_characteristic, name="add_characteristic"),
    path("<slug:characteristic>/change/", characteristics.change_characteristic, name="change_characteristic"),
    path("<slug:characteristic>/end/", characteristics.end_characteristic, name="end_characteristic"),
]

# Of allauth's pages only these: nobody makes an account or changes an address here, an administrator invites.
ACCOUNT = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("signup/", account.signup, name="account_signup"),  # says that it is closed
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("password/change/", account.password_change, name="account_change_password"),
    path("password/set/", account.password_set, name="account_set_password"),
    path("password/reset/", account.password_reset, name="account_reset_password"),
    path("password/reset/done/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("2fa/", include("allauth.mfa.urls")),
]

SIGNED_IN = [
    path("officers/", home.choose_council, name="officers"),
    path("officers/<slug:slug>/", home.officer_home, name="officer_home"),
    path("officers/<slug:slug>/objectives/", include(OBJECTIVES)),
    path("officers/<slug:slug>/publications/", include(PUBLICATIONS)),
    path("officers/<slug:slug>/format-requests/", officer.format_requests, name="format_requests"),
    path("officers/<slug:slug>/format-requests/<slug:reference>/", officer.format_request, name="format_request"),
    path("officers/<slug:slug>/approval/", include(APPROVAL)),
    path("officers/<slug:slug>/people/", councils.people, name="people"),
    path("officers/<slug:slug>/people/invite/", councils.invite, name="invite"),
    path("officers/<slug:slug>/people/<int:pk>/remove/", councils.take_role, name="take_role"),
    path("officers/<slug:slug>/contact/", councils.contact, name="contact"),
    path("officers/<slug:slug>/appearance/", looks.appearance, name="appearance"),
    path("officers/<slug:slug>/approach/", include(APPROACH)),
    path("officers/<slug:slug>/characteristics/", include(CHARACTERISTICS)),
    path("officers/<slug:slug>/dates/", deadlines.dates, name="dates"),
    path("officers/<slug:slug>/dates/<int:pk>/", deadlines.date_page, name="date"),
    path("officers/<slug:slug>/dates/<int:pk>/people/", deadlines.date_people, name="date_people"),
    path("officers/<slug:slug>/arrangements/", deadlines.arrangements, name="arrangements"),
    path("officers/<slug:slug>/diary/", deadlines.diary, name="diary"),
    path("officers/<slug:slug>/diary/add/<slug:kind>/", deadlines.add_diary_entry, name="add_diary_entry"),
    path("officers/<slug:slug>/diary/<int:pk>/", deadlines.diary_entry, name="diary_entry"),
    path("officers/<slug:slug>/diary/<int:pk>/change/", deadlines.change_diary_entry, name="change_diary_entry"),
    path("officers/<slug:slug>/diary/<int:pk>/done/", deadlines.diary_entry_done, name="diary_entry_done"),
    path("officers/<slug:slug>/diary/<int:pk>/end/", deadlines.end_diary_entry, name="end_diary_entry"),
    path("officers/<slug:slug>/headcount/", deadlines.headcount, name="headcount"),
    path("officers/<slug:slug>/past/", deadlines.past_publications, name="past_publications"),
    path("officers/<slug:slug>/past/<int:pk>/withdraw/", deadlines.withdraw_discharge, name="withdraw_discharge"),
    path("officers/<slug:slug>/history/", deadlines.history, name="history"),
    path(
        "officers/<slug:slug>/history/<slug:code>/<slug:body>/<slug:day>/",
        deadlines.explain_lapse,
        name="explain_lapse",
    ),
    path("officers/<slug:slug>/first-date/<slug:code>/", deadlines.first_date, name="first_date"),
    path("officers/<slug:slug>/calendars/", calendars.calendars, name="calendars"),
    path("officers/<slug:slug>/calendars/make/", calendars.make_calendar_address, name="make_calendar_address"),
    path(
        "officers/<slug:slug>/calendars/withdraw/",
        calendars.withdraw_calendar_address,
        name="withdraw_calendar_address",
    ),
    path("officers/<slug:slug>/record/", councils.record, {"checked": last_check}, name="record"),
    path("members/<slug:slug>/", home.members, name="members"),
    path("account/", include(ACCOUNT)),
]

urlpatterns = PUBLIC + SIGNED_IN

handler400 = "psed_portal.views.bad_request"
handler403 = "psed_portal.views.forbidden"
handler404 = "psed_portal.views.not_found"
handler500 = "psed_portal.views.out_of_order"
