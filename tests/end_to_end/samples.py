#!/usr/bin/env python3
"""The samples, end to end.

usage: samples.py verdicts|golden|quotes|errors CANDOUR SOURCE_DIR [--update]

verdicts  every sample has the type and the verdicts of samples/statements/expected.json, as PDF and as text
golden    every report is byte for byte samples/reports/NAME.json (--update writes them anew)
quotes    every quote stands in the text that `extract` prints, its boxes lie on the page around its words, its offsets in the file
errors    every file of samples/broken has the record that is due to it without OCR
"""
import json
import pathlib
import subprocess
import sys
import tempfile

PROBLEMS = []


def problem(what):
    PROBLEMS.append(what)
    print(what)


def fold(text):
    return ' '.join(text.split())


def check(candour, folder, out, status=0, options=()):
    run = subprocess.run([candour, 'check', str(folder), '--out', out, '--quiet', *options], stdout=subprocess.PIPE, timeout=300)
    if run.returncode != status: problem(f'check {folder} ended with {run.returncode}, not {status}')
    return {p.name[:-len('.json')]: json.loads(p.read_text(encoding='utf-8')) for p in pathlib.Path(out, 'statements').glob('*.json')}


def verdicts(candour, source, out):
    reports = check(candour, source / 'samples/statements', out)
    expected = json.loads((source / 'samples/statements/expected.json').read_text(encoding='utf-8'))
    for sample, due in expected.items():
        for name in (sample + '.pdf', sample + '.txt'):
            report = reports[name]
            if report['document']['type'] != due['type']: problem(f'{name}: type {report["document"]["type"]}')
            got = {r['id']: r['verdict'] for r in report['requirements']}
            if set(got) != set(due['verdicts']): problem(f'{name}: requirements differ')
            for requirement, verdict in due['verdicts'].items():
                if got.get(requirement) != verdict: problem(f'{name}: {requirement} is {got.get(requirement)}, not {verdict}')


def golden(candour, source, out, update):
    check(candour, source / 'samples/statements', out)
    kept = source / 'samples/reports'
    written = sorted(pathlib.Path(out, 'statements').glob('*.json'))
    if update:
        kept.mkdir(exist_ok=True)
        for old in kept.glob('*.json'): old.unlink()
        for new in written: (kept / new.name).write_bytes(new.read_bytes())
    if [p.name for p in written] != sorted(p.name for p in kept.glob('*.json')): problem('other samples than reports')
    for new in written:
        if (kept / new.name).exists() and new.read_bytes() != (kept / new.name).read_bytes():
            problem(f'{new.name} differs from samples/reports/{new.name}: look at it, then samples.py golden ... --update')


def passages(report):
    for requirement in report['requirements']:
        yield from ((requirement['id'], e) for e in requirement['evidence'])
        yield from ((requirement['id'], m) for m in requirement['nearest_misses'])
    for name, facts in report['facts'].items():
        yield from ((name, fact) for fact in facts)


def words_of(document):
    """{page: [(box, text)]} in reading order"""
    return {p['number']: [(w['box'], w['text']) for line in p['lines'] for w in line['words']] for p in document['pages']}


def boxes_problem(passage, words, sizes):
    inside = ''
    for region in passage['regions']:
        width, height = sizes[region['page']]
        for x0, y0, x1, y1 in region['boxes']:
            if not (0 <= x0 < x1 <= width and 0 <= y0 < y1 <= height): return f'a box leaves page {region["page"]}'
        for (x0, y0, x1, y1), text in words[region['page']]:
            x, y = (x0 + x1) / 2, (y0 + y1) / 2
            if any(b[0] <= x <= b[2] and b[1] <= y <= b[3] for b in region['boxes']): inside += text
    missing = [w for w in passage['quote'].split() if w not in inside]
    return f'its boxes do not hold {missing}' if missing else ''


def quotes(candour, source, out):
    count = 0
    for name, report in sorted(check(candour, source / 'samples/statements', out).items()):
        path = str(source / 'samples/statements' / name)
        text = fold(subprocess.run([candour, 'extract', path], stdout=subprocess.PIPE, check=True).stdout.decode('utf-8'))
        document = json.loads(subprocess.run([candour, 'extract', '--format', 'json', path], stdout=subprocess.PIPE, check=True).stdout)
        raw = pathlib.Path(path).read_text(encoding='utf-8') if name.endswith('.txt') else None
        sizes = {p['number']: (p['width'], p['height']) for p in document['pages']}
        for requirement, passage in passages(report):
            count += 1
            quote = passage['quote']
            where = f'{name}: {requirement}: "{quote[:60]}"'
            if fold(quote) != quote: problem(where + ' is not folded')
            if quote not in text: problem(where + ' is not in the text')
            if not passage['regions']: problem(where + ' has no region')
            if raw is not None:
                begin, end = passage['regions'][0]['characters']
                if fold(raw[begin:end]).replace('- ', '') != quote.replace('- ', ''): problem(where + f' is not at {begin} to {end}')
            elif what := boxes_problem(passage, words_of(document), sizes):
                problem(where + ': ' + what)
    print(f'{count} quotes')
    if count < 300: problem('too few quotes to prove anything')


def errors(candour, source, out):
    reports = check(candour, source / 'samples/broken', out, status=1, options=('--ocr', 'never'))
    due = {'empty.pdf': 'file_empty', 'encrypted.pdf': 'encrypted', 'truncated.pdf': 'damaged', 'image-only.pdf': None,
           'partly-image.pdf': None, 'text-named.pdf': None}
    if set(reports) != set(due): problem(f'records of {sorted(reports)}')
    for name, code in due.items():
        error = reports[name].get('error')
        if (error or {}).get('code') != code: problem(f'{name}: {error}')
        if error and not (error['message'] and error['advice'] and reports[name]['requirements'] == []): problem(f'{name}: half a record')
    if {r['verdict'] for r in reports['image-only.pdf']['requirements']} != {'could_not_check'}: problem('image-only.pdf was judged')
    partly = {r['id']: r['verdict'] for r in reports['partly-image.pdf']['requirements']}
    if 'not_found' in partly.values(): problem('partly-image.pdf: an unread page counts as silence')


def main():
    what, candour, source = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
    with tempfile.TemporaryDirectory() as out:
        if what == 'golden': golden(candour, source, out, '--update' in sys.argv)
        else: {'verdicts': verdicts, 'quotes': quotes, 'errors': errors}[what](candour, source, out)
    return 1 if PROBLEMS else 0


if __name__ == '__main__':
    sys.exit(main())
