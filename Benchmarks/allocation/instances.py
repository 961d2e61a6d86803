"""Invented regions for the comparison with solvers, the same for the same seed, in the format of `lotse allocate`."""

import math
import random


def shortlists(households: int, seed: int) -> dict:
    """Towns in which each household has the six bundles that suit it most, about as a part of a real region has.

    The kinds of things and their numbers for each household follow the kept regions of 300 and 2,000 households; there,
    of 60 neighbours with their share of what there is, four to eight bundles a household can still be had. A solver
    proves most of these within seconds, so that an answer can be judged.
    """
    chance = random.Random(seed)
    towns = [(chance.random(), chance.random()) for _ in range(max(3, households // 5))]
    capacity: list[int] = []
    spots: list[tuple[float, float]] = []

    def add(count: int, places) -> list[int]:
        first = len(capacity)
        for _ in range(count):
            capacity.append(places())
            east, north = chance.choice(towns)
            spots.append((east + chance.gauss(0, 0.03), north + chance.gauss(0, 0.03)))
        return list(range(first, len(capacity)))

    jobs = add(round(households * 1.6), lambda: chance.choices([1, 2, 3], [6, 2, 3])[0])
    homes = add(round(households * 1.05), lambda: 1)
    houses = add(max(3, households // 5), lambda: chance.choices([1, 2, 3, 4, 6, 9, 13], [2, 6, 5, 6, 4, 3, 1])[0])
    courses = add(max(2, households // 20), lambda: chance.randint(6, 15))

    def near(one: int, other: int) -> float:
        return math.dist(spots[one], spots[other])

    reach = 0.35
    columns = []
    for household in range(households):
        adults = chance.choices([1, 2], [3, 1])[0]
        children = chance.choices([0, 1, 2, 3], [5, 3, 3, 1])[0]
        learns = chance.random() < 0.6
        fitting = [{job: chance.random() for job in chance.sample(jobs, chance.randint(2, 6))} for _ in range(adults)]
        comfort = {home: chance.random() for home in chance.sample(homes, min(len(homes), chance.randint(10, 24)))}
        bundles = {}
        for home, comfortable in comfort.items():
            ways = [([home], 0.3 * comfortable)]
            for suits in fitting:
                reached = sorted((job for job in suits if near(home, job) < reach), key=lambda job: near(home, job))[:3]
                ways = [
                    (taken + [job], worth + (0.45 * suits[job] + 0.35 * (1 - near(home, job) / reach)) / adults)
                    for taken, worth in ways
                    for job in reached
                    if job not in taken
                ]
            if children:
                close = sorted(houses, key=lambda house: near(home, house))[:2]
                ways = [
                    (taken + [house] * children, worth + 0.2 * (1 - min(1, near(home, house))))
                    for taken, worth in ways
                    for house in close
                    if capacity[house] >= children
                ]
            if learns:
                course = min(courses, key=lambda course: near(home, course))
                ways += [(taken + [course], worth + 0.1) for taken, worth in ways]
            for taken, worth in ways:
                bundles.setdefault(tuple(sorted(taken)), max(1, round(700 * worth)))
        best = sorted(bundles.items(), key=lambda bundle: (-bundle[1], bundle[0]))[:6]
        columns += [[household, worth, list(taken)] for taken, worth in best]
    return {"capacity": capacity, "columns": columns}


def region(households: int, seed: int) -> dict:
    """Hard ones: two dozen bundles each, many of them worth nearly the same, few of which a solver proves in a minute.

    Households that want a home, jobs, places for their children and courses near each other.

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
