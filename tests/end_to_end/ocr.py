#!/usr/bin/python3
"""OCR, end to end, on scans that are made here.

usage: ocr.py accuracy|pages|reports|hostile|without CANDOUR SOURCE_DIR

accuracy  the samples as images, at 200 and 300 dots an inch, coarse, askew and noisy: words right, and in order
pages     which pages OCR reads and which not: columns, mixed files, blank pages, photographs, text layers, --ocr never and always
reports   what OCR has read is marked as such everywhere
hostile   huge pages and images, broken ones, more pages than there is time for
without   a build without OCR says so and reads what it can (skipped where there is OCR)
"""
import collections
import difflib
import json
import pathlib
import random
import subprocess
import sys
import tempfile
import time
import zlib

from PIL import Image, ImageDraw, ImageFilter
from reportlab.pdfgen.canvas import Canvas

import scans

PROBLEMS = []
A4_AT_200 = (1654, 2339)


def expect(holds, what):
    if not holds:
        PROBLEMS.append(what)
        print(what)


class Candour:
    def __init__(self, program):
        self.program = program

    def run(self, *words):
        return subprocess.run([self.program, *map(str, words)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                              timeout=900)

    def words(self, path, *options):
        run = self.run('extract', path, *options)
        expect(run.returncode == 0, f'extract {path} ended with {run.returncode}: {run.stderr}')
        return run.stdout.split()

    def document(self, path, *options):
        run = self.run('extract', path, '--format', 'json', *options)
        expect(run.returncode == 0, f'extract {path} ended with {run.returncode}: {run.stderr}')
        return json.loads(run.stdout)

    def report(self, path, *options):
        run = self.run('check', path, *options)
        expect(run.returncode == 0, f'check {path} ended with {run.returncode}: {run.stderr}')
        return json.loads(run.stdout)

    def has_ocr(self):
        return '\nOCR: Tesseract' in self.run('--version').stdout and ', but ' not in self.run('--version').stdout


def score(due, got):
    """Shares of the words that are there, and that are there in order."""
    there = sum((collections.Counter(due) & collections.Counter(got)).values())
    in_order = sum(m.size for m in difflib.SequenceMatcher(None, due, got, autojunk=False).get_matching_blocks())
    return there / len(due), in_order / len(due)


def accuracy(candour, source, folder):
    samples = sorted((source / 'samples/statements').glob('*.pdf'))
    some = [p for p in samples if p.stem in ('group-statement', 'policy-not-statement')]
    for name, files, least, least_in_order, how in (
            ('200 dpi', samples, 0.97, 0.97, {'dpi': 200}), ('300 dpi', samples, 0.97, 0.97, {'dpi': 300}),
            ('200 dpi, JPEG', some, 0.97, 0.97, {'dpi': 200, 'jpeg': True}),
            ('200 dpi, 1 degree askew', some, 0.97, 0.97, {'dpi': 200, 'turn': 1}),
            ('200 dpi, noise and specks', some, 0.95, 0.9, {'dpi': 200, 'noise': 12}),
            ('150 dpi', some, 0.97, 0.95, {'dpi': 150})):
        for path in files:
            scan = folder / 'scan.pdf'
            scans.scan(path, scan, **how)
            began = time.monotonic()
            due, got = candour.words(path), candour.words(scan)
            there, in_order = score(due, got)
            pages = len(candour.document(path)['pages'])
            print(f'{name:24} {path.stem:22} {len(due):5} words, {100 * there:5.1f} % right, {100 * in_order:5.1f} % in order, '
                  f'{(time.monotonic() - began) / pages:.1f} s a page')
            expect(there >= least, f'{path.name} at {name}: {there:.3f} of the words right')
            expect(in_order >= least_in_order, f'{path.name} at {name}: {in_order:.3f} of the words in order')


# ---- which pages -----------------------------------------------------------------------------------------------------------------

def photograph():
    """Shapes and shades, no letters."""
    image = Image.effect_noise((A4_AT_200[0] // 8, A4_AT_200[1] // 8), 90).resize(A4_AT_200, Image.BICUBIC)
    draw, dice = ImageDraw.Draw(image), random.Random(3)
    for _ in range(60):
        x, y, r = dice.randrange(1600), dice.randrange(2300), dice.randrange(20, 400)
        draw.ellipse((x - r, y - r, x + r, y + r), fill=dice.randrange(256))
        draw.line((dice.randrange(1600), dice.randrange(2300), x, y), fill=dice.randrange(256), width=dice.randrange(1, 30))
    return image.filter(ImageFilter.GaussianBlur(3))


def words_of(page):
    return [word['text'] for line in page['lines'] for word in line['words']]


def columns(candour, source, folder):
    path = source / 'tests/extractor/fixtures/columns.pdf'
    scans.scan(path, folder / 'columns.pdf')
    due, got = candour.run('extract', path).stdout, candour.run('extract', folder / 'columns.pdf').stdout
    expect(got == due, f'two columns: {got}')
    boxes = [w['box'] for l in candour.document(folder / 'columns.pdf')['pages'][0]['lines'] for w in l['words']]
    real = [w['box'] for l in candour.document(path)['pages'][0]['lines'] for w in l['words']]
    apart = max(abs(a - b) for box, other in zip(boxes, real) for a, b in zip(box, other))
    expect(len(boxes) == len(real) and apart < 6, f'boxes of words stand {apart} points off')


def mixed(candour, source, folder):
    canvas = Canvas(str(folder / 'mixed.pdf'), invariant=1)
    canvas.setFont('Helvetica', 11)
    for i in range(8):
        canvas.drawString(72, 760 - 14 * i, f'Line {i} of a page that holds its text as text, in the common way.')
    canvas.showPage()
    scans.put(canvas, next(scans.drawn(source / 'samples/statements/negates.pdf', 200)), 200)
    canvas.save()
    first, second = candour.document(folder / 'mixed.pdf')['pages']
    expect('ocr' not in first and first['quality'] == 'read', 'mixed: the page of text was recognised')
    expect(second.get('ocr') == 'read' and second['quality'] == 'read' and second['ocr_confidence'] > 0.9, 'mixed: the scan was not read')
    never = candour.report(folder / 'mixed.pdf', '--ocr', 'never')
    expect([p['quality'] for p in never['document']['pages']] == ['read', 'image_only'], 'never: pages')
    expect(not any('ocr' in p for p in never['document']['pages']), 'never: a page speaks of OCR')
    scans.scan(source / 'samples/statements/negates.pdf', folder / 'scan.pdf')
    never = candour.report(folder / 'scan.pdf', '--ocr', 'never')
    expect(not any(r['verdict'] == 'not_found' for r in never['requirements']), 'never: something is "not found" on pages not read')


def nothing_invented(candour, source, folder):
    canvas = Canvas(str(folder / 'nothing.pdf'), invariant=1)
    scans.put(canvas, Image.new('L', A4_AT_200, 250), 200)
    scans.put(canvas, scans.noisy(Image.new('L', A4_AT_200, 235), 3).filter(ImageFilter.GaussianBlur(2)), 200)
    scans.put(canvas, photograph(), 200)
    scans.put(canvas, Image.effect_mandelbrot(A4_AT_200, (-2, -1.5, 1, 1.5), 60), 200)
    canvas.save()
    for number, page in enumerate(candour.document(folder / 'nothing.pdf')['pages']):
        expect(words_of(page) == [], f'nothing, page {number + 1}: {words_of(page)}')
        due = 'empty' if number < 2 else 'image_only'
        expect(page['quality'] == due, f'nothing, page {number + 1}: {page["quality"]}')


def layered(candour, source, folder):
    """A scan with a text layer has text: it is the file's own, whoever recognised it."""
    canvas = Canvas(str(folder / 'layer.pdf'), invariant=1)
    image = next(scans.drawn(source / 'samples/statements/negates.pdf', 200))
    canvas.drawInlineImage(image, 0, 0, 595, 842)
    for i in range(5):
        text = canvas.beginText(72, 700 - 20 * i)
        text.setFont('Helvetica', 11)
        text.setTextRenderMode(3)
        text.textOut(f'The layer behind the scan, line {i}, is taken as it is.')
        canvas.drawText(text)
    canvas.showPage()
    canvas.save()
    page = candour.document(folder / 'layer.pdf')['pages'][0]
    expect('ocr' not in page and page['quality'] == 'read' and 'layer' in words_of(page), 'a text layer was recognised again')


def sideways(candour, source, folder):
    """What cannot be laid out is not believed, however sure the engine is."""
    canvas = Canvas(str(folder / 'sideways.pdf'), invariant=1)
    image = next(scans.drawn(source / 'samples/statements/negates.pdf', 200))
    for degrees in (90, 180, 270):
        scans.put(canvas, image.rotate(degrees, expand=True), 200)
    canvas.save()
    for page in candour.document(folder / 'sideways.pdf')['pages']:
        expect(page['quality'] == 'image_only' and page['ocr'] == 'unsure' and words_of(page) == [],
               f'sideways: {page["quality"]}, {words_of(page)[:9]}')


def always(candour, source, folder):
    garbled = source / 'tests/extractor/fixtures/garbled.pdf'
    before, after = candour.document(garbled)['pages'][0], candour.document(garbled, '--ocr', 'always')['pages'][0]
    expect(before['quality'] == 'garbled' and 'ocr' not in before, 'auto: a garbled page was recognised')
    expect(after.get('ocr') in ('read', 'unsure'), f'always: a garbled page was not looked at: {after.get("ocr")}')
    text = source / 'samples/statements/negates.pdf'
    expect(candour.run('extract', text, '--ocr', 'always').stdout == candour.run('extract', text).stdout,
           'always: a page that is well read was recognised')


def pages(candour, source, folder):
    for part in (columns, mixed, nothing_invented, layered, sideways, always):
        part(candour, source, folder)


# ---- reports ---------------------------------------------------------------------------------------------------------------------

def reports(candour, source, folder):
    sample = source / 'samples/statements/full-statement.pdf'
    inputs = folder / 'in'
    inputs.mkdir()
    scans.scan(sample, inputs / 'a-scan.pdf')
    (inputs / 'b-text.pdf').write_bytes(sample.read_bytes())
    (inputs / 'c-scan.pdf').write_bytes((inputs / 'a-scan.pdf').read_bytes())
    run = candour.run('check', inputs, '--out', folder / 'out', '--jobs', 1)
    expect(' 6 pages were read by OCR.' in run.stdout, f'the summary is: {run.stdout}')
    statements = folder / 'out/statements'
    scan, text, again = (json.loads((statements / f'{name}.pdf.json').read_text()) for name in ('a-scan', 'b-text', 'c-scan'))
    for part in ('requirements', 'facts', 'notes'):
        expect(scan[part] == again[part], f'the same scan gave other {part} the second time')
    expect({r['id']: r['verdict'] for r in scan['requirements']} == {r['id']: r['verdict'] for r in text['requirements']},
           'the scan has other verdicts than the text')
    regions = [region for r in scan['requirements'] for e in r['evidence'] for region in e['regions']]
    expect(regions and all(region.get('ocr') is True for region in regions), 'evidence from OCR is not marked')
    expect(all(p['ocr'] == 'read' and p['ocr_confidence'] > 0.9 for p in scan['document']['pages']), 'pages from OCR are not marked')
    expect('tesseract' in scan['tool']['libraries'], 'the report does not name the engine')
    expect('ocr' not in json.dumps(text) and 'tesseract' not in json.dumps(text), 'a report of text speaks of OCR')
    page = (statements / 'a-scan.pdf.html').read_text()
    version = scan['tool']['libraries'].get('tesseract')
    expect(f'Pages 1 to 3 were read by OCR (Tesseract {version})' in page, 'the head of the page does not say so')
    expect('<b>Page 1, read by OCR</b>' in page, 'a quote is not marked on the page')
    expect('OCR' not in (statements / 'b-text.pdf.html').read_text(), 'a page on text speaks of OCR')
    expect('3 pages read by OCR' in (folder / 'out/index.html').read_text(), 'the index does not say so')


# ---- hostile ---------------------------------------------------------------------------------------------------------------------

def pdf(objects):
    """A file of these objects (bytes, from 1), the first one the catalogue."""
    out, places = b'%PDF-1.4\n', []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b'%d 0 obj\n' % number + body + b'\nendobj\n'
    table = b''.join(b'%010d 00000 n \n' % place for place in places)
    return (out + b'xref\n0 %d\n0000000000 65535 f \n' % (len(objects) + 1) + table +
            b'trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n' % (len(objects) + 1, len(out)))


def image_pdf(dictionary, data, page=(595, 842), count=1):
    """`count` pages that show the same image."""
    content = b'q %d 0 0 %d 0 0 cm /I Do Q' % page
    kids = b' '.join(b'%d 0 R' % (5 + i) for i in range(count))
    page_object = b'<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Contents 3 0 R/Resources<</XObject<</I 4 0 R>>>>>>' % page
    return pdf([b'<</Type/Catalog/Pages 2 0 R>>', b'<</Type/Pages/Kids[%s]/Count %d>>' % (kids, count),
                b'<</Length %d>>stream\n%s\nendstream' % (len(content), content),
                b'<</Type/XObject/Subtype/Image/BitsPerComponent 8/ColorSpace/DeviceGray%s/Length %d>>stream\n%s\nendstream' %
                (dictionary, len(data), data)] + [page_object] * count)


def zeros(size):
    packer, row = zlib.compressobj(1), bytes(1 << 20)
    return b''.join(packer.compress(row[:min(len(row), size - at)]) for at in range(0, size, len(row))) + packer.flush()


def survives(candour, folder, name, data, *options):
    path = folder / name
    path.write_bytes(data)
    began = time.monotonic()
    report = candour.report(path, *options)
    expect('error' not in report, f'{name}: {report.get("error")}')
    if any(p['quality'] == 'image_only' for p in report['document']['pages']):
        expect(not any(r['verdict'] == 'not_found' for r in report['requirements']), f'{name}: something is "not found"')
    counts = collections.Counter(p.get('ocr', 'none') for p in report['document']['pages'])
    print(f'{name}: {time.monotonic() - began:.1f} s, {dict(counts)}')
    return report, counts, time.monotonic() - began


def hostile(candour, source, folder):
    image = next(scans.drawn(source / 'samples/statements/negates.pdf', 200))
    size, packed = b'/Width %d/Height %d/Filter/FlateDecode' % image.size, zlib.compress(image.tobytes())
    _, counts, _ = survives(candour, folder, 'huge-page.pdf', image_pdf(size, packed, (14400, 14400)))
    expect(counts['read'] == 1, 'a page of 200 inches was not read')
    survives(candour, folder, 'long-page.pdf', image_pdf(size, packed, (14400, 80)))
    survives(candour, folder, 'huge-image.pdf', image_pdf(b'/Width 30000/Height 30000/Filter/FlateDecode', zeros(30000 * 30000)))
    survives(candour, folder, 'cut-image.pdf', image_pdf(size, packed[:len(packed) // 3]))
    survives(candour, folder, 'broken-image.pdf', image_pdf(size, bytes(b ^ (i % 7 == 0) for i, b in enumerate(packed))))
    survives(candour, folder, 'no-jpeg.pdf', image_pdf(b'/Width 1654/Height 2339/Filter/DCTDecode', packed))
    _, counts, seconds = survives(candour, folder, 'wrong-size.pdf',
                                  image_pdf(b'/Width 999999/Height 999999/Filter/FlateDecode', packed))
    expect(counts['failed'] == 1 and seconds < 10, f'an image that says it has a million million pixels: {seconds:.0f} s, {counts}')
    report, counts, seconds = survives(candour, folder, '500-pages.pdf', image_pdf(size, packed, count=500), '--timeout', '20')
    expect(counts['read'] >= 1 and counts['out_of_time'] >= 300 and counts['read'] + counts['out_of_time'] == 500,
           f'500 pages in 20 seconds: {dict(counts)}')
    expect(seconds < 30, f'500 pages took {seconds:.0f} seconds of 20')
    expect(all(p['quality'] == 'image_only' for p in report['document']['pages'] if p['ocr'] == 'out_of_time'),
           'a page that was not reached counts as read')


def without(candour, source, folder):
    version = candour.run('--version').stdout
    expect('\nOCR: none, this build has no OCR\n' in version and 'OCR (Tesseract was not there)' in version, f'version: {version}')
    scans.scan(source / 'samples/statements/negates.pdf', folder / 'scan.pdf')
    refused = candour.run('check', folder / 'scan.pdf', '--ocr', 'always')
    expect(refused.returncode == 2 and 'OCR was asked for always, but this build has no OCR.' in refused.stderr,
           f'always: {refused.returncode} {refused.stderr}')
    report = candour.report(folder / 'scan.pdf')
    expect(all(p['quality'] == 'image_only' and p['ocr'] == 'not_installed' for p in report['document']['pages']), 'auto: pages')
    expect(not any(r['verdict'] == 'not_found' for r in report['requirements']), 'auto: something is "not found"')
    run = candour.run('check', folder / 'scan.pdf', '--out', folder / 'out')
    expect('not read: OCR is not installed here.' in run.stdout, f'the summary is: {run.stdout}')
    expect('OCR is not installed here' in (folder / 'out/statements/scan.pdf.html').read_text(), 'the page does not say so')


def main():
    what, candour, source = sys.argv[1], Candour(sys.argv[2]), pathlib.Path(sys.argv[3])
    if candour.has_ocr() == (what == 'without'):
        print('skipped: ' + ('this build has OCR' if what == 'without' else 'this build has no OCR'))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        globals()[what](candour, source, pathlib.Path(folder))
    return 1 if PROBLEMS else 0


if __name__ == '__main__':
    sys.exit(main())
