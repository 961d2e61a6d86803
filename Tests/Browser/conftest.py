"""One browser; one server on a fresh demo region to read on, and one for each engine that journeys change."""

import os
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from support import server as servers
from support.atlas import Atlas
from support.readers import Readers
from support.stage import ENGINES, POSTGRES, Scene, Stage
from support.visits import Visited


def pytest_addoption(parser):
    parser.addoption("--screenshots", help="folder for pictures of every page")
    parser.addoption("--pictures", help="folder for the pictures of the README")
    parser.addoption("--engine", choices=ENGINES, help="journeys on this engine only")


def pytest_collection_modifyitems(config, items):
    """Leaves out the journeys of the other engine where one is asked for."""
    wanted = config.getoption("--engine")
    played = {item: item.callspec.params.get("stage") for item in items if hasattr(item, "callspec")}
    others = [item for item, engine in played.items() if wanted and engine not in (None, wanted)]
    if others:
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if item not in others]


@pytest.fixture(scope="session")
def demo():
    """A data folder with the demo region, and what the demo said when it was loaded."""
    folder = servers.temporary_folder()
    yield folder, servers.run("demo", "--data", folder)
    servers.remove(folder)


@pytest.fixture(scope="session")
def server(demo):
    running = servers.Server(demo[0])
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def browser():
    # Chromium without its own windows: the whole browser draws its tab strip for each context, twice the work.
    names = ("chromium-headless-shell", "chromium", "chromium-browser")
    program = os.environ.get("LOTSE_BROWSER") or next(filter(None, map(shutil.which, names)), None)
    assert program, "chromium is not installed"
    # The sandbox refuses to run as root, as in most containers.
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=[*arguments, "--lang=de"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def readers(browser, server, demo):
    """Opens pages as somebody: `readers.page("adviser")`, `readers.page()` for a visitor."""
    everybody = Readers(browser, server, demo[1])
    yield everybody
    everybody.close()


@pytest.fixture(scope="session")
def atlas(readers, demo):
    """What is there, found by following links as each role."""
    return Atlas(readers, demo[0])


@pytest.fixture(scope="session")
def visited():
    """Where the journeys of this run have been."""
    return Visited()


@pytest.fixture(scope="session", params=ENGINES)
def stage(request, browser, demo, visited):
    if request.param == "postgres" and not POSTGRES:
        pytest.skip("without PostgreSQL; run it by Scripts/with-postgres")
    played = Stage(browser, request.param, *demo, visited)
    yield played
    played.close()


@pytest.fixture
def scene(stage):
    """A journey's people: `scene.visitor("uk")`, `scene.member("adviser.spree-neisse")`."""
    acted = Scene(stage)
    yield acted
    acted.close()


@pytest.fixture(scope="session")
def screenshots(request) -> Path | None:
    folder = request.config.getoption("--screenshots")
    return Path(folder) if folder else None
