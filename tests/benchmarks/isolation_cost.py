#!/usr/bin/env python3
"""isolation_cost.py BUILD [--files 200] [--runs 9]: what it costs to read in processes of their own, and in a sandbox.

Reads so many files (samples/statements, over and over) with the reader; with the same reader without its sandbox (unbounded-reader); and in
one process without any. These take turns with `candour check` of the same files; each has its run that needed the least processor time. Prints
the seconds, and what isolation adds to reading and to a check. Ends with 1 if the sandbox adds more than 5 % to reading, or all of it more
than 5 % to a check.
"""
import argparse
import itertools
import pathlib
import resource
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]


def check_seconds(candour, files):
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        (folder / 'in').mkdir()
        for number, file in enumerate(files): (folder / f'in/{number:04}{pathlib.Path(file).suffix}').write_bytes(pathlib.Path(file).read_bytes())
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([candour, 'check', 'in', '--out', 'out', '--ocr', 'never', '--quiet'], cwd=folder, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('build', type=pathlib.Path)
    parser.add_argument('--files', type=int, default=200)
    parser.add_argument('--runs', type=int, default=9)
    args = parser.parse_args()
    bin = args.build.resolve() / 'bin'
    samples = sorted(str(path) for path in (ROOT / 'samples/statements').iterdir() if path.suffix in ('.pdf', '.txt', '.docx', '.html', '.md'))
    files = list(itertools.islice(itertools.cycle(samples), args.files))
    ways = {'sandboxed reader': bin / 'candour-reader', 'reader without sandbox': bin / 'unbounded-reader', 'in one process': '-'}
    best, counts, check = {}, set(), 9e9
    for _ in range(args.runs):
        for name, reader in ways.items():
            said = subprocess.run([bin / 'isolation-cost', reader, *files], capture_output=True, text=True, check=True).stdout.split()
            counts.add(int(said[0]))
            best[name] = min(best.get(name, (9e9, 9e9)), (float(said[1]), float(said[2])))
        check = min(check, check_seconds(bin / 'candour', files))
    assert len(counts) == 1, counts
    for name, (processor, clock) in best.items():
        print(f'{name}: {processor:.3f} s of processor time, {clock:.3f} s by the clock, {min(counts)} of {args.files} files read')
    print(f'candour check of them: {check:.3f} s of processor time')
    isolated, bare, alone = (seconds for seconds, _ in best.values())
    print(f'the sandbox adds {100 * (isolated / bare - 1):.1f} % to reading and {100 * (isolated - bare) / check:.1f} % to a check; '
          f'processes, hashes and sandbox add {100 * (isolated / alone - 1):.1f} % to reading and {100 * (isolated - alone) / (check - isolated + alone):.1f} % to a check')
    sys.exit(0 if isolated <= 1.05 * bare and isolated - alone <= 0.05 * (check - isolated + alone) else 1)


if __name__ == '__main__':
    main()
