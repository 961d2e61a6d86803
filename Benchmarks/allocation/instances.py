"""Invented regions for the comparison with solvers, the same for the same seed, in the format of `lotse allocate`."""

import math
import random


def region(households: int, seed: int) -> dict:
    """Households that want a home, jobs, places for their children and courses near each other.

    About as many homes and jobs as are wanted, places for nine in ten children: scarce enough that what is best for all
    is not what is best for each.
    """
    chance = random.Random(seed)
    capacity: list[int] = []
    spots: list[tuple[float, float]] = []

    def add(count: int, places) -> list[int]:
        first = len(capacity)
        for _ in range(count):
            capacity.append(places())
            spots.append((chance.random(), chance.random()))
        return list(range(first, len(capacity)))

    jobs = add(round(households * 1.6), lambda: chance.choices([1, 2, 3], [3, 2, 2])[0])
    homes = add(round(households * 1.05), lambda: chance.choices([1, 2, 3], [3, 2, 2])[0])
    houses = add(max(3, households // 5), lambda: chance.randint(1, 8))
    courses = add(max(2, households // 20), lambda: chance.randint(2, 9))

    def near(one: int, other: int) -> float:
        return math.dist(spots[one], spots[other])

    columns = []
    for household in range(households):
        adults = chance.choice([1, 2, 2])
        children = chance.choices([0, 1, 2, 3], [4, 3, 3, 1])[0]
        learns = chance.random() < 0.3
        fitting = [chance.sample(jobs, 12) for _ in range(adults)]
        bundles = {}
        for home in chance.sample(homes, 6):
            for _ in range(6):
                taken = [home]
                worth = 0.35 * chance.random()
                for adult in fitting:
                    job = min(chance.sample(adult, 4), key=lambda job: near(home, job))
                    taken.append(job)
                    worth += 0.4 * (1 - near(home, job)) + 0.2 * chance.random()
                if len(set(taken)) < len(taken):
                    continue
                if children:
                    house = min(chance.sample(houses, min(3, len(houses))), key=lambda house: near(home, house))
                    taken += [house] * children
                    worth += 0.3 * (1 - near(home, house))
                if learns:
                    taken.append(chance.choice(courses))
                    worth += 0.1
                bundles.setdefault(tuple(sorted(taken)), round(1000 * max(worth, 0.001) / (1 + adults / 2)))
        best = sorted(bundles.items(), key=lambda bundle: (-bundle[1], bundle[0]))[:24]
        columns += [[household, worth, list(taken)] for taken, worth in best]
    return {"capacity": capacity, "columns": columns}
