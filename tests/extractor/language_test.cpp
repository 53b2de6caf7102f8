#include "extractor/language.h"

#include <string>

#include <catch2/catch.hpp>

namespace {

std::string language_of(const std::string& text) {
  candour::LanguageCount count;
  count.add(text);
  return count.language();
}

}  // namespace

TEST_CASE("the language is told by its stop words") {
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

TEST_CASE("under twenty words no language is told") {
  CHECK(language_of("This is the statement of our company.") == "und");
}

TEST_CASE("words of another language are told apart from none of ours") {
  std::string text;
  for (int i = 0; i < 30; ++i) text += "Tämä selvitys kuvaa toimenpiteet ";
  CHECK(language_of(text) == "und");
}

TEST_CASE("the language of a mixed text is that of the larger part") {
  candour::LanguageCount count;
  for (int i = 0; i < 5; ++i) count.add("We have taken these steps in the year to prevent it in our own business.");
  count.add("Nous avons pris les mesures pour la prévention dans notre groupe.");
  CHECK(count.language() == "en");
}
