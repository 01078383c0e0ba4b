"""The question of `cargo xtask bench standards` in DuckDB: the same dated records, the same rules, the same counts.

    python3 standards_duckdb.py FOLDER THREADS RUNS

FOLDER holds what the benchmark saved: a CSV file for each kind of record, question.json, answers.csv. Everything is loaded into
native tables first; only the query is timed. The query is tried with its steps kept and with its steps inlined; the faster one is reported. Prints one
line of JSON: version, seconds of each run, and whether every count by unit and rule is the same as ours.
"""

import csv
import json
import sys
import time

import duckdb

FIELDS = {"education": 0, "general_education": 1, "theory": 2, "state_management": 3, "language": 4, "it": 5}
TYPES = {"unit": "USMALLINT", "standing": "UTINYINT", "field": "UTINYINT", "rank": "UTINYINT", "coefficient": "USMALLINT",
         "year": "USMALLINT", "grade": "UTINYINT", "first_year": "USMALLINT", "last_year": "USMALLINT", "sex": "UTINYINT",
         "studying": "UTINYINT", "kind": "UTINYINT", "terrain": "UTINYINT", "title": "USMALLINT",
         "birth_low": "DATE", "birth_high": "DATE"}
TABLES = ["person", "service", "holding", "learning", "none", "rank", "grade", "planned", "other", "unit", "post", "title"]


def load(db, folder):
    """Native tables with narrow types, in the order of the records: what suits DuckDB best."""
    for table in TABLES:
        path = f"{folder}/{table}.csv"
        with open(path) as opened:
            heading = opened.readline().strip().split(",")
        kinds = {name: TYPES.get(name, "BOOLEAN" if name[1:].isdigit() else "INTEGER") for name in heading}
        db.execute(f'CREATE TABLE "{table}" AS SELECT * FROM read_csv(?, header = true, columns = {kinds})', [path])


def columns_of(question):
    """The SQL of each column that the rules read, over the joined records."""
    day = f"make_date({question['year']}, {question['month']}, {question['date']})"

    def months(birth):
        return (f"({question['year']} - year({birth})) * 12 + {question['month']} - month({birth})"
                f" - CAST(day({birth}) > {question['date']} AS INTEGER)")

    found, asked = [], set()
    for at, slot in enumerate(question["slots"]):
        field, tells, name = slot["field"], slot["tells"], f"c{at}"
        short = field.split(".")[1]
        if short in FIELDS and tells in ("value", "studying"):
            n = FIELDS[short]
            asked.add(n)
            if tells == "value":
                low = f"coalesce(l.held{n}, CASE WHEN n.none{n} THEN 0 END)"
                ends = (low, f"greatest({low}, coalesce(l.perhaps{n}, 0))")
                ends = (low, f"CASE WHEN {low} IS NULL THEN NULL ELSE {ends[1]} END")
            else:
                most = f"l.studying{n}"
                ends = (f"CASE WHEN {most} IS NULL THEN 0 ELSE coalesce(l.surely{n}, 0) END", f"coalesce({most}, 0)")
            if slot["between"]:
                found += [f"{ends[0]} AS {name}_low", f"{ends[1]} AS {name}_high"]
            else:
                found += [f"{ends[0]} AS {name}"]
        elif field == "person.age_months":
            found += [f"{months('p.birth_high')} AS {name}_low", f"{months('p.birth_low')} AS {name}_high"]
        elif field == "post.group":
            found.append(f"coalesce(h.g{slot['word']}, false) AS {name}")
        elif field == "unit.eased":
            found.append(f"coalesce(u.e{slot['word']}, false) AS {name}")
        elif field == "unit.kind":
            found.append(f"u.kind AS {name}")
        elif field == "unit.terrain":
            found.append(f"u.terrain AS {name}")
        elif field == "person.rank":
            found.append(f"r.rank AS {name}")
        elif field == "person.last_grade":
            found.append(f"g.grade AS {name}")
        elif field == "person.planned":
            found.append(f"coalesce(s.planned, false) AS {name}")
        elif field in ("person.field", "person.months_in_field"):
            found.append(f"CAST(NULL AS INTEGER) AS {name}")
        else:
            sys.exit(f"no SQL for {field}: add it here, and to the records that are saved")
    return found, sorted(asked), day


def query(question, layout):
    """As-of join, rules and counts in one statement."""
    day, year = question["day"], question["year"]
    columns, fields, _ = columns_of(question)
    learned = []
    for n in fields:
        learned += [
            f'max(rank) FILTER (field = {n} AND studying = 0 AND "from" <= {day}) AS held{n}',
            f'max(rank) FILTER (field = {n} AND studying = 0 AND "from" > {day}) AS perhaps{n}',
            f'max(rank) FILTER (field = {n} AND studying = 1) AS studying{n}',
            f'max(rank) FILTER (field = {n} AND studying = 1 AND "from" <= {day}) AS surely{n}',
        ]
    none = [f"bool_or(field = {n}) AS none{n}" for n in fields]
    groups = [f"t.g{slot['word']}" for slot in question["slots"] if slot["field"] == "post.group"]
    holds = f'"from" <= {day} AND until > {day}'
    scopes = {}
    for line in question["lines"]:
        scopes.setdefault(line["scope"], f"s{len(scopes)}")
    answers = [f"{scope} AS {name}" for scope, name in scopes.items()]
    answers += [f"{line['met']} AS m{at}" for at, line in enumerate(question["lines"])]
    counted = []
    for name in scopes.values():
        counted += [f"count(*) FILTER ({name})", f"count(*) FILTER ({name} IS NULL)"]
    for at, line in enumerate(question["lines"]):
        name = scopes[line["scope"]]
        counted += [f"count(*) FILTER ({name} AND m{at})", f"count(*) FILTER ({name} AND NOT m{at})"]
    counts = counted
    kept = "AS MATERIALIZED" if layout == "kept" else "AS NOT MATERIALIZED"
    return f"""
    WITH l AS (SELECT person, {', '.join(learned)} FROM learning WHERE earliest <= {day} AND until > {day} GROUP BY person),
    n AS (SELECT person, {', '.join(none)} FROM "none" WHERE {holds} GROUP BY person),
    h AS (SELECT holding.person, post.unit, {', '.join(groups)} FROM holding JOIN post USING (post) JOIN title t USING (title) WHERE {holds}),
    v AS (SELECT person, unit FROM service WHERE {holds}),
    r AS (SELECT person, rank FROM rank WHERE {holds}),
    g AS (SELECT person, arg_max(grade, year) AS grade FROM grade WHERE "from" <= {day} GROUP BY person),
    s AS (SELECT person, true AS planned FROM planned WHERE {holds} AND {year} BETWEEN first_year AND last_year GROUP BY person),
    facts {kept} (
        SELECT u.unit, {', '.join(columns)}
        FROM person p LEFT JOIN h USING (person) LEFT JOIN v USING (person) LEFT JOIN unit u ON u.unit = coalesce(h.unit, v.unit)
        LEFT JOIN l USING (person) LEFT JOIN n USING (person) LEFT JOIN r USING (person) LEFT JOIN g USING (person) LEFT JOIN s USING (person)
        WHERE h.person IS NOT NULL OR v.person IS NOT NULL),
    answers {kept} (SELECT unit, {', '.join(answers)} FROM facts)
    SELECT unit, {', '.join(counts)} FROM answers GROUP BY unit"""


def same(folder, rows, question):
    """Compares every count with ours. A row has two numbers a scope (for whom it is, for whom it may be), then two a line."""
    lines, theirs = question["lines"], {}
    scopes = list(dict.fromkeys(line["scope"] for line in lines))
    for row in rows:
        for at, line in enumerate(lines):
            scope = scopes.index(line["scope"])
            inside, maybe = row[1 + 2 * scope:3 + 2 * scope]
            first = 1 + 2 * len(scopes) + 2 * at
            met, not_met = row[first:first + 2]
            counts = (met, not_met, inside - met - not_met, maybe)
            if any(counts):
                theirs[(at, row[0])] = counts
    ours = {}
    with open(f"{folder}/answers.csv") as opened:
        for row in csv.reader(opened):
            if row[0] != "line":
                line, unit, *counts = map(int, row)
                ours[(line, unit)] = tuple(counts)
    if ours == theirs:
        return True
    differ = [key for key in ours.keys() | theirs.keys() if ours.get(key) != theirs.get(key)]
    for key in sorted(differ)[:10]:
        print(f"line {key[0]}, unit {key[1]}: ours {ours.get(key)}, DuckDB {theirs.get(key)}", file=sys.stderr)
    print(f"{len(differ)} of {len(ours)} counts differ", file=sys.stderr)
    return False


def main():
    folder, threads, runs = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    with open(f"{folder}/question.json") as opened:
        question = json.load(opened)
    db = duckdb.connect()
    db.execute(f"SET threads = {threads}")
    load(db, folder)
    best = None
    for layout in ("kept", "inlined"):
        text = query(question, layout)
        taken = []
        for _ in range(runs):
            start = time.perf_counter()
            rows = db.execute(text).fetchall()
            taken.append(time.perf_counter() - start)
        if best is None or sorted(taken)[len(taken) // 2] < sorted(best[0])[len(best[0]) // 2]:
            best = (taken, rows)
    taken, rows = best
    answer = {"duckdb": duckdb.__version__, "threads": threads, "seconds": taken, "same": same(folder, rows, question)}
    print(json.dumps(answer))


main()
