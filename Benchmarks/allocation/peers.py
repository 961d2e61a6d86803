"""The same allocation by HiGHS (integer and linear) and by OR-tools' CP-SAT, each on one thread."""

import multiprocessing
import time
from collections import Counter
from dataclasses import dataclass


@dataclass
class Answer:
    worth: float
    # Whether the solver proved that nothing is better.
    proven: bool
    # Without the start of a process, which Lotse's time includes.
    seconds: float


def _rows(instance: dict) -> list[tuple[dict[int, int], int]]:
    """One row a household and one a resource: amounts by column, and what they may add up to."""
    households: dict[int, dict[int, int]] = {}
    resources: dict[int, dict[int, int]] = {}
    for number, (household, _, taken) in enumerate(instance["columns"]):
        households.setdefault(household, {})[number] = 1
        for resource, amount in Counter(taken).items():
            resources.setdefault(resource, {})[number] = amount
    rows = [(amounts, 1) for amounts in households.values()]
    return rows + [(amounts, instance["capacity"][resource]) for resource, amounts in resources.items()]


def _is_possible(instance: dict, column: int) -> bool:
    """What takes more than there is can never be given; a linear program would give a part of it."""
    amounts = Counter(instance["columns"][column][2])
    return all(amount <= instance["capacity"][resource] for resource, amount in amounts.items())


def highs(instance: dict, seconds: float, integer: bool = True) -> Answer:
    import highspy

    model = highspy.Highs()
    model.silent()
    model.setOptionValue("threads", 1)
    model.setOptionValue("time_limit", float(seconds))
    model.setOptionValue("mip_rel_gap", 0.0)
    model.setOptionValue("mip_abs_gap", 0.5)
    columns = range(len(instance["columns"]))
    for column in columns:
        model.addVar(0.0, 1.0 if _is_possible(instance, column) else 0.0)
    model.changeColsCost(len(columns), list(columns), [-float(worth) for _, worth, _ in instance["columns"]])
    if integer:
        model.changeColsIntegrality(len(columns), list(columns), [highspy.HighsVarType.kInteger] * len(columns))
    for amounts, most in _rows(instance):
        model.addRow(-highspy.kHighsInf, float(most), len(amounts), list(amounts), [float(a) for a in amounts.values()])
    start = time.perf_counter()
    model.run()
    seconds = time.perf_counter() - start
    proven = model.getModelStatus() == highspy.HighsModelStatus.kOptimal
    return Answer(-model.getInfo().objective_function_value, proven, seconds)


def cp_sat(instance: dict, seconds: float) -> Answer:
    """In a process of its own: OR-tools brings another HiGHS along, and one process cannot hold both."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_cp_sat, (instance, seconds))


def _cp_sat(instance: dict, seconds: float) -> Answer:
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    given = [model.new_bool_var("") for _ in instance["columns"]]
    for amounts, most in _rows(instance):
        model.add(sum(amount * given[column] for column, amount in amounts.items()) <= most)
    model.maximize(sum(worth * variable for (_, worth, _), variable in zip(instance["columns"], given)))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = seconds
    status = solver.solve(model)
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    return Answer(solver.objective_value if found else 0, status == cp_model.OPTIMAL, solver.wall_time)
