"""The demo region on both engines: each test has a copy of its own, and servers that end with it."""

import pytest

from service import postgres
from service.installation import Template
from support import server as servers


@pytest.fixture(scope="session")
def templates():
    """By engine; each is loaded when the first test asks for it."""
    made: dict[str, Template] = {}

    def template(engine: str) -> Template:
        if engine not in made:
            folder = servers.temporary_folder()
            database = postgres.make() if engine == "postgres" else None
            where = ["--database", postgres.address(database)] if database else []
            made[engine] = Template(folder, servers.run("demo", "--data", folder, *where), database)
        return made[engine]

    yield template
    for engine, template in made.items():
        servers.remove(template.folder)
        if template.database:
            postgres.drop(template.database)


@pytest.fixture(params=["sqlite", "postgres"])
def installation(request, templates, tmp_path):
    if request.param == "postgres" and not postgres.SERVER:
        pytest.skip("LOTSE_TEST_POSTGRES names no server")
    copied = templates(request.param).copy(tmp_path / "var")
    yield copied
    copied.close()
