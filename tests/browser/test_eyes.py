"""The visitor's eyes see what they should: planted faults, each of which must be noticed."""

import pytest

PLANTED = {
    "image-alt": '<img src="data:,">',
    "scrolls sideways": '<p style="width: 900px">wide</p>',
    "h1 headings": "<h1>Second</h1>",
    "error link to nowhere": '<div class="govuk-error-summary"><a href="#nobody">Mend it</a></div>',
}


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_noticed(visitor, fault):
    visitor.page.set_content(
        '<html lang="en"><title>Planted – PSED Portal</title><a class="govuk-skip-link" href="#main">Skip</a>'
        f'<main id="main"><h1>Page</h1>{PLANTED[fault]}</main></html>'
    )

    visitor.looks_at()

    assert any(fault in noticed for noticed in visitor.faults)


def test_an_inline_script_is_refused_by_the_browser(visitor, barsetshire):
    visitor.page.goto("/")
    visitor.page.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = '1'; document.body.append(s); }"
    )
    visitor.page.wait_for_timeout(200)

    assert any("Content Security Policy" in noticed for noticed in visitor.faults)
