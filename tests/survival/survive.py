#!/usr/bin/env python3
"""survive.py CANDOUR [FOLDER] [--made N] [--seed S] [--kill EVERY] [--jobs 2] [--timeout S] [--minutes 15]: what is promised of a batch of hostile files.

Checks the files of FOLDER (or N that hostile_files.py makes) in one run, and says of it: each file has exactly one record; the run ended by itself
and in time; the program's memory, and that of each reader, at its highest; that no process and no file outside --out is left. With --kill a
second run has a reader killed at random about every so many documents: its reports must be those of the first, byte for byte, but for
documents that were killed twice. Ends with 1 if a promise was not kept.
"""
import argparse
import json
import os
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
PROGRAM_MB, READER_MB = 200, 1024
# What a record says when two readers died on its document: at the second time the document, or where OCR had begun its OCR, is given up.
TWICE = ('made the reader stop twice (killed by signal 9)', '"ocr":"failed"')


def children_of(parent):
    try:
        return [int(child) for task in os.listdir(f'/proc/{parent}/task')
                for child in pathlib.Path(f'/proc/{parent}/task/{task}/children').read_text().split()]
    except (FileNotFoundError, ProcessLookupError):
        return []


def megabytes(process, field):
    """A field of /proc/PID/status such as VmHWM; 0 if the process is gone."""
    try:
        for line in pathlib.Path(f'/proc/{process}/status').read_text().splitlines():
            if line.startswith(field + ':'): return int(line.split()[1]) / 1024
    except (FileNotFoundError, ProcessLookupError):
        pass
    return 0


def state_of(folder):
    return {str(path): (path.lstat().st_size, path.lstat().st_mtime_ns) for path in folder.rglob('*')}


class Run:
    """One run of `candour check`, watched from its start to its end."""

    def __init__(self, args, files, out, kill=0):
        self.kills, self.program_mb, self.reader_mb, self.threads = 0, 0, 0, 0
        dice, done, next_kill = random.Random(args.seed), 0, kill
        command = [args.candour, 'check', str(files), '--out', 'out', '--jobs', str(args.jobs), '--quiet']
        if args.timeout: command += ['--timeout', str(args.timeout)]
        began = time.monotonic()
        with subprocess.Popen(command, cwd=out.parent, stdin=subprocess.DEVNULL) as process:
            while process.poll() is None:
                if time.monotonic() - began > 60 * args.minutes + 60:
                    process.kill()
                    break
                readers = children_of(process.pid)
                self.program_mb = max(self.program_mb, megabytes(process.pid, 'VmHWM'))
                self.reader_mb = max([self.reader_mb] + [megabytes(reader, 'VmPeak') for reader in readers])
                if kill:
                    try: done = len(os.listdir(out / 'statements')) // 2
                    except FileNotFoundError: pass
                    if done >= next_kill and readers:
                        next_kill = done + dice.randint(1, 2 * kill - 1)
                        try: os.kill(dice.choice(readers), signal.SIGKILL)
                        except ProcessLookupError: continue
                        self.kills += 1
                time.sleep(0.002 if kill else 0.02)
            self.status, self.children = process.returncode, children_of(process.pid)
        self.seconds = time.monotonic() - began
        results = out / 'results.jsonl'
        lines = results.read_text(encoding='utf-8').splitlines() if results.is_file() else []
        self.records = [(json.loads(line)['document']['name'], line) for line in lines]


def compare(quiet, killed, folder):
    """Documents killed twice, and differences that nobody killed."""
    twice, different = [], []
    expected = dict(quiet.records)
    for name, line in killed.records:
        if any(sign in line for sign in TWICE): twice.append(name)
        elif expected.get(name) != line: different.append(name)
    spared = {name.replace('/', '__') for name in twice}
    for path in sorted((folder / 'quiet/out/statements').iterdir()):
        if path.stem in spared or path.name == 'index.html': continue
        if path.read_bytes() != (folder / 'killed/out/statements' / path.name).read_bytes(): different.append(path.name)
    return twice, different


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('candour', type=os.path.abspath)
    parser.add_argument('folder', nargs='?', type=pathlib.Path)
    parser.add_argument('--made', type=int, default=1000)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--kill', type=int, default=0, metavar='EVERY')
    parser.add_argument('--jobs', type=int, default=2)
    parser.add_argument('--timeout', type=float, default=0)
    parser.add_argument('--minutes', type=float, default=15)
    parser.add_argument('--unbounded', action='store_true', help='a build with sanitizers: memory is not looked at')
    args = parser.parse_args()
    broken = []

    def promise(kept, what):
        print(f"{'kept' if kept else 'BROKEN'}: {what}")
        if not kept: broken.append(what)

    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        files = args.folder.resolve() if args.folder else folder / 'files'
        if not args.folder: subprocess.run([sys.executable, HERE / 'hostile_files.py', files, str(args.made), str(args.seed)], check=True)
        kinds = ('.pdf', '.docx', '.html', '.htm', '.xhtml', '.txt', '.text', '.md', '.markdown')
        expected = sorted(str(path.relative_to(files)) for path in files.rglob('*') if path.suffix.lower() in kinds and path.is_file())
        before = state_of(files)
        (folder / 'quiet').mkdir()
        quiet = Run(args, files, folder / 'quiet/out')
        print(f'{len(expected)} files, {args.jobs} at a time')
        promise(quiet.status in (0, 1), f'ended by itself, with status {quiet.status}')
        promise(sorted(name for name, _ in quiet.records) == expected, f'{len(quiet.records)} records, one for each file')
        promise(quiet.seconds < 60 * args.minutes, f'{quiet.seconds:.0f} s, under {args.minutes:g} min')
        if not args.unbounded:
            promise(quiet.program_mb < PROGRAM_MB, f'the program had {quiet.program_mb:.0f} MB at most, under {PROGRAM_MB}')
            promise(quiet.reader_mb <= READER_MB + 1, f'no reader had more than {quiet.reader_mb:.0f} MB of addresses, of {READER_MB}')
        promise(not quiet.children, 'no reader is left')
        promise(state_of(files) == before and [p.name for p in (folder / 'quiet').iterdir()] == ['out'], 'nothing outside --out was written')
        promise(not list((folder / 'quiet').rglob('.candour-*')), 'no temporary file is left')
        errors = {}
        for _, line in quiet.records:
            code = json.loads(line).get('error', {}).get('code', 'checked')
            errors[code] = errors.get(code, 0) + 1
        print('outcomes: ' + ', '.join(f'{count} {code}' for code, count in sorted(errors.items(), key=lambda item: -item[1])))
        promise('internal' not in errors and 'reader_answer' not in errors, 'no defect of our own')
        if args.kill:
            (folder / 'killed').mkdir()
            killed = Run(args, files, folder / 'killed/out', args.kill)
            twice, different = compare(quiet, killed, folder)
            promise(killed.kills > 0, f'{killed.kills} readers killed, {len(twice)} documents twice, in {killed.seconds:.0f} s')
            promise(len(killed.records) == len(expected), f'{len(killed.records)} records with readers killed')
            promise(not different, 'all else is the quiet run, byte for byte' + ''.join(f'\n  {name}' for name in different[:20]))
    sys.exit(1 if broken else 0)


if __name__ == '__main__':
    main()
