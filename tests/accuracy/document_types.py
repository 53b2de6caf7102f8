#!/usr/bin/env python3
"""How often Candour says rightly what a document is: statement, statement in a report (and its pages), policy, news, ...

usage: document_types.py CANDOUR [DATA] [--set FOLDER] [--half tune|held] [--list] [--at-least SHARE]

Reads tests/accuracy/document_types/ (texts of this project, with the right answers in documents.csv; or, with --set
document_types_unseen, a second set that was written when the rules stood) and, when DATA is given and
there, the real statements of its wikirate/, annotated/ and aims/, each of which is one. --half takes only the texts whose names'
SHA-256 begin with an even (tune) or odd (held) digit: rules were looked at with the first half and are measured on the second.
--list prints what is wrong. --at-least ends with status 1 when fewer types of the project's own texts are right, or fewer than 0.97 of the
real statements are called statements.
"""
import argparse
import collections
import csv
import hashlib
import pathlib
import sys

import statements

csv.field_size_limit(10 ** 9)
SETS = pathlib.Path(__file__).parent


def half(name):
    return 'held' if int(hashlib.sha256(name.encode()).hexdigest()[0], 16) % 2 else 'tune'


def is_statement(kind):
    return (kind or '').startswith('statement')


def pages_of(document):
    pages = document.get('statement_pages')
    return (pages['first'], pages['last']) if pages else None


def own_set(candour, folder, only, listed):
    expected = {r['file'][:-len('.txt')]: r for r in statements.rows(folder / 'documents.csv') if only in (None, half(r['file']))}
    reports = statements.check(candour, {n: (folder / (n + '.txt')).read_text(encoding='utf-8') for n in expected})
    table = collections.Counter()
    right = alike = pages = with_pages = 0
    for name, row in sorted(expected.items()):
        document = reports[name]['document']
        got = document['type']
        right += got == row['type']
        alike += is_statement(got) == is_statement(row['type'])
        table[row['type'], got] += 1
        wrong = got != row['type']
        if row['type'] == 'statement_in_report':
            with_pages += 1
            same = pages_of(document) == (int(row['first_page']), int(row['last_page']))
            pages += same
            wrong = wrong or not same
        if wrong and listed:
            print(f'  {name}: {row["type"]} {row["first_page"]}-{row["last_page"]}, candour: {got} {pages_of(document)} '
                  f'({document["type_reason"]})')
    count = len(expected)
    print(f'own set{"" if only is None else ", half " + only}: {count} documents; type right {right} ({right / count:.3f}); statement or '
          f'not right {alike} ({alike / count:.3f}); page ranges right {pages} of {with_pages}')
    print('  ' + ', '.join(f'{a} -> {b}: {c}' for (a, b), c in sorted(table.items()) if a != b))
    return right / count


def real_texts(data):
    sets = {'wikirate': {r['answer_id']: r['text'] for r in statements.rows(data / 'wikirate/training.dev.csv')}}
    for path in ('annotated/more', 'aims/uk.dev', 'aims/ca.dev', 'aims/au.dev'):
        texts = collections.defaultdict(list)
        for r in statements.rows(data / (path + '.csv')): texts[r['statement_id']].append(r['sentence'])
        sets[path] = {name: '\n'.join(sentences) for name, sentences in texts.items()}
    return sets


def real_statements(candour, data, listed):
    every = found = 0
    for name, texts in real_texts(data).items():
        reports = statements.check(candour, texts)
        other = [n for n, r in reports.items() if not is_statement(r['document']['type'])]
        every += len(texts)
        found += len(texts) - len(other)
        print(f'{name}: {len(texts) - len(other)} of {len(texts)} statements are called statements')
        if listed:
            for n in other: print(f'  {n}: {reports[n]["document"]["type"]} ({reports[n]["document"]["type_reason"]})')
    print(f'real statements: {found} of {every} ({found / every:.3f})')
    return found / every


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('candour')
    parser.add_argument('data', type=pathlib.Path, nargs='?')
    parser.add_argument('--set', default='document_types', help='folder beside this script')
    parser.add_argument('--half', choices=['tune', 'held'])
    parser.add_argument('--list', action='store_true')
    parser.add_argument('--at-least', type=float, default=0)
    args = parser.parse_args()
    reached = own_set(args.candour, SETS / args.set, args.half, args.list) >= args.at_least
    if args.data is None or not (args.data / 'wikirate/training.dev.csv').exists():
        print('real statements: none, there is no data')
    else:
        reached = (real_statements(args.candour, args.data, args.list) >= 0.97 or args.at_least == 0) and reached
    return 0 if reached else 1


if __name__ == '__main__':
    sys.exit(main())
