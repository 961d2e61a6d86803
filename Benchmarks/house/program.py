"""The release build, and the large invented region that it is measured with."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(os.environ.get("LOTSE_BINARY", ROOT / ".build/release/lotse"))
FOLDER = ROOT / ".build/benchmarks"
CASES = int(os.environ.get("LOTSE_BENCH_CASES", "100000"))

os.environ["LOTSE_BINARY"] = str(PROGRAM)
sys.path += [str(ROOT / "Tests/Browser"), str(ROOT / "Tests/Server")]


def run(*words: object) -> tuple[str, float]:
    """Runs the program; gives what it says, and how long it took in seconds."""
    begun = time.monotonic()
    done = subprocess.run([PROGRAM, *map(str, words)], capture_output=True, text=True, timeout=3600)
    if done.returncode != 0:
        sys.exit(f"lotse {' '.join(map(str, words))}:\n{done.stdout}{done.stderr}")
    return done.stdout, time.monotonic() - begun


def region() -> Path:
    """The data folder of the region; made when it is not there, kept for the next time."""
    folder = FOLDER / f"region-{CASES}"
    if not (folder / "said").exists():
        shutil.rmtree(folder, ignore_errors=True)
        print(f"Making a region of {CASES} cases …", file=sys.stderr)
        said, seconds = run("demo", "--cases", CASES, "--data", folder)
        (folder / "said").write_text(said)
        (folder / "seconds").write_text(f"{seconds:.1f}")
    # One that was kept may be of an earlier schema.
    run("migrate", "--data", folder)
    return folder


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def resident(process: int, peak: bool = False) -> float:
    """Mebibytes of a process in memory, now or at most so far."""
    wanted = "VmHWM:" if peak else "VmRSS:"
    for line in Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith(wanted):
            return int(line.split()[1]) / 1024
    raise ValueError(f"no {wanted} of {process}")


def run_weighed(*words: object) -> tuple[str, float, float]:
    """Runs the program as `run` does; gives the mebibytes that it took at most, too."""
    begun = time.monotonic()
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen([PROGRAM, *map(str, words)], stdout=said, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.monotonic() - begun
        said.seek(0)
        text = said.read()
    if status != 0:
        sys.exit(f"lotse {' '.join(map(str, words))}:\n{text}")
    return text, seconds, used.ru_maxrss / 1024
