"""What must hold on every page; each check gives a list of complaints, empty where all is well."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def accessibility(page: Page) -> list[str]:
    """What axe finds against WCAG 2.2 AA and its own best practices."""
    # Nobody presses anything on paper.
    on_paper = page.evaluate("matchMedia('print').matches")
    rules = {"target-size": {"enabled": not on_paper}}
    found = Axe().run(page, options={"runOnly": RULES, "rules": rules, "resultTypes": ["violations"]})
    return [
        f"axe {violation['id']}: {violation['help']}\n    {node['html'][:160]}\n    {node.get('failureSummary', '')}"
        for violation in found.response["violations"]
        for node in violation["nodes"][:3]
    ]


def sideways(page: Page) -> list[str]:
    """What makes the page scroll sideways; tables may scroll inside their own frame."""
    return page.evaluate(
        """() => {
            const width = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= width) return [];
            const framed = (element) => element.closest(".table-wide");
            return [...document.body.querySelectorAll("*")]
                .filter((element) => !framed(element) || element.matches(".table-wide"))
                .filter((element) => {
                    const box = element.getBoundingClientRect();
                    return box.width > 0 && (box.right > width + 1 || box.left < -1);
                })
                .slice(-3)
                .map((element) => "wider than the screen: " + element.outerHTML.slice(0, 160));
        }"""
    )


def targets(page: Page) -> list[str]:
    """Links and buttons under 24 px by 24 px that do not stand in a sentence (WCAG 2.5.8)."""
    return page.evaluate(
        """() => [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, summary")]
            .filter((element) => {
                const box = element.getBoundingClientRect();
                if (box.width === 0 || box.height >= 24 && box.width >= 24) return false;
                if (element.closest("p, li, dd, td, th, label, h1, h2, h3, h4")) {
                    const inline = getComputedStyle(element).display.startsWith("inline");
                    if (inline && element.matches("a")) return false;
                }
                return !element.matches(".skip-link");
            })
            .map((element) => "too small to hit: " + element.outerHTML.slice(0, 160))"""
    )


def structure(page: Page) -> list[str]:
    """One h1, no skipped heading, a language and a direction, a title of its own."""
    return page.evaluate(
        """() => {
            const complaints = [];
            const html = document.documentElement;
            if (!html.lang) complaints.push("no language");
            if (!["ltr", "rtl"].includes(html.dir)) complaints.push("no direction");
            const heads = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((head) => +head.tagName[1]);
            if (heads.filter((level) => level === 1).length !== 1) complaints.push("not exactly one h1");
            if (document.title.trim().length < 4) complaints.push("no title");
            if (document.body.innerText.includes("\\u27e6")) complaints.push("a word is missing in the catalogue");
            if (document.querySelector("[style]")) complaints.push("a style attribute");
            const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
            const twice = ids.filter((id, place) => ids.indexOf(id) !== place);
            if (twice.length) complaints.push("ids that stand twice: " + [...new Set(twice)].join(", "));
            for (const link of document.querySelectorAll("a[href^='#']")) {
                const target = decodeURIComponent(link.getAttribute("href").slice(1));
                if (!document.getElementById(target)) complaints.push("a link to nowhere: #" + target);
            }
            return complaints;
        }"""
    )


def shape(page: Page) -> str:
    """What two pages that differ in words and numbers only have in common; where one is sound, so is the other."""
    return page.evaluate(
        """() => {
            const parts = [...document.querySelectorAll("body *:not(svg *, option, br)")].map((element) => {
                const chain = [element.parentElement, element].map((one) => one.localName + "." + one.className);
                return chain.join(" > ") + (element.getAttribute("type") ?? "");
            });
            const html = document.documentElement;
            return [html.lang, html.dir, ...[...new Set(parts)].sort()].join("\\n");
        }"""
    )


class Watch:
    """Hears what a page asks for and what the browser complains about, from its creation on."""

    def __init__(self, page: Page, origin: str):
        self.complaints: list[str] = []
        self._origin = origin
        page.on("request", lambda request: self._hear(request.url))
        page.on("console", lambda message: self._complain(message))
        page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))

    def _hear(self, url: str):
        if not url.startswith((self._origin + "/", "about:", "data:")):
            self.complaints.append(f"asks another origin: {url}")

    def _complain(self, message):
        # A page that answers 404 or 422 on purpose is reported as an error by the browser, too.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.complaints.append(f"console: {message.text}")
