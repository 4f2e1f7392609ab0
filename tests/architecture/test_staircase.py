"""The rooms of this house, and which way the stairs run. Read this as the map of the code base.

An import may only go down:

    psed_portal > dashboards > publications > objectives > deadlines > councils > govuk | files | duty

The last three share the ground floor and do not know each other. A string is an import too: a model or an address of a
higher stair, named in a lower stair's Python or in its templates, is a way up. The few links up that a template has
stand in LINKS_UP, each with its reason.
"""

import ast
import re
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest
from django.urls import URLPattern, get_resolver

ROOT = Path(__file__).resolve().parents[2]
STAIRS = ("psed_portal", "dashboards", "publications", "objectives", "deadlines", "councils", "govuk", "files", "duty")
GROUND_FLOOR = {"govuk", "files", "duty"}
ONLY_DOOR = {"weasyprint": "govuk/pdf.py"}
LONGEST_FILE = 400
NAMES_AN_ADDRESS = {"reverse", "reverse_lazy", "redirect", "resolve_url"}
URL_TAG = re.compile(r"""{%-?\s*url\s+["']([\w:-]+)["']""")
# A template's links up, by template and address, with why the address is not given to it as a value.
LINKS_UP = {
    ("councils/directory.html", "council"): "the list leads to each council's page, which adds up several rooms",
    ("councils/approach/approach.html", "objective_sets"): "it is reached from the list of objectives",
    ("councils/approach/approach.html", "public_approach"): "officers look at what readers see of it",
    ("councils/characteristics/characteristics.html", "objective_sets"): "it is reached from the list of objectives",
    ("deadlines/history.html", "council_history"): "officers look at what readers see of the same past",
    ("objectives/objective_set.html", "submit_set"): "the last step of writing a set is to submit it",
    ("objectives/state_notice.html", "officer_publication"): "a set with the approver says where it stands",
    ("objectives/state_notice.html", "correct_publication"): "a published set says how it can be amended",
}


def sources(package: str) -> list[Path]:
    return [path for path in sorted((ROOT / package).rglob("*.py")) if "migrations" not in path.parts]


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def above(package: str) -> set[str]:
    """The rooms that a room may not know: all higher ones, and on the ground floor its neighbours."""
    higher = set(STAIRS[: STAIRS.index(package)])
    return (higher | GROUND_FLOOR) - {package} if package in GROUND_FLOOR else higher


def imports(path: Path, *, typing_too: bool = True) -> Iterator[str]:
    """Every module that a file imports, by absolute name, wherever in the file the import stands."""
    package = path.relative_to(ROOT).parent.parts
    tree = ast.parse(path.read_text(), str(path))
    only_for_types = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in only_for_types and not typing_too:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            stem = ".".join((*base, *filter(None, [node.module])))
            yield stem
            yield from (f"{stem}.{alias.name}" for alias in node.names)


def rooms_imported(path: Path) -> set[str]:
    return {name.split(".")[0] for name in imports(path)}


def room_of_each_address(patterns: list | None = None) -> Iterator[tuple[str, str]]:
    for entry in patterns if patterns is not None else get_resolver().url_patterns:
        if not isinstance(entry, URLPattern):
            yield from room_of_each_address(entry.url_patterns)
        elif entry.name:
            yield entry.name, entry.callback.__module__.split(".")[0]


def strings_that_climb(tree: ast.AST, forbidden: set[str], addresses: dict[str, str]) -> Iterator[str]:
    """Strings that name a model of a forbidden room ("publications.Edition"), or one of its addresses."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            room, dot, model = node.value.partition(".")
            if dot and room in forbidden and model.isidentifier():
                yield node.value
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            first = node.args[0] if node.args else None
            if (
                called in NAMES_AN_ADDRESS
                and isinstance(first, ast.Constant)
                and addresses.get(first.value) in forbidden
            ):
                yield f"{called}({first.value!r})"


def links_up() -> set[tuple[str, str]]:
    """Each template of a room that names an address of a higher room, with the address."""
    addresses = dict(room_of_each_address())
    return {
        (str(template.relative_to(ROOT / "templates")), name)
        for room in STAIRS
        for template in sorted((ROOT / "templates" / room).rglob("*.*"))
        for name in URL_TAG.findall(template.read_text())
        if addresses.get(name) in above(room)
    }


@pytest.mark.parametrize("package", STAIRS)
def test_nobody_climbs_the_stairs(package):
    forbidden = above(package)

    assert {named(p): hit for p in sources(package) if (hit := forbidden & rooms_imported(p))} == {}


@pytest.mark.parametrize("package", STAIRS)
def test_no_string_climbs_the_stairs(package):
    addresses = dict(room_of_each_address())
    found = {
        named(p): hits
        for p in sources(package)
        if (hits := list(strings_that_climb(ast.parse(p.read_text()), above(package), addresses)))
    }

    assert found == {}


@pytest.mark.parametrize(
    "planted",
    ['x = "publications.Edition"', 'reverse("officer_publication", args=[1])', 'return redirect("officer_home", slug)'],
)
def test_a_planted_string_that_climbs_is_caught(planted):
    source = ast.parse(f"def view():\n    {planted}\n")

    assert list(strings_that_climb(source, above("councils"), dict(room_of_each_address())))


def test_no_template_links_up_but_those_with_a_reason():
    assert links_up() == set(LINKS_UP)


@pytest.mark.parametrize("tag", ["{% url 'officer_home' council.slug %}", '{%url "officer_home" slug as home%}'])
def test_a_planted_link_up_is_caught(tag, tmp_path, monkeypatch):
    monkeypatch.setattr(sys.modules[__name__], "ROOT", tmp_path)
    (tmp_path / "templates" / "councils").mkdir(parents=True)
    (tmp_path / "templates" / "councils" / "contact.html").write_text(f"<p>{tag} {{% url 'people' slug %}}</p>")

    assert links_up() == {("councils/contact.html", "officer_home")}


def test_a_planted_import_that_climbs_is_caught(tmp_path, monkeypatch):
    monkeypatch.setattr(sys.modules[__name__], "ROOT", tmp_path)
    (tmp_path / "duty").mkdir()
    planted = tmp_path / "duty" / "clock.py"
    planted.write_text("def due():\n    from councils.models import Council\n")

    assert above("duty") & rooms_imported(planted) == {"councils"}


def test_no_two_modules_wait_for_each_other():
    modules = {".".join(p.relative_to(ROOT).with_suffix("").parts): p for stair in STAIRS for p in sources(stair)}
    graph = {name: {i for i in imports(p, typing_too=False) if i in modules} - {name} for name, p in modules.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as circle:
        pytest.fail(" -> ".join(circle.args[1]))


def test_the_law_knows_only_the_standard_library():
    allowed = set(sys.stdlib_module_names) | {"duty"}

    assert {named(p): hit for p in sources("duty") if (hit := rooms_imported(p) - allowed)} == {}


@pytest.mark.parametrize(("library", "door"), ONLY_DOOR.items())
def test_each_heavy_library_has_one_door(library, door):
    assert {named(p) for stair in STAIRS for p in sources(stair) if library in rooms_imported(p)} <= {door}


@pytest.mark.parametrize("package", [*STAIRS, "tests"])
def test_no_file_outgrows_its_room(package):
    lengths = {named(p): len(p.read_text().splitlines()) for p in sources(package)}

    assert {name: count for name, count in lengths.items() if count > LONGEST_FILE} == {}


def test_there_is_no_room_without_a_name():
    nameless = {"utils.py", "helpers.py", "common", "core"}

    assert {named(p) for stair in STAIRS for p in sources(stair) if nameless & set(p.parts)} == set()
