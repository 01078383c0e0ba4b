"""The public problems of `cargo xtask bench planners` as natural integer programmes: one variable a decision, one row a rule.

A model is solver-neutral: variables (0-1, or divided between 0 and 1), linear rows, a linear objective, and how a solution becomes the lines that the
checkers read. Regions of kind maxp count regions only: their alikeness, the second objective, is left out, which makes them easier.
"""

import heapq
import math


class Model:
    """A linear programme of 0-1 and divided variables."""

    def __init__(self):
        self.high, self.whole, self.price, self.rows = [], [], [], []
        self.maximise = False
        self.write = None

    def add(self, price=0, high=1, whole=True):
        self.high.append(high)
        self.whole.append(whole)
        self.price.append(price)
        return len(self.high) - 1

    def row(self, low, terms, high):
        """low <= sum of factor * variable <= high; None where there is no limit."""
        self.rows.append((low, list(terms), high))

    def exactly_one(self, variables):
        self.row(1, [(1, at) for at in variables], 1)


def numbers(path, swap=None):
    with open(path) as opened:
        return [swap if word == "capacity" else float(word) for word in opened.read().split()]


def lap(path, _):
    words = numbers(path)
    n = int(words[0])
    model = Model()
    x = [[model.add(words[1 + i * n + j]) for j in range(n)] for i in range(n)]
    for i in range(n):
        model.exactly_one(x[i])
        model.exactly_one([x[k][i] for k in range(n)])
    model.write = lambda value: [str(max(range(n), key=lambda j: value[x[i][j]])) for i in range(n)]
    return model


def gap(path, wish):
    words = [int(word) for word in numbers(path)]
    if wish.index:
        words = words[1:]
        for _ in range(wish.index - 1):
            words = words[2 + 2 * words[0] * words[1] + words[0]:]
    m, n = words[:2]
    cost, use, room = words[2:2 + m * n], words[2 + m * n:2 + 2 * m * n], words[2 + 2 * m * n:2 + 2 * m * n + m]
    model = Model()
    model.maximise = wish.max
    x = [[model.add(cost[i * n + j]) for j in range(n)] for i in range(m)]
    for j in range(n):
        model.exactly_one([x[i][j] for i in range(m)])
    for i in range(m):
        model.row(None, [(use[i * n + j], x[i][j]) for j in range(n)], room[i])
    model.write = lambda value: [str(max(range(m), key=lambda i: value[x[i][j]])) for j in range(n)]
    return model


def medians(dist, p, room=None, load=None):
    """Customers to at most p open sites; `room` and `load` where they have capacities."""
    n = len(dist)
    model = Model()
    opened = [model.add() for _ in range(n)]
    x = [[model.add(dist[i][j]) for j in range(n)] for i in range(n)]
    for j in range(n):
        model.exactly_one([x[i][j] for i in range(n)])
        for i in range(n):
            model.row(None, [(1, x[i][j]), (-1, opened[i])], 0)
    model.row(None if room else p, [(1, at) for at in opened], p)
    if room:
        for i in range(n):
            model.row(None, [(load[j], x[i][j]) for j in range(n)] + [(-room[i], opened[i])], 0)
        model.write = lambda value: [str(max(range(n), key=lambda i: value[x[i][j]])) for j in range(n)]
    else:
        model.write = lambda value: [str(i) for i in range(n) if value[opened[i]] > 0.5]
    return model


def pmedian(path, _):
    words = [int(word) for word in numbers(path)]
    n, m, p = words[:3]
    edges, words = {}, words[:3 + 3 * m]
    for a, b, cost in zip(words[3::3], words[4::3], words[5::3]):
        edges[min(a, b) - 1, max(a, b) - 1] = cost
    near = [[] for _ in range(n)]
    for (a, b), cost in edges.items():
        near[a].append((b, cost))
        near[b].append((a, cost))
    dist = []
    for start in range(n):
        row, heap = [math.inf] * n, [(0, start)]
        row[start] = 0
        while heap:
            far, at = heapq.heappop(heap)
            for other, cost in near[at] if far == row[at] else []:
                if far + cost < row[other]:
                    row[other] = far + cost
                    heapq.heappush(heap, (far + cost, other))
        dist.append(row)
    return medians(dist, p)


def cpmp(path, _):
    with open(path) as opened:
        rows = [[float(word) for word in line.split()] for line in opened if line.strip()]
    if len(rows[0]) == 2 and len(rows[1]) == 3:
        n, p, capacity = (int(word) for word in rows[1])
        points, floor = [(row[1], row[2], capacity, row[3]) for row in rows[2:2 + n]], True
    else:
        n, p = (int(word) for word in rows[0][:2])
        points, floor = [tuple(row) for row in rows[1:1 + n]], False
    dist = [[math.hypot(a[0] - b[0], a[1] - b[1]) for b in points] for a in points]
    if floor:
        dist = [[math.floor(far + 1e-9) for far in row] for row in dist]
    return medians(dist, p, [point[2] for point in points], [point[3] for point in points])


def cwl(path, wish):
    words = numbers(path, wish.capacity)
    m, n = int(words[0]), int(words[1])
    room, fixed = words[2:2 + 2 * m:2], words[3:3 + 2 * m:2]
    served = [words[2 + 2 * m + j * (m + 1):2 + 2 * m + (j + 1) * (m + 1)] for j in range(n)]
    model = Model()
    opened = [model.add(price) for price in fixed]
    x = [[model.add(served[j][1 + i], whole=wish.single_source) for j in range(n)] for i in range(m)]
    for j in range(n):
        model.exactly_one([x[i][j] for i in range(m)])
        for i in range(m):
            model.row(None, [(1, x[i][j]), (-1, opened[i])], 0)
    for i in range(m):
        model.row(None, [(served[j][0], x[i][j]) for j in range(n)] + [(-room[i], opened[i])], 0)
    model.write = lambda value: [f"{i} {j} {value[x[i][j]]:.9f}" for i in range(m) for j in range(n) if value[x[i][j]] > 1e-7]
    return model


def regions(path, _):
    """A label a unit; units of one label hold together by a flow to its root over edges that are not cut."""
    weight, edges, kind, limits = [], [], "", []
    with open(path) as opened:
        for line in opened:
            words = line.split()
            if not words:
                continue
            if words[0] == "p":
                kind = words[1]
            elif words[0] in ("k", "t"):
                limits = [float(word) for word in words[1:]]
            elif words[0] == "v":
                weight.append(float(words[2]))
            elif words[0] == "e":
                edges.append((int(words[1]), int(words[2])))
    n, most = len(weight), kind == "maxp"
    labels = int(sum(min(w, limits[0]) for w in weight) / limits[0]) if most else int(limits[0])
    model = Model()
    model.maximise = most
    x = [[model.add() for _ in range(labels)] for _ in range(n)]
    root = [[model.add() for _ in range(labels)] for _ in range(n)]
    used = [model.add(1) for _ in range(labels)] if most else None
    outward = [[] for _ in range(n)]
    for v in range(n):
        model.exactly_one(x[v])
        for k in range(labels):
            model.row(None, [(1, root[v][k]), (-1, x[v][k])], 0)
            if most:
                model.row(None, [(1, x[v][k]), (-1, used[k])], 0)
    for k in range(labels):
        weights, roots = [(weight[v], x[v][k]) for v in range(n)], [(1, root[v][k]) for v in range(n)]
        if most:
            model.row(0, weights + [(-limits[0], used[k])], None)
            model.row(0, roots + [(-1, used[k])], 0)
            if k:
                model.row(None, [(1, used[k]), (-1, used[k - 1])], 0)
        else:
            model.row(limits[1], weights, limits[2])
            model.row(1, roots, 1)
    for a, b in edges:
        cut = model.add(0 if most else 1)
        for k in range(labels):
            model.row(None, [(1, x[a][k]), (-1, x[b][k]), (-1, cut)], 0)
            model.row(None, [(1, x[b][k]), (-1, x[a][k]), (-1, cut)], 0)
        for one, two in ((a, b), (b, a)):
            # Shares of all units: a flow of 1 carries them all.
            flow = model.add(high=1, whole=False)
            model.row(None, [(1, flow), (1, cut)], 1)
            outward[one].append((n, flow))
            outward[two].append((-n, flow))
    for v in range(n):
        model.row(1, outward[v] + [(n, at) for at in root[v]], None)
    model.write = lambda value: [str(max(range(labels), key=lambda k: value[x[v][k]])) for v in range(n)]
    return model


def cbctt(path, _):
    """UD2: a variable for each course, period and room, and those that count what a plan lacks."""
    with open(path) as opened:
        lines = [line.split() for line in opened if line.strip()]
    head = {line[0].rstrip(":"): line[1] for line in lines[:7]}
    days, periods = int(head["Days"]), int(head["Periods_per_day"])
    sections, now = {}, []
    for line in lines[7:]:
        if line[0].endswith(":") or line[0] == "END.":
            now = sections.setdefault(line[0], [])
        else:
            now.append(line)
    courses = [(name, teacher, int(count), int(least), int(students)) for name, teacher, count, least, students in sections["COURSES:"]]
    rooms = [(line[0], int(line[1])) for line in sections["ROOMS:"]]
    place = {course[0]: at for at, course in enumerate(courses)}
    cohorts = [[place[name] for name in line[2:]] for line in sections["CURRICULA:"]]
    closed = {(place[name], int(day) * periods + int(period)) for name, day, period in sections["UNAVAILABILITY_CONSTRAINTS:"]}
    slots = range(days * periods)
    model = Model()
    x = [[[model.add(max(0, course[4] - seats), high=0 if (c, t) in closed else 1) for _, seats in rooms] for t in slots] for c, course in enumerate(courses)]
    z = [[model.add() for _ in slots] for _ in courses]
    for c, (_, _, count, least, _) in enumerate(courses):
        model.row(count, [(1, at) for at in z[c]], count)
        worked = [model.add() for _ in range(days)]
        for t in slots:
            model.row(0, [(1, at) for at in x[c][t]] + [(-1, z[c][t])], 0)
        for day in range(days):
            model.row(0, [(1, z[c][day * periods + p]) for p in range(periods)] + [(-1, worked[day])], None)
        lacking = model.add(5, high=least, whole=True)
        model.row(least, [(1, at) for at in worked] + [(1, lacking)], None)
        taken = [model.add(1) for _ in rooms]
        for r in range(len(rooms)):
            for t in slots:
                model.row(None, [(1, x[c][t][r]), (-1, taken[r])], 0)
        # One room a course is free: a variable that is always 1.
        model.row(1, [(1, model.add(-1))], 1)
    groups = list(cohorts) + [[c for c, course in enumerate(courses) if course[1] == teacher] for teacher in {course[1] for course in courses}]
    for t in slots:
        for r in range(len(rooms)):
            model.row(None, [(1, x[c][t][r]) for c in range(len(courses))], 1)
        for group in groups:
            model.row(None, [(1, z[c][t]) for c in group], 1)
    for cohort in cohorts:
        for t in slots:
            beside = [s for s in (t - 1, t + 1) if 0 <= s < len(slots) and s // periods == t // periods]
            alone = model.add(2)
            meets = [(1, z[c][t]) for c in cohort]
            model.row(None, meets + [(-1, z[c][s]) for s in beside for c in cohort] + [(-1, alone)], 0)
    model.write = lambda value: [f"{course[0]} {rooms[r][0]} {t // periods} {t % periods}" for c, course in enumerate(courses)
                                 for t in slots for r in range(len(rooms)) if value[x[c][t][r]] > 0.5]
    return model


FAMILIES = {"cbctt": cbctt, "cpmp": cpmp, "cwl": cwl, "gap": gap, "lap": lap, "pmedian": pmedian, "regions": regions}
