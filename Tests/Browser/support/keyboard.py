"""A reader without a mouse: only keys that are on every keyboard."""

import re
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Locator, Page

# Where a name is looked for: the smallest of these that holds the words.
PARTS = (
    "table, li:not(.cluster > li, .card-links > li, .link-list > li), tr, article, section, fieldset, nav, aside,"
    "figure, .summary-row, .card, .panel, .error-summary, .notice"
)


class Keyboard:
    """Walks a page by Tab and acts by Enter, Space, arrows and typing.

    Whatever is reached must show the focus and must lie in the window; otherwise a reader would not know where
    they are, and the walk fails there. `within` names words that stand beside what is wanted, where a page says the
    same name twice.
    """

    LONGEST_WALK = 300

    def __init__(self, page: Page):
        self.page = page

    # Walking

    def go(self, url: str):
        """Opens an address, as from a letter or the browser's own bar."""
        self.page.goto(url)
        self.arrive()

    def reload(self):
        """Asks for the same page again, as by F5."""
        self.page.reload()
        self.arrive()

    def follow(self, name: str, within: str | None = None):
        """Reaches a link and opens it; where only the fold of the menu has it, unfolds that first."""
        self._unfold_menu(name, within)
        self.reach(self._named("link", name, within))
        self._enter()

    def _unfold_menu(self, name: str, within: str | None):
        fold, exact = self.page.locator(".site-more:not([open])"), re.compile(rf"^\s*{re.escape(name)}\s*$")
        if within is not None or not fold.locator("a").filter(has_text=exact).count():
            return
        if not self.page.get_by_role("link", name=exact).count():
            self.reach(fold.locator("summary"))
            self.page.keyboard.press("Enter")

    def follow_number(self, within: str) -> int:
        """Reaches the first number that is a link beside these words, opens it and gives it."""
        part = self._part(self.page.locator("main"), within)
        number = part.locator("a").filter(has_text=re.compile(r"^\s*\d+\s*$")).first
        self.reach(number)
        figure = int(number.inner_text())
        self._enter()
        return figure

    def go_up(self):
        """Opens the page above this one, by the last link of the path that stands over the heading."""
        self.reach(self.page.locator("nav.breadcrumb a").last)
        self._enter()

    def press(self, name: str, within: str | None = None):
        """Reaches a button and presses it; the form is sent."""
        self.reach(self._named("button", name, within))
        self._enter()

    def save(self, name: str, folder: Path, within: str | None = None) -> Path:
        """Reaches a link to a file and saves the file."""
        self.reach(self._named("link", name, within))
        with self.page.expect_download() as download:
            self.page.keyboard.press("Enter")
        file = folder / download.value.suggested_filename
        download.value.save_as(file)
        self.note(download.value.url)
        return file

    def open(self, name: str):
        """Reaches a folded part and unfolds it."""
        fold = self.page.locator("summary", has_text=name)
        self.reach(fold)
        self.page.keyboard.press("Enter")
        assert fold.first.evaluate("(element) => element.parentElement.open"), f"{name} does not unfold"

    def arrive(self):
        """Called whenever a page has been opened."""

    def note(self, url: str):
        """Called with the address of whatever has been opened or saved."""

    # Answering

    def write(self, label: str, text: str, within: str | None = None):
        """Reaches a text field and replaces what stands in it; days as 2026-03-02."""
        field = self._labelled(label, within)
        self.reach(field)
        if field.first.get_attribute("type") == "date":
            return self._write_day(field.first, text)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)
        written = field.first.input_value()
        assert written == text, f"{label}: {written!r} stands there in place of {text!r}"

    def select(self, label: str, option: str, within: str | None = None):
        """Reaches a list, types what every keyboard has of the option's beginning, and goes on by arrows."""
        field = self._labelled(label, within)
        self.reach(field)
        if field.first.evaluate("(list) => Boolean(list.form?.dataset.instant !== undefined)"):
            # The form sends itself shortly after a choice.
            with self.page.expect_navigation():
                self._pick(field, option)
            return self.arrive()
        self._pick(field, option)

    def _pick(self, field: Locator, option: str):
        list_ = field.first.element_handle()
        self.page.keyboard.press("Home")
        self.page.keyboard.type(re.match(r"[A-Za-z0-9 ,.-]*", option).group().strip())
        for _ in range(field.first.locator("option").count()):
            if list_.evaluate("(list) => list.options[list.selectedIndex].text").startswith(option):
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{option} cannot be chosen; there are {field.first.inner_text()}")

    def tick(self, *names: str, within: str | None = None):
        """Reaches boxes and ticks them; one that is ticked stays so."""
        for name in names:
            box = self._named("checkbox", name, within)
            self.reach(box)
            if not box.first.is_checked():
                self.page.keyboard.press("Space")
            assert box.first.is_checked(), f"{name} cannot be ticked by the space bar"

    def untick(self, *names: str):
        """Reaches boxes and takes their ticks away."""
        for name in names:
            box = self._named("checkbox", name, None)
            self.reach(box)
            if box.first.is_checked():
                self.page.keyboard.press("Space")
            assert not box.first.is_checked(), f"the tick of {name} cannot be taken away by the space bar"

    def choose(self, name: str, within: str | None = None):
        """Reaches the group of a radio button and moves to it by arrows."""
        wanted = self._named("radio", name, within).first
        group = self.page.locator(f"input[type=radio][name='{wanted.get_attribute('name')}']")
        self.reach(group)
        if not group.evaluate_all("(buttons) => buttons.some((button) => button.checked)"):
            self.page.keyboard.press("Space")
        for _ in range(group.count()):
            if wanted.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        assert wanted.is_checked(), f"{name} cannot be reached by arrows"

    def attach(self, label: str, file: Path):
        """Reaches a file field; the window in which files are chosen is the system's and not looked at."""
        field = self._labelled(label, None)
        self.reach(field)
        field.first.set_input_files(file)

    # Reading

    def text(self, within: str | None = None) -> str:
        """What the page says, or the smallest part of it that says these words."""
        main = self.page.locator("main")
        part = main if within is None else self._part(main, within)
        # A space before a colon comes from words that are only heard.
        return " ".join(part.inner_text().split()).replace(" :", ":")

    def reads(self, *sentences: str, within: str | None = None):
        """The page says all of this."""
        text = self.text(within).casefold()
        missing = [sentence for sentence in sentences if sentence.casefold() not in text]
        assert not missing, f"{self.page.url} does not say {missing}; it says: {self.text(within)}"

    def does_not_read(self, *sentences: str, within: str | None = None):
        """The page says nothing of this."""
        text = self.text(within).casefold()
        said = [sentence for sentence in sentences if sentence.casefold() in text]
        assert not said, f"{self.page.url} says {said}; it says: {self.text(within)}"

    def offers(self, name: str, within: str | None = None) -> bool:
        """Whether a link or button of this name stands there."""
        return any(self._find(role, name, within).count() for role in ("link", "button"))

    def offers_choice(self, name: str) -> bool:
        """Whether a radio button of this name stands there."""
        return self._find("radio", name, None).count() > 0

    def rows(self) -> int:
        """How many rows the page's first table has under its head."""
        return self.page.locator("main table").first.locator("tbody tr").count()

    # How it is done

    def reach(self, wanted: Locator):
        """Presses Tab, or Shift and Tab where it lies behind, until one of the wanted elements has the focus."""
        assert wanted.count() > 0, f"not on the page: {wanted}\n{self._inventory()}"
        # Looked up once: a name is dear to find, and nothing on the page moves while somebody walks.
        goals = wanted.element_handles()
        key = "Shift+Tab" if goals[0].evaluate(LIES_BEHIND) else "Tab"
        for _ in range(self.LONGEST_WALK):
            if self.page.evaluate("(goals) => goals.includes(document.activeElement)", goals):
                self._expect_visible_focus()
                return
            self.page.keyboard.press(key)
        raise AssertionError(f"{key} never reaches {wanted}\n{self._inventory()}")

    def _enter(self):
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.arrive()

    def _find(self, role: str, name: str, within: str | None) -> Locator:
        area = self.page.locator("body")
        if within is not None:
            area = self._part(self.page.locator("main"), within)
        # What is only heard stands in a box of its own; browsers put a space before it.
        spoken = re.escape(name).replace(":", r"\s*:").replace("/", r"\/")
        exact = area.get_by_role(role, name=re.compile(rf"^\s*{spoken}\s*$"))
        return exact if exact.count() else area.get_by_role(role, name=re.compile(spoken, re.IGNORECASE))

    def _named(self, role: str, name: str, within: str | None) -> Locator:
        found = self._find(role, name, within)
        assert found.count(), f"no {role} named {name!r} on {self.page.url}\n{self._inventory()}"
        return found

    def _labelled(self, label: str, within: str | None) -> Locator:
        area = self.page.locator("main") if within is None else self._part(self.page.locator("main"), within)
        # The word "optional" belongs to the label; what a question is for does not.
        fields = area.locator("input:not([type=hidden]), select, textarea")
        exact = fields.and_(area.get_by_label(re.compile(rf"^\s*{re.escape(label)}\s*(\([^)]*\)\s*)?$")))
        found = exact if exact.count() else fields.and_(area.get_by_label(label))
        assert found.count(), f"no field labelled {label!r} on {self.page.url}\n{self._inventory()}"
        return found

    @staticmethod
    def _part(area: Locator, words: str) -> Locator:
        parts = area.locator(PARTS).filter(has_text=words)
        assert parts.count(), f"no part of {area.page.url} says {words!r}"
        sizes: Sequence[int] = parts.evaluate_all("(parts) => parts.map((part) => part.textContent.length)")
        return parts.nth(sizes.index(min(sizes)))

    def _write_day(self, field: Locator, day: str):
        year, month, number = day.split("-")
        # A browser asks for the parts of a day in the order of its own language, not of the page's.
        for digits in (number + month + year, month + number + year):
            self.page.keyboard.type(digits)
            if field.input_value() == day:
                return
            for _ in range(3):
                self.page.keyboard.press("ArrowLeft")
        raise AssertionError(f"{day} cannot be typed; {field.input_value()!r} stands there")

    def _inventory(self) -> str:
        """What a reader could reach on the page, for the message of a failed test."""
        return self.page.evaluate(
            """() => [document.querySelector("h1")?.innerText ?? "no heading",
                ...[...document.querySelectorAll(".error-summary, main a[href], main button, main select, main textarea,"
                    + "main summary, main input:not([type=hidden])")].map((element) => {
                    const label = element.labels?.[0]?.innerText ?? element.innerText;
                    return `  ${element.localName} ${element.type ?? ""} ${label.replace(/\\s+/g, " ").slice(0, 90)}`;
                })].join("\\n")"""
        )

    def _expect_visible_focus(self):
        complaint = self.page.evaluate(
            """() => {
                const element = document.activeElement;
                const style = getComputedStyle(element);
                const box = element.getBoundingClientRect();
                if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) return "shows no focus";
                if (box.bottom < 0 || box.top > innerHeight) return "lies outside the window";
                return "";
            }"""
        )
        assert not complaint, f"{self.page.evaluate('document.activeElement.outerHTML.slice(0, 120)')} {complaint}"


LIES_BEHIND = """(element) => {
    const place = document.activeElement.compareDocumentPosition(element);
    return document.activeElement !== document.body && Boolean(place & Node.DOCUMENT_POSITION_PRECEDING)
        && !(place & Node.DOCUMENT_POSITION_CONTAINED_BY);
}"""
