"""The public calculator as people meet it: by keyboard, without JavaScript, on a phone, on paper."""

import pytest

ON = "on=2026-11-22"
FULL = f"/when/?nation=england&employees=1200&{ON}&eq_info=2026-03-30&eq_objectives=2022-01-23&gpg=2025-26"


def test_by_keyboard_from_the_front_page_to_every_day(visitor):
    visitor.looks_at("/").follows("Work out the days").looks_at()
    visitor.chooses("England").types("How many employees", "1,200").follows("Continue").looks_at()
    visitor.reads("When did the council last publish?").reads("What we can say already")

    visitor.types("Day", "31").types("Month", "2").types("Year", "2025").follows("Work out the days").looks_at()
    visitor.reads("The day of the last publication (equality information) must be a real date")
    visitor.reaches("The day of the last publication", kinds="a").page.keyboard.press("Enter")
    for typed in ("30", "3", "2026"):  # the link has led to the day's first box
        visitor.page.keyboard.press("Control+A")
        visitor.page.keyboard.insert_text(typed)
        visitor.page.keyboard.press("Tab")
    visitor.follows("Work out the days").looks_at().reads("29 March 2027")
    visitor.reaches("How we worked out this date").page.keyboard.press("Enter")
    visitor.reads("The clock started on 30 March 2026")

    visitor.finds_nothing_wrong()


@pytest.mark.parametrize(
    "address",
    [
        FULL,
        f"/when/?nation=wales&{ON}&wal_sep=never&wal_annual_report=never&access_statement=2026-01-01",
        f"/when/?nation=scotland&employees=12&{ON}&sco_mainstreaming=2025-04-30",
        f"/when/?nation=northern_ireland&{ON}",
        f"/when/?nation=parish&{ON}",
        f"/when/?nation=england&began=2028-04-01&{ON}",
        "/when/?nation=england&employees=-1&eq_info=never&eq_info-day=3",
    ],
)
def test_every_kind_of_answer_is_fit_to_look_at(visitor, address):
    visitor.looks_at(address).finds_nothing_wrong()
    assert visitor.page.context.cookies() == []


def test_it_works_without_javascript(chromium, live_server):
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/when/")
    page.get_by_label("Scotland").check()
    page.get_by_role("button", name="Continue").click()
    box = page.get_by_role("group", name="Mainstreaming report")
    for part, typed in (("Day", "24"), ("Month", "April"), ("Year", "2025")):
        box.get_by_label(part).fill(typed)
    page.get_by_role("button", name="Work out the days").click()

    assert page.url == f"{live_server.url}/when/?nation=scotland&sco_mainstreaming=2025-04-24"
    assert "23 April 2027" in page.inner_text("main")
    context.close()


def test_on_paper_the_explanations_are_there_and_the_form_is_not(page):
    page.goto(FULL)
    page.emulate_media(media="print")

    assert page.get_by_text("The clock started on 30 March 2026").is_visible()
    assert not page.get_by_role("button", name="Work out the days").is_visible()
