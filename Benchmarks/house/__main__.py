"""`Scripts/bench WORD…`: measures the release build on an invented region, prints each figure beside its bar."""

import http.client
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path

from house import directory, listings, program, vacancies
from house.load import getting, steadily
from house.table import Figures, machine, percentile

from service import ideas
from service.installation import sign_ins
from service.web import COOKIE, Reader
from support.server import Server

ALLIANCE = "/de/spree-neisse"
WHO_HELPS = f"{ALLIANCE}/wer-hilft"
# Of each load.
SECONDS = int(os.environ.get("LOTSE_BENCH_SECONDS", "15"))


@contextmanager
def serving(folder: Path):
    server = Server(folder)
    server.start()
    try:
        yield server
    finally:
        server.stop()


def wrk(url: str, connections: int = 64) -> float:
    """Requests a second, as fast as they are answered."""
    done = subprocess.run(
        ["wrk", "-t", "2", "-c", str(connections), "-d", f"{SECONDS}s", url], capture_output=True, text=True, check=True
    )
    assert "Non-2xx" not in done.stdout, done.stdout
    return float(re.search(r"Requests/sec:\s+([\d.]+)", done.stdout).group(1))


def portal(figures: Figures):
    """What visitors meet: the start page of an alliance, and who is responsible for what."""
    with serving(program.region()) as server:
        reader = Reader(server.url)
        page = reader.get(ALLIANCE)
        assert page.status == 200 and reader.get(WHO_HELPS).status == 200
        with bare(len(page.text.encode())) as bare_url:
            figures.add("bare Hummingbird, a page of the same size", wrk(bare_url), "requests/s")
        figures.add("start page of an alliance, 64 connections", wrk(server.url + ALLIANCE), "requests/s", least=3000)
        figures.add("responsible bodies, 64 connections", wrk(server.url + WHO_HELPS), "requests/s", least=3000)

        forms = iter([ideas.form(reader, f"Idee {number}") for number in range(20 * SECONDS)])
        refused: list[float] = []
        writes: list[float] = []

        def writing():
            samples, bad = steadily(20, SECONDS, 8, lambda: lambda: Reader(server.url).send(next(forms)).status)
            writes.extend(samples)
            refused.append(bad)

        beside = threading.Thread(target=writing)
        beside.start()
        samples, bad = steadily(300, SECONDS, 48, getting(server.url, [ALLIANCE, WHO_HELPS, "/de", "/ar/spree-neisse"]))
        beside.join()
        assert bad == 0 and refused == [0], f"{bad} pages and {refused} writes failed"
        figures.add("300 requests/s beside 20 writes/s, p50", percentile(samples, 0.5), "ms")
        figures.add("300 requests/s beside 20 writes/s, p99", percentile(samples, 0.99), "ms", most=50)
        figures.add("the writes beside them, p99", percentile(writes, 0.99), "ms")
        figures.add("memory at most, under this load", program.resident(server.process, peak=True), "MiB", most=300)


@contextmanager
def bare(length: int):
    """A server of the same framework that does nothing but answer."""
    benchmarks = program.PROGRAM.parent / "Benchmarks"
    process = subprocess.Popen([benchmarks, "bare-server", "--bytes", str(length)], stdout=subprocess.PIPE, text=True)
    try:
        yield re.search(r"http://\S+", process.stdout.readline()).group()
    finally:
        process.terminate()
        process.wait(timeout=20)


def start(figures: Figures):
    """From the start of the process to the first page."""
    folder = program.region()
    took = []
    for _ in range(9):
        port = program.free_port()
        begun = time.monotonic()
        process = subprocess.Popen(
            [program.PROGRAM, "serve", "--data", folder, "--port", str(port), "--log-level", "error"],
            stdout=subprocess.DEVNULL,
        )
        try:
            while not answers(port):
                assert process.poll() is None and time.monotonic() < begun + 60, "it does not answer"
                time.sleep(0.002)
            took.append((time.monotonic() - begun) * 1000)
        finally:
            process.terminate()
            process.wait(timeout=30)
    figures.add("start to first page, median of nine", percentile(took, 0.5), "ms", most=300)
    figures.add("start to first page, slowest", max(took), "ms")


def answers(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", ALLIANCE)
        return connection.getresponse().status == 200
    except (ConnectionRefusedError, socket.timeout):
        return False
    finally:
        connection.close()


def pages(figures: Figures):
    """What staff meet, with all cases in the database."""
    folder = program.region()
    people = {
        (who.role, who.alliance): who for who in reversed(sign_ins((folder / "said").read_text()))
    }
    with serving(folder) as server:
        adviser, lead = Reader(server.url), Reader(server.url)
        for reader, role in ((adviser, "adviser"), (lead, "team-lead")):
            who = people[role, "spree-neisse"]
            reader.sign_in(who.mail, who.password)
        case = re.search(rf'href="({ALLIANCE}/faelle/[0-9a-f-]{{36}})"', adviser.get(f"{ALLIANCE}/faelle").text).group(1)
        cases = f"{ALLIANCE}/faelle"
        asked = {
            "today, adviser": (adviser, f"{ALLIANCE}/heute"),
            "today, team lead": (lead, f"{ALLIANCE}/heute"),
            "my cases": (adviser, cases),
            "all cases of the team, closed ones too": (lead, f"{cases}?whose=team&state=all"),
            "cases with a need for housing": (lead, f"{cases}?whose=team&topic=housing"),
            "cases from one country": (lead, f"{cases}?whose=team&state=all&country=PL"),
            "search by a name": (lead, f"{cases}?whose=team&state=all&search=Kowalska"),
            "search by a rare name": (lead, f"{cases}?whose=team&state=all&search=Xenophon"),
            "search by a number": (lead, f"{cases}?search=2024-1234"),
            "a case": (adviser, case),
            "duplicates of a case": (adviser, f"{case}/dubletten"),
            "new requests": (lead, f"{ALLIANCE}/neue-anfragen"),
            "needs that nobody serves": (lead, f"{ALLIANCE}/unversorgt"),
        }
        for name, (reader, path) in asked.items():
            measure(figures, name, reader, path, most=300)
        year = f"{ALLIANCE}/bericht?from=2025-01-01&to=2025-12-31"
        measure(figures, "report of a year", lead, year, most=300)
        measure(figures, "report of five years", lead, f"{ALLIANCE}/bericht?from=2021-01-01&to=2026-12-31", times=10)
        figures.add("memory at most, after the report", program.resident(server.process, peak=True), "MiB", most=300)


def measure(figures: Figures, name: str, reader: Reader, path: str, most: float | None = None, times: int = 100):
    """One page, again and again by four readers at once, at half of what four could have."""
    first = time.monotonic()
    answer = reader.get(path)
    once = time.monotonic() - first
    assert answer.status == 200, f"{path}: {answer.status} {answer.location}"
    headers = {"Cookie": f"{COOKIE}={reader.cookie}"}
    rate = min(40.0, 0.5 / max(once, 0.005))
    # A slow page is asked less often, or one page would take all the time there is.
    samples, bad = steadily(rate, min(times / rate, 20), 8, getting(reader.url, [path], headers))
    assert bad == 0, f"{path}: {bad} failed"
    figures.add(f"{name}, p99 at {rate:.0f}/s", percentile(samples, 0.99), "ms", most=most)


def market(figures: Figures):
    """100,000 vacancies beside all cases: taken in, asked for by families, and the memory that it takes."""
    folder, file = program.region(), program.FOLDER / "vacancies.csv"
    vacancies.write(file)
    said, seconds, peak = program.run_weighed(
        "import", "listings", file, "--alliance", "spree-neisse", "--connection", "Stellen", "--data", folder
    )
    file.unlink()
    if f"{vacancies.COUNT} new" in said:
        figures.add(f"{vacancies.COUNT} vacancies of a table into an empty market", vacancies.COUNT / seconds, "rows/s")
        figures.add("memory at most, meanwhile", peak, "MiB", most=500)
    families(figures, folder, "", most=300)
    if words := os.environ.get("LOTSE_BENCH_WORDS"):
        # The words stay out of the region that is kept.
        with_words = program.FOLDER / "region-with-words"
        shutil.rmtree(with_words, ignore_errors=True)
        shutil.copytree(folder, with_words, ignore=shutil.ignore_patterns("*.eml"))
        program.run("import", "esco", Path(words) / "esco", "--data", with_words)
        # Asked in the second of the start, the market is read before the words are, and again with them.
        families(figures, with_words, ", with ESCO", most=None)
        families(figures, with_words, ", with ESCO, used after the start", wait=15, most=300)
        shutil.rmtree(with_words)


def families(figures: Figures, folder: Path, more: str, most: float | None, wait: float = 0):
    """What families ask on the public page, each another question, beside staff at work; seconds after the start."""
    people = {(who.role, who.alliance): who for who in reversed(sign_ins((folder / "said").read_text()))}
    page = f"{ALLIANCE}/was-passt"
    with serving(folder) as server:
        reader, lead = Reader(server.url, patience=120), Reader(server.url)
        form = reader.get(page).form(page)

        def question(number: int, trade: str):
            return form.filled(**{
                "occupation-1": trade, "german-1": "b1",
                "child-1": f"202{number % 4}-05-01", "rooms": str(4 + number % 3), "minutes": str(20 + number % 40),
            })

        time.sleep(wait)
        begun = time.monotonic()
        assert reader.send(question(0, vacancies.TRADES[0])).status == 200
        figures.add(f"the first question of a family{more}", time.monotonic() - begun, "s")
        # Where a title could be several trades the page asks which, and looks for nothing.
        clear = [trade for trade in vacancies.TRADES if reader.send(question(0, trade)).status == 200]
        assert len(clear) > len(vacancies.TRADES) / 2, f"only {clear} are clear"
        took = []
        for number in range(100):
            begun = time.monotonic()
            assert reader.send(question(number, clear[number % len(clear)])).status == 200
            took.append((time.monotonic() - begun) * 1000)
        figures.add(f"what fits a family, p50{more}", percentile(took, 0.5), "ms")
        figures.add(f"what fits a family, p95{more}", percentile(took, 0.95), "ms")
        who = people["team-lead", "spree-neisse"]
        lead.sign_in(who.mail, who.password)
        for path in ("heute", "faelle?whose=team&state=all", "unversorgt", "angebote"):
            for _ in range(20):
                assert lead.get(f"{ALLIANCE}/{path}").status == 200
        figures.add(f"memory at most{more}", program.resident(server.process, peak=True), "MiB", most=most)


def municipalities(figures: Figures):
    """The official directory: the real file named by LOTSE_BENCH_GV100, else one of the same size made up."""
    given = os.environ.get("LOTSE_BENCH_GV100")
    folder = program.FOLDER / "import"
    file = Path(given) if given else program.FOLDER / "GV100.txt"
    if not given:
        program.FOLDER.mkdir(parents=True, exist_ok=True)
        file.write_text(directory.text(), encoding="utf-8")
    took = []
    for _ in range(3):
        shutil.rmtree(folder, ignore_errors=True)
        program.run("migrate", "--data", folder)
        said, seconds = program.run("import", "municipalities", file, "--data", folder)
        took.append(seconds)
    count = int(re.search(r"(\d+) municipalities", said).group(1))
    shutil.rmtree(folder)
    figures.add(f"import of {count} municipalities, median of three", percentile(took, 0.5), "s", most=2)


def offers(figures: Figures):
    """A full OpenImmo transfer into an empty market, and the next one: changed, left out, the rest the same."""
    folder, file = program.FOLDER / "listings", program.FOLDER / "listings.xml"
    shutil.rmtree(folder, ignore_errors=True)
    program.run("demo", "--data", folder)
    command = ("import", "listings", file, "--alliance", "spree-neisse", "--connection", "Portal", "--data", folder)
    count = listings.OBJECTS
    listings.write(file)
    said, seconds, peak = program.run_weighed(*command)
    assert f"{count} new" in said, said
    figures.add(f"{count} OpenImmo objects into an empty market", seconds, "s", most=60)
    figures.add("memory at most, meanwhile", peak, "MiB", most=500)
    listings.write(file, changed=frozenset(range(0, count, 20)), left_out=frozenset(range(7, count, 50)))
    said, seconds, peak = program.run_weighed(*command)
    assert f"{count // 20} changed" in said and f"{count // 50} closed" in said, said
    figures.add("the next delivery, 5 % changed and 2 % gone", seconds, "s", most=60)
    figures.add("memory at most, with it", peak, "MiB", most=500)
    shutil.rmtree(folder)
    file.unlink()


def fill(figures: Figures):
    """Making the region itself: each case is told through the rooms, with its journal, as people would have."""
    folder = program.region()
    seconds = float((folder / "seconds").read_text())
    figures.add(f"making {program.CASES} cases", program.CASES / seconds, "cases/s")
    size = sum(file.stat().st_size for file in folder.glob("lotse.sqlite*")) / 2**20
    figures.add("the database file", size, "MiB")


WORDS = {
    "fill": fill, "start": start, "portal": portal, "pages": pages, "market": market, "import": municipalities,
    "listings": offers,
}


def main():
    words = sys.argv[1:] or list(WORDS)
    if unknown := [word for word in words if word not in WORDS]:
        sys.exit(f"usage: house [{'|'.join(WORDS)}]…, not {unknown[0]}")
    print(machine(), flush=True)
    figures = Figures()
    for word in words:
        WORDS[word](figures)
    sys.exit(1 if figures.missed else 0)


if __name__ == "__main__":
    main()
