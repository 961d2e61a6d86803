"""One server on a fresh demo region for all tests, one browser, and readers who are signed in or not."""

import os
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from support import server as servers
from support.readers import Readers


def pytest_addoption(parser):
    parser.addoption("--screenshots", help="folder for pictures of every page")


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
    program = os.environ.get("LOTSE_BROWSER") or shutil.which("chromium") or shutil.which("chromium-browser")
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
def screenshots(request) -> Path | None:
    folder = request.config.getoption("--screenshots")
    return Path(folder) if folder else None
