#!/usr/bin/env python3
"""many_texts.py CANDOUR [--files 10000] [--jobs 2]: one run over many small texts, and what it holds while it goes on.

Prints, for the first and the last tenth of the run, the memory of the program and of its readers together, their open descriptors and their
processes; then how many files a second. Ends with 1 if the last tenth has more than 1.1 times the memory of the first and 8 MB, one descriptor more or one
process more, or if a process is left.
"""
import argparse
import os
import pathlib
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'survival'))
from survive import children_of, megabytes

TEXT = '''Modern slavery statement {year}

{name} Ltd makes and sells garden furniture. This statement is made under section 54 of the Modern Slavery Act 2015 for the year that ended on 31 March {year}.

We train all buyers each year on forced labour. In {year} we visited {count} suppliers. Suppliers sign our code of conduct.

Approved by the board on 1 May {year}.
'''


def descriptors(process):
    try: return len(os.listdir(f'/proc/{process}/fd'))
    except (FileNotFoundError, ProcessLookupError): return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('candour', type=os.path.abspath)
    parser.add_argument('--files', type=int, default=10_000)
    parser.add_argument('--jobs', type=int, default=2)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        (folder / 'in').mkdir()
        for number in range(args.files):
            text = TEXT.format(year=2016 + number % 9, name=f'Number {number}', count=number % 40 + 2)
            (folder / f'in/{number:06}.txt').write_text(text)
        samples, began = [], time.monotonic()
        with subprocess.Popen([args.candour, 'check', 'in', '--out', 'out', '--jobs', str(args.jobs)], cwd=folder, stdin=subprocess.DEVNULL) as process:
            while process.poll() is None:
                readers = children_of(process.pid)
                memory = megabytes(process.pid, 'VmRSS') + sum(megabytes(reader, 'VmRSS') for reader in readers)
                samples.append((memory, descriptors(process.pid), len(readers)))
                time.sleep(0.02)
            left = children_of(process.pid)
        seconds = time.monotonic() - began
        lines = (folder / 'out/results.jsonl').read_text().count('\n')
        tenth = max(1, len(samples) // 10)
        begin, end = samples[tenth // 2:tenth // 2 + tenth], samples[-tenth - 1:-1]
        highest = [[max(values) for values in zip(*part)] for part in (begin, end)]
        for name, (memory, files, readers) in zip(('first tenth', 'last tenth'), highest):
            print(f'{name}: {memory:.0f} MB, {files} descriptors, {readers} readers')
        print(f'{lines} records of {args.files} files in {seconds:.1f} s, {lines / seconds:.0f} a second; status {process.returncode}; {len(left)} processes left')
        (memory, files, readers), (memory_after, files_after, readers_after) = highest
        flat = memory_after <= 1.1 * memory + 8 and files_after <= files + 1 and readers_after <= readers
        print('flat' if flat else 'NOT FLAT')
        sys.exit(0 if flat and lines == args.files and not left and process.returncode == 0 else 1)


if __name__ == '__main__':
    main()
