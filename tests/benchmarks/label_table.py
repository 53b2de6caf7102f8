#!/usr/bin/env python3
"""label_table.py CANDOUR DATA [--times 20] [--runs 3] [--keep FILE]: how fast `candour label` is, start-up included.

CANDOUR is the program, DATA the folder with aims/*.dev.csv: their rows are repeated under new statement ids, in each sentence one word
replaced by one that nobody has used, so that no sentence, and no vocabulary, is met twice. Prints sentences a second of processor time
and of the clock, of the run that needed the least, and the most memory that a run used. --keep writes the table that was made into a
file. With no DATA it says "skipped: no data".
"""
import argparse
import csv
import os
import pathlib
import random
import resource
import subprocess
import tempfile
import time

SEED = 54
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def changed(sentence, dice):
    words = sentence.split(" ")
    words[dice.randrange(len(words))] = "".join(dice.choices(LETTERS, k=dice.randint(4, 9)))
    return " ".join(words)


def write_table(tables, times, path):
    rows, dice = [], random.Random(SEED)
    for table in tables:
        with open(table, newline="", encoding="utf-8") as file:
            rows += csv.DictReader(file)
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["statement_id", "sentence_index", "sentence"])
        for turn in range(times):
            for row in rows:
                writer.writerow([f"{row['statement_id']}-{turn}", row["sentence_index"], changed(row["sentence"], dice)])
    return len(rows) * times


def seconds_of(command):
    """Processor time and time by the clock."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run(command, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, time.monotonic() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("candour")
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--keep", type=pathlib.Path)
    asked = parser.parse_args()
    tables = sorted((asked.data / "aims").glob("*.dev.csv"))
    if not tables:
        print("skipped: no data")
        return
    with tempfile.TemporaryDirectory() as folder:
        table, out = asked.keep or os.path.join(folder, "in.csv"), os.path.join(folder, "out.csv")
        sentences = write_table(tables, asked.times, table)
        runs = [seconds_of([asked.candour, "label", "--sentences", table, "--out", out]) for _ in range(asked.runs)]
        size = os.path.getsize(table)
    processor, clock = (min(kind) for kind in zip(*runs))
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{sentences} sentences, {size / 1e6:.1f} MB, best of {asked.runs}: {sentences / processor:.0f} a second of processor time "
          f"({processor:.2f} s), {sentences / clock:.0f} by the clock ({clock:.2f} s); {memory:.0f} MB")


main()
