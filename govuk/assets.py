"""The design system's files as we may serve them: CSS without crown, crest and GDS Transport, and the JavaScript."""

import re
from dataclasses import dataclass
from pathlib import Path

CSS, JAVASCRIPT = "govuk-frontend.css", "govuk-frontend.min.js"
# The typeface and the arms are the government's own; the comment belongs to the typeface; maps are not shipped.
FORBIDDEN = re.compile(
    r"GDS Transport|@font-face|crest|crown|url\(|sourceMappingURL|Copyright \(c\) 2011", re.IGNORECASE
)


class DesignSystemMissing(Exception):
    """The package is not there, or is not what this code knows; the sentence says what to do."""


@dataclass(frozen=True)
class Built:
    """What was written, and where."""

    folder: Path
    files: tuple[Path, ...]


def build(package: Path, into: Path) -> Built:
    """Write the CSS and JavaScript of the npm package `package` into the folder `into`.

    Raises DesignSystemMissing if the package is absent or its CSS still holds something we may not serve.
    """
    source = package / "dist" / "govuk"
    try:
        css = (source / "govuk-frontend.min.css").read_text(encoding="utf-8")
        javascript = (source / "govuk-frontend.min.js").read_text(encoding="utf-8")
    except FileNotFoundError as missing:
        raise DesignSystemMissing(
            f"The design system is not in {package}. Run `npm ci` in the folder of package.json, then try again."
        ) from missing
    plain = without_government_marks(css)
    if left := FORBIDDEN.search(plain):
        raise DesignSystemMissing(
            f"After cleaning, the design system's CSS still holds “{left[0]}”. This version is not the one "
            "govuk/assets.py knows: pin govuk-frontend as package-lock.json does, or teach govuk/assets.py."
        )
    into.mkdir(parents=True, exist_ok=True)
    written = []
    for name, text in ((CSS, plain), (JAVASCRIPT, _without_map(javascript))):
        part = into / f"{name}.part"
        part.write_text(text, encoding="utf-8")
        written.append(part.replace(into / name))
    return Built(folder=into, files=tuple(written))


def without_government_marks(css: str) -> str:
    """The CSS without the government's typeface and arms, and without the address of its source map."""
    css = re.sub(r"/\*!.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"@font-face\s*{[^{}]*}", "", css)
    css = re.sub(r"[\"']?GDS Transport[\"']?,\s*", "", css)
    css = _without_crest(css)
    return _without_map(css)


def _without_crest(css: str) -> str:
    """Drop each rule that draws the crest or is there for the crown, and the blocks that are empty afterwards."""
    css = re.sub(r"(?<=[{}])[^{}]*{[^{}]*(?:crest|crown)[^{}]*}", "", css)
    css = re.sub(r"(?<=[{}])[^{}@]*crown[^{}]*{[^{}]*}", "", css)
    while (cleaner := re.sub(r"(?<=[{}])@(?:media|supports)[^{}]*{\s*}", "", css)) != css:
        css = cleaner
    return css


def _without_map(text: str) -> str:
    return re.sub(r"\s*(?:/\*#\s*sourceMappingURL=[^*]*\*/|//#\s*sourceMappingURL=\S*)\s*$", "\n", text)
