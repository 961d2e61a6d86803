"""Several servers on one PostgreSQL, and a PostgreSQL that goes away."""

import stat
import threading
import time

from service import ideas, postgres
from service.engines import on
from service.installation import Installation
from service.waiting import wait_until
from service.web import Reader
from support import server as servers


@on("postgres")
def test_who_signs_in_at_one_server_is_known_at_the_other_until_signing_out(installation):
    first, second = installation.server(), installation.server()
    who = installation.somebody("adviser")
    reader = Reader(first.url)
    reader.sign_in(who.mail, who.password)
    other = reader.at(second.url)
    today = "/de/spree-neisse/heute"
    assert reader.get(today).status == 200
    page = other.get(today)
    assert page.status == 200

    assert reader.send(reader.get(today).form("/de/abmelden")).status == 303
    assert other.get(today).status == 303
    # A form that was shown before does not work for somebody who has left.
    assert other.send(page.form("/de/abmelden")).status in (303, 403)


@on("postgres")
def test_servers_that_start_together_bring_a_new_database_up_to_date_once(tmp_path, installation):
    database = postgres.make()
    fresh = Installation(tmp_path / "fresh", [], database)
    key = (installation.folder / "lotse.key").read_text().strip()
    started: list[servers.Server] = []
    starts = [threading.Thread(target=lambda: started.append(fresh.server(LOTSE_KEY=key))) for _ in range(3)]
    fresh.folder.mkdir()
    try:
        for start in starts:
            start.start()
        for start in starts:
            start.join()
        assert len(started) == 3
        assert [Reader(server.url).get("/ready").status for server in started] == [200] * 3
        assert fresh.ask("SELECT count(*) FROM schema_migration") == installation.ask(
            "SELECT count(*) FROM schema_migration"
        )
    finally:
        fresh.close()


@on("postgres")
def test_each_letter_leaves_once_though_several_servers_hand_letters_over(tmp_path, installation):
    sent = tmp_path / "sent"
    program = tmp_path / "sendmail"
    program.write_text(f"#!/bin/sh\ngrep -i '^message-id' >> {sent}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    running = [installation.server(LOTSE_MAIL_PROGRAM=str(program)) for _ in range(3)]
    readers = [Reader(server.url) for server in running]
    for number in range(12):
        assert readers[number % 3].send(ideas.form(readers[number % 3], f"Idee {number}")).status == 303
    [(letters,)] = installation.ask("SELECT count(*) FROM outbox_message WHERE kind = 'mail'")
    assert int(letters) >= 12
    waiting = "SELECT count(*) FROM outbox_message WHERE kind = 'mail' AND delivered_at IS NULL"
    wait_until(lambda: installation.ask(waiting) == [("0",)], 60)
    lines = sent.read_text().splitlines()
    assert len(lines) == len(set(lines)) == int(letters)


@on("postgres")
def test_a_database_that_goes_away_and_comes_back_needs_no_restart(installation):
    server = installation.server()
    who = installation.somebody("adviser")
    visitor, adviser = Reader(server.url), Reader(server.url)
    adviser.sign_in(who.mail, who.password)
    form = ideas.form(visitor, "Ein Chor für Zugezogene")
    assert visitor.get("/ready").status == 200
    with postgres.away():
        # What strangers were shown a moment ago is kept for a second.
        time.sleep(1.1)
        assert visitor.get("/ready").status == 503
        assert visitor.get("/health").status == 200
        for answer in (
            visitor.get("/de/spree-neisse"),
            adviser.get("/de/spree-neisse/heute"),
            visitor.send(form),
        ):
            assert answer.status == 503
            assert "Gerade nicht erreichbar" in answer.text
    wait_until(lambda: visitor.get("/ready").status == 200, 20)
    assert visitor.get("/de/spree-neisse").status == 200
    assert adviser.get("/de/spree-neisse/heute").status == 200
    assert visitor.send(form).status == 303
    ideas.check_whole(installation)
