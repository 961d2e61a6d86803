"""What a server does first, and what one says that cannot begin."""

import json
import subprocess

from service.engines import on
from service.waiting import wait_until
from support.server import PROGRAM


def refusal(*words: object) -> str:
    done = subprocess.run([PROGRAM, "serve", *map(str, words)], capture_output=True, text=True, timeout=60)
    assert done.returncode == 1, done.stdout + done.stderr
    complaints = [line for line in done.stderr.splitlines() if not line.startswith("{")]
    assert len(complaints) == 1, done.stderr
    return complaints[0]


@on("sqlite")
def test_a_second_server_on_a_folder_says_so(installation):
    installation.server()
    said = refusal(*installation.options, "--port", "0")
    assert said == f"lotse: Another server serves from {installation.folder} already. Stop it first."


def test_a_port_that_is_taken_is_named(installation, templates, tmp_path):
    server = installation.server()
    port = server.url.rsplit(":", 1)[-1]
    other = templates("sqlite").copy(tmp_path / "other")
    said = refusal(*other.options, "--port", port)
    assert said == f"lotse: The port {port} is in use already. Choose another by --port."


@on("sqlite")
def test_a_folder_without_its_key_or_schema_is_named(installation, tmp_path):
    (installation.folder / "lotse.key").unlink()
    assert "There is no key file" in refusal(*installation.options, "--port", "0")
    assert "Run `lotse migrate`" in refusal("--data", tmp_path / "empty", "--port", "0")


def test_a_server_lays_out_every_market_before_anybody_asks(installation):
    server = installation.server()
    alliances = {alliance for (alliance,) in installation.ask("SELECT slug FROM alliance")}
    assert len(alliances) > 3

    def ready() -> set[str]:
        # The last line may still be in the writing.
        lines = [line for line in server.log.read_text().splitlines(keepends=True) if line.endswith("}\n")]
        events = map(json.loads, lines)
        return {event["alliance"] for event in events if event["message"] == "market ready"}

    wait_until(lambda: ready() == alliances, seconds=60)
