"""Reads a workbook with openpyxl, only its cells: `cargo xtask bench import` compares its whole import with this.

    python3 import_openpyxl.py FILE RUNS
"""

import json
import sys
import time

import openpyxl


def read(path):
    """Every row of every sheet, in the mode that openpyxl recommends for large files."""
    book = openpyxl.load_workbook(path, read_only=True)
    rows = sum(1 for sheet in book for _ in sheet.iter_rows(values_only=True))
    book.close()
    return rows


def main():
    path, runs = sys.argv[1], int(sys.argv[2])
    taken, rows = [], 0
    for _ in range(runs):
        start = time.perf_counter()
        rows = read(path)
        taken.append(time.perf_counter() - start)
    print(json.dumps({"openpyxl": openpyxl.__version__, "rows": rows, "seconds": taken}))


main()
