// Web pages: what of them is text, and in what roles. The whole pages are in fixtures/web, beside what `extract` prints of them.
#include "tests/extractor/read_helpers.h"

#include <string>

using namespace candour;
using namespace candour::reading;

namespace {

constexpr const char* kProse =
    "<p>Our board approved this statement on 4 March 2025, and the directors signed it in its name on that day.</p>\n"
    "<p>We trained all of our buyers in the year, and we will train the managers of our shops in the coming one.</p>\n"
    "<p>We visited the mills that make our cloth and spoke to the people who work there, without their managers.</p>\n";

// What `extract` prints of kProse.
constexpr const char* kProseText =
    "Our board approved this statement on 4 March 2025, and the directors signed it in its name on that day.\n"
    "We trained all of our buyers in the year, and we will train the managers of our shops in the coming one.\n"
    "We visited the mills that make our cloth and spoke to the people who work there, without their managers.\n";

Document page(const std::string& body) {
  auto result = read_bytes("<!DOCTYPE html><html><body>" + body + "</body></html>");
  REQUIRE(result);
  CHECK(result.value().source.media_type == "text/html");
  check_contract(result.value());
  if (!result.value().words.empty()) CHECK(places_of(result.value()) == Places::none);
  return result.take();
}

std::string text(const std::string& body) {
  return printed_text(page(body));
}

// The page's text is that of kProse, whatever stands around it.
void check_left_out(const std::string& before, const std::string& after = "") {
  INFO(before << " ... " << after);
  CHECK(text(before + kProse + after) == kProseText);
}

}  // namespace

TEST_CASE("whole pages of companies give their statements and nothing else") {
  for (const char* name : {"corporate", "old_site", "accordion", "word_export"}) {
    INFO(name);
    const std::string path = fixture("web/") + name;
    const auto result = read_file(path + ".html");
    REQUIRE(result);
    check_contract(result.value());
    CHECK(printed_text(result.value()) == bytes_of(path + ".txt"));
  }
}

TEST_CASE("title and language are as the page says them") {
  const Document read = read_file(fixture("web/corporate.html")).take();
  CHECK(read.metadata.title == "Modern slavery statement \xE2\x80\x93 Harrowgate Mills plc");
  CHECK(read.metadata.language == "en-GB");
  CHECK(read.pages.size() == 1);
  CHECK(read.pages[0].width == 0);
}

TEST_CASE("author, dates and scripts are as the page says them") {
  const auto result = read_bytes(
      "<!doctype html><html><head><meta name=author content='Press office'><meta property='article:published_time' "
      "content='2024-03-28T09:00:00+00:00'><meta property='article:modified_time' "
      "content='soon'><script>alert(1)</script></head>"
      "<body><p>We train our staff.</p></body></html>");
  REQUIRE(result);
  const Metadata& metadata = result.value().metadata;
  CHECK(metadata.author == "Press office");
  CHECK(metadata.created == "2024-03-28T09:00:00+00:00");
  CHECK(metadata.modified.empty());
  CHECK(metadata.tagged);
  CHECK(metadata.scripts);
  CHECK(metadata.attachments == 0);
}

TEST_CASE("blocks and line breaks part words, elements within a line do not") {
  CHECK(text("<p><b>mod</b>ern <i>slav</i>ery</p>") == "modern slavery\n");
  CHECK(text("<div>One</div><div>Two</div>") == "One\nTwo\n");
  CHECK(text("<p>one<br>two</p>") == "one two\n");
  CHECK(text("<table><tr><td>one</td><td>two</td></tr></table>") == "one two\n");
  CHECK(text("<p>sup<wbr>ply cha&shy;ins&nbsp;and&#160;labour</p>") == "supply chains and labour\n");
  CHECK(text("<p>a<!-- not read -->b</p>") == "ab\n");
}

TEST_CASE("two line breaks part paragraphs, one parts lines that do not go on") {
  CHECK(text("<div>We train staff.<br><br>We audit suppliers.</div>") == "We train staff.\nWe audit suppliers.\n");
  CHECK(text("<p>Jane Example<br>Chief Executive<br>4 March 2025</p>") ==
        "Jane Example\nChief Executive\n4 March 2025\n");
  CHECK(text("<p>The board of directors has approved this statement, which covers<br>all of our companies.</p>") ==
        "The board of directors has approved this statement, which covers all of our companies.\n");
  CHECK(text("<pre>One line.\nAnother line.\n\nA paragraph.</pre>") == "One line.\nAnother line.\nA paragraph.\n");
}

TEST_CASE("entities are the characters they stand for, accents are composed and ligatures unfolded") {
  CHECK(text("<p>&pound;5 &amp; &#8220;caf&eacute;&#x201D; e&#x301; &lt;b&gt; of&#xFB01;ce</p>") ==
        "\xC2\xA3"
        "5 & \xE2\x80\x9C"
        "caf\xC3\xA9\xE2\x80\x9D \xC3\xA9 <b> office\n");
}

TEST_CASE("headings have their levels, also those that only their roles name") {
  const Document read = page(
      "<h1>Statement</h1><h2>Policies</h2><p>Some text.</p><div role='heading' aria-level='3'>Details</div>"
      "<h4>More</h4><p><strong>Our training</strong></p><p>We train every buyer, every year, on the signs of it.</p>");
  std::string levels;
  for (const Paragraph& paragraph : read.paragraphs)
    levels += paragraph.role == Role::heading ? std::to_string(paragraph.level) : "-";
  CHECK(levels == "12-345-");
}

TEST_CASE("lists nest, and each item has its depth") {
  const Document read =
      page("<ul><li>one<ul><li>two<ol><li>three</ol></ul><li>four</ul><dl><dt>term<dd>what it is</dl>");
  std::string depths;
  for (const Paragraph& paragraph : read.paragraphs) {
    CHECK(paragraph.role == Role::list_item);
    depths += std::to_string(paragraph.level);
  }
  CHECK(depths == "123111");
}

TEST_CASE("a table's rows are paragraphs, and a table that only lays out has none") {
  const Document data =
      page("<table><tr><th>Region</th><th>Sites</th></tr><tr><td>Asia</td><td><p>41</p></td></tr></table>");
  CHECK(roles(data) == std::vector<Role>{Role::table_row, Role::table_row});
  CHECK(printed_text(data) == "Region Sites\nAsia 41\n");
  const Document layout = page("<table><tr><td><img src=a.gif></td><td>" + std::string(kProse) + "</td></tr></table>");
  CHECK(roles(layout) == std::vector<Role>{Role::body, Role::body, Role::body});
  const Document nested =
      page("<table><tr><td>Left of it</td><td><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>");
  CHECK(roles(nested) == std::vector<Role>{Role::body, Role::table_row});
}

TEST_CASE("menus, banners, breadcrumbs, share bars, search boxes, related links, comments and footers are furniture") {
  check_left_out("<nav><a href=/>Home</a> <a href=/a>About us</a></nav>");
  check_left_out("<div role=navigation><ul><li><a href=/>Home</a><li>About us</ul></div>");
  check_left_out("<div class='site-nav'><span>Products</span><span>Services</span></div>");
  check_left_out(
      "<div id=CybotCookiebotDialog><p>We use cookies so that this site works as you expect it to. You may say no "
      "to some of them, but then some parts of it will not work for you.</p><button>OK</button></div>");
  check_left_out("<div><p>This site uses cookies.</p><button>Accept</button></div>");
  check_left_out("<ol class=breadcrumb><li><a href=/>Home</a><li>Statement</ol>");
  check_left_out("", "<div class='share-bar'>Share this <a href=#>Mail</a></div>");
  check_left_out("<form role=search><label>Search</label><input></form>");
  check_left_out(
      "", "<section class='related-content'><h2>You may also like</h2><a href=/1>Our climate plan</a></section>");
  check_left_out("",
                 "<div id=comments><p>I read this statement twice, and I am still not sure what it wants "
                 "to say!</p><textarea></textarea></div>");
  check_left_out("", "<footer><a href=/privacy>Privacy</a><p>\xC2\xA9 2025 Example plc</p></footer>");
  check_left_out(
      "<ul><li><a href=/1>Cloth</a><li><a href=/2>Wool</a><li><a href=/3>Careers</a><li><a href=/4>Press</a></ul>");
}

TEST_CASE("what a page does not show is not read, unless the page can open it") {
  check_left_out("<p hidden>Hidden.</p><p style='display : none'>Hidden.</p><p style='visibility:hidden'>Hidden.</p>");
  check_left_out("<script>document.write('<p>No.</p>')</script><style>p{}</style><template><p>No.</p></template>");
  check_left_out("<noscript>Turn on your scripts.</noscript><svg><title>Icon</title><text>No</text></svg>");
  check_left_out("<select><option>United Kingdom<option>France</select><textarea>No</textarea>");
  check_left_out("<span aria-hidden=true>\xE2\x98\x85</span><img src=a.png alt='A picture of a mill'>");
  const std::string panel = "<p>Our policy applies to every person who works for us, whatever the contract says.</p>";
  CHECK(text("<a href='#x'>Policy</a><div id=x style='display:none'>" + panel + "</div>").find("Our policy applies") !=
        std::string::npos);
  CHECK(text("<div class=accordion><h3>Policy</h3><div hidden>" + panel + "</div></div>").find("Our policy applies") !=
        std::string::npos);
}

TEST_CASE("in doubt it is text: names of parts do not take running text away") {
  const std::string prose(kProse);
  for (const char* wrapper :
       {"<body class='cookie-consent menu-open'>", "<div class='page-header'>", "<div class='menu'>", "<nav>",
        "<header>", "<footer>", "<aside>", "<form id=aspnetForm>", "<div id=sidebar>", "<div class=modal>",
        "<div class='related'>", "<div aria-hidden=true>"}) {
    INFO(wrapper);
    CHECK(text(wrapper + prose) == kProseText);
  }
  // A list of links that text leads up to is what the text says.
  CHECK(text(prose + "<p>Our policies are:</p><ul><li><a href=a>Human rights policy</a><li><a href=b>Supplier code</a>"
                     "<li><a href=c>Whistleblowing policy</a></ul>") ==
        std::string(kProseText) + "Our policies are:\nHuman rights policy\nSupplier code\nWhistleblowing policy\n");
  // Where a statement is signed in a footer without links.
  CHECK(text(prose + "<footer><p>Jane Example, Chief Executive</p></footer>") ==
        std::string(kProseText) + "Jane Example, Chief Executive\n");
  // The heading of the page in its header.
  CHECK(text("<header><a href=/>Home</a><h1>Modern slavery statement</h1></header>" + prose) ==
        "Modern slavery statement\n" + std::string(kProseText));
  // Builders of pages call every part a widget, and a sentence may stand alone in one.
  CHECK(text(prose +
             "<div class='elementor-widget'><p>Approved by the board of Acme Ltd.</p><a href=/p>Policy</a></div>") ==
        std::string(kProseText) + "Approved by the board of Acme Ltd.\nPolicy\n");
  CHECK(text("<form id=form1><h2>Statement</h2><p>We train our staff.</p></form>") ==
        "Statement\nWe train our staff.\n");
  CHECK(text(prose + "<div class=comments><p>Our directors' comments: we will do better.</p></div>") ==
        std::string(kProseText) + "Our directors' comments: we will do better.\n");
  // A part about social matters is no share bar.
  CHECK(text(prose + "<section class=social><h2>Social</h2><p>We pay a living wage.</p></section>") ==
        std::string(kProseText) + "Social\nWe pay a living wage.\n");
}

TEST_CASE("furniture is kept, but neither printed nor judged") {
  const Document read =
      page("<nav><a href=/>Home page</a></nav>" + std::string(kProse) + "<footer><a href=/>Terms</a></footer>");
  CHECK(read.paragraphs.front().role == Role::running_head);
  CHECK(text_of(read, read.paragraphs.front().text) == "Home page");
  CHECK(read.paragraphs.back().role == Role::running_foot);
}

TEST_CASE("footnotes follow the text, and their marks are not in its sentences") {
  const Document read = page(
      "<p>We have 12 sites<sup><a href='#fn1'>1</a></sup> on 40 m<sup>2</sup>.<sup>2</sup> It is our 3<sup>rd</sup> "
      "year.</p>"
      "<ol class=footnotes><li id=fn1>Counted in June. <a href='#fnref1'>\xE2\x86\xA9</a></ol><p>Next paragraph.</p>");
  CHECK(printed_text(read) ==
        "We have 12 sites on 40 m\xC2\xB2. It is our 3rd year.\nNext paragraph.\nCounted in June.\n");
  CHECK(roles(read) == std::vector<Role>{Role::body, Role::body, Role::footnote});
}

TEST_CASE("an encoding is what the bytes are, then what the page says") {
  const auto encoded = [](const std::string& head, const std::string& word) {
    return printed_text(read_bytes("<html><head>" + head + "</head><body><p>" + word + "</p></body></html>").take());
  };
  CHECK(encoded("<meta charset=iso-8859-1>", "caf\xE9 \x80") == "caf\xC3\xA9 \xE2\x82\xAC\n");
  CHECK(encoded("", "caf\xE9") == "caf\xC3\xA9\n");
  CHECK(encoded("<meta charset=utf-8>", "caf\xC3\xA9") == "caf\xC3\xA9\n");
  CHECK(encoded("<meta charset=windows-1252>", "caf\xC3\xA9") == "caf\xC3\xA9\n");  // wrong, and plainly so
  CHECK(encoded("<meta charset='iso-8859-2'>", "\xA3\xF3\x64\xBC") ==
        "\xC5\x81\xC3\xB3"
        "d\xC5\xBA\n");
  CHECK(encoded("<meta http-equiv=Content-Type content='text/html; charset=shift_jis'>", "\x93\xFA\x96\x7B") ==
        "\xE6\x97\xA5\xE6\x9C\xAC\n");
  CHECK(encoded("<meta charset=utf-16>", "caf\xC3\xA9") == "caf\xC3\xA9\n");
  CHECK(printed_text(read_bytes("\xEF\xBB\xBF<html><body>caf\xC3\xA9").take()) == "caf\xC3\xA9\n");
}

TEST_CASE("broken markup is read as browsers read it") {
  CHECK(text("<p>one<p>two</b></i><div>three") == "one\ntwo\nthree\n");
  CHECK(text("<p>a < b & c</p><h2>Unclosed<p>text") == "a < b & c\nUnclosed\ntext\n");
  CHECK(printed_text(read_bytes("<html><head><title>t</title><p>no body, <b>no end").take()) == "no body, no end\n");
  CHECK(text("<table><p>out of place</p><tr><td>x</td><td>y</td></tr></table>") == "out of place\nx y\n");
  CHECK(text("<p>before</p><!-- a comment without an end <p>gone</p>") == "before\n");
}

TEST_CASE("a page that only scripts fill is an error and not an empty document") {
  const auto result =
      read_bytes("<!doctype html><html><body><div id=root></div><script src=app.js></script></body></html>");
  REQUIRE_FALSE(result);
  CHECK(result.error().code == ErrorCode::damaged);
  CHECK(page("").pages[0].quality == PageQuality::empty);
}

TEST_CASE("words beyond the limit are an error in every format") {
  CHECK(read_bytes("<html><body><p>one two three four five six", {1, 5}).error().code == ErrorCode::limit_pages);
  CHECK(read_bytes("# one\n\n## two three four five six\n", {1, 5}).error().code == ErrorCode::limit_pages);
  CHECK(read_file(fixture("word/annual.docx"), {1, 5}).error().code == ErrorCode::limit_pages);
}
