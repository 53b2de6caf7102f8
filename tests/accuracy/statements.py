#!/usr/bin/env python3
"""How often `candour check` agrees with people, on real statements as text files.

usage: statements.py CANDOUR DATA [--list REQUIREMENT]

CANDOUR is the program, DATA the folder with wikirate/, annotated/ and aims/. Prints, per data set:
  training    uk.training against the human answers: found / partly_found (only "In Development") / not_found ("No")
  labelled    each requirement against the labels of readers (annotated) and experts (aims), statement by statement
--list prints the statements on which the two differ. With no DATA it says "skipped: no data".
"""
import argparse
import collections
import csv
import json
import pathlib
import subprocess
import sys
import tempfile

csv.field_size_limit(10 ** 9)
LABELS = {  # requirement -> the labels that answer it
    'uk.approval': ['approval'], 'uk.signature': ['signature'], 'uk.structure': ['structure'],
    'uk.business': ['operations'], 'uk.supply-chains': ['supply_chains'], 'uk.risk-areas': ['risk_description'],
    'uk.effectiveness': ['effectiveness'], 'uk.policies': ['policy', 'supplier_terms'],
    'uk.due-diligence': ['due_diligence'], 'uk.risk-steps': ['risk_assessment', 'due_diligence'], 'uk.training': ['training'],
}
LESSER = {'planned', 'conditional'}
ABSENT = {'negated', 'none_found'}


def rows(path):
    with open(path, newline='', encoding='utf-8') as f:
        return list(csv.DictReader(f))


def check(candour, texts):
    """{name: text} -> {name: report}"""
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder, 'in')
        source.mkdir()
        for name, text in texts.items():
            (source / (name + '.txt')).write_text(text, encoding='utf-8')
        subprocess.run([candour, 'check', str(source), '--out', folder + '/out', '--format', 'json', '--quiet'], check=True,
                       stdout=subprocess.DEVNULL)
        with open(folder + '/out/results.jsonl', encoding='utf-8') as f:
            reports = [json.loads(line) for line in f]
    return {r['document']['name'][:-len('.txt')]: r for r in reports}


def verdicts(report):
    verdict = collections.defaultdict(lambda: 'could_not_check')
    verdict.update((r['id'], r['verdict']) for r in report['requirements'])
    return verdict


def show(report, requirement, gold, verdict):
    quotes = [e['quote'][:160] + ' [' + e['status'] + ']' for r in report['requirements'] if r['id'] == requirement
              for e in r['evidence']][:3]
    print(f'  {report["document"]["name"]} people: {gold}, candour: {verdict} {quotes}')


def training(candour, data, listed):
    answers, texts = {}, {}
    for r in rows(data / 'wikirate/training.dev.csv'):
        answer = r['training']
        answers[r['answer_id']] = 'not_found' if answer == 'No' else 'partly_found' if answer == 'In Development' else 'found'
        texts[r['answer_id']] = r['text']
    reports = check(candour, texts)
    got = {name: verdicts(report) for name, report in reports.items()}
    right = sum(got[n]['uk.training'] == a for n, a in answers.items())
    no = [n for n, a in answers.items() if a == 'not_found']
    print(f'training: {right} of {len(answers)} agree ({right / len(answers):.3f}); of {len(no)} "No": '
          f'{sum(got[n]["uk.training"] == "not_found" for n in no)} not_found; '
          f'types {dict(collections.Counter(r["document"]["type"] for r in reports.values()))}')
    print('  ' + ', '.join(f'{a} -> {v}: {c}' for (a, v), c in
                           sorted(collections.Counter((a, got[n]['uk.training']) for n, a in answers.items()).items())))
    if listed == 'uk.training':
        for n, a in answers.items():
            if got[n]['uk.training'] != a: show(reports[n], listed, a, got[n]['uk.training'])


def labelled(candour, name, path, status_path, listed):
    data = collections.defaultdict(list)
    for r in rows(path): data[r['statement_id']].append(r)
    status = {(r['statement_id'], r['sentence_index']): r['status'] for r in rows(status_path)} if status_path else None
    reports = check(candour, {s: '\n'.join(r['sentence'] for r in sentences) for s, sentences in data.items()})
    print(f'{name}: {len(data)} statements; types {dict(collections.Counter(r["document"]["type"] for r in reports.values()))}')
    for requirement, labels in LABELS.items():
        if any(label not in next(iter(data.values()))[0] for label in labels): continue
        table = collections.Counter()
        for s, sentences in data.items():
            marks = [status[(s, r['sentence_index'])] if status else r['status'] for r in sentences
                     if any(r[label] == '1' for label in labels)]
            counted = [m for m in marks if m not in ABSENT or requirement in ('uk.risk-areas', 'uk.effectiveness')]
            gold = 'not_found' if not counted else 'partly_found' if all(m in LESSER for m in counted) and \
                requirement != 'uk.risk-areas' else 'found'
            verdict = verdicts(reports[s])[requirement]
            table[gold, verdict] += 1
            if listed == requirement and gold != verdict: show(reports[s], requirement, gold, verdict)
        right = sum(c for (g, v), c in table.items() if g == v)
        lesser = sum(c for (g, v), c in table.items() if g != 'found')
        caught = sum(c for (g, v), c in table.items() if g != 'found' and v != 'found')
        print(f'  {requirement:18} {right / len(data):.3f}  (always found: {1 - lesser / len(data):.3f}); of {lesser} not full, '
              f'{caught} are not found; ' + ', '.join(f'{g}->{v} {c}' for (g, v), c in sorted(table.items()) if g != v))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('candour')
    parser.add_argument('data', type=pathlib.Path)
    parser.add_argument('--list')
    args = parser.parse_args()
    if not (args.data / 'wikirate/training.dev.csv').exists():
        print('skipped: no data')
        return
    training(args.candour, args.data, args.list)
    labelled(args.candour, 'annotated uk', args.data / 'annotated/uk.csv', None, args.list)
    labelled(args.candour, 'annotated more', args.data / 'annotated/more.csv', None, args.list)
    labelled(args.candour, 'experts uk', args.data / 'aims/uk.dev.csv', args.data / 'aims/uk.dev.status.csv', args.list)
    labelled(args.candour, 'experts ca', args.data / 'aims/ca.dev.csv', args.data / 'aims/ca.dev.status.csv', args.list)


if __name__ == '__main__':
    sys.exit(main())
