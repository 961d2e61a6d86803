"""A reader without a browser: pages, forms and the one cookie, over plain HTTP."""

import http.client
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode, urlsplit

COOKIE = "__Host-lotse"


@dataclass
class Form:
    """A form as it was shown: where it is sent, and what its fields hold."""

    action: str
    values: dict[str, str] = field(default_factory=dict)

    def filled(self, **values: str) -> "Form":
        return Form(self.action, {**self.values, **values})


@dataclass(frozen=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    text: str

    @property
    def location(self) -> str:
        return self.headers.get("Location") or ""

    @property
    def forms(self) -> list[Form]:
        reader = _Forms()
        reader.feed(self.text)
        return reader.forms

    def form(self, action: str) -> Form:
        """The form that is sent to a path."""
        found = [form for form in self.forms if form.action.split("?")[0] == action]
        assert found, f"no form for {action} in:\n{self.text[:2000]}"
        return found[0]


class Reader:
    """Somebody who reads one server's pages; each request has a connection of its own."""

    def __init__(self, url: str, cookie: str | None = None, patience: float = 30):
        self.url = url
        self.cookie = cookie
        self.patience = patience

    def at(self, url: str) -> "Reader":
        """The same reader, with the same cookie, at another server."""
        return Reader(url, self.cookie, self.patience)

    def get(self, path: str) -> Answer:
        return self._send("GET", path, None)

    def send(self, form: Form) -> Answer:
        return self._send("POST", form.action, urlencode(form.values))

    def submit(self, page: str, **values: str) -> Answer:
        """Gets a page, fills the form that is sent back to it, and sends it."""
        return self.send(self.get(page).form(page).filled(**values))

    def sign_in(self, mail: str, password: str) -> Answer:
        answer = self.submit("/de/anmelden", mail=mail, password=password)
        assert answer.status == 303, f"{mail} is not let in: {answer.status}\n{answer.text[:2000]}"
        return answer

    def _send(self, method: str, path: str, body: str | None) -> Answer:
        connection = http.client.HTTPConnection(urlsplit(self.url).netloc, timeout=self.patience)
        headers = {"Connection": "close"}
        if self.cookie:
            headers["Cookie"] = f"{COOKIE}={self.cookie}"
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            text = response.read().decode("utf-8", "replace")
        finally:
            connection.close()
        self._keep(response.headers.get("Set-Cookie"))
        return Answer(response.status, response.headers, text)

    def _keep(self, cookie: str | None):
        if cookie and cookie.startswith(f"{COOKIE}="):
            self.cookie = cookie.split(";")[0].removeprefix(f"{COOKIE}=") or None


class _Forms(HTMLParser):
    """Reads forms as a browser would send them back untouched."""

    def __init__(self):
        super().__init__()
        self.forms: list[Form] = []
        self._form: Form | None = None
        self._text: tuple[str, list[str]] | None = None
        self._select = ""

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "form" and given.get("method") == "post":
            self._form = Form(given["action"])
            self.forms.append(self._form)
        if self._form is None:
            return
        name = given.get("name") or ""
        if tag == "input" and name:
            choice = given.get("type") in ("checkbox", "radio")
            if not choice or "checked" in given:
                self._form.values[name] = given.get("value") or ""
        elif tag == "textarea":
            self._text = (name, [])
        elif tag == "select":
            self._select = name
            self._form.values.setdefault(name, "")
        elif tag == "option" and "selected" in given:
            self._form.values[self._select] = given.get("value") or ""

    def handle_endtag(self, tag):
        if tag == "form":
            self._form = None
        if tag == "textarea" and self._text and self._form:
            name, parts = self._text
            # The first line break behind the tag is the page's, not the text's.
            self._form.values[name] = "".join(parts).removeprefix("\n")
            self._text = None

    def handle_data(self, data):
        if self._text:
            self._text[1].append(data)
