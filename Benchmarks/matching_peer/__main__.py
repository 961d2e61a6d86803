"""Compares Lotse's places with the package `matching` (HospitalResident, residents asking) on random small rounds.

    python -m matching_peer --lotse PATH

PATH is the program; each round is played by `lotse place FILE --json`.

(The folder is not called `matching`, which would hide the package.)
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path

from matching.games import HospitalResident


def round_of(seed: int) -> dict:
    """Points at a programme are all different, so that no lot decides and both must give the same."""
    chance = random.Random(seed)
    capacities = [chance.randint(1, 3) for _ in range(chance.randint(2, 6))]
    count = chance.randint(2, 14)
    points = [chance.sample(range(count), count) for _ in capacities]
    children = []
    for child in range(count):
        wished = chance.sample(range(len(capacities)), chance.randint(1, len(capacities)))
        children.append({"key": child, "wishes": [[programme, points[programme][child]] for programme in wished]})
    return {"capacities": capacities, "children": children}


def peer(asked: dict) -> list[int | None]:
    wishes = {child: [programme for programme, _ in each["wishes"]] for child, each in enumerate(asked["children"])}
    ranked: dict[int, list[int]] = {}
    for programme in {programme for wished in wishes.values() for programme in wished}:
        askers = [child for child in wishes if programme in wishes[child]]
        points = {child: dict(asked["children"][child]["wishes"])[programme] for child in askers}
        ranked[programme] = sorted(askers, key=lambda child: -points[child])
    capacities = {programme: asked["capacities"][programme] for programme in ranked}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        game = HospitalResident.create_from_dictionaries(wishes, ranked, capacities)
        solved = game.solve(optimal="resident")
    given: list[int | None] = [None] * len(wishes)
    for programme, held in solved.items():
        for child in held:
            given[child.name] = programme.name
    return given


# Points are sums of these, so that a child can have any number of them below 32.
BITS = {f"bit-{bit}": 1 << bit for bit in range(5)}


def lotse(program: str, asked: dict) -> list[int | None]:
    round_file = {
        "seed": 1,
        "criteria": [{"key": key, "points": points} for key, points in BITS.items()],
        "programmes": [{"name": str(n), "places": places} for n, places in enumerate(asked["capacities"])],
        "children": [
            {
                "key": child["key"],
                "wishes": [
                    {"programme": programme, "met": [key for key, bit in BITS.items() if points & bit]}
                    for programme, points in child["wishes"]
                ],
            }
            for child in asked["children"]
        ],
    }
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "round.json")
        file.write_text(json.dumps(round_file))
        done = subprocess.run([program, "place", str(file), "--json"], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)["children"]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lotse", required=True, help="the program")
    parser.add_argument("--rounds", type=int, default=1000)
    options = parser.parse_args()
    different = 0
    for seed in range(options.rounds):
        asked = round_of(seed)
        ours, theirs = lotse(options.lotse, asked), peer(asked)
        if ours != theirs:
            different += 1
            print(f"round {seed}: {ours}, the package says {theirs}")
    print(f"{options.rounds} rounds, {different} different")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
