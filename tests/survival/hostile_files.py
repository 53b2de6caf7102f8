#!/usr/bin/env python3
"""hostile_files.py FOLDER COUNT [SEED]: files that no honest program has written.

First some that are made to hurt: cycles, bombs, lies about lengths, more depth than a stack has. Then, until there are COUNT, the project's own
PDFs, Word documents, web pages and texts with bytes flipped, cut, doubled, or with numbers in them replaced. The same seed gives the same
bytes."""
import pathlib
import random
import re
import sys
import zipfile
import zlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
FONT = b'<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'
TEXT = b'BT /F1 12 Tf 40 250 Td (We train our buyers every year.) Tj ET'


def pdf(*objects, root=1, trailer=b''):
    """A PDF of these objects, numbered from 1; one that is None is free."""
    out, places = bytearray(b'%PDF-1.7\n'), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        if body is not None: out += b'%d 0 obj\n%s\nendobj\n' % (number, body)
    start = len(out)
    out += b'xref\n0 %d\n0000000000 65535 f \n' % (len(objects) + 1) + b''.join(b'%010d 00000 n \n' % place for place in places)
    return bytes(out + b'trailer << /Size %d /Root %d 0 R %s >>\nstartxref\n%d\n%%%%EOF\n' % (len(objects) + 1, root, trailer, start))


def stream(content, more=b'', length=None):
    return b'<< /Length %d %s >>\nstream\n%s\nendstream' % (len(content) if length is None else length, more, content)


def page(contents=TEXT, resources=b'', *more, kids=b'[3 0 R]', count=1, pack=False):
    """Catalog, page tree, a page, its content, a font, and what else is given, from object 6."""
    content = stream(zlib.compress(contents, 9), b'/Filter /FlateDecode') if pack else stream(contents)
    return pdf(b'<< /Type /Catalog /Pages 2 0 R >>', b'<< /Type /Pages /Kids %s /Count %d >>' % (kids, count),
               b'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> %s >> >>' % resources,
               content, FONT, *more)


def bomb(size):
    """`size` bytes of zeros, deflated twice."""
    squeeze, out = zlib.compressobj(9), []
    for _ in range(size >> 20): out.append(squeeze.compress(bytes(1 << 20)))
    return zlib.compress(b''.join(out) + squeeze.flush(), 9)


def doubling_forms(depth):
    """Form 6 draws form 7 twice, that draws 8 twice, ..."""
    forms = [stream(b'/X Do /X Do', b'/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >>' % (7 + i))
             for i in range(depth)]
    return forms + [stream(TEXT, b'/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /Font << /F1 5 0 R >> >>')]


def docx(parts):
    import io
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as file:
        for name, content in parts: file.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


TYPES = ('[Content_Types].xml', b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" '
         b'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')
RELATIONS = ('_rels/.rels', b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type='
             b'"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>')


def word(body):
    return docx([TYPES, RELATIONS, ('word/document.xml', body)])


def made_to_hurt():
    catalog = b'<< /Type /Catalog /Pages 2 0 R >>'
    yield 'page-tree-cycle.pdf', pdf(catalog, b'<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>')
    yield 'page-tree-wide-lie.pdf', page(count=2_000_000_000)
    yield 'page-many-times.pdf', page(kids=b'[' + b'3 0 R ' * 6000 + b']', count=6000)
    yield 'page-tree-deep.pdf', pdf(catalog, *[b'<< /Type /Pages /Kids [%d 0 R] /Count 1 >>' % (n + 1) for n in range(2, 20_000)],
                                    b'<< /Type /Page /MediaBox [0 0 9 9] >>')
    yield 'parent-cycle.pdf', pdf(catalog, b'<< /Type /Pages /Kids [3 0 R] /Count 1 /Parent 3 0 R >>', b'<< /Type /Page /Parent 2 0 R >>')
    yield 'form-draws-itself.pdf', page(b'/X Do', b'/XObject << /X 6 0 R >>', stream(
        b'/X Do', b'/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>'))
    yield 'forms-double.pdf', page(b'/X Do', b'/XObject << /X 6 0 R >>', *doubling_forms(40))
    yield 'forms-double-a-little.pdf', page(b'/X Do', b'/XObject << /X 6 0 R >>', *doubling_forms(12))
    yield 'pattern-draws-itself.pdf', page(b'/Pattern cs /P scn 0 0 400 300 re f', b'/Pattern << /P 6 0 R >>', stream(
        b'/Pattern cs /P scn 0 0 9 9 re f', b'/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep .01 /YStep .01 '
        b'/Resources << /Pattern << /P 6 0 R >> >>'))
    yield 'type3-draws-itself.pdf', page(b'BT /T 12 Tf (aaa) Tj ET', b'/Font << /T 6 0 R >>',
        b'<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /FirstChar 97 /LastChar 97 /Widths [9] /Encoding << '
        b'/Differences [97 /a] >> /CharProcs << /a 7 0 R >> /Resources << /Font << /T 6 0 R >> >> >>', stream(b'9 0 d0 BT /T 1 Tf (a) Tj ET'))
    yield 'content-bomb.pdf', page(pack=True, contents=b'q ' * 40_000_000)
    yield 'zeros-bomb.pdf', pdf(catalog, b'<< /Type /Pages /Kids [3 0 R] /Count 1 >>', b'<< /Type /Page /MediaBox [0 0 9 9] /Contents 4 0 R >>',
                                stream(bomb(512 << 20), b'/Filter [/FlateDecode /FlateDecode]'))
    yield 'glyph-flood.pdf', page(b'BT /F1 1 Tf ' + b'(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) Tj ' * 400_000 + b'ET', pack=True)
    yield 'word-flood.pdf', page(b'BT /F1 1 Tf 1 TL ' + b'(a b c d e f g h i j) Tj T* ' * 300_000 + b'ET', pack=True)
    yield 'glyphs-on-one-place.pdf', page(b'BT /F1 9 Tf ' + b'1 0 0 1 40 40 Tm (aa) Tj ' * 150_000 + b'ET', pack=True)
    yield 'glyphs-far-away.pdf', page(b'BT /F1 9 Tf ' + b''.join(b'1 0 0 1 %d %d Tm (ab) Tj ' % (i * 7919 % 10 ** 9, i * 104729 % 10 ** 9)
                                                                 for i in range(50_000)) + b'ET', pack=True)
    yield 'angles.pdf', page(b'BT /F1 9 Tf ' + b''.join(b'%.4f 1 -1 %.4f 90 90 Tm (ab) Tj ' % (i / 999, i / 999) for i in range(40_000)) + b'ET',
                             pack=True)
    yield 'infinite-sizes.pdf', page(b'BT /F1 1e38 Tf 1e38 0 0 1e38 1e38 1e38 Tm (We train.) Tj /F1 0 Tf (a) Tj /F1 -9 Tf (b) Tj 0 0 0 0 0 0 Tm (c) Tj ET')
    yield 'images-many.pdf', page(b'q 9 0 0 9 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x20 EI Q\n' * 200_000, pack=True)
    yield 'image-huge.pdf', page(b'q 400 0 0 300 0 0 cm /I Do Q', b'/XObject << /I 6 0 R >>', stream(
        zlib.compress(bytes(99)), b'/Type /XObject /Subtype /Image /Width 1000000 /Height 1000000 /BitsPerComponent 8 /ColorSpace /DeviceRGB '
        b'/Filter /FlateDecode'))
    yield 'arrays-deep.pdf', page(b'[' * 500_000 + b']' * 500_000, pack=True)
    yield 'dictionaries-deep.pdf', pdf(catalog, b'<< /Type /Pages /Kids [3 0 R] /Count 1 >>', b'<< /A ' * 100_000 + b'>>' * 100_000)
    yield 'saves-deep.pdf', page(b'q ' * 500_000 + TEXT, pack=True)
    yield 'length-lies.pdf', pdf(catalog, b'<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
                                 b'<< /Type /Page /MediaBox [0 0 9 9] /Contents 4 0 R >>', stream(TEXT, length=2_147_483_647))
    yield 'length-is-itself.pdf', pdf(catalog, b'<< /Type /Pages /Kids [3 0 R] /Count 1 >>', b'<< /Type /Page /MediaBox [0 0 9 9] /Contents 4 0 R >>',
                                      b'<< /Length 4 0 R >>\nstream\n' + TEXT + b'\nendstream')
    yield 'xref-cycle.pdf', pdf(catalog, b'<< /Type /Pages /Kids [] /Count 0 >>', trailer=b'/Prev 9')
    yield 'xref-itself.pdf', re.sub(rb'(trailer << )', lambda m: m[1] + b'/Prev %d ' % page().rfind(b'xref\n0'), page())
    yield 'object-stream-itself.pdf', pdf(b'<< /Type /Catalog /Pages 2 0 R >>', stream(b'2 0 << >>', b'/Type /ObjStm /N 1000000 /First 4 /Extends 2 0 R'))
    yield 'filters-many.pdf', page(TEXT, b'', stream(TEXT, b'/Filter [' + b'/ASCIIHexDecode ' * 20_000 + b']'))
    yield 'unicode-map-huge.pdf', page(b'BT /U 12 Tf <0000ffff> Tj ET', b'/Font << /U 6 0 R >>',
        b'<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [7 0 R] /ToUnicode 8 0 R >>',
        b'<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>',
        stream(b'begincmap 1 begincodespacerange <00000000> <ffffffff> endcodespacerange 1 beginbfrange <00000000> <ffffffff> <0041> endbfrange endcmap'))
    yield 'outline-cycle.pdf', pdf(b'<< /Type /Catalog /Pages 2 0 R /Outlines 6 0 R /Names << /Dests 7 0 R /EmbeddedFiles 7 0 R /JavaScript 7 0 R >> >>',
        b'<< /Type /Pages /Kids [3 0 R] /Count 1 >>', b'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Contents 4 0 R /Annots [8 0 R] >>',
        stream(TEXT), FONT, b'<< /First 6 0 R /Last 6 0 R /Next 6 0 R /Parent 6 0 R >>', b'<< /Kids [7 0 R 7 0 R] >>', b'<< /Parent 8 0 R /Kids [8 0 R] >>')
    yield 'info-cycle.pdf', page().replace(b'trailer << ', b'trailer << /Info << /Title 3 0 R /Author (\xd8\x00) /CreationDate (D:99999999999999999999) >> ')
    yield 'only-header.pdf', b'%PDF-1.7\n'
    yield 'header-and-zeros.pdf', b'%PDF-1.7\n' + bytes(3_000_000)
    yield 'objects-without-end.pdf', b'%PDF-1.7\n' + b'1 0 obj << /Length 9 >> stream\n' * 60_000
    yield 'xref-huge.pdf', re.sub(rb'xref\n0 \d+', b'xref\n0 2147483647', page())
    yield 'deep.html', b'<div>' * 400_000 + b'We train our buyers.'
    yield 'deep-inline.html', b'<b><i><a href=x>' * 60_000 + b'We train our buyers.'
    yield 'attributes.html', b'<p ' + b''.join(b'a%d=1 ' % i for i in range(200_000)) + b'>We train our buyers.'
    yield 'tables.html', b'<table><tr><td>' * 20_000 + b'We train our buyers.'
    yield 'entities.html', b'<!DOCTYPE html><p>' + b'&amp;&#0;&#xD800;&#1114112;' * 200_000
    yield 'one-word.txt', b'a' * 30_000_000
    yield 'one-letter-lines.txt', b'a\n' * 5_000_000
    yield 'controls.txt', bytes(range(256)) * 4000
    yield 'form-feeds.txt', b'Modern slavery statement\n\f' * 100_000
    yield 'marks.txt', 'a\u0301\u0302\u202e'.encode() * 500_000
    yield 'utf16.txt', b'\xff\xfe' + b'\x00\xd8' * 200_000
    yield 'quotes.md', b'> ' * 100_000 + b'We train our buyers.'
    yield 'lists.md', b''.join(b'  ' * i + b'- a\n' for i in range(2000))
    yield 'brackets.md', b'# Modern slavery statement\n\n' + b'[' * 200_000 + b'*' * 200_000 + b'`' * 199_999
    yield 'deep.docx', word(b'<w:document xmlns:w="w">' + b'<w:p>' * 200_000)
    yield 'entities.docx', word(b'<!DOCTYPE a [' + b''.join(b'<!ENTITY e%d "%s">' % (i, b'&e%d;' % (i - 1) * 9) for i in range(1, 30)) + b']><a>&e29;</a>')
    yield 'zeros-bomb.docx', word(bytes(300 << 20))
    yield 'many-parts.docx', docx([TYPES, RELATIONS] + [('word/%d.xml' % i, b'<a/>') for i in range(30_000)])
    yield 'names.docx', docx([TYPES, RELATIONS, ('../../../../tmp/candour-escape', b'x'), ('word/document.xml', b'<w:document xmlns:w="w"/>')])


def honest():
    folders = ('tests/extractor/fixtures', 'tests/extractor/fixtures/documents', 'tests/extractor/fixtures/web', 'tests/extractor/fixtures/word',
               'samples/statements', 'samples/broken')
    kinds = {'.pdf': 8, '.docx': 2, '.html': 2, '.md': 1, '.txt': 1}  # how often each is taken
    files = [path for folder in folders for path in sorted((ROOT / folder).glob('*')) if path.suffix in kinds]
    return [(path.suffix, path.read_bytes()) for path in files if path.stat().st_size], kinds


def spoil(data, dice):
    data = bytearray(data)
    for _ in range(dice.choice((1, 1, 3, 20, 200))):
        if not data: break
        at, way = dice.randrange(len(data)), dice.randrange(8)
        if way == 0: data[at] ^= 1 << dice.randrange(8)
        elif way == 1: data[at] = dice.randrange(256)
        elif way == 2: del data[at:at + dice.choice((1, 9, 1000))]
        elif way == 3: data[at:at] = data[at:at + dice.choice((1, 9, 1000))]
        elif way == 4: del data[len(data) - dice.randrange(1 + len(data) // 4):]
        else:
            numbers = [m for m in re.finditer(rb'\d+', data[at:at + 4000])]
            if numbers:
                found = dice.choice(numbers)
                data[at + found.start():at + found.end()] = dice.choice((b'0', b'-1', b'1', b'65536', b'2147483647', b'-2147483648', b'9' * 30, b'1e99'))
    return bytes(data)


def main():
    folder, count = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    dice = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    folder.mkdir(parents=True, exist_ok=True)
    made = 0
    for name, data in made_to_hurt():
        if made == count: return
        (folder / name).write_bytes(data)
        made += 1
    files, kinds = honest()
    by_kind = {kind: [data for suffix, data in files if suffix == kind] for kind in kinds}
    for number in range(made, count):
        kind = dice.choices(list(kinds), list(kinds.values()))[0]
        (folder / f'spoilt-{number:05}{kind}').write_bytes(spoil(dice.choice(by_kind[kind]), dice))


if __name__ == '__main__':
    main()
