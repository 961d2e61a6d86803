"""Two advisers at one record: nobody's work is lost, and the second is told."""

import re

from service.web import Form, Reader

CASES = "/de/spree-neisse/faelle"


def a_case_of(owner: Reader) -> str:
    """The path of a running case that its reader may write in."""
    listed = owner.get(f"{CASES}?whose=mine")
    for path in dict.fromkeys(re.findall(rf'href="({CASES}/[0-9a-f-]{{36}})"', listed.text)):
        if owner.get(f"{path}/angaben").status == 200:
            return path
    raise AssertionError(f"no case of this adviser in:\n{listed.text[:3000]}")


def shown(reader: Reader, path: str) -> Form:
    return reader.get(f"{path}/angaben").form(f"{path}/angaben")


def test_the_second_of_two_advisers_is_told_and_keeps_what_was_typed(installation):
    server = installation.server()
    adviser, lead = Reader(server.url), Reader(server.url)
    for reader, role in ((adviser, "adviser"), (lead, "team-lead")):
        who = installation.somebody(role)
        reader.sign_in(who.mail, who.password)
    path = a_case_of(adviser)
    first, second = shown(adviser, path), shown(lead, path)

    assert adviser.send(first.filled(place="Bad Muskau")).status == 303
    refused = lead.send(second.filled(place="Szczecin", arrival="2027-05-01"))
    assert refused.status == 409
    assert "Jemand anderes hat inzwischen gespeichert" in refused.text
    assert "Bad Muskau" in refused.text
    again = refused.form(f"{path}/angaben")
    assert again.values["place"] == "Szczecin"
    assert again.values["arrival"] == "2027-05-01"
    assert shown(adviser, path).values["place"] == "Bad Muskau"

    assert lead.send(again).status == 303
    kept = shown(adviser, path).values
    assert (kept["place"], kept["arrival"]) == ("Szczecin", "2027-05-01")
    number = path.rsplit("/", 1)[-1]
    edits = installation.ask(f"SELECT action FROM journal WHERE subject_id = '{number}' AND action = 'edit'")
    assert len(edits) == 2
