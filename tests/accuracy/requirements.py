#!/usr/bin/env python3
"""How often a requirement is found where experts marked a sentence for it, and not found where they marked none.

usage: requirements.py CANDOUR DATA [--pack-folder FOLDER] [--only uk,au,ca] [--half write|check] [--list REQUIREMENT]

CANDOUR is the program, DATA the folder with aims/. Each statement is written as a text of one sentence a line and judged by
`candour check` with the pack of its law. Per country and requirement, against the experts:
  agree    share of statements in which "found" and "marked in any sentence" say alike; "needs review" is always wrong
  marked   how many statements the experts marked
  absent   of the statements that they did not mark, how many are "not found"
  review   share of statements that are left to a person
For the United Kingdom then, against one reader's labels with kinds of action and statuses (annotated/), full / partly / absent:
  right    share of statements judged alike: found where something is done or in force, partly found where all of it is planned or
           under a condition, not found where nothing is marked or only what is not done; "partly found" for a full one counts half
  not full how many are not full, and how many of these are not "found"
--half takes every other statement: the packs were written while looking at `write`, so `check` says how they do on others (the weights
of the labels, though, were fitted on both: give a --pack-folder with weights that were not). --list prints where the two differ. With no
DATA it says "skipped: no data" and ends with status 77.
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
ACTION_UK = ['uk.policies', 'uk.due-diligence', 'uk.risk-steps', 'uk.training']
# country -> pack, [(name of the row, the experts' label, requirements of which one must be found)]
COMPARED = {
    'uk': ('uk-msa-2015', [
        ('uk.approval', 'approval', ['uk.approval']), ('uk.signature', 'signature', ['uk.signature']),
        ('uk.structure', 'structure', ['uk.structure']), ('uk.business', 'operations', ['uk.business']),
        ('uk.supply-chains', 'supply_chains', ['uk.supply-chains']), ('uk.risk-areas', 'risk_description', ['uk.risk-areas']),
        ('any action', 'risk_mitigation', ACTION_UK), ('uk.effectiveness', 'effectiveness', ['uk.effectiveness'])]),
    'au': ('au-msa-2018', [
        ('au.approval', 'approval', ['au.approval']), ('au.signature', 'signature', ['au.signature']),
        ('au.reporting-entity', 'reporting_entity', ['au.reporting-entity']), ('au.structure', 'structure', ['au.structure']),
        ('au.operations', 'operations', ['au.operations']), ('au.supply-chains', 'supply_chains', ['au.supply-chains']),
        ('au.risks', 'risk_description', ['au.risks']), ('au.actions', 'risk_mitigation', ['au.actions']),
        ('au.remediation', 'remediation', ['au.remediation']), ('au.effectiveness', 'effectiveness', ['au.effectiveness']),
        ('au.consultation', 'consultation', ['au.consultation'])]),
    'ca': ('ca-s211', [
        ('ca.approval', 'approval', ['ca.approval']), ('ca.attestation', 'signature', ['ca.attestation']),
        ('ca.structure', 'structure', ['ca.structure']), ('ca.activities', 'operations', ['ca.activities']),
        ('ca.supply-chains', 'supply_chains', ['ca.supply-chains']), ('ca.risk-areas', 'risk_description', ['ca.risk-areas']),
        ('ca.steps', 'risk_mitigation', ['ca.steps']),
        ('ca.policies-due-diligence', 'risk_mitigation', ['ca.policies-due-diligence']),
        ('ca.remediation', 'remediation', ['ca.remediation']), ('ca.effectiveness', 'effectiveness', ['ca.effectiveness'])]),
}
APART = {'approval', 'signature'}  # not in the mean of the rest
# country -> table of one reader's labels, pack, {requirement: labels of which one must be marked}
READ = {'uk': ('annotated/uk.csv', 'uk-msa-2015', {
    'uk.policies': ['policy', 'supplier_terms'], 'uk.due-diligence': ['due_diligence'], 'uk.training': ['training'],
    'uk.risk-areas': ['risk_description'], 'uk.risk-steps': ['risk_assessment', 'due_diligence'],
    'uk.effectiveness': ['effectiveness']})}
LESSER, UNDONE = {'planned', 'conditional'}, {'negated', 'none_found'}  # "mixed" is done in part


def statements_of(path, half):
    statements = collections.OrderedDict()
    with open(path, newline='', encoding='utf-8') as f:
        for row in csv.DictReader(f): statements.setdefault(row['statement_id'], []).append(row)
    kept = sorted(statements)
    if half: kept = kept[0 if half == 'write' else 1::2]
    return {name: sorted(statements[name], key=lambda r: int(r['sentence_index'])) for name in kept}


def reports_of(candour, pack, statements):
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder, 'in')
        source.mkdir()
        for name, rows in statements.items():
            text = '\n'.join(r['sentence'].replace('\n', ' ') for r in rows)
            (source / (name + '.txt')).write_text(text + '\n', encoding='utf-8')
        subprocess.run([candour, 'check', str(source), '--pack', str(pack), '--out', folder + '/out', '--format', 'json', '--quiet'],
                       stdout=subprocess.DEVNULL)
        with open(folder + '/out/results.jsonl', encoding='utf-8') as f:
            reports = [json.loads(line) for line in f]
    return {pathlib.Path(r['document']['name']).stem: r for r in reports}


def requirements_of(report):
    """Nothing, if the document was not taken for a statement: that is wrong everywhere."""
    if report.get('document', {}).get('type') not in ('statement', 'statement_in_report'): return {}
    return {r['id']: r for r in report['requirements']}


def together(judged, ids):
    """One verdict for several requirements: found if one is, else a person's if one is, else the first one's."""
    verdicts = [judged[i]['verdict'] for i in ids if i in judged]
    for verdict in ('found', 'needs_review'):
        if verdict in verdicts: return verdict
    return verdicts[0] if verdicts else 'none'


def show(name, judged, ids, verdict, label, rows):
    print(f'--- {name}: {label} {"marked" if rows else "not marked"}, {verdict}')
    for i in ids:
        for quote in judged.get(i, {}).get('evidence', [])[:3]: print(f'    {i} quotes: {quote.get("quote", quote)}'[:400])
        for miss in judged.get(i, {}).get('nearest_misses', [])[:3]: print(f'    {i} nearest: {miss.get("quote", miss)}'[:400])
    for row in rows[:6]: print(f'    marked: {row["sentence"][:400]}')


def share(part, whole):
    return f'{part / whole:.3f}' if whole else '    -'


def compare(country, candour, data, packs, half, listed):
    pack, compared = COMPARED[country]
    pack_file = packs / (pack + '.yaml')
    path = data / 'aims' / (country + '.dev.csv')
    if not pack_file.exists() or not path.exists():
        print(f'{country}: skipped: no {"pack" if path.exists() else "data"}')
        return
    statements = statements_of(path, half)
    reports = reports_of(candour, pack_file, statements)
    types = collections.Counter((reports[s].get('document') or {}).get('type') if s in reports else None for s in statements)
    print(f'{pack}{", half " + half if half else ""}: {len(statements)} statements, called '
          + ', '.join(f'{t} {n}' for t, n in types.most_common()))
    print('  requirement                   agree  marked  absent right   review')
    rest, absent_all, absent_right, reviews = [], 0, 0, []
    for row_name, label, ids in compared:
        right = marked = absent = not_found = review = 0
        for name, rows in statements.items():
            judged = requirements_of(reports.get(name, {}))
            verdict = together(judged, ids)
            present = [r for r in rows if r[label] == '1']
            agrees = (verdict == 'found') == bool(present) and verdict not in ('needs_review', 'none')
            right += agrees
            review += verdict == 'needs_review'
            marked += bool(present)
            absent += not present
            not_found += not present and verdict in ('not_found', 'not_applicable')
            if listed == row_name and not agrees: show(name, judged, ids, verdict, label, present)
        total = len(statements)
        print(f'  {row_name:28} {share(right, total)}  {marked:6}  {not_found:3} of {absent:3}    {share(review, total)}')
        absent_all, absent_right = absent_all + absent, absent_right + not_found
        if label not in APART: rest.append(right / total)
        if label != 'signature': reviews.append(review / total)
    print(f'  mean but approval, signature  {sum(rest) / len(rest):.3f}; absent and not found {absent_right} of {absent_all} '
          f'({share(absent_right, absent_all)}); review, without signature {sum(reviews) / len(reviews):.3f}')


def read_as(rows, labels):
    """The verdict that one reader's marks ask for, and the sentences marked."""
    marked = [r for r in rows if any(r[label] == '1' for label in labels)]
    statuses = {r['status'] for r in marked} - UNDONE
    if not statuses: return 'not_found', marked
    return ('partly_found' if statuses <= LESSER else 'found'), marked


def credit(expected, verdict):
    if verdict == 'not_applicable': verdict = 'not_found'
    return 1 if verdict == expected else 0.5 if (expected, verdict) == ('found', 'partly_found') else 0


def compare_read(country, candour, data, packs, half, listed):
    if country not in READ: return
    table, pack, compared = READ[country]
    if not (packs / (pack + '.yaml')).exists() or not (data / table).exists():
        print(f'{country}, read: skipped: no {"data" if (packs / (pack + ".yaml")).exists() else "pack"}')
        return
    statements = statements_of(data / table, half)
    reports = reports_of(candour, packs / (pack + '.yaml'), statements)
    print(f'{pack}{", half " + half if half else ""}, one reader: {len(statements)} statements')
    print('  requirement           right  full  partly  absent  not full, not found   differ')
    lesser_all = lesser_right = 0
    for requirement, labels in compared.items():
        expected, seen, points, caught = collections.Counter(), collections.Counter(), 0, 0
        for name, rows in statements.items():
            judged = requirements_of(reports.get(name, {}))
            verdict = together(judged, [requirement])
            wanted, marked = read_as(rows, labels)
            expected[wanted] += 1
            points += credit(wanted, verdict)
            caught += wanted != 'found' and verdict not in ('found', 'none')
            if verdict == wanted: continue
            seen[wanted, verdict] += 1
            if listed == requirement: show(name, judged, [requirement], verdict, f'{labels}, {wanted},', marked)
        lesser = len(statements) - expected['found']
        lesser_all, lesser_right = lesser_all + lesser, lesser_right + caught
        differ = ', '.join(f'{w} -> {v} {n}' for (w, v), n in sorted(seen.items()))
        print(f'  {requirement:20}  {share(points, len(statements))}  {expected["found"]:4}  {expected["partly_found"]:6}  '
              f'{expected["not_found"]:6}  {caught:6} of {lesser:3}           {differ}')
    print(f'  of all that is not full {lesser_right} of {lesser_all} are not found ({share(lesser_right, lesser_all)})')


def main():
    root = pathlib.Path(__file__).resolve().parents[2]
    parser = argparse.ArgumentParser()
    parser.add_argument('candour')
    parser.add_argument('data', type=pathlib.Path)
    parser.add_argument('--pack-folder', type=pathlib.Path, default=root / 'rules/packs')
    parser.add_argument('--only', default='uk,au,ca')
    parser.add_argument('--half', choices=['write', 'check'])
    parser.add_argument('--list')
    args = parser.parse_args()
    if not (args.data / 'aims').exists():
        print('skipped: no data')
        return 77
    for country in args.only.split(','):
        compare(country, args.candour, args.data, args.pack_folder, args.half, args.list)
        compare_read(country, args.candour, args.data, args.pack_folder, args.half, args.list)
    return 0


if __name__ == '__main__':
    sys.exit(main())
