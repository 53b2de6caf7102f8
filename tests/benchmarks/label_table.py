#!/usr/bin/env python3
"""label_table.py CANDOUR TABLE.csv... [--times 20]: sentences a second through `candour label` on one core, start-up included, and the
most memory that it used. The rows of the tables are repeated under new statement ids."""
import argparse
import csv
import os
import resource
import subprocess
import tempfile


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("candour")
    parser.add_argument("table", nargs="+")
    parser.add_argument("--times", type=int, default=20)
    asked = parser.parse_args()
    rows = []
    for table in asked.table:
        with open(table, newline="", encoding="utf-8") as file:
            rows += csv.DictReader(file)
    with tempfile.TemporaryDirectory() as folder:
        big, out = os.path.join(folder, "in.csv"), os.path.join(folder, "out.csv")
        with open(big, "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(["statement_id", "sentence_index", "sentence"])
            for time in range(asked.times):
                writer.writerows([f"{row['statement_id']}-{time}", row["sentence_index"], row["sentence"]] for row in rows)
        size = os.path.getsize(big)
        subprocess.run([asked.candour, "label", "--sentences", big, "--out", out], check=True)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds, sentences = used.ru_utime + used.ru_stime, len(rows) * asked.times
    print(f"{sentences} sentences, {size / 1e6:.1f} MB: {seconds:.2f} s of processor time, "
          f"{sentences / seconds:.0f} sentences a second, {used.ru_maxrss / 1024:.0f} MB")


main()
