"""What a careful visitor notices: accessibility faults, sideways scrolling, links to nowhere, refused scripts and
styles.
"""

from dataclasses import dataclass, field

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
MOST_TABS = 120
NARROW, WIDE = {"width": 320, "height": 640}, {"width": 1280, "height": 900}


@dataclass
class Visitor:
    page: Page
    password: str
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", lambda message: self._heard(message.type, message.text))
        self.page.on("pageerror", lambda error: self.faults.append(f"script error: {error}"))

    def _heard(self, kind: str, text: str) -> None:
        if kind == "error" and "Content Security Policy" in text:
            self.faults.append(f"{self.page.url}: {text}")

    def signs_in(self, email: str) -> "Visitor":
        self.page.goto("/account/login/")
        self.page.get_by_label("E-mail address").first.fill(email)
        self.page.get_by_label("Password", exact=False).first.fill(self.password)
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(lambda address: "/account/login" not in address)
        return self

    def reaches(self, name: str, *, kinds: str = "a, button, input, select, textarea, summary") -> "Visitor":
        """Press Tab until the thing of this name has the focus, as one does without a mouse."""
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            if self.page.evaluate(FOCUS_IS_ON, [name, kinds]):
                return self
        raise AssertionError(f"{self.page.url}: “{name}” cannot be reached by keyboard")

    def follows(self, name: str) -> "Visitor":
        """Reach a link or button by keyboard, press Enter, and wait for the page it leads to."""
        self.reaches(name, kinds="a, button")
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        return self

    def types(self, name: str, words: str) -> "Visitor":
        self.reaches(name, kinds="input, textarea")
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(words)
        return self

    def ticks(self, name: str) -> "Visitor":
        """Reach a checkbox, or a group of radios by the name of one, and choose it with Space or arrows."""
        self.reaches(name, kinds="input")
        if not self.page.evaluate("document.activeElement.checked"):
            self.page.keyboard.press("Space")
        return self

    def chooses(self, name: str) -> "Visitor":
        """Choose a radio: Tab reaches its group, arrows go through it."""
        radio = self.page.get_by_role("radio", name=name, exact=False).first
        group = radio.get_attribute("name")
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("document.activeElement.name") == group:
                break
        self.page.keyboard.press("Space")
        for _ in range(10):
            if radio.is_checked():
                return self
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{self.page.url}: the radio “{name}” cannot be chosen by keyboard")

    def confirms_who_they_are(self) -> "Visitor":
        """Publishing asks for the password once more."""
        if "/reauthenticate/" in self.page.url:
            self.looks_at().types("Password", self.password)
            with self.page.expect_navigation():
                self.page.keyboard.press("Enter")
        return self

    def reads(self, words: str) -> "Visitor":
        assert words in self.page.inner_text("body"), f"{self.page.url} does not say “{words}”"
        return self

    def looks_at(self, address: str | None = None) -> "Visitor":
        """Open the page (or stay) and note everything that is wrong with it, at desk and phone width."""
        if address:
            answer = self.page.goto(address)
            assert answer, address
            assert answer.status < 500, f"{address}: {answer.status}"
        here = self.page.url
        for violation in Axe().run(self.page, options={"runOnly": RULES}).response["violations"]:
            for node in violation["nodes"]:
                self.faults.append(f"{here}: {violation['id']}: {violation['help']}: {node['html'][:160]}")
        self.page.set_viewport_size(NARROW)
        if (wide := self.page.evaluate("document.documentElement.scrollWidth")) > NARROW["width"]:
            self.faults.append(f"{here}: scrolls sideways at 320 px ({wide} px)")
        self.page.set_viewport_size(WIDE)
        self.faults += [f"{here}: {fault}" for fault in self.page.evaluate(STRUCTURE)]
        return self

    def finds_nothing_wrong(self) -> None:
        assert not self.faults, "\n".join(dict.fromkeys(self.faults))


STRUCTURE = """() => {
  const faults = [];
  const heads = document.querySelectorAll('h1').length;
  if (heads !== 1) faults.push(heads + ' h1 headings');
  if (!document.title.endsWith(' – PSED Portal') && document.title !== 'PSED Portal') faults.push('title: ' +
  document.title); const skip = document.querySelector('.govuk-skip-link');
  if (!skip || !document.querySelector(skip.getAttribute('href'))) faults.push('no working skip link');
  for (const link of document.querySelectorAll('.govuk-error-summary a[href^="#"]')) {
    const target = document.getElementById(link.getAttribute('href').slice(1));
    if (!target || !target.matches('input, select, textarea, button, a[href], [tabindex]')) {
      faults.push('error link to nowhere: ' + link.textContent);
    }
  }
  return faults;
}"""

# Whether what has the focus is of a kind, and is called (its label, text or legend) by a name.
FOCUS_IS_ON = """([name, kinds]) => {
  const here = document.activeElement;
  if (!here || !here.matches(kinds)) return false;
  const labels = here.labels ? [...here.labels].map(label => label.innerText) : [];
  const names = [...labels, here.innerText || '', here.getAttribute('aria-label') || ''];
  return names.some(text => text.replace(/\\s+/g, ' ').includes(name));
}"""
