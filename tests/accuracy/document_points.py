#!/usr/bin/env python3
"""Fits how many points each evidence of rules/packs/shared/document_evidence.yaml is for each type of document.

usage: document_points.py CANDOUR [DATA] [--write] [--folds 5] [--strict 1.5]

Learns from the documents of known type in tests/accuracy/ (document_types, document_types_taught, and the half of document_types_unseen
that is for looking at), from the short ones of tests/rules/cases/documents.yaml and, when DATA is there, from real statements; together these count as much as 150 of the others. Reports with a
statement inside are left out: a rule finds those. The points are those of a logistic regression over all types with a penalty on large
points, times ten, as whole numbers; small ones are left out. Prints how often the type is right when a document is judged by points that
were fitted without it (in as many folds), then with --write puts the points into the two files of rules/packs/shared. Needs numpy and yaml.
"""
import argparse
import collections
import hashlib
import pathlib
import re
import sys

import numpy
import yaml

import document_types
import statements

PACKS = pathlib.Path(__file__).resolve().parents[2] / 'rules/packs/shared'
TYPES = ['statement', 'policy', 'supplier_code', 'pledge', 'annual_report', 'news', 'other']
SETS = {'document_types': None, 'document_types_unseen': 'tune', **{f'document_types_taught/{part}': None for part in 'abcd'}}
REAL_WEIGHT = 150  # of all real statements together
SMALLEST = 2      # points


def evidence_of(candour, texts):
    return {name: report['document']['type_evidence'] for name, report in statements.check(candour, texts).items()}


def taught(candour):
    """(name, type, evidence, weight) of the project's own documents."""
    out = []
    for name, half in SETS.items():
        folder = document_types.SETS / name
        if not folder.is_dir(): continue
        wanted = {r['file'][:-len('.txt')]: r for r in statements.rows(folder / 'documents.csv')
                  if half in (None, document_types.half(r['file'])) and r['type'] in TYPES}
        texts = {n: (folder / (n + '.txt')).read_text(encoding='utf-8') for n in wanted}
        out += [(f'{name}/{n}', wanted[n]['type'], said, 1.0) for n, said in evidence_of(candour, texts).items()]
    return out


def short(candour):
    cases = {c['name']: c for c in yaml.safe_load((PACKS.parents[2] / 'tests/rules/cases/documents.yaml').read_text(encoding='utf-8'))}
    said = evidence_of(candour, {name: case['text'] for name, case in cases.items()})
    return [(f'cases/{name}', case['type'], said[name], 1.0) for name, case in cases.items()]


def real(candour, data):
    out = []
    for name, texts in document_types.real_texts(data).items():
        out += [(f'{name}/{n}', 'statement', said) for n, said in evidence_of(candour, texts).items()]
    return [(*one, REAL_WEIGHT / len(out)) for one in out]


def fit(x, y, weight, strict):
    """Softmax regression by gradient descent; the last column of x is 1, and its weights (the base) go free."""
    points = numpy.zeros((x.shape[1], len(TYPES)))
    pace, target = numpy.zeros_like(points), numpy.eye(len(TYPES))[y]
    free = numpy.ones((x.shape[1], 1))
    free[-1] = 0
    for _ in range(3000):
        margins = x @ points
        share = numpy.exp(margins - margins.max(axis=1, keepdims=True))
        share /= share.sum(axis=1, keepdims=True)
        slope = x.T @ ((share - target) * weight[:, None]) + strict * points * free
        pace = 0.9 * pace - 0.002 * slope
        points += pace
    return points


def whole(points):
    rounded = numpy.rint((points - points.mean(axis=1, keepdims=True)) * 10).astype(int)
    rounded[:-1][numpy.abs(rounded[:-1]) < SMALLEST] = 0
    return rounded


def cross_validated(x, y, weight, names, args):
    fold = numpy.array([int(hashlib.sha256(n.encode()).hexdigest()[1:8], 16) % args.folds for n in names])
    got = numpy.zeros(len(y), dtype=int)
    for f in range(args.folds):
        points = whole(fit(x[fold != f], y[fold != f], weight[fold != f], args.strict))
        got[fold == f] = (x[fold == f] @ points).argmax(axis=1)
    return got


def write(points, says):
    path = PACKS / 'document_evidence.yaml'
    lines = path.read_text(encoding='utf-8').splitlines()
    row = {said: points[i] for i, said in enumerate(says)}
    for i, line in enumerate(lines):
        found = re.match(r"  - \{when: '.*', says: '(.*)', points: ", line)
        if not found: continue
        given = ', '.join(f'{t}: {p}' for t, p in zip(TYPES, row[found.group(1)]) if p) if found.group(1) in row else ''
        lines[i] = line[:found.end()] + '{' + (given or 'other: 0') + '}}'
    path.write_text('\n'.join(lines) + '\n', encoding='utf-8')
    path = PACKS / 'document.yaml'
    text = path.read_text(encoding='utf-8')
    for kind, base in zip(TYPES, points[-1]): text = re.sub(rf'(type: {kind}, base: )-?\d+', rf'\g<1>{base}', text)
    path.write_text(text, encoding='utf-8')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('candour')
    parser.add_argument('data', type=pathlib.Path, nargs='?')
    parser.add_argument('--write', action='store_true')
    parser.add_argument('--folds', type=int, default=5)
    parser.add_argument('--strict', type=float, default=1.5)
    parser.add_argument('--list', action='store_true')
    args = parser.parse_args()
    documents = taught(args.candour) + short(args.candour)
    taught_ones = len(documents)
    if args.data is not None and (args.data / 'wikirate/training.dev.csv').exists(): documents += real(args.candour, args.data)
    says = re.findall(r"says: '(.*)', points: ", (PACKS / 'document_evidence.yaml').read_text(encoding='utf-8'))
    number = {said: i for i, said in enumerate(says)}
    x = numpy.zeros((len(documents), len(says) + 1))
    x[:, -1] = 1
    for i, (_, _, evidence, _) in enumerate(documents):
        for said in evidence: x[i, number[said]] = 1
    y = numpy.array([TYPES.index(d[1]) for d in documents])
    weight = numpy.array([d[3] for d in documents])
    names = [d[0] for d in documents]
    got = cross_validated(x, y, weight, names, args)
    own = numpy.arange(len(documents)) < taught_ones
    both = (got == 0) == (y == 0)
    print(f'own documents {own.sum()}: type right {(got == y)[own].mean():.3f}, statement or not right {both[own].mean():.3f}; '
          f'real statements {(~own).sum()}: called statements {(got == y)[~own].mean() if (~own).any() else 1:.3f}')
    print('  ' + ', '.join(f'{TYPES[a]} -> {TYPES[b]}: {n}' for (a, b), n in
                           sorted(collections.Counter(zip(y[own], got[own])).items()) if a != b))
    if args.list:
        for i in numpy.flatnonzero(got != y): print(f'  {names[i]}: {TYPES[y[i]]}, by points {TYPES[got[i]]}')
    if args.write: write(whole(fit(x, y, weight, args.strict)), says)
    return 0


if __name__ == '__main__':
    sys.exit(main())
