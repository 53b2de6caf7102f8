#include "rules/sign_off.h"

#include "tests/document_of.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace candour;

namespace {

const std::vector<std::string> kRoles = {"director",       "chief executive", "ceo",     "chairman",
                                         "chair",          "trustee",         "partner", "designated member",
                                         "vice chancellor"};
const std::vector<std::string> kSigningWords = {"signed", "signature", "on behalf of"};

// "name | role | other role", and what was seen.
std::vector<std::string> people(const Document& document) {
  std::vector<std::string> found;
  for (const SignOff& s : find_sign_offs(document, kRoles, kSigningWords)) {
    std::string line(text_of(document, s.name));
    line.append(" | ").append(text_of(document, s.role));
    if (!is_empty(s.other_role)) line.append(" | ").append(text_of(document, s.other_role));
    if (s.signed_word) line += " (signed)";
    if (s.image_near) line += " (image)";
    if (s.signature_text) line += " (electronic)";
    found.push_back(line);
  }
  return found;
}

using Lines = std::vector<std::string>;

// The people in a document that ends with these lines.
Lines people_of(const Lines& lines) {
  std::vector<ParagraphText> paragraphs = {
      {"Our Statement", Role::heading, 1}, {"We have taken these steps."}, {"The board approved it."}};
  for (const std::string& line : lines) paragraphs.push_back({line});
  return people(document_of(paragraphs));
}

// A word a line at these boxes, on one page of A4, with these images.
Document with_images(const Lines& lines, float top, const std::vector<Box>& images) {
  Document document;
  document.pages.push_back({1, 595, 842, PageQuality::read, 100, 0, 0, {}});
  for (const Box& box : images) document.pages[0].images.push_back({box});
  for (const std::string& line : lines) {
    Paragraph p;
    p.text.begin = static_cast<std::uint32_t>(document.text.size());
    document.text += line;
    p.text.end = static_cast<std::uint32_t>(document.text.size());
    document.text += '\n';
    p.first_word = static_cast<std::uint32_t>(document.words.size());
    p.end_word = p.first_word + 1;
    const Box box = {70, top, 200, top + 12};
    document.lines.push_back({0, box});
    Word word;
    word.text = p.text;
    word.line = static_cast<std::uint32_t>(document.lines.size() - 1);
    word.box = box;
    document.words.push_back(word);
    document.paragraphs.push_back(p);
    top += 14;
  }
  complete(document);
  return document;
}

const Lines kBlock = {"Jane Doe", "Chief Executive Officer"};

}  // namespace

TEST_CASE("a name above a role is a sign-off") {
  CHECK(people_of({"Jane Doe", "Chief Executive Officer"}) == Lines{"Jane Doe | Chief Executive Officer"});
}

TEST_CASE("name, role and date in one line") {
  CHECK(people_of({"Jane Doe, Chief Executive Officer, 12 March 2020"}) == Lines{"Jane Doe | Chief Executive Officer"});
  CHECK(people_of({"Dave Murphy Chief Executive Officer PM Group"}) == Lines{"Dave Murphy | Chief Executive Officer"});
  CHECK(people_of({"Glenn Elliott Founder & CEO Reward Gateway"}) == Lines{"Glenn Elliott | Founder & CEO"});
  CHECK(people_of({"Jane Doe \u2013 CEO, Acme Ltd"}) == Lines{"Jane Doe | CEO"});
}

TEST_CASE("the word signed is told") {
  CHECK(people_of({"Signed by: Jane Doe, Director"}) == Lines{"Jane Doe | Director (signed)"});
  CHECK(people_of({"Signed", "Jane Doe", "Director", "12 March 2020"}) == Lines{"Jane Doe | Director (signed)"});
  CHECK(people_of({"Jane Doe", "Director", "For and on behalf of Acme Ltd"}) == Lines{"Jane Doe | Director (signed)"});
}

TEST_CASE("a form with labels is a sign-off") {
  CHECK(people_of({"Signed:", "Print name: Eddie Stanton", "Job Title: CEO", "Date: 25th November 2019"}) ==
        Lines{"Eddie Stanton | CEO (signed)"});
  CHECK(people_of({"Signed: Print name: Eddie Stanton Job Title: CEO Date: 25th November 2019"}) ==
        Lines{"Eddie Stanton | CEO (signed)"});
}

TEST_CASE("names in many shapes are names") {
  for (const char* name :
       {"Dr Jane Doe", "Sir Neville Simms FREng", "MARK LAWRENCE", "Gregory HEALY", "Matthew T. Farrell", "J. K. Smith",
        "Mary-Anne O\u2019Neill", "Trevor McMillan", "Ludwig van der Berg", "Zo\u00EB M\u00FCller", "Rupert Soames OBE",
        "Mr. Cheol Woo Ryu", "\u00C9lodie Dupont"}) {
    INFO(name);
    CHECK(people_of({name, "Director"}) == Lines{std::string(name) + " | Director"});
  }
}

TEST_CASE("roles in many shapes are roles") {
  for (const char* role :
       {"Managing Director", "Group Chief Executive", "Chairman of the Board of Directors", "Director/CEO",
        "Vice-Chancellor", "Founder & Managing Director", "Design & Production Director", "Interim Chair of the Board",
        "Trustee", "Partner", "Designated Member", "Chief executive", "Executive Director, Finance",
        "Finance/Infrastructure Director"}) {
    INFO(role);
    const Lines found = people_of({"Jane Doe", role});
    REQUIRE(found.size() == 1);
    CHECK(found[0].substr(0, 18) == std::string("Jane Doe | ") + std::string(role).substr(0, 7));
  }
}

TEST_CASE("a role that does not count is told apart") {
  CHECK(people_of({"Jane Doe", "Head of Compliance and Operations"}) ==
        Lines{"Jane Doe |  | Head of Compliance and Operations"});
}

TEST_CASE("several people sign in one block") {
  CHECK(people_of({"Signed", "Jane Doe", "Chief Executive", "Acme Ltd", "Richard Roe", "Chairman", "Acme Ltd"}) ==
        Lines{"Jane Doe | Chief Executive (signed)", "Richard Roe | Chairman (signed)"});
}

TEST_CASE("names side by side stand above their roles in turn") {
  CHECK(people_of({"Ian Woods", "Ajaz Ahmed", "................", "................", "Director", "Trustee"}) ==
        Lines{"Ian Woods | Director", "Ajaz Ahmed | Trustee"});
}

TEST_CASE("a role above a name is the name's") {
  CHECK(people_of({"Executive Director / General Manager", "Akio Mitsukawa"}) ==
        Lines{"Akio Mitsukawa | Executive Director / General Manager"});
}

TEST_CASE("a company's name may stand between") {
  CHECK(people_of({"Jan Moehlenbrock", "Managing Director", "MSD Animal Health",
                   "Electronically signed by:", "Jan Moehlenbrock Date: Jun 12, 2020"}) ==
        Lines{"Jan Moehlenbrock | Managing Director (signed) (electronic)"});
}

TEST_CASE("what follows a block is not of it") {
  const Document document = document_of({{"The board approved it."},
                                         {"Jane Doe"},
                                         {"Director"},
                                         {"2019 STATEMENT AGAINST MODERN SLAVERY"},
                                         {"7"},
                                         {"Recommended Links:"},
                                         {"Privacy Policy"}});
  const auto sign_offs = find_sign_offs(document, kRoles, kSigningWords);
  REQUIRE(sign_offs.size() == 1);
  CHECK(text_of(document, sign_offs[0].block) == "Jane Doe\nDirector");
}

TEST_CASE("the board's approval before a block is not of it") {
  const Document document =
      document_of({{"Approved by the Board of Directors on 29 April 2020"}, {"Jane Doe"}, {"Chairman"}});
  CHECK(document.sentences[0].role == Role::body);
  CHECK(people(document) == Lines{"Jane Doe | Chairman"});
}

TEST_CASE("a foreword's signature closes its section") {
  std::vector<ParagraphText> paragraphs = {
      {"We take this seriously."}, {"Jane Doe Managing Director Acme"}, {"Our Business", Role::heading, 2}};
  for (int i = 0; i < 100; ++i) paragraphs.push_back({"We check every supplier."});
  CHECK(people(document_of(paragraphs)) == Lines{"Jane Doe | Managing Director"});
}

TEST_CASE("an envelope id on every page speaks for those who signed") {
  CHECK(people_of({"DocuSign Envelope ID: 3902EAA7-63C1-49AA-878F-20364AAB77EE", "We act.", "Signed", "Jane Doe",
                   "Director"}) == Lines{"Jane Doe | Director (signed) (electronic)"});
}

TEST_CASE("a name without a role stands alone") {
  CHECK(people_of({"Signed on behalf of Acme Ltd", "Jane Doe", "June 2019"}) == Lines{"Jane Doe |  (signed)"});
}

TEST_CASE("a role without a name stands alone") {
  CHECK(people_of({"Signature:", "Director, Acme Holdings Ltd", "Date:"}) == Lines{" | Director (signed)"});
}

TEST_CASE("an empty place for a signature is a sign-off without name and role") {
  CHECK(people_of({"Signed ................................"}) == Lines{" |  (signed)"});
}

TEST_CASE("electronic signatures are told") {
  CHECK(people_of({"Jane Doe", "Director", "DocuSign Envelope ID: 3902EAA7-63C1-49AA-878F-20364AAB77EE"}) ==
        Lines{"Jane Doe | Director (electronic)"});
  CHECK(people_of({"/s/ Jane Doe", "Director"}) == Lines{"Jane Doe | Director (electronic)"});
}

TEST_CASE("a sentence that tells who signed is a sign-off") {
  CHECK(people_of({"This statement was approved by the board on 4 November 2020 and signed by our CEO, "
                   "Shirley Woolham."}) == Lines{"Shirley Woolham | CEO (signed)"});
  CHECK(people_of({"It has been signed by a designated member."}) == Lines{" | designated member (signed)"});
}

TEST_CASE("a sentence that ends in its signing block") {
  CHECK(people_of({"This statement was approved by the board and signed on its behalf by: Jason Sibthorpe "
                   "President, UK September 2020"}) == Lines{"Jason Sibthorpe |  | President (signed)"});
}

TEST_CASE("a sentence that says who must sign is none") {
  CHECK(people_of({"A statement must be signed by a director."}).empty());
  CHECK(people_of({"The code is signed by each supplier's director."}).empty());
}

TEST_CASE("a sentence about a person is none") {
  CHECK(people_of({"Jane Doe is a Director and joined in 2010."}).empty());
  CHECK(people_of({"Our Chief Executive, Jane Doe, leads this work."}).empty());
}

TEST_CASE("a Canadian attestation is a sign-off") {
  CHECK(people_of({"I have the authority to bind Acme Inc.", "Per: Margaret Hudson", "Director", "20 May 2024"}) ==
        Lines{"Margaret Hudson | Director"});
}

TEST_CASE("a role after the board's approval stands for a signature that is a picture") {
  CHECK(people_of({"Chief Executive Officer Acme Ltd", "14 May 2019"}) == Lines{" | Chief Executive Officer"});
}

TEST_CASE("companies listed after a block are not of it") {
  const Document document = document_of({{"The board approved it."},
                                         {"Jane Doe"},
                                         {"Director"},
                                         {"Acme One Ltd"},
                                         {"Acme Two Ltd"},
                                         {"Acme Three Ltd"},
                                         {"Acme Trustee Company Limited"}});
  CHECK(document.sentences[4].role == Role::sign_off);
  CHECK(document.sentences[5].role == Role::body);
  CHECK(document.sentences[6].role == Role::body);
}

TEST_CASE("a contact is none") {
  CHECK(people_of({"If you have questions please contact:", "Jane Doe, Compliance Director"}).empty());
}

TEST_CASE("headings with a role are none") {
  const Document document = document_of({{"A Message from our Chief Executive", Role::heading, 2},
                                         {"We care."},
                                         {"Board of Directors", Role::heading, 2},
                                         {"It meets."}});
  CHECK(people(document).empty());
}

TEST_CASE("a line that the layout took for a heading still signs") {
  const Document document =
      document_of({{"The board approved it."}, {"Jane Doe", Role::heading, 3}, {"Chief Executive"}});
  CHECK(people(document) == Lines{"Jane Doe | Chief Executive"});
}

TEST_CASE("labels and dates that the layout took for headings are of the block") {
  const Document document = document_of({{"The board approved it."},
                                         {"Director's signature:"},
                                         {"Director's name:", Role::heading, 3},
                                         {"Martin Riley", Role::heading, 3},
                                         {"Date:", Role::heading, 3},
                                         {"1st May 2017", Role::heading, 3}});
  CHECK(people(document) == Lines{"Martin Riley | Director (signed)"});
  CHECK(document.sentences[5].role == Role::sign_off);
}

TEST_CASE("a name after a sentence that speaks of signing is a sign-off") {
  CHECK(people_of({"The statement is signed by one of us.", "Mark Hampton", "Acme Group Limited", "July 2020"}) ==
        Lines{"Mark Hampton | "});
}

TEST_CASE("a web address after a signature is not in the way") {
  CHECK(people_of({"Gregory HEALY Director of Acme SAS https://www.example.com/statement.html"}) ==
        Lines{"Gregory HEALY | Director of Acme SAS"});
}

TEST_CASE("sign-off lines have their role") {
  const Document document = document_of(
      {{"The board approved it. Jane Doe, Director"}, {"12 March 2020"}, {"Registered in England, it is small."}});
  REQUIRE(document.sentences.size() == 4);
  CHECK(document.sentences[0].role == Role::body);
  CHECK(document.sentences[1].role == Role::sign_off);
  CHECK(document.sentences[2].role == Role::sign_off);
  CHECK(document.sentences[3].role == Role::body);
  CHECK(document.paragraphs[0].role == Role::body);
  CHECK(document.paragraphs[1].role == Role::sign_off);
}

TEST_CASE("a picture of a signature's size near the block is told") {
  CHECK(people(with_images(kBlock, 600, {{70, 540, 190, 590}})) == Lines{"Jane Doe | Chief Executive Officer (image)"});
  CHECK(people(with_images(kBlock, 600, {{210, 600, 300, 640}})) ==
        Lines{"Jane Doe | Chief Executive Officer (image)"});
  CHECK(people(with_images(kBlock, 600, {{70, 640, 190, 690}})) == Lines{"Jane Doe | Chief Executive Officer (image)"});
}

TEST_CASE("pictures too large, too small or too far are no signature") {
  CHECK(people(with_images(kBlock, 600, {{0, 0, 595, 842}})) == Lines{"Jane Doe | Chief Executive Officer"});
  CHECK(people(with_images(kBlock, 600, {{70, 590, 80, 595}})) == Lines{"Jane Doe | Chief Executive Officer"});
  CHECK(people(with_images(kBlock, 600, {{70, 300, 190, 350}})) == Lines{"Jane Doe | Chief Executive Officer"});
}

TEST_CASE("a logo at the page's top is no signature for a block further down") {
  CHECK(people(with_images(kBlock, 160, {{70, 20, 190, 70}})) == Lines{"Jane Doe | Chief Executive Officer"});
}

TEST_CASE("a logo that recurs on the next page is no signature") {
  Document document = with_images(kBlock, 600, {{70, 540, 190, 590}});
  document.pages.push_back(document.pages[0]);
  document.pages[1].number = 2;
  CHECK(people(document) == Lines{"Jane Doe | Chief Executive Officer"});
}

TEST_CASE("a picture near a signing line without a name is told") {
  CHECK(people(with_images({"Signed on behalf of the board"}, 600, {{70, 620, 190, 670}})) ==
        Lines{" |  (signed) (image)"});
}

TEST_CASE("initials with full stops are a name, also those that look like an article or a list's letter") {
  CHECK(people_of({"A. B. Smith", "Director"}) == Lines{"A. B. Smith | Director"});
}

// ---- sign-offs that have run into other text ----

TEST_CASE("a sign-off that the next section has run into is one, with its company and day") {
  const Document document = document_of(
      {{"We have taken these steps."},
       {"Jo Larkin – CEO, Fern Street Ltd October 2018 OUR BUSINESS Fern Street sells clothes in 140 shops."},
       {"We train our buyers."}});
  CHECK(people(document) == Lines{"Jo Larkin | CEO"});
  const auto found = find_sign_offs(document, kRoles, kSigningWords);
  CHECK(text_of(document, found[0].block) == "Jo Larkin – CEO, Fern Street Ltd October 2018");
  CHECK(people_of({"Maud Rowe Managing Director/Shareholder Our Business Rowe Recruitment is a limited company."}) ==
        Lines{"Maud Rowe | Managing Director/Shareholder"});
  CHECK(
      people_of(
          {"Fran McDade Group Chief Executive Officer January 2019 © Copyright 2019 Northern Finance sells loans."}) ==
      Lines{"Fran McDade | Group Chief Executive Officer"});
}

TEST_CASE("a sign-off at the end of the sentence that tells of approval is one") {
  CHECK(people_of({"This statement was approved by the board of Simply Homes Group Limited Ramona Abdi Chief Executive "
                   "12 October 2018"}) == Lines{"Ramona Abdi | Chief Executive"});
  CHECK(
      people_of(
          {"Approved by Tom Eder, Commercial Director (January 2016) To be reviewed in January 2017 by the board."}) ==
      Lines{"Tom Eder | Commercial Director"});
}

TEST_CASE("a sentence about a director is no sign-off, however it begins") {
  CHECK(people_of({"Jo Larkin, Chief Executive, said that the company had trained its buyers."}).empty());
  CHECK(people_of({"Jo Larkin Chief Executive Officer is responsible for this policy."}).empty());
  CHECK(people_of({"Jo Larkin, Managing Director, Fern Street Ltd and its brands are where it all began.", "We sell.",
                   "We buy."})
            .empty());
  CHECK(people_of({"The policy is owned by our Group Finance Director, who reports to the board."}).empty());
}

TEST_CASE("a page of who leads the company is no sign-off") {
  const Lines team = {"Jo Larkin Chief Executive Jo has led the company since 2010.",
                      "Ann Mills Finance Director Ann has kept its books since 2012.",
                      "Sam Reed Sales Director Sam has sold its chairs since 2015.",
                      "Kim Holt Operations Director Kim has run its plants since 2017.",
                      "We make furniture.",
                      "We sell it."};
  CHECK(people_of(team).empty());
}

TEST_CASE("a label says what he is who is named behind it") {
  CHECK(people_of({"Director name: Colin Gallagher Date: 1 April 2019"}) == Lines{"Colin Gallagher | Director"});
}
