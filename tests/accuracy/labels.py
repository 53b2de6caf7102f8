#!/usr/bin/env python3
"""How often labels are what people say, on statements that the weights were not fitted on: writes docs/label-accuracy.md.

usage: labels.py CANDOUR DATA OUT.md [--learning-curve] [--keep FOLDER] [--packs FOLDER] [--at-least F1]

CANDOUR is the program, DATA the folder with aims/ and annotated/. It takes some minutes; --learning-curve as long again. Without it
the page keeps the curve that it has. --keep keeps the fitted weights and held-out scores in a folder; if they are there already they are
used instead of fitting anew. --packs is the folder whose uk-msa-2015.yaml is fitted, this checkout's if not given. --at-least ends with
status 1 when the mean macro F1 of the three expert sets is below. With no DATA it says "skipped: no data".

Nothing of the data's text is written, only ids and indexes.
"""
import argparse
import collections
import csv
import datetime
import hashlib
import json
import math
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import textwrap

import statuses

csv.field_size_limit(10 ** 9)
ROOT = pathlib.Path(__file__).resolve().parents[2]
EXPERTS = {'uk': 'UK', 'ca': 'CA', 'au': 'AU'}
READ = ['uk', 'more']
PEERS = ['uk', 'ca']
LABELS = statuses.LABELS
KINDS = ['policy', 'supplier_terms', 'due_diligence', 'risk_assessment', 'training', 'grievance_channel', 'initiative', 'governance',
         'employment_practice', 'other_action']
PACK = 'uk-msa-2015.yaml'
FEW = 5           # labels with fewer marks are left out of means
RESAMPLES = 2000
SEED = 54
CURVE = '## Learning curve'
LONG_SENTENCE = 60  # letters: shorter ones are alike by chance
SIZES = [10, 20, 40]

# What the errors are, in our own words; by label and kind.
ERRORS = {
    ('risk_mitigation', 'carried'):
        'general policies and controls (health and safety, ethics, audits, equal treatment), lead-in lines and headings '
        'of policies, and reviews that experts mark as effectiveness only',
    ('risk_mitigation', 'missed'):
        'bare list items, headings and fragments of longer lists; plans cut short; steps told without a word of slavery '
        'or suppliers',
    ('effectiveness', 'carried'):
        'headings and opening lines of the chapter on effectiveness, promises of reviews and of improvement, monitoring '
        'that experts mark as a step against risk only',
    ('effectiveness', 'missed'):
        'results and counts told as part of a step, yearly reviews of a policy, statements that nothing is assessed yet',
    ('operations', 'carried'):
        'sentences on the group, its seats and its staff that experts mark as structure only, and on what is bought',
    ('operations', 'missed'):
        'staff and contracts of work, aims and markets of the business, services named once without a verb',
    ('structure', 'carried'):
        'where the company works and what it sells, with its name and country: experts mark operations only; titles and '
        'addresses',
    ('structure', 'missed'):
        'bare names of companies in a list, purchases and mergers, owners named in passing',
    ('supply_chains', 'carried'):
        'suppliers spoken of as a risk or as part of the business: experts mark that other label only',
    ('supply_chains', 'missed'):
        'bare goods and services in a list, shares of spending by country, suppliers in a sentence on risk',
    ('risk_description', 'carried'):
        'general words on risk in the world or trade, claims of low risk, and assessments that experts mark as a step '
        'only',
    ('risk_description', 'missed'):
        'rows of tables and short list items, ratings of suppliers, claims of low risk in other words',
    ('remediation', 'carried'):
        'headings on remediation, plans for guidelines, ends of contracts with suppliers that experts mark as a step '
        'only',
    ('remediation', 'missed'):
        'what follows for a supplier who fails, inquiries, help for workers, told in words of their own',
    ('reporting_entity', 'carried'):
        'lists of companies with their numbers, and sentences that only say under which law the statement stands',
    ('reporting_entity', 'missed'):
        'companies told with their numbers under a heading, and statements that cite the Australian Act in no form that '
        'is known',
    ('consultation', 'carried'):
        'consultation with staff or others than owned entities, and headings',
    ('consultation', 'missed'):
        'talks with entities told in other words, and statements that cite the Australian Act in no form that is known',
    ('signature', 'carried'):
        'second lines of a sign-off (title, date, "signed") of which experts mark one',
    ('signature', 'missed'):
        'names alone or joined with other text, and signature lines that the text has lost',
    ('approval', 'carried'):
        'approval of a policy or of a sister statement',
    ('approval', 'missed'):
        'approvals broken over sentences, resolutions, bodies other than a board',
}

TRIED = """\
## What was tried

Scratch experiments of 2026-11-27 on the same 229 statements, cross-validated; the figures are macro F1, the mean of the three expert
sets, unless said otherwise. They cannot be run again from this repository, and differences below 0.005 are noise.

What helped:

    values by distance: neighbours' words count 0.4 and 0.2          0.646 -> 0.659
    letters of words                                                 +0.015 to +0.02
    the chain                                                        +0.005 to +0.01
    rarity                                                           +0.005
    features only when four statements have them                     the same figure, a third of the size
    signals and conditions of the heading over a sentence            0.674 -> 0.676

What did not help, or was left:

    second logistic regression over all neighbours' first scores     0.646 -> 0.62 to 0.645
    gradient boosted trees on signals and scores                     0.638
    features scaled by the logarithm of their ratio of counts        0.652 against 0.659
    read statements weighing less than the experts'                  0.636 to 0.639 against 0.646
    features in copies of their own for experts and readers          0.639 to 0.642
    names of sections and leads of lists as features                 no change
    200 latent dimensions                                            no change
    cuts from calibrated expected F1 instead of the best F1          no change
    stems of words                                                   +0.003 average precision; given up for letters
    two signals that hold together as one feature                    0.674 -> 0.6745
    copies for the experts at half and at full value                 0.675 and 0.667 against 0.674
    a kind's margin raised by that of risk_mitigation                +0.001 to +0.005, within noise
    a recurrent neural network over sentences                        average precision 0.634 against 0.635; both together 0.65

The chain, two numbers a label, stands in the place of the second regression: it gave 0.016 more mean average precision. The neural
network was left out because it cannot say why.
"""

AGAIN = """\
## Running it again

    tests/accuracy/labels.py CANDOUR DATA OUT.md --learning-curve

CANDOUR is a build with LIBLINEAR, DATA the folder with `aims/` and `annotated/`, which is not part of this repository: without it the
script says `skipped: no data`. Without `--learning-curve` it takes half as long, and the page keeps the curve that it has. The same
data and program give the same page but for the date. `./test --slow` runs it too, writes the page into the build folder, and fails
when the mean of the three macro F1 falls below 0.63.
"""


def rows(path):
    with open(path, newline='', encoding='utf-8') as f:
        return list(csv.DictReader(f))


def key(row):
    return row['statement_id'], int(row['sentence_index'])


def marks(path, labels, threshold=0.5):
    return {key(r): [float(r.get(label) or 0) >= threshold for label in labels] for r in rows(path)}


def wilson(part, whole):
    if not whole: return None
    z = 1.959963984540054
    p = part / whole
    middle = (p + z * z / (2 * whole)) / (1 + z * z / whole)
    half = z * math.sqrt(p * (1 - p) / whole + z * z / (4 * whole * whole)) / (1 + z * z / whole)
    return max(0, middle - half), min(1, middle + half)


def with_interval(part, whole):
    if not whole: return f'{"-":>19}'
    low, high = wilson(part, whole)
    return f'{part / whole:.3f} ({low:.3f}-{high:.3f})'


class Counts:
    """Of one set of statements: by statement and label, sentences right, wrongly carried and missed."""

    def __init__(self, gold, predicted, labels):
        self.labels = labels
        self.statements = sorted({k[0] for k in gold})
        self.sentences = len(gold)
        self.by = {s: [[0, 0, 0] for _ in labels] for s in self.statements}
        none = [False] * len(labels)
        for k, g in gold.items():
            for count, people, ours in zip(self.by[k[0]], g, predicted.get(k, none)):
                if people and ours: count[0] += 1
                elif ours: count[1] += 1
                elif people: count[2] += 1

    def total(self, label, drawn=None):
        right = wrong = missed = 0
        for s in self.statements if drawn is None else drawn:
            count = self.by[s][label]
            right += count[0]
            wrong += count[1]
            missed += count[2]
        return right, wrong, missed

    def alike(self, label):
        return sum((c[label][0] + c[label][2] > 0) == (c[label][0] + c[label][1] > 0) for c in self.by.values())

    def macro(self, drawn=None):
        """Mean F1 over the labels with enough marks; 0 if there is none."""
        values = []
        for label in range(len(self.labels)):
            right, wrong, missed = self.total(label, drawn)
            if right + missed >= FEW: values.append(2 * right / (2 * right + wrong + missed))
        return sum(values) / len(values) if values else 0

    def macro_statements(self):
        values = [self.alike(i) / len(self.statements) for i in range(len(self.labels)) if sum(self.total(i)[::2]) >= FEW]
        return sum(values) / len(values)


def f1(right, wrong, missed):
    return 2 * right / (2 * right + wrong + missed) if right + wrong + missed else 0


def resampled(counts, peer=None):
    """The middle 95 % of macro F1 over resamples of statements, and the share in which it is above the peer's."""
    dice = random.Random(SEED)
    ours, above = [], 0
    for _ in range(RESAMPLES):
        drawn = dice.choices(counts.statements, k=len(counts.statements))
        ours.append(counts.macro(drawn))
        if peer: above += ours[-1] > peer.macro(drawn)
    ours.sort()
    return ours[int(RESAMPLES * 0.025)], ours[int(RESAMPLES * 0.975) - 1], above / RESAMPLES


def label_table(counts, peer=None):
    n_statements = len(counts.statements)
    lines = [f'    {"label":19} {"n":>5}  {"precision":>19}  {"recall":>19}     F1  statements'
             + ('   | Llama: prec.  recall     F1  statements' if peer else '')]
    for i, label in enumerate(counts.labels):
        right, wrong, missed = counts.total(i)
        line = (f'    {label:19} {right + missed:5}  {with_interval(right, right + wrong)}  {with_interval(right, right + missed)}  '
                f'{f1(right, wrong, missed):.3f}       {counts.alike(i) / n_statements:.3f}')
        if peer:
            r, w, m = peer.total(i)
            precision = f'{r / (r + w):.3f}' if r + w else '-'
            recall = f'{r / (r + m):.3f}' if r + m else '-'
            line += f'   |        {precision:>5}   {recall:>5}  {f1(r, w, m):.3f}       {peer.alike(i) / n_statements:.3f}'
        lines.append(line + ('' if right + missed >= FEW else '  *'))
    return lines


def sets_table(names, all_counts, peers):
    lines = [f'    {"":17} statements  sentences   macro F1 (resamples)  alike'
             + ('   | Llama: macro F1  alike   ours above in' if peers else '')]
    for name, counts in zip(names, all_counts):
        peer = peers.get(name)
        low, high, above = resampled(counts, peer)
        line = (f'    {name:17} {len(counts.statements):10} {counts.sentences:10}   {counts.macro():.3f} ({low:.3f}-{high:.3f})'
                f'  {counts.macro_statements():.3f}')
        if peer: line += f'   | {peer.macro():15.3f}  {peer.macro_statements():.3f}   {100 * above:11.1f} %'
        lines.append(line.rstrip())
    return lines


def twins(data):
    """Expert statements of which at least half of the longer sentences stand in another statement word for word."""
    where, of = collections.defaultdict(set), collections.defaultdict(list)
    for path in tables(data):
        for r in rows(path):
            text = re.sub(r'\W+', ' ', r['sentence'].lower()).strip()
            if len(text) < LONG_SENTENCE: continue
            where[text].add(r['statement_id'])
            of[r['statement_id']].append(text)
    shared = set()
    for statement, texts in of.items():
        others = collections.Counter(o for t in texts for o in where[t] if o != statement)
        if others and 2 * max(others.values()) >= len(texts): shared.add(statement)
    return shared


def tables(data):
    return [data / 'aims' / f'{p}.dev.csv' for p in EXPERTS] + [data / 'annotated' / f'{n}.csv' for n in READ]


def calibrate(candour, gold, teach, out, *more):
    command = [candour, 'calibrate', '--quiet', '--out', str(out), *map(str, more)]
    for path in gold: command += ['--gold', str(path)]
    for path in teach: command += ['--teach', str(path)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


# ---- the parts of the page ---------------------------------------------------------------------------------------------------------

def head(statements, fitted):
    return f"""\
# How often labels are what people say

Labels are decided by fitted weights ([decision 11](decisions/0011-weights.md)). Each figure here is from statements that the weights in
question were not fitted on: the {statements} statements are parted into five folds; each fold is judged by weights, chains and cuts from the
other four (`candour calibrate --held-out`). The weights that are shipped are fitted on all of them.

    tests/accuracy/labels.py CANDOUR ../shared/data docs/label-accuracy.md        # {datetime.date.today()}

Fitted for the signals and labels whose hash begins with {fitted[:12]} (`pack_sha256` in `rules/packs/weights/statements.json`).

- *Experts*: 26 British, 25 Canadian and 30 Australian statements of the AIMS data sets.
- *Read*: 148 statements read for this project, one reading each (`annotated uk`, `annotated more`). They teach; where experts marked
  nothing, as with the kinds of action, they are also the yardstick.
- *Llama*: the peer. Llama 3.2 3B fine-tuned by the authors of AIMS on Australian statements, each sentence without its context, cut at
  0.5; its published scores on the same British and Canadian sentences.

What makes these figures kinder than a stranger's statement would be:

- The features, the rules behind them and the fitting itself were chosen while looking at these statements.
- Our weights learn from other statements of the same sets, marked by the same people; Llama learned from Australian ones only.
- Five folds part statements, not companies.

What makes them harsher: people do not agree with each other either. A careful reading by the experts' guide reached macro F1 0.77 on
twelve of the experts' statements (measured when the read statements were made, not by this script).
"""


def disclosures(data, scores):
    gold = {p: marks(data / 'aims' / f'{p}.dev.csv', LABELS) for p in EXPERTS}
    ours = marks(scores, LABELS)
    counts = {p: Counts(gold[p], ours, LABELS) for p in EXPERTS}
    peers = {p: Counts(gold[p], marks(data / 'aims' / f'{p}.dev.llama.csv', LABELS), LABELS) for p in PEERS}
    names = [f'experts {n}' for n in EXPERTS.values()]
    same = twins(data)
    mean = sum(c.macro() for c in counts.values()) / len(counts)
    lines = ['## Disclosures', ''] + wrapped(
        f'Macro F1 is the mean over the labels that the set marks at least {FEW} times; beside it, in parentheses, the middle 95 % of '
        f'{RESAMPLES:,} resamples of statements (with replacement, fixed seed). *Alike*: the mean share of statements in which both sides say '
        'alike whether any sentence carries the label. *Ours above in*: the share of the resamples in which our macro F1 is the larger.') + ['']
    lines += sets_table(names, counts.values(), {f'experts {EXPERTS[p]}': c for p, c in peers.items()})
    lines += ['', f'The mean of the three macro F1 is {mean:.3f}.']
    for p, c in counts.items():
        gone = [s for s in c.statements if s in same]
        if not gone: continue
        kept = [s for s in c.statements if s not in same]
        peer = f' (Llama {peers[p].macro(kept):.3f})' if p in peers else ''
        lines += wrapped(f'{len(gone)} of the {EXPERTS[p]} statements ({", ".join(gone)}) share half of their sentences or more with another '
                         f'one; without them macro F1 is {c.macro(kept):.3f}{peer}.')
    for p, c in counts.items():
        lines += ['', f'### Experts {EXPERTS[p]}', '',
                  f'`n`: marked sentences. In parentheses: 95 % Wilson intervals. `*`: fewer than {FEW} marks, left out of means.', '']
        lines += label_table(c, peers.get(p))
    return lines, counts, peers, mean


def kinds(data, scores):
    ours = marks(scores, KINDS)
    gold = {n: marks(data / 'annotated' / f'{n}.csv', KINDS) for n in READ}
    all_counts = {'uk and more': Counts({**gold['uk'], **gold['more']}, ours, KINDS), 'uk alone': Counts(gold['uk'], ours, KINDS)}
    lines = ['## Kinds of action', '', 'Against the read statements, one reading each: agreement with that reader, not with experts.', '']
    lines += sets_table([f'read, {n}' for n in all_counts], all_counts.values(), {})
    for name, c in all_counts.items():
        lines += ['', f'### Read, {name}', ''] + label_table(c)
    return lines


def status_part(candour, data):
    lines = ['## Statuses', ''] + wrapped(
        'Statuses come from rules, not from weights, and the rules were written while looking at these statements. Counted are the sentences '
        'that the experts labelled; they have one mark for what is not done and for what was not found. More in [accuracy.md](accuracy.md).') + [
             '', f'    {"":12} {"":26} {"n":>5}  {"precision":>19}  {"recall":>19}     F1']
    judged = {n: statuses.judged(candour, data / 'aims' / f'{p}.dev.csv', data / 'aims' / f'{p}.dev.status.csv')
              for p, n in EXPERTS.items() if p in PEERS}
    for place, sentences in judged.items():
        for what, name in (('planned', 'planned'), ('negated', 'negated and none_found')):
            our_statuses, their_marks = statuses.COMPARED[what]
            right = sum(ours in our_statuses and mark in their_marks for _, ours, mark in sentences)
            carried = sum(ours in our_statuses for _, ours, _ in sentences)
            marked = sum(mark in their_marks for _, _, mark in sentences)
            lines.append(f'    experts {place:4} {name:26} {marked:5}  {with_interval(right, carried)}  {with_interval(right, marked)}  '
                         f'{f1(right, carried - right, marked - right):.3f}')
    return lines


def errors(data, scores):
    ours = marks(scores, LABELS)
    found = collections.defaultdict(list)
    for p in EXPERTS:
        for k, people in marks(data / 'aims' / f'{p}.dev.csv', LABELS).items():
            for label, a, b in zip(LABELS, people, ours[k]):
                if a != b: found[label, 'missed' if a else 'carried'].append(k)
    lines = ['## The most common errors', ''] + wrapped(
        'On the three expert sets, held out. *Missed*: the experts mark it, we do not; *carried*: we do, they do not. The descriptions are ours, '
        'from reading some of each. The pointers are statement and sentence index, drawn by lot with a fixed seed.') + ['']
    for number, ((label, kind), where) in enumerate(sorted(found.items(), key=lambda e: (-len(e[1]), e[0]))[:10], 1):
        drawn = sorted(random.Random(SEED).sample(sorted(where), min(3, len(where))))
        pointers = ', '.join(f'{s} {i}' for s, i in drawn)
        what = 'wrongly carried' if kind == 'carried' else 'missed'
        lines += wrapped(f'{number}. `{label}` {what}, {len(where)}: {ERRORS[label, kind]} ({pointers}).', indent='   ')
    return lines


def wrapped(text, indent=''):
    return textwrap.wrap(text, 135, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


# ---- the learning curve --------------------------------------------------------------------------------------------------------------

def by_lot(statement):
    return hashlib.sha256(statement.encode()).hexdigest()


def subset(table, statements, path):
    with open(path, 'w', newline='', encoding='utf-8') as f:
        writer = csv.DictWriter(f, fieldnames=list(table[0]), lineterminator='\n')
        writer.writeheader()
        writer.writerows(r for r in table if r['statement_id'] in statements)


def learning_curve(candour, data, packs):
    experts = {p: rows(data / 'aims' / f'{p}.dev.csv') for p in EXPERTS}
    kept, held = [], {}
    for p, table in experts.items():
        order = sorted({r['statement_id'] for r in table}, key=by_lot)
        quarter = round(len(order) / 4)
        held[p] = set(order[:quarter])
        # Sets take turns: every beginning of `kept` holds about as much of each.
        kept += [((i + 0.5) / (len(order) - quarter), p, s) for i, s in enumerate(order[quarter:])]
    kept.sort()
    read = [data / 'annotated' / f'{n}.csv' for n in READ]
    sizes = [n for n in SIZES if n < len(kept)] + [len(kept)]
    result = {}
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        shutil.copytree(packs, folder / 'packs')
        pack, weights = folder / 'packs' / PACK, folder / 'packs' / 'weights' / 'statements.json'
        for p in EXPERTS: subset(experts[p], held[p], folder / f'{p}.held.csv')

        def measure(gold, teach):
            calibrate(candour, gold, teach, folder / 'weights.json', '--pack', pack)
            shutil.copyfile(folder / 'weights.json', weights)
            values = []
            for p in EXPERTS:
                out = folder / 'labels.csv'
                subprocess.run([candour, 'label', '--sentences', str(folder / f'{p}.held.csv'), '--out', str(out), '--pack', str(pack)],
                               check=True, stdout=subprocess.DEVNULL)
                values.append(Counts(marks(folder / f'{p}.held.csv', LABELS), marks(out, LABELS), LABELS).macro())
            return sum(values) / len(values)

        result[0] = (None, measure(read, []))
        for size in sizes:
            gold = []
            for p in EXPERTS:
                chosen = {s for _, place, s in kept[:size] if place == p}
                if not chosen: continue
                gold.append(folder / f'{p}.gold.csv')
                subset(experts[p], chosen, gold[-1])
            result[size] = (measure(gold, []), measure(gold, read))
    lines = [CURVE, ''] + wrapped(
        f'A quarter of each expert set, {sum(map(len, held.values()))} statements chosen by a hash of their ids, is held out; weights are fitted '
        f'on so many of the other {len(kept)}, without and with the read ones, and label the quarter (`candour label`). Macro F1, mean of the '
        'three sets. A quarter is small: the direction counts, not the third digit. In the row 0 the read statements alone teach and set the '
        f'cuts. Measured {datetime.date.today()}.') + ['', '    expert statements    experts alone    with the read ones']
    for size, (alone, both) in sorted(result.items()):
        lines.append(f'    {size:17}    {"-" if alone is None else f"{alone:.3f}":>13}    {both:18.3f}')
    gains = {size: both - alone for size, (alone, both) in result.items() if alone is not None}
    return lines + [''] + wrapped(f'What the read ones add for disclosures: {gains[sizes[0]]:+.3f} beside {sizes[0]} expert statements, '
                                  f'{gains[sizes[-1]]:+.3f} beside {sizes[-1]}. The kinds of action are learned from them alone.')


def kept_curve(page):
    if not page.exists(): return []
    text = page.read_text(encoding='utf-8')
    if CURVE not in text: return []
    return text[text.index(CURVE):].split('\n## ')[0].rstrip('\n').split('\n')


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('candour')
    parser.add_argument('data', type=pathlib.Path)
    parser.add_argument('out', type=pathlib.Path)
    parser.add_argument('--learning-curve', action='store_true')
    parser.add_argument('--keep', type=pathlib.Path)
    parser.add_argument('--packs', type=pathlib.Path, default=ROOT / 'rules' / 'packs')
    parser.add_argument('--at-least', type=float, default=0)
    args = parser.parse_args()
    if not all(path.exists() for path in tables(args.data)):
        print('skipped: no data')
        return 0
    with tempfile.TemporaryDirectory() as folder:
        kept = args.keep or pathlib.Path(folder)
        kept.mkdir(parents=True, exist_ok=True)
        weights, scores = kept / 'weights.json', kept / 'scores.csv'
        every = tables(args.data)
        if not scores.exists():
            calibrate(args.candour, every[:len(EXPERTS)], every[len(EXPERTS):], weights, '--held-out', scores, '--pack', args.packs / PACK)
        fitted = json.loads(weights.read_text(encoding='utf-8'))['pack_sha256']
        disclosed, _, _, mean = disclosures(args.data, scores)
        statements = len({r['statement_id'] for path in every for r in rows(path)})
        parts = [head(statements, fitted), disclosed, kinds(args.data, scores), status_part(args.candour, args.data),
                 learning_curve(args.candour, args.data, args.packs) if args.learning_curve else kept_curve(args.out),
                 errors(args.data, scores), TRIED, AGAIN]
    texts = [part if isinstance(part, str) else '\n'.join(part) for part in parts]
    args.out.write_text('\n\n'.join(text.rstrip('\n') for text in texts if text) + '\n', encoding='utf-8')
    print(f'macro F1, mean of the three expert sets: {mean:.3f}')
    if mean < args.at_least:
        print(f'below {args.at_least}')
        return 1
    return 0


if __name__ == '__main__':
    sys.exit(main())
