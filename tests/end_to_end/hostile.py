"""Documents whose every part tries to be more than text, made here: for inert_output.py."""
import os
import pathlib
import zipfile

RUN = "document.title='OWNED'"
# What would run, or make an element, if it stood in a page as it is.
MARKUP = {
    "element": f"<script>{RUN}</script>",
    "closed": f"</q></blockquote></article></main><script>{RUN}</script>",
    "title": f"</title></style></script><script>{RUN}</script>",
    "image": f"<img src=x onerror={RUN}>",
    "double": f'" autofocus onfocus="{RUN}" x="',
    "single": f"' onmouseover='{RUN}' x='",
    "back": f"` onclick=`{RUN}` x=`",
    "svg": f'"><svg onload={RUN}></svg>',
    "comment": f"--> ]]> <!-- <script>{RUN}</script>",
    "entity": f"&lt;script&gt; &#60;b&#62; & &amp &x; &#x1b; <b>bold</b>",
    "address": f"javascript:{RUN}",
    "data": f"data:text/html,<script>{RUN}</script>",
    "frame": f'<iframe srcdoc="<script>parent.{RUN}</script>"></iframe><base href=//evil.example/>',
    "link": '<a href="//evil.example/">here</a><form action=//evil.example><input name=x></form>',
    "style": "<style>*{display:none}</style><link rel=stylesheet href=//evil.example/x.css>",
    "refresh": '<meta http-equiv=refresh content="0;url=//evil.example/">',
    "json": '\\"}]}, \\ud800 \\u0000 \\u202e {"a": "\\x1b"}',
}
# Characters that a terminal obeys, or that change the order or the look of the text around them.
STEERING = {
    "escape": "\x1b]0;owned\x07 \x1b[2J\x1b[31m",
    "c1": "\x9b2J \x9d0;owned\x9c \x85 \x80",
    "override": "\u202egnirts\u202d \u202b\u202a",
    "isolate": "\u2066one\u2067two\u2068three",
    "marks": "\u200e\u200f\u061c",
    "hidden": "in\u200bvi\u200csi\u200dble\u2060\ufeff\u00ad",
    "lines": "a\x0bb\x0cc\u2028d\u2029e",
    "bell": "\x07\x08\x7f\x01\x1a",
    "tags": "\U000e0041\U000e0042\U0001f600",
}
# Bytes that are no UTF-8.
BROKEN = {
    "surrogate": b"\xed\xa0\x80\xed\xb0\x80",
    "overlong": b"\xc0\xbc\xe0\x80\xbc\xf0\x80\x80\xbcscript>",
    "lonely": b"\x80\xbf\xff\xfe\xc3",
    "beyond": b"\xf4\x90\x80\x80\xf8\x88\x80\x80\x80",
}


HARMLESS = str.maketrans("<>\"'&`", "‹›”’+´")


def harmless(text):
    """The same words with other signs, of which no markup can be made."""
    return text.translate(HARMLESS)


def sentences(text):
    """A statement in which `text` stands in its title, headings and what is quoted."""
    yield "h", f"Modern slavery statement {text}"
    yield "p", f"This statement is made under section 54 of the Modern Slavery Act 2015 {text} for the financial year ended 31 March 2025."
    yield "h", f"Our policies {text}"
    yield "p", f"We have a modern slavery policy {text} and all suppliers must follow it."
    yield "h", f"Training {text}"
    yield "p", f"We train all staff on modern slavery {text} every year."
    yield "p", f"We audited {text} 14 suppliers for forced labour in the year."
    yield "p", f"There is no slavery {text} in our supply chains."
    yield "p", f"This statement was approved by the board of directors {text} on 1 June 2025."
    yield "p", f"Jane Doe {text}"
    yield "p", "Chief Executive Officer"


def text(words):
    return "\n\n".join(words for _, words in sentences(words)).encode() + b"\n"


def escaped(words):
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def web(words):
    """A page that shows `words` as text, and has parts of its own that are active."""
    body = "".join(f"<h2>{escaped(s)}</h2>" if kind == "h" else f"<p>{escaped(s)}</p>" for kind, s in sentences(words))
    return f"""<!DOCTYPE html><html lang="en&quot; onload=&quot;{RUN}"><head><title>{escaped(words)}</title>
<meta name="author" content="{escaped(words)}"><script>{RUN}</script><style>p::before {{content: "{RUN}"}}</style></head>
<body onload="{RUN}"><p>We train <a href="javascript:{RUN}">all staff</a>, <a href="data:text/html,{RUN}">suppliers</a> and
<a href="//evil.example">directors</a> on modern slavery.</p><img src=x onerror="{RUN}">{body}</body></html>""".encode()


def markdown(words):
    body = "\n\n".join(("## " if kind == "h" else "") + "".join("\\" + c if c in "<>&`*_[]!\"'" else c for c in s)
                       for kind, s in sentences(words))
    return (f"# Modern slavery statement\n\nWe train [all staff](javascript:{RUN}) on modern slavery, "
            f"![x](data:text/html,{RUN}).\n\n{body}\n").encode()


def docx(path, words):
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = "".join(f'<w:p><w:r><w:t xml:space="preserve">{escaped(s)}</w:t></w:r></w:p>' for _, s in sentences(words))
    core = (f'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escaped(words)}</dc:title>'
            f'<dc:creator>{escaped(words)}</dc:creator></cp:coreProperties>')
    types = ('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" '
             'ContentType="application/xml"/><Default Extension="rels" '
             'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
             'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    core_kind = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    links = ('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
             f'<Relationship Id="a" Type="{kind}" Target="word/document.xml"/>'
             f'<Relationship Id="b" Type="{core_kind}" Target="docProps/core.xml"/></Relationships>')
    with zipfile.ZipFile(path, "w") as parts:
        parts.writestr("[Content_Types].xml", types)
        parts.writestr("_rels/.rels", links)
        parts.writestr("docProps/core.xml", core)
        parts.writestr("word/document.xml", f"<w:document {w}><w:body>{body}</w:body></w:document>")


def pdf_string(words):
    return b"<FEFF" + words.encode("utf-16-be", "surrogatepass").hex().encode() + b">"


def pdf(words, title=None):
    """A page of Helvetica with links that lead to scripts; its title and author are UTF-16."""
    def shown(line):
        line = line.encode("cp1252", "replace")
        return b"(" + line.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") + b") Tj T*"
    lines = [line for _, s in sentences(words) for line in (s, "")]
    content = b"BT /F 10 Tf 15 TL 40 800 Td " + b"\n".join(map(shown, lines)) + b" ET"
    title = pdf_string(words if title is None else title)
    parts = [
        b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 1400 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>/Annots[6 0 R 7 0 R]>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<</Type/Annot/Subtype/Link/Rect[40 600 900 820]/A<</S/URI/URI(javascript:document.title='OWNED')>>>>",
        b"<</Type/Annot/Subtype/Link/Rect[40 600 900 820]/A<</S/URI/URI(data:text/html,<script>1</script>)>>>>",
        b"<</Title %s/Author %s/Subject %s/CreationDate(D:<script>)/ModDate(D:2025\x1b[2J)>>" % (title, title, title),
    ]
    out, offsets = b"%PDF-1.7\n", []
    for number, part in enumerate(parts, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R/Info 8 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(parts) + 1, table, len(parts) + 1, len(out))


def write(folder, name, content):
    """Writes a file whose name may be anything that the system takes; "/" makes folders."""
    path = pathlib.Path(os.fsdecode(os.fsencode(str(folder)) + b"/" + os.fsencode(name)))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def write_markup(folder, made, papers=tuple(MARKUP)):
    """A page for each text, a PDF for some, and a document of each type; `made` makes what is written of a hostile text."""
    for key, words in MARKUP.items():
        write(folder, f"web-{key}.html", web(made(words)))
        if key in papers:
            write(folder, f"paper-{key}.pdf", pdf(made(words)))
    every = made(" ".join(MARKUP.values()))
    write(folder, "page.md", markdown(every))
    write(folder, "page.txt", text(made(MARKUP["double"] + MARKUP["single"] + MARKUP["entity"] + MARKUP["json"])))
    docx(folder / "page.docx", every)


# Names of files; a "/" makes a folder.
NAMES = [
    f"<img src=x onerror={RUN}>.txt",
    f"x<{'/'}script><script>{RUN}<{'/'}script>.txt",
    f'" onfocus="{RUN}" autofocus x=".txt',
    f"' onmouseover='{RUN}.txt",
    f"javascript:{RUN}.txt",
    "data:text&colon;html,x.txt",
    "&lt;b&gt;&amp.txt",
    "--> ]]> <!--.txt",
    "line\nbreak\r.txt",
    "\x1b]0;owned\x07\x1b[2J.txt",
    "c1\x9b2J.txt",
    "\u202etxt.fdp.txt",
    "\u2066\u2067\u200f\u200b.txt",
    "-rf.txt",
    "--help.txt",
    "..txt",
    "...txt",
    "..\\..\\up.txt",
    "..%2f..%2fup.txt",
    ".hidden.txt",
    " space .txt",
    "`$(touch owned)`.txt",
    "n" * 251 + ".txt",
    "\u05d0\u05d1\u05d2 123 (4) \u0627\u0628.txt",
    "json\\u0000\\\".txt",
    "x\u0301" * 60 + ".txt",
]
BROKEN_NAMES = [b"broken-" + bytes_ + b".txt" for bytes_ in (b"\xff\xfe", b"\xed\xa0\x80", b"\xc0\xbc", b"\x80\x9b")]
