#!/usr/bin/env python3
"""How often the status of a sentence agrees with people: what is only planned, and what is not done or was not found.

usage: statuses.py CANDOUR DATA [--list planned|negated]

CANDOUR is the program, DATA the folder with annotated/ and aims/. Counted are the sentences that carry a label of the people's;
those they were unsure of are left out. The experts (aims) have one mark for what is not done and for what was not found; the
readers (annotated) also marked what is conditional. --list prints the sentences on which the two differ. With no DATA it says
"skipped: no data".
"""
import argparse
import csv
import pathlib
import subprocess
import sys
import tempfile

csv.field_size_limit(10 ** 9)
LABELS = ['approval', 'signature', 'reporting_entity', 'structure', 'operations', 'supply_chains', 'risk_description',
          'risk_mitigation', 'remediation', 'effectiveness', 'consultation']
# name of the row -> our statuses, the people's marks
COMPARED = {
    'planned': ({'planned'}, {'planned'}),
    'planned or conditional as planned': ({'planned', 'conditional'}, {'planned'}),
    'negated': ({'negated', 'none_found'}, {'negated', 'none_found'}),
    'conditional': ({'conditional'}, {'conditional'}),
    'planned or conditional': ({'planned', 'conditional'}, {'planned', 'conditional'}),
}


def rows(path):
    with open(path, newline='', encoding='utf-8') as f:
        return list(csv.DictReader(f))


def key(row):
    return row['statement_id'], row['sentence_index']


def statuses_of(candour, path):
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder, 'out.csv')
        subprocess.run([candour, 'label', '--sentences', str(path), '--out', str(out)], check=True, stdout=subprocess.DEVNULL)
        return {key(r): r['status'] for r in rows(out)}


def judged(candour, path, marks_path=None):
    """[(sentence, our status, the people's mark)]"""
    marks = {key(r): r['status'] for r in rows(marks_path or path)}
    ours = statuses_of(candour, path)
    labelled = [r for r in rows(path) if any(r[label] == '1' for label in LABELS)]
    return [(r['sentence'], ours[key(r)], marks[key(r)]) for r in labelled if marks[key(r)] not in ('unsure', 'mixed')]


def share(part, whole):
    return f'{part / whole:.3f}' if whole else '-'


def show(name, sentences, compared, listed):
    print(f'{name}: {len(sentences)} sentences')
    for what in compared:
        our_statuses, marks = COMPARED[what]
        both = sum(ours in our_statuses and mark in marks for _, ours, mark in sentences)
        ours_all = sum(ours in our_statuses for _, ours, _ in sentences)
        marked = sum(mark in marks for _, _, mark in sentences)
        print(f'  {what:34} recall {share(both, marked)} ({both} of {marked}), precision {share(both, ours_all)} ({both} of {ours_all})')
        if what != listed: continue
        for text, ours, mark in sentences:
            if (ours in our_statuses) != (mark in marks): print(f'    people: {mark or "-"}, candour: {ours}: {text[:400]}')


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('candour')
    parser.add_argument('data', type=pathlib.Path)
    parser.add_argument('--list', choices=['planned', 'negated'])
    args = parser.parse_args()
    aims = args.data / 'aims'
    if not (aims / 'uk.dev.status.csv').exists():
        print('skipped: no data')
        return 0
    experts = {place: judged(args.candour, aims / f'{place}.dev.csv', aims / f'{place}.dev.status.csv') for place in ('uk', 'ca')}
    for place, sentences in experts.items():
        show(f'experts {place}', sentences, ['planned', 'planned or conditional as planned', 'negated'], args.list)
    show('experts, both', experts['uk'] + experts['ca'], ['planned', 'planned or conditional as planned', 'negated'], None)
    for name in ('uk', 'more'):
        path = args.data / 'annotated' / f'{name}.csv'
        if path.exists():
            show(f'annotated {name}', judged(args.candour, path),
                 ['planned', 'conditional', 'planned or conditional', 'negated'], args.list)
    return 0


if __name__ == '__main__':
    sys.exit(main())
