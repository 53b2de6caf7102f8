// What is told of a page by its words: its language, and whether they are words at all.
#include "extractor/reader/quality.h"

#include "extractor/reader/dates.h"
#include "extractor/reader/dictionary.h"
#include "extractor/reader/language.h"

#include <algorithm>
#include <string>

#include <catch2/catch.hpp>

using namespace candour;

namespace {

Page judged(const std::u32string& text) {
  QualityCount count;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find(U' ', at), text.size());
    count.add(std::u32string_view(text).substr(at, end - at));
    at = end + 1;
  }
  Page page;
  count.judge(page);
  return page;
}

const std::u32string kStatement =
    U"We have taken these steps in the last financial year to make sure that nobody who works for us, or for those who "
    U"supply us, is held "
    U"in slavery. Our buyers visit each mill before an order is placed, and workers can call a line that is free of "
    U"charge.";

// Each letter moved on by three, as a broken font table does.
std::u32string shifted(std::u32string text) {
  for (char32_t& c : text) {
    if (c >= U'a' && c <= U'z') c = U'a' + (c - U'a' + 3) % 26;
    if (c >= U'A' && c <= U'Z') c = U'A' + (c - U'A' + 3) % 26;
  }
  return text;
}

}  // namespace

TEST_CASE("The language of a text is told") {
  CHECK(language_of("This statement sets out the steps that we have taken in the last year to prevent "
                    "slavery in our own business "
                    "and in the supply chains of the group.") == "en");
  CHECK(language_of("Cette déclaration décrit les mesures que nous avons prises au cours de l’exercice pour "
                    "prévenir l’esclavage "
                    "dans notre groupe et dans les chaînes de nos fournisseurs.") == "fr");
  CHECK(language_of("Diese Erklärung beschreibt die Schritte, die wir im letzten Jahr unternommen haben, um "
                    "Sklaverei in unserem "
                    "Unternehmen und bei den Lieferanten zu verhindern.") == "de");
  CHECK(language_of("Esta declaración describe las medidas que hemos tomado durante el último año para "
                    "prevenir la esclavitud en "
                    "nuestra empresa y en las cadenas de los proveedores.") == "es");
  CHECK(language_of("Questa dichiarazione descrive le misure che abbiamo adottato nel corso dell’anno per "
                    "prevenire la schiavitù "
                    "nella nostra impresa e nelle catene dei fornitori.") == "it");
  CHECK(language_of("Deze verklaring beschrijft de stappen die wij in het afgelopen jaar hebben genomen om "
                    "slavernij in ons bedrijf "
                    "en bij de leveranciers te voorkomen.") == "nl");
  CHECK(language_of("Mae'r datganiad hwn yn nodi'r camau rydym wedi eu cymryd yn ystod y flwyddyn i atal "
                    "caethwasiaeth yn ein "
                    "busnes ac yn y gadwyn gyflenwi.") == "cy");
  CHECK(language_of("Esta declaração descreve as medidas que tomámos durante o último ano para prevenir a "
                    "escravatura na nossa "
                    "empresa e nas cadeias dos fornecedores.") == "pt");
}

TEST_CASE("A language that no pack is for is told too") {
  CHECK(language_of("Tämä selvitys kuvaa toimenpiteet, joihin yhtiömme on ryhtynyt estääkseen orjuuden.") == "fi");
  CHECK(language_of("Denna redogörelse beskriver de åtgärder som vi har vidtagit under året.") == "sv");
  CHECK(language_of("本声明阐述了我们在过去一年中为防止奴役而采取的措施。") == "zh");
}

TEST_CASE("Of too little text, and of text that is no language, no language is told") {
  CHECK(language_of("Page 12") == "und");
  CHECK(language_of("xqzt vbrp wklm zzxq ptkq wwrt bbnq xxzv qqtr mnbv") == "und");
}

TEST_CASE("Words of the dictionary are known, British and American, and others are not") {
  CHECK(is_english_word("slavery"));
  CHECK(is_english_word("labour"));
  CHECK(is_english_word("labor"));
  CHECK_FALSE(is_english_word("slavry"));
  CHECK_FALSE(is_english_word("xqzt"));
}

TEST_CASE("A page of English says so, and that its words are words") {
  const Page page = judged(kStatement);
  CHECK(page.quality == PageQuality::read);
  CHECK(page.language == "en");
  CHECK(page.dictionary_share == 1);
  CHECK(page.glued_words == 0);
  CHECK(page.letter_digit_swaps == 0);
}

TEST_CASE("Text of a shifted alphabet is garbled, though it has vowels") {
  const Page page = judged(shifted(kStatement));
  CHECK(page.language == "und");
  CHECK(page.quality == PageQuality::garbled);
  CHECK(page.garbled_share > 0.9F);
}

TEST_CASE("A page in another language is read, and its words are not looked up") {
  const Page page = judged(
      U"Cette déclaration décrit les mesures que nous avons prises au cours de cet exercice pour que personne ne soit "
      U"réduit en "
      U"esclavage dans notre groupe ni chez ceux qui nous fournissent, et pour que chacun puisse appeler une ligne "
      U"gratuite.");
  CHECK(page.language == "fr");
  CHECK(page.quality == PageQuality::read);
  CHECK(page.dictionary_share == -1);
}

TEST_CASE("Of a page of few words nothing is said") {
  const Page page = judged(U"Modern slavery statement 2024");
  CHECK(page.quality == PageQuality::read);
  CHECK(page.dictionary_share == -1);
}

TEST_CASE("Words that are glued together are counted") {
  CHECK(is_glued_word("ofthe"));
  CHECK(is_glued_word("suppliersand"));
  CHECK(is_glued_word("inour"));
  CHECK_FALSE(is_glued_word("together"));
  CHECK_FALSE(is_glued_word("office"));
  CHECK_FALSE(is_glued_word("slavery"));
  CHECK(judged(U"The risk ofslavery inour supply chains").glued_words == 2);
}

TEST_CASE("A page whose words are mostly glued is garbled") {
  std::u32string text;
  for (int i = 0; i < 15; ++i) text += U"ofthe suppliersand inour company thesteps ";
  CHECK(judged(text).quality == PageQuality::garbled);
}

TEST_CASE("Figures in place of letters are counted, and figures in their own right are not") {
  CHECK(has_swapped_letters("s1avery"));
  CHECK(has_swapped_letters("c0mpany"));
  CHECK(has_swapped_letters("po1icy"));
  CHECK_FALSE(has_swapped_letters("1st"));
  CHECK_FALSE(has_swapped_letters("2015"));
  CHECK_FALSE(has_swapped_letters("covid19"));
  CHECK(judged(U"Our c0mpany's anti-s1avery policy of 2015").letter_digit_swaps == 2);
}

TEST_CASE("Dates of PDF files become ISO dates, as precise as they are") {
  CHECK(pdf_date("D:20240328140500+01'00'") == "2024-03-28T14:05:00+01:00");
  CHECK(pdf_date("D:20240328140500Z") == "2024-03-28T14:05:00Z");
  CHECK(pdf_date("D:20240328") == "2024-03-28");
  CHECK(pdf_date("20240328140500") == "2024-03-28T14:05:00");
  CHECK(pdf_date("D:20240229") == "2024-02-29");
}

TEST_CASE("What is no date of a PDF file is none") {
  CHECK(pdf_date("").empty());
  CHECK(pdf_date("28 March 2024").empty());
  CHECK(pdf_date("D:20230229").empty());
  CHECK(pdf_date("D:20241328").empty());
  CHECK(pdf_date("D:20240328250000").empty());
}

TEST_CASE("ISO dates stay as they are but for fractions of seconds, and what is none is none") {
  CHECK(iso_date("2024-03-28") == "2024-03-28");
  CHECK(iso_date("2024-03-28T14:05:00Z") == "2024-03-28T14:05:00Z");
  CHECK(iso_date("2024-03-28T14:05:00.123+01:00") == "2024-03-28T14:05:00+01:00");
  CHECK(iso_date("2024-13-28").empty());
  CHECK(iso_date("yesterday").empty());
  CHECK(iso_date("").empty());
}
