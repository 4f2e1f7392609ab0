"""The design system's components by name: the one door to the govuk-frontend macros."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from jinja2 import ChainableUndefined, Environment, PackageLoader, PrefixLoader, TemplateNotFound
from markupsafe import Markup

PACKAGE = "govuk_frontend_jinja"


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=PrefixLoader({PACKAGE: PackageLoader(PACKAGE)}),
        autoescape=True,
        undefined=ChainableUndefined,  # upstream's macros read options of options that were not given
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@lru_cache(maxsize=64)
def _macro(name: str) -> Callable[[Mapping[str, Any]], str]:
    try:
        template = _environment().get_template(f"{PACKAGE}/components/{name}/macro.html")
    except TemplateNotFound as absent:
        raise ValueError(f"The design system has no component called “{name}”.") from absent
    return getattr(template.module, "govuk" + "".join(word.title() for word in name.split("-")))


def _for_jinja(value: Any) -> Any:
    """Django's lazy and safe strings as Jinja knows them; safe ones stay safe when a macro trims them."""
    if isinstance(value, Promise):
        value = str(value)
    if isinstance(value, SafeString):
        return Markup(value)  # noqa: S704 - it was marked safe by whoever made it, we only translate the mark
    if isinstance(value, Mapping):
        return {key: _for_jinja(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_for_jinja(inner) for inner in value]
    return value


def component(name: str, /, **params: Any) -> SafeString:
    """The HTML of one component, with the parameters upstream documents (in camelCase).

    Everything passed as `text` is escaped; only what is passed as `html` or already marked safe is not.
    """
    return SafeString(_macro(name)(_for_jinja(params)))
