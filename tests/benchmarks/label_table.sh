#!/bin/sh
# label_table.sh CANDOUR TABLE.csv [TIMES]: sentences a second through `candour label` on one core, start-up included, and the most memory
# that it used. The table's first column is statement_id; its rows are repeated under new ids (TIMES, by default 20).
candour=$1 table=$2 times=${3:-20}
folder=$(mktemp -d) || exit 2
trap 'rm -rf "$folder"' EXIT
python3 - "$candour" "$table" "$times" "$folder" <<'PYTHON'
import csv, os, resource, subprocess, sys

candour, table, times, folder = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
with open(table, newline="", encoding="utf-8") as file:
    rows = list(csv.DictReader(file))
big, out = os.path.join(folder, "in.csv"), os.path.join(folder, "out.csv")
with open(big, "w", newline="", encoding="utf-8") as file:
    writer = csv.writer(file)
    writer.writerow(["statement_id", "sentence_index", "sentence"])
    for time in range(times):
        writer.writerows([f"{row['statement_id']}-{time}", row["sentence_index"], row["sentence"]] for row in rows)
subprocess.run([candour, "label", "--sentences", big, "--out", out], check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
seconds, sentences = used.ru_utime + used.ru_stime, len(rows) * times
print(f"{sentences} sentences, {os.path.getsize(big) / 1e6:.1f} MB: {seconds:.2f} s of processor time, "
      f"{sentences / seconds:.0f} sentences a second, {used.ru_maxrss / 1024:.0f} MB")
PYTHON
