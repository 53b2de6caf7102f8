#!/usr/bin/python3
"""Hostile text comes out as text: in JSON, on a terminal and in pages that a real browser opens.

usage: inert_output.py json|terminal|browser CANDOUR SOURCE_DIR

Status 77: there is no browser (chromium) on this machine.
"""
import contextlib
import json
import os
import pathlib
import pty
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse

import hostile
from browser import Browser

PROBLEMS = []
CANDOUR, SOURCE = pathlib.Path(sys.argv[2]).absolute(), pathlib.Path(sys.argv[3]).absolute()
TINY = SOURCE / "tests/plugin-api/tiny.yaml"
# What no line for people may hold: controls, and what changes the order of a line or cannot be seen in it.
OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]")
RAW = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def expect(holds, what):
    if not holds:
        PROBLEMS.append(what)
        print(what[:600].encode("unicode_escape").decode())
    return holds


def run(*words, cwd=None, env=None):
    return subprocess.run([CANDOUR, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, cwd=cwd,
                          env=env or {}, timeout=250)


def on_terminal(*words, cwd):
    """What the program writes when all its streams are a terminal."""
    main, side = pty.openpty()
    with subprocess.Popen([CANDOUR, *words], stdin=side, stdout=side, stderr=side, cwd=cwd, env={}) as process:
        os.close(side)
        shown = b""
        while True:
            try:
                part = os.read(main, 65536)
            except OSError:
                break
            if not part:
                break
            shown += part
    os.close(main)
    return shown.replace(b"\r\n", b"\n")


def strict(data, what):
    """JSON of which nobody could think otherwise: valid UTF-8, no key twice, no raw control, no half of a character."""
    def once(pairs):
        expect(len(dict(pairs)) == len(pairs), f"{what}: a key twice")
        return dict(pairs)

    def refuse(word):
        raise ValueError(word)

    text = data.decode("utf-8")  # throws if it is not
    found = RAW.search(text)
    expect(not found, f"{what}: a raw character that steers: {found and hex(ord(found[0]))}")
    value = json.loads(text, object_pairs_hook=once, parse_constant=refuse)
    try:
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError as error:
        expect(False, f"{what}: half of a character: {error}")
    return value


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield key
            yield from strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings(part)


def folded(text):
    return " ".join(text.split())


def write_names(folder):
    for name in hostile.NAMES:
        hostile.write(folder, name, hostile.text("every year"))
    for name in hostile.BROKEN_NAMES:
        hostile.write(folder, name, hostile.text("every year"))


def write_steering(folder):
    for key, words in hostile.STEERING.items():
        hostile.write(folder, f"{key}.txt", hostile.text(words))
        hostile.write(folder, f"{key}.html", hostile.web(words))
        hostile.write(folder, f"{key}.md", hostile.markdown(words))
        hostile.write(folder, f"{key}.pdf", hostile.pdf("every year", words))
    for key, data in hostile.BROKEN.items():
        hostile.write(folder, f"{key}.txt", hostile.text("HERE").replace(b"HERE", data))
        hostile.write(folder, f"{key}.html", hostile.web("HERE").replace(b"HERE", data))
    for key, words in {"half": "a\ud800b\udc00c", "turned": "\udc00\ud800", "end": "a\ud83d"}.items():
        hostile.write(folder, f"utf16-{key}.pdf", hostile.pdf("every year", words))
    hostile.write(folder, "nul.txt", hostile.text("NUL").replace(b"NUL", b"a\0b"))
    hostile.write(folder, "long.txt", hostile.text("w" * 100_000))
    hostile.write(folder, "long.html", hostile.web("w" * 100_000))


def checked(folder, *options):
    """Checks in/ into out/; the reports by file name."""
    ran = run("check", "in", "--out", "out", *options, cwd=folder)
    expect(ran.returncode in (0, 1), f"check ended with {ran.returncode}: {ran.stderr[:300]}")
    return ran, {path.name: path for path in sorted((folder / "out/statements").iterdir())}


def validate(folder, files):
    """Against the schemas, by the validator that the reports' own tests use."""
    copies = []
    for number, (kind, path) in enumerate(files):
        copies.append(folder / f"{number}.{kind}.json")
        shutil.copy(path, copies[-1])
    ran = subprocess.run(["/usr/bin/python3", SOURCE / "tests/reports/validate.py", SOURCE / "reports/schema", *copies],
                         stdout=subprocess.PIPE, text=True)
    expect(ran.returncode == 0, f"not as the schema says: {ran.stdout}")


# ---- json ----


def json_reports_of_hostile_documents_are_strict_and_say_what_the_documents_say(folder):
    hostile.write_markup(folder / "in", str)
    _, written = checked(folder)
    reports = {name: strict(path.read_bytes(), name) for name, path in written.items() if name.endswith(".json")}
    expect(len(reports) == 2 * len(hostile.MARKUP) + 3, f"{len(reports)} reports")
    validate(folder, [("report", path) for name, path in written.items() if name.endswith(".json")])
    for key, words in hostile.MARKUP.items():
        for name in (f"web-{key}.html.json", f"paper-{key}.pdf.json"):
            quotes = " ".join(folded(e["quote"]) for r in reports[name]["requirements"] for e in r["evidence"])
            expect(folded(words) in quotes, f"no quote of {name} holds {words!r}")
            title = folded(reports[name]["document"]["title"])
            expect(title and folded(words).startswith(title.rstrip("…")), f"{name} has the title {title!r}")


def json_reports_of_characters_that_steer_are_strict(folder):
    write_steering(folder / "in")
    _, written = checked(folder)
    names = [name for name in written if name.endswith(".json")]
    expect(len(names) > 40, f"{len(names)} reports")
    for name in names:
        report = strict(written[name].read_bytes(), name)
        expect("error" not in report, f"{name}: {report.get('error')}")
    validate(folder, [("report", written[name]) for name in names])
    lines = (folder / "out/results.jsonl").read_bytes().split(b"\n")
    expect(lines.pop() == b"" and len(lines) == len(names), f"{len(lines)} lines in results.jsonl")
    for line in lines:
        strict(line, "results.jsonl")


def json_reports_of_files_with_hostile_names_lie_in_the_output_folder_and_are_strict(folder):
    write_names(folder / "in")
    ran, written = checked(folder, "--copy-sources")
    expect(ran.returncode == 0, f"status {ran.returncode}: {ran.stderr[:400]}")
    reports = [strict(path.read_bytes(), name) for name, path in written.items() if name.endswith(".json")]
    expect(len(reports) == len(hostile.NAMES) + len(hostile.BROKEN_NAMES), f"{len(reports)} reports")
    said = {report["document"]["name"] for report in reports}
    for name in hostile.NAMES:
        expect(name in said or len(name) > 200, f"no report has the name {name!r}")
    expect(sorted(p.name for p in folder.iterdir()) == ["in", "out"], "a file lies outside of the output folder")
    expect(sorted(p.name for p in (folder / "out").iterdir()) == ["index.html", "results.jsonl", "statements"],
           "a file lies beside the reports")
    validate(folder, [("report", path) for name, path in written.items() if name.endswith(".json")])


def json_documents_of_hostile_files_are_strict(folder):
    hostile.write_markup(folder / "in", str)
    write_steering(folder / "in")
    files = []
    for path in sorted((folder / "in").iterdir()):
        ran = run("extract", "--format", "json", str(path), cwd=folder)
        expect(ran.returncode == 0, f"extract {path.name}: {ran.stderr}")
        strict(ran.stdout, f"extract {path.name}")
        if not path.name.startswith(("web-", "paper-")):
            files.append(hostile.write(folder / "documents", f"{path.name}.json", ran.stdout))
    validate(folder, [("document", path) for path in files])


def json_reports_of_files_that_cannot_be_read_say_so_without_steering(folder):
    for number, name in enumerate(hostile.NAMES):
        hostile.write(folder / "in", name, b"" if number % 2 else b"\x7fELF\0\0\0")
    ran, written = checked(folder)
    expect(ran.returncode == 1, f"status {ran.returncode}")
    for name, path in written.items():
        if name.endswith(".json"):
            report = strict(path.read_bytes(), name)
            if expect("error" in report, f"{name} has no error"):
                expect(report["error"]["message"].startswith(report["document"]["name"]), f"{name}: the message names another file")
    validate(folder, [("report", path) for name, path in written.items() if name.endswith(".json")])


# ---- terminal ----

ESC = "x\x1b]0;owned\x07\x1b[2J\r\x9b2J\u202e\u2066\u200b"


def lines_are_inert(what, data, lines=None, allowed=b""):
    """`data` is valid UTF-8, and nothing in it is obeyed by a terminal but the end of a line."""
    for code in (b"\r", b"\x1b[K") if allowed else ():
        data = data.replace(code, b"")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        expect(False, f"{what}: {error}: {data[:300]!r}")
        return
    found = OBEYED.search(text)
    expect(not found, f"{what}: obeyed {found and hex(ord(found[0]))}: {text[:400]!r}")
    if lines is not None:
        expect(text.count("\n") == lines, f"{what}: {text.count(chr(10))} lines, not {lines}: {text[:400]!r}")


def terminal_a_message_about_a_file_is_one_line_whatever_its_name(folder):
    for name in [os.fsencode(n) for n in hostile.NAMES] + hostile.BROKEN_NAMES:
        for kind in ("missing", "empty", "folder"):
            path = os.path.join(os.fsencode(str(folder)), kind.encode(), name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            if kind == "folder":
                os.mkdir(path)
            elif kind == "empty":
                pathlib.Path(os.fsdecode(path)).write_bytes(b"")
            ran = run(*(("check", "--pack", TINY) if kind == "missing" else ("extract",)), path)
            expect(ran.returncode == 1, f"{name!r} {kind}: status {ran.returncode}")
            lines_are_inert(f"{kind} {name!r}", ran.stderr, 1)
            expect(ran.stderr.startswith(b"candour: "), f"{kind} {name!r}: {ran.stderr[:200]!r}")


def terminal_a_batch_of_hostile_names_has_a_line_for_each(folder):
    for name in hostile.NAMES:
        hostile.write(folder / "in", name, b"")
    hostile.write(folder / "in", "ending.\x1b[2J\u202e", b"x")  # of a type that is not read
    ran, _ = checked(folder)
    lines_are_inert("batch", ran.stderr, len(hostile.NAMES) + 1)
    shown = on_terminal("check", "in", "--out", "out", cwd=folder)
    lines_are_inert("batch on a terminal", shown, allowed=b"progress")


def terminal_the_closing_line_shows_a_hostile_output_folder(folder):
    hostile.write(folder / "in", "a.txt", hostile.text("x"))
    for name in (f"out{ESC}", "out\nline", b"out\xff\xed\xa0\x80"):
        ran = run("check", "in", "--out", name, cwd=folder)
        expect(ran.returncode == 0, f"status {ran.returncode}: {ran.stderr}")
        lines_are_inert(f"closing line for {name!r}", ran.stdout, 1)
        lines_are_inert(f"messages for {name!r}", ran.stderr)
        ran = run("check", "in", "--out", os.path.join(b"in/a.txt", os.fsencode(name)), cwd=folder)
        expect(ran.returncode == 2, f"status {ran.returncode}")
        lines_are_inert(f"refusal of {name!r}", ran.stderr, 1)


def terminal_wrong_words_on_the_command_line_are_shown(folder):
    hostile.write(folder, "a.txt", hostile.text("x"))
    hostile.write(folder, "table.csv", f"statement_id,sentence_index,{ESC}\n{ESC},0,x\n".encode())
    for words in ([ESC], ["check", f"--{ESC}"], ["check", "a.txt", "--format", ESC], ["check", "a.txt", "--jobs", ESC],
                  ["check", "a.txt", "--timeout", ESC], ["check", "a.txt", "--ocr", ESC], ["check", "a.txt", "--pack", ESC],
                  ["check", "a.txt", "--pack", f"./{ESC}.yaml"], ["check"], ["rules", ESC], ["rules", "show", ESC],
                  ["rules", "validate", f"{ESC}.yaml"], ["rules", "test", f"{ESC}.yaml"], ["extract", "a.txt", ESC],
                  ["label", "--sentences", ESC, "--out", "o.csv"], ["label", "--sentences", "table.csv", "--out", "o.csv"],
                  ["label", "--sentences", "table.csv", "--out", f"no/{ESC}/o.csv"],
                  ["evaluate", "--gold", ESC], ["evaluate", "--gold", "table.csv"],
                  ["evaluate", "--requirements", "table.csv", "--predictions", ESC],
                  ["calibrate", "--gold", ESC, "--out", "o.json"], ["calibrate", "--gold", "table.csv", "--out", "o.json"]):
        ran = run(*words, cwd=folder)
        expect(ran.returncode != 0, f"{words!r}: status 0")
        expect(ran.stderr != b"", f"{words!r}: nothing was said")
        lines_are_inert(f"{words!r}", ran.stderr)
        lines_are_inert(f"{words!r} to standard output", ran.stdout)


def terminal_what_stands_in_a_pack_is_shown(folder):
    tiny = TINY.read_text()
    quoted = '"x\\e]0;owned\\a\\e[2J\\r\\x9B2J\\u202e\\u2066\\u200b"'
    packs = {
        "title": tiny.replace("'A pack for tests'", quoted),
        "version": tiny.replace("1.0.0", quoted),
        "id": tiny.replace("id: tiny", f"id: {quoted}"),
        "about": tiny.replace("about: 'Training'", f"about: {quoted}").replace("about: 'Training that is given'", f"about: {quoted}"),
        "key": tiny + f"{quoted}: 1\n",
        "match": tiny.replace("['train\\w*']", f"[{quoted[:-1]}(\"]"),
        "example": tiny.replace("['We train all staff.']", f"[{quoted}]"),
        "requirement": tiny.replace("title: 'Training'", f"title: {quoted}").replace("asks: 'Training.'", f"asks: {quoted}")
                           .replace("'A law, section 1'", quoted),
        "law": tiny.replace("'2026-11-24'", quoted),
        "raw": tiny.replace("A pack for tests", "raw \x9b2J \u202e"),
        "broken": "id: [\x1b[2J\n",
    }
    hostile.write(folder, "a.txt", hostile.text("x"))
    told = 0
    for key, pack in packs.items():
        expect(pack != tiny, f"the pack {key} has nothing hostile in it")
        hostile.write(folder, "pack.yaml", pack.encode())
        for words in (["rules", "validate", "pack.yaml"], ["rules", "test", "pack.yaml"],
                      ["rules", "show", "t.training", "--pack", "pack.yaml"], ["rules", "show", "training_given", "--pack", "pack.yaml"],
                      ["check", "a.txt", "--out", "out", "--pack", "pack.yaml"]):
            ran = run(*words, cwd=folder)
            told += bool(ran.stderr)
            lines_are_inert(f"pack {key}: {words[:2]}", ran.stderr)
            lines_are_inert(f"pack {key}: {words[:2]} to standard output", ran.stdout)
    expect(told > 10, f"only {told} complaints")


def terminal_a_report_or_document_json_printed_to_a_terminal_is_not_obeyed(folder):
    hostile.write(folder, "a.txt", hostile.text("".join(hostile.STEERING.values())))
    for words in (["check", "a.txt"], ["check", "a.txt", "--format", "html"], ["extract", "a.txt", "--format", "json"]):
        text = on_terminal(*words, cwd=folder).decode("utf-8")
        expect(len(text) > 500, f"{words}: {text!r}")
        found = RAW.search(text.replace("\t", " "))
        expect(not found, f"{words} on a terminal: obeyed {found and hex(ord(found[0]))}")


def terminal_extracted_text_steers_no_terminal(folder):
    """Text is data in a file and words on a terminal. It is the same bytes in both: a reader takes no character that steers."""
    write_steering(folder / "in")
    for path in sorted((folder / "in").iterdir()):
        if path.name.startswith("long") or path.suffix == ".md":
            continue
        piped = run("extract", f"in/{path.name}", cwd=folder).stdout
        shown = on_terminal("extract", f"in/{path.name}", cwd=folder)
        expect(b"modern slavery" in piped, f"extract {path.name}: {piped[:200]!r}")
        expect(shown == piped, f"extract {path.name} on a terminal: {shown[:200]!r}")
        found = OBEYED.search(shown.decode("utf-8").replace("\f", "").replace("\t", " "))
        expect(not found, f"extract {path.name}: obeyed {found and hex(ord(found[0]))}: {shown.decode()[:300]!r}")


# ---- browser ----

LOOK = """(() => {
  for (const d of document.querySelectorAll('details')) d.open = true;
  const kinds = ['mouseover', 'mouseenter', 'focus', 'load', 'error', 'toggle', 'animationstart', 'pointerover'];
  for (const e of document.querySelectorAll('*')) for (const k of kinds) e.dispatchEvent(new Event(k, {bubbles: false}));
  const all = [...document.querySelectorAll('*')];
  const values = all.flatMap(e => [...e.attributes].map(a => [e.localName, a.name, a.value]));
  const isolated = n => {
    let e = n.parentElement;
    for (; e && getComputedStyle(e).display.startsWith('inline'); e = e.parentElement)
      if (/isolate|plaintext/.test(getComputedStyle(e).unicodeBidi)) return true;
    return !e || e.textContent.trim() === n.data.trim() || /plaintext/.test(getComputedStyle(e).unicodeBidi);
  };
  const loose = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let n; n = walk.nextNode();)
    if (!n.parentElement.closest('blockquote') && /[\\u0590-\\u08ff\\ufb1d-\\ufefc]/.test(n.data) && !isolated(n)) loose.push(n.parentElement.outerHTML.slice(0, 300));
  return JSON.stringify({
    title: document.title, tags: all.map(e => e.localName).join(' '),
    links: all.filter(e => e.localName == 'a').map(e => e.href.split('#')[0]),
    names: [...new Set(values.map(v => v[1]))].sort(), values: values.filter(v => v[1] != 'class'),
    text: document.documentElement.innerText, wide: document.documentElement.scrollWidth - innerWidth, loose,
  });
})()"""


def look(browser, path, width=1200):
    page, requests, dialogs = browser.open(path, LOOK, width)
    page = json.loads(page)
    what = path.name
    expect(page["title"] != "OWNED", f"{what}: a script has run")
    expect(not dialogs, f"{what}: a dialog")
    expect(len(requests) == 1, f"{what}: asked for {requests[1:4]}")
    for tag, name, value in page["values"]:
        expect(not name.startswith("on"), f"{what}: <{tag} {name}>")
        expect(name not in ("href", "src", "action", "srcdoc", "formaction", "data") or re.match(r"#|\.{0,2}/*[^:/?#]+([/#?]|$)", value),
               f"{what}: <{tag} {name}={value!r}>")
    for tag in ("script", "img", "iframe", "svg", "form", "input", "base", "link", "object"):
        expect(tag not in page["tags"].split(), f"{what}: <{tag}>")
    found = re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]",
                      page["text"] + "".join(value for _, _, value in page["values"]) + page["title"])
    expect(not found, f"{what}: a character that steers: {found and hex(ord(found[0]))}")
    return page


def links_lead_to_files(what, page):
    """Each link of a page, as the browser understands it, is a file that is there."""
    for link in set(page["links"]):
        expect(link.startswith("file://") and os.path.exists(urllib.parse.unquote_to_bytes(link[len("file://"):])),
               f"{what}: a link leads nowhere: {link}")


def pages(folder):
    return sorted((folder / "out").rglob("*.html"))


def browser_what_these_tests_look_for_is_seen(folder, browser):
    """A page without any defence: every complaint that there is must be made."""
    words = hostile.MARKUP["closed"] + hostile.MARKUP["frame"] + hostile.MARKUP["image"] + "\u202e" + "w" * 1000
    page = f"<!DOCTYPE html><meta charset=utf-8><title>A page</title><p>{words}<a href='javascript:1'>x</a>"
    before = len(PROBLEMS)
    with contextlib.redirect_stdout(None):
        look(browser, hostile.write(folder, "page.html", page.encode()))
    found, PROBLEMS[before:] = "\n".join(PROBLEMS[before:]), []
    for what in ("a script has run", "asked for", "onerror", "javascript:1", "<script>", "<iframe>", "a character that steers: 0x202e"):
        expect(what in found, f"not seen in a page that has it: {what}")


def browser_a_page_of_a_hostile_document_has_the_elements_of_a_harmless_one(folder, browser):
    bad, good = folder / "bad", folder / "good"
    papers = ("closed", "double", "entity")
    hostile.write_markup(bad / "in", str, papers)
    hostile.write_markup(good / "in", hostile.harmless, papers)
    checked(bad)
    checked(good)
    quoted = 0
    for path in pages(bad):
        page = look(browser, path)
        twin = look(browser, good / path.relative_to(bad))
        expect(page["tags"] == twin["tags"],
               f"{path.name}: {len(page['tags'].split())} elements, {len(twin['tags'].split())} with harmless text")
        expect(page["names"] == twin["names"], f"{path.name}: attributes {set(page['names']) ^ set(twin['names'])}")
        key = re.fullmatch(r"(?:web|paper)-(.*)\.[a-z]*\.html", path.name)
        if key:
            quoted += 1
            expect(folded(hostile.MARKUP[key[1]]) in folded(page["text"]), f"{path.name}: the text is not shown")
    expect(quoted == len(hostile.MARKUP) + len(papers), f"{quoted} pages")


def browser_pages_of_characters_that_steer_are_steered_by_none(folder, browser):
    write_steering(folder / "in")
    checked(folder)
    for path in pages(folder):
        if path.name.endswith(".md.html") or path.name.endswith(".pdf.html") and not path.name.startswith("utf16"):
            continue  # the same words as in a text
        page = look(browser, path)
        expect(page["wide"] <= 0, f"{path.name}: {page['wide']} pixels too wide")


def browser_pages_of_hostile_names_are_inert_link_to_their_files_and_fit_a_phone(folder, browser):
    write_names(folder / "in")
    for name in hostile.NAMES:
        hostile.write(folder / "in/empty", name, b"")
    checked(folder)
    for path in pages(folder):
        if path.name.startswith("empty__") and "<" not in path.name:
            continue
        page = look(browser, path, 400)
        links_lead_to_files(path.name, page)
        expect(page["wide"] <= 0, f"{path.name}: {page['wide']} pixels too wide for a phone")
    index = folded(look(browser, folder / "out/index.html")["text"])
    for name in hostile.NAMES[:5]:
        expect(folded(name) in index, f"the index does not show {name!r}")
    for sign in ("U+202E", "U+001B", "U+2067"):
        expect(sign in index, f"the index does not show {sign}")


def browser_text_that_runs_from_right_to_left_is_kept_apart_from_ours(folder, browser):
    hebrew = "\u05d0\u05d1\u05d2 12 (34)"
    hostile.write(folder / "in", f"{hebrew}.txt", hostile.text(hebrew))
    hostile.write(folder / "in", f"{hebrew} empty.txt", b"")
    hostile.write(folder / "in", "page.html", hostile.web(hebrew))
    checked(folder)
    for path in pages(folder):
        for where in look(browser, path)["loose"]:
            expect(False, f"{path.name}: not kept apart: {where}")


def main():
    tests = [(name, test) for name, test in globals().items() if name.startswith(sys.argv[1] + "_")]
    browser = None
    if sys.argv[1] == "browser":
        browser = Browser.found()
        if browser is None:
            print("skipped: chromium is not installed")
            return 77
    for name, test in tests:
        with tempfile.TemporaryDirectory() as folder:
            before = len(PROBLEMS)
            test(pathlib.Path(folder), *([browser] if browser else []))
            print(f"{'well' if len(PROBLEMS) == before else 'FAILED'}: {name.replace('_', ' ')}", flush=True)
    if browser:
        browser.close()
    return 1 if PROBLEMS or not tests else 0


if __name__ == "__main__":
    sys.exit(main())
