"""What a careful visitor notices: accessibility faults, sideways scrolling, links to nowhere, refused scripts and styles."""

from dataclasses import dataclass, field

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
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
        self.page.get_by_label("Email", exact=False).first.fill(email)
        self.page.get_by_label("Password", exact=False).first.fill(self.password)
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(lambda address: "/account/login" not in address)
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
        assert self.faults == []


STRUCTURE = """() => {
  const faults = [];
  const heads = document.querySelectorAll('h1').length;
  if (heads !== 1) faults.push(heads + ' h1 headings');
  if (!document.title.endsWith(' – PSED Portal') && document.title !== 'PSED Portal') faults.push('title: ' + document.title);
  const skip = document.querySelector('.govuk-skip-link');
  if (!skip || !document.querySelector(skip.getAttribute('href'))) faults.push('no working skip link');
  for (const link of document.querySelectorAll('.govuk-error-summary a[href^="#"]')) {
    const target = document.getElementById(link.getAttribute('href').slice(1));
    if (!target || !target.matches('input, select, textarea, button, a[href], [tabindex]')) {
      faults.push('error link to nowhere: ' + link.textContent);
    }
  }
  return faults;
}"""
