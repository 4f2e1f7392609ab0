"""The design system's files are built without the government's marks."""

import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from govuk.assets import DesignSystemMissing, build

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "node_modules" / "govuk-frontend"
MARKS = ("GDS Transport", "@font-face", "crest", "crown", "Margaret Calvert", "url(", "sourceMappingURL")


def marks_in(css: str) -> list[str]:
    return [mark for mark in MARKS if mark.casefold() in css.casefold()]


@pytest.fixture
def built(tmp_path: Path) -> Path:
    return build(PACKAGE, tmp_path / "design").folder


def test_the_built_css_holds_no_mark_of_the_government(built: Path) -> None:
    assert marks_in((built / "govuk-frontend.css").read_text(encoding="utf-8")) == []


def test_the_raw_css_fails_the_same_check() -> None:
    raw = (PACKAGE / "dist" / "govuk" / "govuk-frontend.min.css").read_text(encoding="utf-8")

    assert marks_in(raw) == list(MARKS)


def test_cleaning_leaves_every_other_rule_as_it_was(built: Path) -> None:
    raw = (PACKAGE / "dist" / "govuk" / "govuk-frontend.min.css").read_text(encoding="utf-8")
    css = (built / "govuk-frontend.css").read_text(encoding="utf-8")
    kept = re.sub(r"GDS Transport,\s*|/\*.*?\*/", "", raw, flags=re.DOTALL)
    rule = re.compile(r"[^{}]+{[^{}]*}")

    assert css.count("{") == css.count("}")
    gone = [text.strip() for text in rule.findall(kept) if text.strip() not in css]
    assert len(gone) == 5  # two faces of the typeface, the crest twice, the crown's margin
    assert marks_in("".join(gone)) == ["GDS Transport", "@font-face", "crest", "crown", "url("]


def test_only_the_css_and_the_javascript_are_copied(built: Path) -> None:
    assert sorted(path.name for path in built.iterdir()) == ["govuk-frontend.css", "govuk-frontend.min.js"]
    javascript = (built / "govuk-frontend.min.js").read_text(encoding="utf-8")
    assert "initAll" in javascript
    assert "sourceMappingURL" not in javascript


def test_building_twice_gives_the_same_files(built: Path) -> None:
    first = (built / "govuk-frontend.css").read_bytes()

    build(PACKAGE, built)

    assert (built / "govuk-frontend.css").read_bytes() == first


def test_a_missing_package_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(DesignSystemMissing, match="Run `npm ci`"):
        build(tmp_path / "nowhere", tmp_path / "design")

    assert not (tmp_path / "design").exists()


def test_a_version_that_hides_a_mark_elsewhere_is_not_served(tmp_path: Path) -> None:
    source = tmp_path / "package" / "dist" / "govuk"
    source.mkdir(parents=True)
    (source / "govuk-frontend.min.css").write_text(".a{color:red}.b{background:url(/assets/x.svg)}", encoding="utf-8")
    (source / "govuk-frontend.min.js").write_text("export{}", encoding="utf-8")

    with pytest.raises(DesignSystemMissing, match=r"still holds “url\(”"):
        build(tmp_path / "package", tmp_path / "design")


def test_the_command_says_what_it_wrote_and_where(tmp_path: Path) -> None:
    out = StringIO()

    call_command("build_design", package=PACKAGE, into=tmp_path, stdout=out)

    assert out.getvalue() == f"Design system: wrote govuk-frontend.css, govuk-frontend.min.js into {tmp_path}\n"


def test_the_command_fails_with_a_sentence_when_the_package_is_missing(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="The design system is not in"):
        call_command("build_design", package=tmp_path / "nowhere", into=tmp_path)
