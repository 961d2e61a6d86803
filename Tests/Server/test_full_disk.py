"""A disk that fills up under a server that serves."""

import shutil
import subprocess

import pytest

from service import ideas
from service.engines import on
from service.web import Reader

MEGABYTES = 32


@pytest.fixture
def small_disk(tmp_path):
    """A folder with little room."""
    place = tmp_path / "small"
    place.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", f"size={MEGABYTES}m,mode=700", "tmpfs", place]
    if subprocess.run(mounting, capture_output=True).returncode != 0:
        pytest.skip("a tmpfs may not be mounted here: a full disk is not tried")
    yield place
    subprocess.run(["umount", "--lazy", place], check=True)


def fill(file):
    with file.open("wb", buffering=0) as ballast:
        try:
            while True:
                ballast.write(bytes(4096))
        except OSError:
            pass


@on("sqlite")
def test_a_full_disk_is_told_in_a_sentence_and_works_again_once_there_is_room(installation, small_disk):
    shutil.copytree(installation.folder, small_disk / "var")
    installation.folder = small_disk / "var"
    server = installation.server()
    reader = Reader(server.url)
    ledger = ideas.Ledger()
    ledger.send(reader, "Idee davor")
    ballast = small_disk / "ballast"
    fill(ballast)

    long_words = " ".join(["Ein Haus für alle, die ankommen."] * 80)
    answers = []
    for number in range(300):
        form = ideas.form(reader, f"Idee {number}: {long_words}")
        answers.append(reader.send(form))
        if answers[-1].status == 303:
            ledger.note(form.values["text"], answers[-1].location)
        elif sum(answer.status == 503 for answer in answers) >= 10:
            break
    refused = [answer for answer in answers if answer.status != 303]
    assert len(refused) >= 10
    assert {answer.status for answer in refused} == {503}
    assert all("Unser Speicher ist voll" in answer.text for answer in refused)
    assert reader.get("/de/spree-neisse").status == 200
    assert ideas.kept(installation) >= set(ledger.acknowledged)

    ballast.unlink()
    assert reader.send(form).status == 303
    ideas.check_whole(installation)
    assert len(ideas.kept(installation)) == installation_before(installation) + len(ledger.acknowledged) + 1


def installation_before(installation) -> int:
    """Ideas and questions that the demo region itself holds."""
    [(count,)] = installation.ask("SELECT count(*) FROM concern WHERE body NOT LIKE 'Idee %'")
    return int(count)
