#!/usr/bin/env python3
"""passages.py CANDOUR PACK_FOLDER FILE...: what a statement says decides its verdicts, passage by passage.

A FILE holds a pack's id, paragraphs that are always there, and for each requirement the passage that answers it:

    pack: uk-msa-2015
    always: ['# Modern slavery statement', ...]
    passages:
      uk.training: {text: ['Each year all buyers are trained ...'], future: ['We will train all buyers ...']}
    after: [...]
    answered_by_others: {uk.risk-steps: 'due diligence answers it too'}     # no passage of its own can decide it: why

All of it together must be found in every requirement. Without its passage a requirement must be not_found, and with `future` in place of `text`
partly_found. Ends with 1 if one is not, or if a requirement of the pack has no passage (but those that no document can answer).
"""
import json
import pathlib
import subprocess
import sys
import tempfile

import yaml


def document(case, without=None, future=None):
    lines = list(case['always'])
    for requirement, passage in case['passages'].items():
        if requirement == without: continue
        lines += passage['future'] if requirement == future else passage['text']
    return '\n\n'.join(lines + case.get('after', [])) + '\n'


def variants(case):
    """File name, text, and the requirement with the verdict that is due; no requirement: found in all."""
    yield 'all', document(case), None, 'found'
    for requirement, passage in case['passages'].items():
        yield f'without-{requirement}', document(case, without=requirement), requirement, 'not_found'
        if 'future' in passage: yield f'future-{requirement}', document(case, future=requirement), requirement, 'partly_found'


def main():
    candour, packs, wrong = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]), 0
    for file in sys.argv[3:]:
        case = yaml.safe_load(pathlib.Path(file).read_text(encoding='utf-8'))
        due = list(variants(case))
        with tempfile.TemporaryDirectory() as folder:
            for name, text, _, _ in due: pathlib.Path(folder, name + '.md').write_text(text, encoding='utf-8')
            out = pathlib.Path(folder, 'out')
            pack = packs / (case['pack'] + '.yaml')
            subprocess.run([candour, 'check', folder, '--pack', pack.resolve(), '--out', out, '--format', 'json', '--quiet'], check=True)
            reports = {name: json.loads((out / 'statements' / (name + '.md.json')).read_text(encoding='utf-8')) for name, _, _, _ in due}
        answerable = {r['id'] for r in reports['all']['requirements'] if r['verdict'] != 'could_not_check'}
        for requirement in sorted(answerable - set(case['passages']) - set(case.get('answered_by_others', {}))):
            print(f'{file}: {requirement} has no passage')
            wrong += 1
        for name, _, requirement, expected in due:
            for finding in reports[name]['requirements']:
                if finding['id'] not in (case['passages'] if requirement is None else (requirement,)) or finding['verdict'] == expected: continue
                wrong += 1
                print(f"{file}: {name}: {finding['id']} is {finding['verdict']}, not {expected}: {finding['reason']}")
                for evidence in finding['evidence'][:2]: print(f"    {evidence['label'] if 'label' in evidence else ''} {evidence['quote'][:150]}")
        print(f'{file}: {len(due)} documents')
    print(f'{wrong} wrong')
    sys.exit(1 if wrong else 0)


if __name__ == '__main__':
    main()
