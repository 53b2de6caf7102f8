"""Checks HTML reports with a parser that shares no code with ours: check_html.py FOLDER.

Every NAME.html is checked for form (well-formed, unique ids, links that lead somewhere, no script, no request), for words (ours never
judge; those of the document stand in blockquote or q), and against NAME.report.json (the same counts, verdicts and quotes)."""

import collections
import json
import pathlib
import re
import sys
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
NEVER = {"script", "iframe", "object", "embed", "link", "base", "form", "svg", "img", "template"}
ADDRESSES = {"href", "src", "srcset", "action", "formaction", "data", "poster", "cite", "background", "ping"}
JUDGING = re.compile(
    r"\b(non-?complian\w*|complian\w*|complies|comply|breach\w*|fail\w*|illegal\w*|unlawful\w*|pass|passe[sd]|passing|guilt\w*|violat\w*"
    r"|slavery-free)\b", re.I)
CSP = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def folded(text):
    return " ".join(text.split())


class Page(HTMLParser):
    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.complaints, self.stack, self.ids, self.targets = [], [], collections.Counter(), []
        self.ours, self.theirs, self.quotes, self.links, self.headings = [], [], [], [], []
        self.articles, self.tallies, self.figures, self.meta, self.lang = [], collections.Counter(), [], {}, None
        self.feed(text)
        self.close()
        if self.stack:
            self.complaints.append(f"never closed: {self.stack}")

    def handle_starttag(self, tag, attributes):
        a = dict(attributes)
        if tag in NEVER:
            self.complaints.append(f"<{tag}>")
        for name, value in attributes:
            if name.startswith("on") or name == "style" and "url(" in (value or ""):
                self.complaints.append(f"attribute {name} in <{tag}>")
            if name in ADDRESSES and re.match(r"(?i)\s*([a-z][a-z0-9+.-]*:|//)", value or ""):
                self.complaints.append(f"{name}={value!r} is not a relative address")
            if name == "id":
                self.ids[value] += 1
            if name == "href" and value.startswith("#"):
                self.targets.append(value[1:])
            if name == "aria-labelledby":
                self.targets += value.split()
        if len(attributes) != len(a):
            self.complaints.append(f"an attribute twice in <{tag}>")
        if tag == "html":
            self.lang = a.get("lang")
        elif tag == "meta":
            self.meta[a.get("name") or a.get("http-equiv") or "charset"] = a.get("content")
        elif tag == "article":
            self.articles.append((a.get("id"), a["data-verdict"]))
        elif tag == "blockquote":
            self.quotes.append("")
        elif tag == "a":
            self.links.append(["", a.get("href")])
        elif tag == "figure" and a.get("id", "").startswith("ev-"):
            self.figures.append(a["id"])
        elif re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        elif tag == "ul" and "data-asked-by" in a:
            self.asked_by = a["data-asked-by"]
        elif tag == "li" and "data-verdict" in a:
            self.tallies[(self.asked_by, a["data-verdict"])] -= 0
            self.counting = (self.asked_by, a["data-verdict"])
        if tag not in VOID:
            self.stack.append(tag)
        elif tag == "br":
            self.handle_data(" ")

    def handle_endtag(self, tag):
        if not self.stack or self.stack[-1] != tag:
            self.complaints.append(f"</{tag}> closes {self.stack[-1:]}")
        else:
            self.stack.pop()

    def handle_data(self, data):
        if "style" in self.stack:
            if re.search(r"(?i)url\(|@import|https?:", data):
                self.complaints.append("the style sheet asks for something")
            return
        if getattr(self, "counting", None) and self.stack[-1] == "b":
            self.tallies[self.counting] += int(data)
            self.counting = None
        if "blockquote" in self.stack:
            self.quotes[-1] += data
        if "a" in self.stack:
            self.links[-1][0] += data
        if "title" not in self.stack:
            (self.theirs if {"blockquote", "q"} & set(self.stack) else self.ours).append(data)


def check_form(page, text):
    yield from page.complaints
    if not text.startswith("<!DOCTYPE html>\n") or not page.lang:
        yield "no doctype or no language"
    if not (page.meta.get("Content-Security-Policy") or "").startswith(CSP):
        yield "no content security policy"
    yield from (f"id {name} {count} times" for name, count in page.ids.items() if count > 1)
    yield from (f"nothing has the id {name}" for name in page.targets if name not in page.ids)
    if page.headings.count(1) != 1 or any(b > a + 1 for a, b in zip(page.headings, page.headings[1:])):
        yield f"headings out of order: {page.headings}"
    said = collections.defaultdict(set)
    for words, href in page.links:
        said[folded(words)].add(href)
    yield from (f"{len(hrefs)} links say {words!r}" for words, hrefs in said.items() if len(hrefs) > 1)
    if re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f]", text):
        yield "a character that steers"


def check_words(page):
    ours = folded(" ".join(page.ours))
    yield from (f"judges in its own words: {match[0]!r}" for match in JUDGING.finditer(ours))


def check_against(page, report):
    ours, quotes = folded(" ".join(page.ours)), [folded(quote) for quote in page.quotes]
    statement = report["document"]["type"] == "statement"
    if not statement:
        if "Not found" in ours or page.articles:
            yield "a document that is no statement has a list"
    else:
        verdicts = collections.Counter(r["verdict"] for r in report["requirements"])
        if collections.Counter(verdict for _, verdict in page.articles) != verdicts:
            yield f"articles {page.articles}, but JSON {verdicts}"
    expected = collections.Counter((r["asked_by"], r["verdict"]) for r in report["requirements"])
    if page.tallies != expected:
        yield f"tallies {page.tallies}, but JSON {expected}"
    evidence = [e for r in report["requirements"] for e in r["evidence"]] if statement else []
    if sorted(page.figures) != sorted(e["id"] for e in evidence):
        yield f"quotes {page.figures}"
    said = [e["quote"] for e in evidence]
    said += [m["quote"] for r in report["requirements"] for m in r["nearest_misses"]]
    said += [f["quote"] for facts in report["facts"].values() for f in facts] + [n["quote"] for n in report["notes"]]
    plain = [words for words in said if not re.search(r"[\x00-\x1f\u202a-\u202e]", words)]
    yield from (f"no blockquote holds {words!r}" for words in plain if not any(words in quote for quote in quotes))
    theirs = said + [e[key] for e in evidence for key in ("before", "after", "heading") if e[key] and len(e[key]) > 20]
    yield from (f"words of the document among ours: {words!r}" for words in theirs if words.strip() and words.strip() in ours)


def main():
    folder = pathlib.Path(sys.argv[1])
    files = sorted(folder.glob("*.html"))
    complaints = [] if files else ["no files to check"]
    for file in files:
        text = file.read_bytes().decode("utf-8")
        page = Page(text)
        found = list(check_form(page, text)) + list(check_words(page))
        twin = file.with_suffix(".report.json")
        if twin.exists():
            found += check_against(page, json.loads(twin.read_bytes()))
        complaints += [f"{file.name}: {what}" for what in found]
    print("\n".join(complaints) or f"{len(files)} pages are well")
    return 1 if complaints else 0


sys.exit(main())
