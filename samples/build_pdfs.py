#!/usr/bin/python3
"""Builds samples/statements/*.txt, *.pdf and samples/broken/*.pdf from samples/sources/*.mark.

    build_pdfs.py            write the files
    build_pdfs.py --check    write nothing; name each file that differs

Either way it also says (and exits with 1) when the table in statements/README.md is not that of statements/expected.json.

Needs Debian's python3-reportlab and fonts-dejavu-core. The same versions of these give the same bytes on every run.

A .mark file holds blocks with a blank line between them. The first characters say what a block is:
    #  title          ##  heading        =   line under the title      ~~  small line under the title (a byline)
    -  list item (one a line)            |   table row (one a line)    ~   line of the sign-off
    >  pull quote     [   sidebar        ^   footnote                  nothing: a paragraph
In a sign-off, {signature} is an image, and {signature:WORDS} an image that the plain text tells as WORDS.
"""

import argparse
import io
import json
import pathlib
import re
import sys
import textwrap
from dataclasses import dataclass
from xml.sax.saxutils import escape

from PIL import Image, ImageDraw, ImageFont
from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (BaseDocTemplate, CondPageBreak, Flowable, Frame, KeepTogether, ListFlowable, ListItem,
                                NextPageTemplate, PageTemplate, Paragraph, Spacer, Table)

HERE = pathlib.Path(__file__).resolve().parent
FONTS = pathlib.Path("/usr/share/fonts/truetype/dejavu")

rl_config.invariant = 1  # no clock and no random document id
rl_config.useA85 = 0     # binary streams, as other producers write them

for _name in ("DejaVuSans", "DejaVuSans-Bold", "DejaVuSerif", "DejaVuSerif-Bold"):
    pdfmetrics.registerFont(TTFont(_name, str(FONTS / f"{_name}.ttf")))

# Where these words may be broken at the end of a line. reportlab prints the hyphen only where it breaks.
HYPHENATION = {word.replace("-", ""): word.replace("-", "\u00ad") for word in (
    "ac-com-mo-da-tion", "ac-count", "agri-cul-ture", "as-sess-ment", "as-sur-ance", "com-mis-sioner", "com-mit-tee",
    "com-mu-nity", "com-pa-nies", "con-fi-den-tial", "con-struc-tion", "de-mo-li-tion", "di-rec-tor", "di-rec-tors",
    "ef-fec-tive-ness", "elec-tron-i-cally", "em-ployed", "em-ploy-ees", "ex-ploi-ta-tion", "ex-ploited",
    "ground-works", "hos-pi-tals", "in-dus-try", "in-for-ma-tion", "in-tel-li-gence", "in-ter-me-di-aries",
    "in-ter-preters", "in-ter-viewed", "in-ter-views", "la-bour", "lan-guages", "man-ag-ers", "ma-te-ri-als",
    "op-er-a-tions", "or-gan-i-sa-tion", "part-ner-ship", "pass-port", "per-form-ance", "poly-sil-i-con",
    "pre-quali-fi-ca-tion", "pro-cure-ment", "quar-ries", "ques-tion-naire", "re-cruit-ers", "re-cruit-ment",
    "re-spon-si-bil-ity", "sand-stone", "screen-ing", "slav-ery", "state-ment", "state-ments", "sub-con-trac-tor",
    "sub-con-trac-tors", "sub-con-tract-ing", "sub-sid-iaries", "sub-sid-iary", "sup-pliers", "sup-plier",
    "tech-nol-o-gists", "traf-fick-ing", "un-an-nounced", "whistle-blow-ing", "with-hold-ing")}

LIGATURES = (("ffi", "\ufb03"), ("ffl", "\ufb04"), ("ff", "\ufb00"), ("fi", "\ufb01"), ("fl", "\ufb02"))
SUPERSCRIPTS = {"¹": "1", "²": "2", "³": "3"}


@dataclass
class Look:
    """How one sample is set."""
    author: str
    body: str = "DejaVuSerif"
    bold: str = "DejaVuSans-Bold"
    size: float = 10
    lead: float = 1.4
    ink: str = "#1d3557"
    margin: float = 62
    columns: int = 1
    justify: bool = False
    hyphens: bool = False
    ligatures: bool = False
    head: str = ""         # running head; printed from the second page on
    foot: str = ""         # running foot, beside the page number
    numbers: bool = False  # "Page 2 of 3"
    band: bool = False     # a coloured band across the top of the first page
    title_size: float = 21
    wrap: int = 0          # columns of the text twin; 0: one paragraph a line
    language: str = ""     # /Lang


LOOKS = {
    "full-statement": Look("Brindlewick & Vale Foods Limited", size=10.4, lead=1.47, justify=True, hyphens=True, ligatures=True,
                           head="Brindlewick & Vale Foods Limited · Modern Slavery Statement 2024–25", numbers=True,
                           ink="#285943", margin=68, title_size=25, language="en-GB"),
    "voluntary-one-page": Look("Sprucewick Cleaning Limited", body="DejaVuSans", size=9.5, lead=1.42, ink="#7a3b69", margin=58,
                               band=True),
    "plans-only": Look("Lumenfold Lighting Limited", body="Helvetica", bold="Helvetica-Bold", size=10.4, lead=1.35, ink="#000000",
                       foot="Lumenfold Lighting Limited", margin=62, wrap=100),
    "negates": Look("Drovanmoor Haulage Limited", body="Times-Roman", bold="Times-Bold", size=12, lead=1.35, ink="#000000",
                    margin=78, title_size=17, wrap=100),
    "boilerplate": Look("Aldervant Capital Holdings plc", body="DejaVuSans", size=9.5, lead=1.55, ink="#0b3c5d", margin=76,
                        justify=True, hyphens=True, head="Aldervant", numbers=True, band=True, title_size=26, wrap=100,
                        language="en-GB"),
    "group-statement": Look("Ferrowick Group plc", size=10.2, lead=1.47, ink="#8c2f1b", margin=54, columns=2, justify=True,
                            hyphens=True, ligatures=True, head="Ferrowick Group plc  |  Modern Slavery Statement 2025",
                            numbers=True, title_size=20, language="en-GB"),
    "news-item": Look("Ostermere Courier", ink="#111111", bold="DejaVuSerif-Bold", size=9.6, lead=1.42, margin=56, columns=2,
                      justify=True, hyphens=True, ligatures=True, title_size=24, wrap=100),
    "policy-not-statement": Look("Hexlowe Components Limited", body="Helvetica", bold="Helvetica-Bold", size=11.5, lead=1.45,
                                 ink="#222222", foot="HR-31 Anti-Slavery and Human Trafficking Policy, version 4", numbers=True,
                                 margin=70),
    "signature-image-only": Look("Saltmarrow Textiles Limited", body="DejaVuSans", size=10.8, lead=1.55, ink="#1f4e79", margin=70,
                                 head="Saltmarrow Textiles Limited", numbers=True, wrap=100),
    "llp-statement": Look("Larkenfield Tarrow LLP", bold="DejaVuSerif-Bold", size=10, lead=1.5, ink="#3d2b1f", margin=76,
                          justify=True, hyphens=True, ligatures=True, head="Modern Slavery Act transparency statement",
                          foot="Larkenfield Tarrow LLP", numbers=True),
}

KINDS = ("##", "#", "=", "~~", "~", "-", "|", ">", "[", "^")


def parse(source: str) -> list[tuple[str, list[str]]]:
    """Blocks as (kind, lines); kind is "" for a paragraph."""
    blocks = []
    for chunk in re.split(r"\n\s*\n", source.strip()):
        lines = chunk.split("\n")
        kind = next((k for k in KINDS if lines[0].startswith(k + " ")), "")
        blocks.append((kind, [line.removeprefix(kind + " ") for line in lines] if kind else [" ".join(lines)]))
    return blocks


def plain_text(blocks, look: Look) -> str:
    """The text twin: what somebody would paste."""
    def fill(line, first="", rest=""):
        if not look.wrap:
            return first + line
        return textwrap.fill(line, look.wrap, initial_indent=first, subsequent_indent=rest, break_long_words=False,
                             break_on_hyphens=False)

    out = []
    for kind, lines in blocks:
        if kind == "-":
            out.append("\n".join(fill(line, "• ", "  ") for line in lines))
        elif kind == "|":
            out.append("\n".join("\t".join(cells_of(line)) for line in lines))
        elif kind == "~":
            told = [re.sub(r"^\{signature:?(.*)\}$", r"\1", line) for line in lines]
            out.append("\n".join(line for line in told if line))
        else:
            out.append("\n".join(fill(line) for line in lines))
    return "\n\n".join(out) + "\n"


def cells_of(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip("| ").split("|")]


def signature_image() -> Image.Image:
    """A scrawl that is nobody's name, as a scanner would see it."""
    image = Image.new("L", (420, 130), 255)
    pen = ImageDraw.Draw(image)
    strokes = [[(18, 92), (40, 30), (58, 22), (62, 50), (46, 104), (70, 66), (92, 60), (88, 88), (110, 62), (126, 86), (150, 58)],
               [(150, 58), (160, 88), (184, 54), (196, 24), (204, 20), (198, 90), (222, 64), (240, 86), (262, 60), (290, 84)],
               [(290, 84), (330, 48), (350, 62), (312, 92), (372, 70), (404, 66)], [(60, 112), (220, 102), (392, 108)]]
    for points in strokes:
        curve = smooth(points)
        for i, (start, end) in enumerate(zip(curve, curve[1:])):
            pen.line((*start, *end), fill=30, width=3 + i % 24 // 8)  # a nib that presses harder and lighter
    return image


def smooth(points, steps=12):
    """Points along a Catmull-Rom curve through `points`."""
    padded = [points[0], *points, points[-1]]
    curve = []
    for four in zip(padded, padded[1:], padded[2:], padded[3:]):
        for t in (i / steps for i in range(steps)):
            curve.append(tuple(
                0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
                for a, b, c, d in zip(*four)))
    return [*curve, points[-1]]


class Picture(Flowable):
    """A raster image, set in the flow."""

    def __init__(self, image: Image.Image, width: float):
        super().__init__()
        self.image, self.width, self.height = ImageReader(image), width, width * image.height / image.width

    def wrap(self, *_):
        return self.width, self.height

    def draw(self):
        self.canv.drawImage(self.image, 0, 0, self.width, self.height)


class Typesetter:
    def __init__(self, name: str, blocks, look: Look):
        self.name, self.blocks, self.look = name, blocks, look
        base = ParagraphStyle("body", fontName=look.body, fontSize=look.size, leading=look.size * look.lead,
                              spaceAfter=look.size * 0.75, alignment=TA_JUSTIFY if look.justify else TA_LEFT,
                              embeddedHyphenation=1, allowWidows=0, allowOrphans=0)

        def style(name, **changes):
            return ParagraphStyle(name, parent=base, **changes)

        def heading(name, size, **changes):
            return style(name, fontName=look.bold, fontSize=size, leading=size * 1.25, textColor=HexColor(look.ink),
                         alignment=TA_LEFT, **changes)

        self.styles = {
            "": base,
            "#": heading("title", look.title_size, spaceAfter=8),
            "=": style("under", fontSize=look.size + 1.5, leading=(look.size + 1.5) * 1.35, spaceAfter=6, alignment=TA_LEFT,
                       textColor=HexColor("#444444")),
            "~~": style("byline", fontSize=look.size - 1.5, textColor=HexColor("#555555"), alignment=TA_LEFT),
            "##": heading("heading", look.size + 3, spaceBefore=look.size * 0.8, spaceAfter=look.size * 0.45),
            "-": style("item", spaceAfter=look.size * 0.3),
            "~": style("sign", spaceAfter=1, alignment=TA_LEFT),
            ">": heading("pull", look.size + 4, spaceBefore=6, spaceAfter=12, borderPadding=0, leftIndent=10, rightIndent=10),
            "side": style("side", fontName="DejaVuSans", fontSize=8, leading=11.5, spaceAfter=3, alignment=TA_LEFT),
            "side-head": heading("side-head", 9.5, spaceAfter=4),
            "^": style("note", fontSize=7.2, leading=9.6, spaceAfter=2, alignment=TA_LEFT),
            "cell": style("cell", fontName="DejaVuSans", fontSize=8.4, leading=11, spaceAfter=0, alignment=TA_LEFT),
            "cell-head": style("cell-head", fontName="DejaVuSans-Bold", fontSize=8.4, leading=11, spaceAfter=0,
                               alignment=TA_LEFT),
        }

    def markup(self, words: str, running=True) -> str:
        """reportlab's markup of a line; `running`: body text, which may be hyphenated and takes ligatures."""
        if running and self.look.hyphens:
            words = re.sub(r"[a-z]+", lambda m: HYPHENATION.get(m[0], m[0]), words)
        if running and self.look.ligatures:
            for letters, ligature in LIGATURES:
                words = words.replace(letters, ligature)
        words = escape(words)
        for mark, digit in SUPERSCRIPTS.items():
            words = words.replace(mark, f'<super rise="3.2" size="{self.look.size * 0.65:.1f}">{digit}</super>')
        return words

    def paragraph(self, words: str, style: str = "") -> Paragraph:
        return Paragraph(self.markup(words, running=style in ("", "-")), self.styles[style])

    def flow(self) -> list:
        """The flowables of the main text. Title lines of a page in columns, sidebars and footnotes are drawn by `decorate`."""
        story: list = [NextPageTemplate(["second", "*", "other"])]
        indent = 0  # of a list: as deep as the clause that it belongs to
        for i, (kind, lines) in enumerate(self.blocks):
            if kind in ("[", "^") or (self.look.columns > 1 and kind in ("#", "=", "~~")):
                continue
            if kind == "-":
                items = [ListItem(self.paragraph(line, "-"), bulletColor=HexColor(self.look.ink)) for line in lines]
                story += [ListFlowable(items, bulletType="bullet", start="•", bulletFontName=self.look.body,
                                       bulletFontSize=self.look.size, leftIndent=indent + 16, bulletDedent=11),
                          Spacer(1, self.look.size * 0.5)]
            elif kind == "|":
                story += [self.table(lines), Spacer(1, self.look.size)]
            elif kind == "~":
                block = [Spacer(1, 8), *(self.sign_line(line) for line in lines)]
                if [k for k, _ in self.blocks[i - 2:i]] == ["##", ""]:  # never a signature on a page of its own
                    block = [Spacer(1, self.look.size * 0.5), *story[-2:], *block]
                    del story[-3:]
                story.append(KeepTogether(block))
            elif kind == "" and re.match(r"\d\.\d ", lines[0]):
                number, words = lines[0].split(" ", 1)
                indent = 28
                clause = ParagraphStyle("clause", parent=self.styles[""], leftIndent=indent, bulletIndent=0)
                story.append(Paragraph(self.markup(words), clause, bulletText=number))
            else:
                if kind == "##":  # a heading wants two lines of its text under it
                    story.append(CondPageBreak(self.look.size * (self.look.lead * 4 + 1)))
                story += [self.paragraph(line, kind) for line in lines]
                if kind == "=" and self.blocks[i + 1][0] == "":
                    story.append(Spacer(1, 6))
        return story

    def sign_line(self, line: str) -> Flowable:
        return Picture(signature_image(), 135) if line.startswith("{signature") else self.paragraph(line, "~")

    def table(self, rows: list[str]) -> Table:
        cells = [[self.paragraph(cell, "cell" if i else "cell-head") for cell in cells_of(row)] for i, row in enumerate(rows)]
        ink = HexColor(self.look.ink)
        return Table(cells, colWidths=[222, 68, 68, 90], hAlign="LEFT", style=[
            ("LINEBELOW", (0, 0), (-1, 0), 1, ink), ("LINEBELOW", (0, 1), (-1, -1), 0.3, HexColor("#999999")),
            ("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (0, -1), 0), ("TOPPADDING", (0, 0), (-1, -1), 4)])

    def stack(self, canvas: Canvas, flowables, x: float, top: float, width: float) -> float:
        """Draws flowables from `top` down and returns where the last one ends."""
        for flowable in flowables:
            _, height = flowable.wrap(width, 1000)
            flowable.drawOn(canvas, x, top - height)
            top -= height + flowable.getSpaceAfter()
        return top

    def height_of(self, flowables, width: float) -> float:
        return sum(f.wrap(width, 1000)[1] + f.getSpaceAfter() for f in flowables)

    def of_kind(self, *kinds: str) -> list[Paragraph]:
        return [self.paragraph(line, kind) for kind, lines in self.blocks if kind in kinds for line in lines]

    def build(self) -> bytes:
        pages = self.render(0)[1]
        return self.render(pages)[0]

    def render(self, total: int) -> tuple[bytes, int]:
        look, (width, height) = self.look, A4
        out = io.BytesIO()
        inner = width - 2 * look.margin
        bottom, top = look.margin, height - look.margin
        title, notes = self.of_kind("#", "=", "~~"), self.of_kind("^")
        side = next((lines for kind, lines in self.blocks if kind == "["), [])
        gap = 20
        column = (inner - gap * (look.columns - 1)) / look.columns
        box = [self.paragraph(line, "side" if i else "side-head") for i, line in enumerate(side)]
        box_height = self.height_of(box, column - 20) + 16 if box else 0
        title_height = self.height_of(title, inner) + 14 if look.columns > 1 else 0
        notes_height = self.height_of(notes, column) + 10 if notes else 0

        def frames(page: int):
            """Page 1 gives way to the title and, in the second column, to the footnotes; page 2 to the sidebar."""
            for i in range(look.columns):
                low, high = bottom, top - ((title_height or 16 * look.band) if page == 1 else 0)
                if page == 1 and i == look.columns - 1:
                    low += notes_height
                if page == 2 and i == look.columns - 1:
                    high -= box_height + 12 if box else 0
                yield Frame(look.margin + i * (column + gap), low, column, high - low, 0, 0, 0, 0)

        def decorate(canvas: Canvas, document):
            page = document.page
            canvas.saveState()
            canvas.setFillColor(HexColor(look.ink))
            if page == 1 and look.band:
                canvas.rect(0, height - 34, width, 34, stroke=0, fill=1)
            if page == 1 and look.columns > 1:
                end = self.stack(canvas, title, look.margin, top, inner)
                canvas.setStrokeColor(HexColor(look.ink))
                canvas.line(look.margin, end + 1, look.margin + inner, end + 1)
                if notes:
                    x, y = look.margin + inner - column, bottom + notes_height - 8
                    canvas.setLineWidth(0.5)
                    canvas.line(x, y + 3, x + 70, y + 3)
                    self.stack(canvas, notes, x, y, column)
            if page == 2 and box:
                x = look.margin + inner - column
                canvas.setFillColor(HexColor("#f3e6df"))
                canvas.rect(x, top - box_height, column, box_height, stroke=0, fill=1)
                self.stack(canvas, box, x + 10, top - 10, column - 20)
            canvas.setFillColor(HexColor("#555555"))
            canvas.setFont(look.body, 8)
            if look.head and page > 1:
                canvas.drawString(look.margin, height - look.margin + 22, look.head)
                canvas.setStrokeColor(HexColor("#bbbbbb"))
                canvas.line(look.margin, height - look.margin + 16, width - look.margin, height - look.margin + 16)
            if look.foot:
                canvas.drawString(look.margin, look.margin - 28, look.foot)
            if look.numbers:
                canvas.drawRightString(width - look.margin, look.margin - 28, f"Page {page} of {total}")
            canvas.restoreState()

        first = next(words[0] for kind, words in self.blocks if kind == "#")
        document = BaseDocTemplate(out, pagesize=A4, title=first, author=look.author, creator="", lang=look.language or None)
        document.addPageTemplates([PageTemplate(name, list(frames(i + 1)), onPage=decorate)
                                   for i, name in enumerate(("first", "second", "other"))])
        document.build(self.flow())
        return out.getvalue(), document.page


# --- files that cannot be read, or only in part ---


def letter(encrypt=None, pages=("text",)) -> bytes:
    """A short statement whose pages are text or a picture of text."""
    text = ["Modern slavery statement", "", "Wrenmarsh Pumps Limited makes this statement under section 54 of the",
            "Modern Slavery Act 2015 for the financial year ended 31 May 2025.", "",
            "We are a private company with 260 employees. We make pumps in",
            "Wessenshire and buy castings from foundries in India and Turkey.", "",
            "All buyers took a course on modern slavery in February 2025."]
    scan = ["Approval", "", "The board of directors of Wrenmarsh Pumps Limited approved this", "statement on 2 July 2025.", "",
            "Signed", "Hollis Tendrake", "Director"]
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, encrypt=encrypt)
    canvas.setTitle("Modern slavery statement")
    for kind in pages:
        if kind == "text":
            write = canvas.beginText(72, A4[1] - 90)
            for i, line in enumerate(text):
                write.setFont("DejaVuSans-Bold" if i == 0 else "DejaVuSans", 16 if i == 0 else 11, 17)
                write.textLine(line)
            canvas.drawText(write)
        else:
            image = Image.new("L", (1240, 1754), 252)  # A4 at 150 dots an inch
            pen = ImageDraw.Draw(image)
            font = ImageFont.truetype(str(FONTS / "DejaVuSans.ttf"), 25)
            for i, line in enumerate(scan if kind == "scan" else text):
                pen.text((150, 190 + 40 * i), line, fill=40, font=font)
            image = image.rotate(0.6, resample=Image.BILINEAR, fillcolor=252)  # nobody lays a page quite straight
            canvas.drawImage(ImageReader(image), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def broken(statements: dict[str, bytes]) -> dict[str, bytes]:
    whole = statements["full-statement.pdf"]
    return {
        "empty.pdf": b"",
        "text-named.pdf": "This is plain text.\nOnly its name says that it is a PDF.\n".encode(),
        "encrypted.pdf": letter(StandardEncryption("candour", "candour-owner", strength=128)),
        "image-only.pdf": letter(pages=("text as image",)),
        "partly-image.pdf": letter(pages=("text", "scan")),
        "truncated.pdf": whole[:len(whole) // 2],
    }


def everything() -> dict[pathlib.Path, bytes]:
    statements = {}
    for name, look in LOOKS.items():
        blocks = parse((HERE / "sources" / f"{name}.mark").read_text(encoding="utf-8"))
        statements[f"{name}.txt"] = plain_text(blocks, look).encode()
        statements[f"{name}.pdf"] = Typesetter(name, blocks, look).build()
    files = {HERE / "statements" / name: data for name, data in statements.items()}
    files.update({HERE / "broken" / name: data for name, data in broken(statements).items()})
    return files


def verdict_table(expected: dict) -> str:
    """The table of README.md: requirements down, statements across."""
    names = [name for name, sample in expected.items() if sample["type"] == "statement"]
    rows = [["", *(f"`{name}`" for name in names)], ["---"] * (len(names) + 1)]
    for requirement in expected[names[0]]["verdicts"]:
        rows.append([f"`{requirement}`", *(expected[name]["verdicts"][requirement].replace("_", " ") for name in names)])
    return "".join("| " + " | ".join(row) + " |\n" for row in rows).replace("|  |", "| |")


def main() -> int:
    arguments = argparse.ArgumentParser(description="Builds the sample documents.")
    arguments.add_argument("--check", action="store_true", help="write nothing; say what differs")
    check = arguments.parse_args().check
    wrong = []
    for path, data in everything().items():
        if not check:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
        elif not path.exists() or path.read_bytes() != data:
            wrong.append(f"{path.relative_to(HERE)} is not what build_pdfs.py makes")
    expected = json.loads((HERE / "statements" / "expected.json").read_text(encoding="utf-8"))
    if set(expected) != set(LOOKS):
        wrong.append("statements/expected.json does not name the samples that there are")
    if verdict_table(expected) not in (HERE / "statements" / "README.md").read_text(encoding="utf-8"):
        wrong.append("statements/README.md has another table of verdicts than expected.json:\n" + verdict_table(expected))
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
