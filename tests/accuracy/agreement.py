#!/usr/bin/env python3
"""Whether Candour reads real PDFs no worse than pdftotext: what pdftotext and pdftotext -raw agree on must be there whole.

usage: agreement.py CANDOUR PDF_OR_FOLDER... [--misses] [--least SHARE]

The two read a page in different orders, so a sentence of six words or more that both print unbroken is one that hardly anybody could
read otherwise; nothing is said about the others. For each PDF that both can read and in which at least five sentences agree: the share
of these that `candour extract` prints unbroken. Compared is word by word; case, punctuation, ligatures and hyphens do not count.
--misses prints the sentences that are not. Ends with status 1 if a PDF is under --least (0.99). Without a PDF it says "skipped: no data".
"""
import argparse
import pathlib
import re
import subprocess
import sys
import unicodedata

FEWEST_SENTENCES = 5
SHORTEST = 6


def words(text):
    text = unicodedata.normalize('NFKC', text).replace('\u00ad', '')
    text = re.sub(r'[\u2012-\u2015]', ' ', text)  # a dash between words parts them, however it is spaced
    return [w for w in (re.sub(r'[\W_]+', '', token.lower()) for token in text.split()) if w]


def line_of(text):
    return ' ' + ' '.join(words(text)) + ' '


def printed_by(*command):
    try:
        run = subprocess.run(command, capture_output=True, timeout=120)
    except subprocess.TimeoutExpired:
        return ''
    return run.stdout.decode('utf-8', 'replace') if run.returncode == 0 else ''


def agreed(pdf):
    """The sentences of pdftotext that stand unbroken in pdftotext -raw."""
    raw = line_of(printed_by('pdftotext', '-raw', pdf, '-'))
    for sentence in re.split(r'(?<=[.!?])\s+', printed_by('pdftotext', pdf, '-')):
        line = line_of(sentence)
        if line.count(' ') > SHORTEST and line in raw: yield sentence, line


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('candour')
    parser.add_argument('pdfs', nargs='+', type=pathlib.Path)
    parser.add_argument('--misses', action='store_true')
    parser.add_argument('--least', type=float, default=0.99)
    args = parser.parse_args()
    pdfs = [p for given in args.pdfs for p in (sorted(given.rglob('*.pdf')) if given.is_dir() else [given]) if p.is_file()]
    if not pdfs:
        print('skipped: no data')
        return 0
    under = judged = all_whole = all_agreed = 0
    for pdf in pdfs:
        sentences = list(agreed(pdf))
        if len(sentences) < FEWEST_SENTENCES: continue
        ours = line_of(printed_by(args.candour, 'extract', '--ocr', 'never', pdf))
        missed = [sentence for sentence, line in sentences if line not in ours]
        whole = len(sentences) - len(missed)
        judged, all_whole, all_agreed = judged + 1, all_whole + whole, all_agreed + len(sentences)
        under += whole / len(sentences) < args.least
        print(f'{whole / len(sentences):.4f}  {whole} of {len(sentences)}  {pdf.name}')
        if args.misses:
            for sentence in missed: print('        ', ' '.join(sentence.split()))
    if judged: print(f'{all_whole / all_agreed:.4f}  {all_whole} of {all_agreed}  in {judged} PDFs; {under} under {args.least}')
    return 1 if under else 0


if __name__ == '__main__':
    sys.exit(main())
