"""A reader without a mouse: only keys that are on every keyboard."""

from playwright.sync_api import Locator, Page


class Keyboard:
    """Walks a page by Tab and acts by Enter, Space, arrows and typing.

    Whatever is reached must show the focus and must lie in the window; otherwise a reader would not know where
    they are, and the walk fails there.
    """

    LONGEST_WALK = 300

    def __init__(self, page: Page):
        self.page = page

    def go(self, url: str):
        self.page.goto(url)

    def follow(self, name: str, exact: bool = False):
        """Reaches a link and opens it."""
        self.reach(self.page.get_by_role("link", name=name, exact=exact))
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def press(self, name: str, exact: bool = False):
        """Reaches a button and presses it; the form is sent."""
        self.reach(self.page.get_by_role("button", name=name, exact=exact))
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def open(self, name: str):
        """Reaches a folded part and unfolds it."""
        self.reach(self.page.locator("summary", has_text=name))
        self.page.keyboard.press("Enter")

    def write(self, label: str, text: str):
        """Reaches a text field and replaces what stands in it."""
        field = self.page.get_by_label(label, exact=False)
        self.reach(field)
        if field.first.get_attribute("type") == "date":
            field.first.evaluate("(element, day) => { element.value = day }", text)
            return
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def select(self, label: str, option: str):
        """Reaches a list and types the option's beginning, as people do."""
        field = self.page.get_by_label(label, exact=False)
        self.reach(field)
        self.page.keyboard.type(option)
        chosen = field.first.evaluate("(list) => list.options[list.selectedIndex].text")
        assert chosen.startswith(option), f"{label}: {chosen} was chosen in place of {option}"

    def tick(self, name: str):
        """Reaches a box and ticks it."""
        box = self.page.get_by_role("checkbox", name=name)
        self.reach(box)
        self.page.keyboard.press("Space")
        assert box.first.is_checked(), f"{name} cannot be ticked by the space bar"

    def choose(self, name: str):
        """Reaches the group of a radio button and moves to it by arrows."""
        wanted = self.page.get_by_role("radio", name=name).first
        group = wanted.get_attribute("name")
        self.reach(self.page.locator(f"input[type=radio][name='{group}']"))
        self.page.keyboard.press("Space")
        for _ in range(self.page.locator(f"input[type=radio][name='{group}']").count()):
            if wanted.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{name} cannot be reached by arrows")

    def reach(self, wanted: Locator):
        """Presses Tab until one of the wanted elements has the focus."""
        assert wanted.count() > 0, f"not on the page: {wanted}"
        seen = []
        for _ in range(self.LONGEST_WALK):
            if any(element.evaluate("(element) => element === document.activeElement") for element in wanted.all()):
                self._expect_visible_focus()
                return
            self.page.keyboard.press("Tab")
            seen.append(self.page.evaluate("document.activeElement.outerHTML.slice(0, 60)"))
        raise AssertionError(f"Tab never reaches {wanted}; it went {seen[:40]}")

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
