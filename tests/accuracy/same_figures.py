#!/usr/bin/env python3
"""same_figures.py CANDOUR SHARED: candour evaluate gives the figures of SHARED/tools/score_sentences.py on the same files: what
another program scored on the experts' sentences, and what candour label says of them."""
import json
import subprocess
import sys
import tempfile
from pathlib import Path


def run(*words):
    return subprocess.run([str(word) for word in words], check=True, stdout=subprocess.PIPE).stdout


def differences(candour, tool, gold, predictions):
    theirs = json.loads(run(sys.executable, tool, gold, predictions, "--json"))
    ours = json.loads(run(candour, "evaluate", "--gold", gold, "--predictions", predictions, "--format", "json"))
    macro, mean = theirs.pop("macro"), ours["macro"]["disclosures"]
    pairs = [("macro " + key, macro[key], mean[key]) for key in ("f1", "statement_accuracy", "labels")]
    pairs += [(key, macro[key], ours[key]) for key in ("sentences", "statements", "unpredicted")]
    for label, figures in theirs.items():
        same = ours["labels"][label]
        pairs += [
            (label + " precision", figures["precision"], same["precision"]["value"]),
            (label + " recall", figures["recall"], same["recall"]["value"]),
            (label + " F1", figures["f1"], same["f1"]),
            (label + " positives", figures["positives"], same["positives"]),
            (label + " statements", figures["statement_accuracy"], same["statement_accuracy"]["value"]),
            (label + " in the mean", figures["scored"], same["in_mean"]),
        ]
    return [f"{gold.name}, {predictions.name}: {name}: {a} and {b}" for name, a, b in pairs if abs(a - b) > 1e-9]


def main():
    candour, shared = Path(sys.argv[1]), Path(sys.argv[2])
    tool = shared / "tools/score_sentences.py"
    golds = sorted((shared / "data/aims").glob("*.dev.csv"))
    if not tool.exists() or not golds:
        print("skipped: no data")
        return 0
    found, compared = [], 0
    with tempfile.TemporaryDirectory() as folder:
        for gold in golds:
            own = Path(folder) / gold.name
            run(candour, "label", "--sentences", gold, "--out", own)
            for predictions in (own, gold.with_suffix(".llama.csv")):
                if not predictions.exists():
                    continue
                found += differences(candour, tool, gold, predictions)
                compared += 1
    print("\n".join(found + [f"{compared} pairs of files, {len(found)} figures that differ"]))
    return 1 if found else 0


sys.exit(main())
