#!/usr/bin/env python3
"""check_speed.py CANDOUR [--runs 3] [--files 20]: what `candour check` costs beside `pdftotext`, in one run.

Makes two batches of PDFs out of samples/statements (joined by pdfunite, which is poppler-utils): one of 1 to 5 pages, one of 10 to 40. Each
is checked with JSON and HTML written, and read by pdftotext once per file. Counted is processor time of every process, each reader waited
for, of the run that needed the least; the two take turns. Prints the ratios, and where the time goes: what `candour extract` of the same
files takes, and the start of the program.
"""
import argparse
import pathlib
import random
import resource
import subprocess
import sys
import tempfile

SAMPLES = sorted((pathlib.Path(__file__).resolve().parents[2] / 'samples/statements').glob('*.pdf'))
BATCHES = {'1 to 5 pages': (1, 5), '10 to 40 pages': (10, 40)}


def pages_of(path):
    said = subprocess.run(['pdfinfo', path], capture_output=True, text=True, check=True).stdout
    return int(next(line.split()[1] for line in said.splitlines() if line.startswith('Pages:')))


def make_batch(folder, least, most, files, dice, pages):
    folder.mkdir()
    total = 0
    for number in range(files):
        wanted = dice.randint(least, most)
        parts, count = [], 0
        while count < wanted:
            fitting = [s for s in SAMPLES if count + pages[s] <= most]
            if not fitting: break
            parts.append(dice.choice(fitting))
            count += pages[parts[-1]]
        total += count
        subprocess.run(['pdfunite', *map(str, parts), str(folder / f'{number:03}.pdf')], check=True)
    return total


def cost_of(commands):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    for command in commands: subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('candour')
    parser.add_argument('--runs', type=int, default=3)
    parser.add_argument('--files', type=int, default=20)
    args = parser.parse_args()
    pages = {sample: pages_of(sample) for sample in SAMPLES}
    with tempfile.TemporaryDirectory() as folder:
        for name, (least, most) in BATCHES.items():
            batch = pathlib.Path(folder, f'{least}-{most}')
            total = make_batch(batch, least, most, args.files, random.Random(54), pages)
            files = sorted(batch.iterdir())
            kinds = {
                'pdftotext, once per file': [['pdftotext', str(f), '/dev/null'] for f in files],
                'candour check, JSON and HTML': [[args.candour, 'check', str(batch), '--out', str(batch) + '-out', '--jobs', '1', '--quiet']],
                'candour extract, once per file': [[args.candour, 'extract', str(f)] for f in files],
                'candour rules list (the start)': [[args.candour, 'rules', 'list']],
            }
            least_of = {kind: min(cost_of(commands) for _ in range(args.runs)) for kind, commands in kinds.items()}
            base = least_of['pdftotext, once per file']
            print(f'{name}: {len(files)} files, {total} pages')
            for kind, seconds in least_of.items(): print(f'  {kind:32} {seconds:7.2f} s   {seconds / base:5.2f}')
    return 0


if __name__ == '__main__':
    sys.exit(main())
