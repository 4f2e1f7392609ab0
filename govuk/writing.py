"""What pages on which people write have in common: a look before it is saved, and staying to write on.

A view asks `form.look_again()` before it saves, answers with `status_of(form)` where that is so, and leads `onwards`
when it has saved. A page includes the templates components/tidied.html above its heading, components/previews.html
above its form, and components/form_buttons.html at the form's end.
"""

from django.http import HttpRequest

from govuk.forms import Form

LOOKED_AT, UNPROCESSABLE = 200, 422


def status_of(form: Form) -> int:
    """How a page answers that shows what is to be looked at. 200, for nothing is wrong with what was sent, and whoever
    counts errors should not take it for one; unless something else is wrong as well."""
    return LOOKED_AT if form.is_valid() else UNPROCESSABLE


def onwards(request: HttpRequest, form: Form, there: str) -> str:
    """Where a save leads: to where it belongs, or back to the same form for those who asked to stay."""
    return request.path if form.is_to_stay else there
