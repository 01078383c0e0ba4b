"""CP-SAT or HiGHS on a public problem, for `cargo xtask bench planners --peers`.

    python3 planners_peer.py cpsat|highs FAMILY FILE --seconds S --threads T --seed N [--max --index K --capacity C --single-source] --out SOL

Prints one line of JSON like `solve` does; the limit is the solver's own, and reading and building the model come on top.
CP-SAT knows whole numbers only: it divides a customer into thousandths, and its prices are rounded to hundredths.
"""

import argparse
import json
import time

from planners_models import FAMILIES

PARTS = 1000
CENTS = 100


def with_cpsat(model, wish, began):
    from ortools.sat.python import cp_model

    program = cp_model.CpModel()
    parts = [1 if whole else PARTS for whole in model.whole]
    at = [program.new_int_var(0, round(high * part), "") for high, part in zip(model.high, parts)]
    for low, terms, high in model.rows:
        # Divided variables count in thousandths, so all others of the row count a thousand times.
        scale = max((parts[v] for _, v in terms), default=1)
        decimals = any(factor != round(factor) for factor, _ in terms)
        factors = [round(factor * scale / parts[v] * (CENTS if decimals else 1)) for factor, v in terms]
        scale *= CENTS if decimals else 1
        total = cp_model.LinearExpr.weighted_sum([at[v] for _, v in terms], factors)
        least = cp_model.INT_MIN if low is None else round(low * scale)
        most = cp_model.INT_MAX if high is None else round(high * scale)
        program.add_linear_constraint(total, least, most)
    whole = all(price == round(price) for price in model.price) and all(model.whole)
    cents = 1 if whole else CENTS * PARTS
    prices = [round(price * cents / part) for price, part in zip(model.price, parts)]
    total = cp_model.LinearExpr.weighted_sum(at, prices)
    program.maximize(total) if model.maximise else program.minimize(total)
    found = []

    class Watch(cp_model.CpSolverSolutionCallback):
        def on_solution_callback(self):
            found.append(time.monotonic() - began)

    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = wish.seconds
    solver.parameters.num_workers = wish.threads
    solver.parameters.random_seed = wish.seed
    status = solver.solve(program, Watch())
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None, None, None, False, None
    value = [solver.value(variable) / part for variable, part in zip(at, parts)]
    return value, solver.objective_value / cents, solver.best_objective_bound / cents, status == cp_model.OPTIMAL, found[-1]


def with_highs(model, wish, began):
    import highspy
    import numpy as np

    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("time_limit", wish.seconds)
    solver.setOptionValue("threads", wish.threads)
    solver.setOptionValue("random_seed", wish.seed)
    solver.setOptionValue("mip_rel_gap", 0.0)
    endless = solver.getInfinity()
    program = highspy.HighsLp()
    program.num_col_, program.num_row_ = len(model.high), len(model.rows)
    program.col_cost_ = np.array(model.price, dtype=float)
    program.col_lower_, program.col_upper_ = np.zeros(len(model.high)), np.array(model.high, dtype=float)
    program.row_lower_ = np.array([-endless if low is None else low for low, _, _ in model.rows], dtype=float)
    program.row_upper_ = np.array([endless if high is None else high for _, _, high in model.rows], dtype=float)
    program.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    program.a_matrix_.start_ = np.cumsum([0] + [len(terms) for _, terms, _ in model.rows])
    program.a_matrix_.index_ = np.array([v for _, terms, _ in model.rows for _, v in terms])
    program.a_matrix_.value_ = np.array([factor for _, terms, _ in model.rows for factor, _ in terms], dtype=float)
    program.integrality_ = [highspy.HighsVarType.kInteger if whole else highspy.HighsVarType.kContinuous for whole in model.whole]
    if model.maximise:
        program.sense_ = highspy.ObjSense.kMaximize
    solver.passModel(program)
    found = []

    def improved(event):
        found.append(time.monotonic() - began)

    solver.cbMipImprovingSolution += improved
    solver.run()
    info = solver.getInfo()
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return None, None, None, False, None
    proven = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    value = list(solver.getSolution().col_value)
    after = found[-1] if found else time.monotonic() - began
    return value, info.objective_function_value, info.mip_dual_bound, proven, after


def main():
    words = argparse.ArgumentParser()
    words.add_argument("peer", choices=["cpsat", "highs"])
    words.add_argument("family", choices=sorted(FAMILIES))
    words.add_argument("file")
    for name, kind, usual in [("--seconds", float, 10), ("--threads", int, 2), ("--seed", int, 1), ("--index", int, 0), ("--capacity", float, None), ("--out", str, None)]:
        words.add_argument(name, type=kind, default=usual)
    words.add_argument("--max", action="store_true")
    words.add_argument("--single-source", action="store_true")
    wish = words.parse_args()
    began = time.monotonic()
    model = FAMILIES[wish.family](wish.file, wish)
    solve = with_cpsat if wish.peer == "cpsat" else with_highs
    value, objective, bound, proven, after = solve(model, wish, began)
    told = {"objective": objective, "bound": bound, "feasible": value is not None, "proven_optimal": proven,
            "found_after": after, "proven_after": time.monotonic() - began if proven else None}
    if value is not None and wish.out:
        with open(wish.out, "w") as opened:
            opened.write("\n".join(model.write(value)) + "\n")
    print(json.dumps(told))


main()
