#include "extractor/sign_off_words.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_set>

namespace candour::sign_off_words {
namespace {

// A list of words. Most words that are asked for are in no list, and their first byte and length tell so without a hash.
class Words {
 public:
  void insert(std::string_view word) {
    lengths_[first_of(word)] |= bit_of(word);
    words_.insert(word);
  }
  bool contains(std::string_view word) const {
    return !word.empty() && (lengths_[first_of(word)] & bit_of(word)) != 0 && words_.contains(word);
  }

 private:
  static std::size_t first_of(std::string_view word) { return static_cast<unsigned char>(word[0]); }
  static std::uint32_t bit_of(std::string_view word) { return 1u << std::min<std::size_t>(word.size(), 31); }

  std::array<std::uint32_t, 256> lengths_{};  // by first byte: bit n for words of n bytes
  std::unordered_set<std::string_view> words_;
};

// The words of a list that is parted by single spaces. `list` is a literal: the words point into it.
Words words_of(std::string_view list) {
  Words words;
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t end = std::min(list.find(' ', at), list.size());
    words.insert(list.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

}  // namespace

bool is_title(std::string_view word) {
  static const Words words = words_of(
      "mr mrs ms miss mx dr prof professor sir dame lord lady rev rt hon revd herr frau m mme "
      "baroness");
  return words.contains(word);
}

bool is_particle(std::string_view word) {
  static const Words words =
      words_of("de da do dos das di del della der den des du la le van von zu ter ten te bin ibn al el ap y");
  return words.contains(word);
}

bool is_post_nominal(std::string_view word) {
  static const Words words = words_of(
      "obe mbe cbe kbe dbe cvo qc kc dl jp freng frs phd mp bsc msc ba ma mba fca aca acca fcca cpa "
      "frics mrics mcips fcips ceng fice mice fcipd mcipd am ao ac gbe kcmg esq llb fcma fciob jr sr");
  return words.contains(word);
}

bool is_role_head(std::string_view word) {
  static const Words words = words_of(
      "director ceo cfo coo cpo cto cio cmo md evp svp vp chair chairman chairwoman chairperson "
      "partner secretary trustee vice-chancellor chancellor pro-vice-chancellor president founder "
      "co-founder cofounder owner co-owner co-ceo principal provost treasurer manager governor "
      "rector dean bursar headmaster headteacher superintendent commissioner controller shareholder "
      "proprietor clerk gérant geschäftsführer geschäftsführerin vorstand directeur directrice "
      "président pdg gerente co-chair co-chairman co-managing minister mayor administrateur "
      "bestuurder");
  return words.contains(word);
}

bool is_weak_role_head(std::string_view word) {
  static const Words words = words_of(
      "officer member counsel head lead leader advisor "
      "adviser accountant coordinator");
  return words.contains(word);
}

bool is_leading_role(std::string_view word) {
  static const Words words = words_of(
      "director chief ceo cfo coo md chair chairman chairwoman chairperson co-chair president partner "
      "trustee secretary "
      "vice-chancellor chancellor founder co-founder owner member principal provost treasurer counsel "
      "geschäftsführer directeur "
      "directrice président pdg");
  return words.contains(word);
}

bool is_role_modifier(std::string_view word) {
  static const Words words = words_of(
      "managing chief executive non-executive group global uk deputy vice senior interim acting "
      "joint co company finance financial operating operations commercial legal general designated "
      "regional country european europe hr human resources people procurement purchasing supply "
      "chain compliance corporate technical technology quality risk it information strategy "
      "sustainability business development customer communications marketing sales buying property "
      "estates logistics production design assistant associate board responsible authorised "
      "authorized lead independent president investment founding honorary international national "
      "manufacturing engineering product brand retail trading ethical ethics governance affairs "
      "public external internal audit safety health environment office site plant area division "
      "divisional head equity statutory registered sole personnel infrastructure service services delivery "
      "transformation digital data security administrative accounting investor relations director "
      "directeur directrice emea apac programme academic");
  return words.contains(word);
}

bool is_organisation(std::string_view word) {
  static const Words words = words_of(
      "limited ltd plc llp lp inc llc corp corporation gmbh ag sa sas nv bv pty oy oyj ab spa srl "
      "company co group holdings holding university college school council bank trust foundation "
      "association society authority services partners partnership solutions systems industries "
      "international europe uk charity institute agency hospital ventures enterprises technologies "
      "technology capital electronics foods insurance logistics transport energy properties housing "
      "homes global worldwide management consulting recruitment retail brands products finance "
      "financial healthcare engineering construction software federation cic department ministry "
      "stores supermarkets airport airways aviation hotels media communications");
  return words.contains(word);
}

bool is_never_in_name(std::string_view word) {
  static const Words words = words_of(
      "statement modern slavery policy policies act human trafficking our the we us this these that "
      "a an and of in on at to for with by as about contact privacy cookies cookie terms "
      "board directors director committee code conduct training supply chain chains business risk "
      "due diligence review approval approved signed signature name date title position role job "
      "annual report year financial employees suppliers supplier customers customer people news "
      "download pdf menu site careers legal copyright all reserved "
      "reserve introduction transparency labour forced ethical united kingdom "
      "scotland ireland version document public performance "
      "indicators steps further action organisation structure operations social "
      "responsibility corporate governance health safety quality executive chief officer "
      "zealand africa america states european australia asia "
      "hong kong nations global compact whistleblowing anti-slavery anti-bribery equal "
      "opportunities recruitment company registered number tel email phone fax vat figure table "
      "appendix annex");
  return words.contains(word) || is_role_modifier(word);
}

bool is_month(std::string_view word) {
  static const Words words = words_of(
      "january february march april may june july august september october november december jan feb "
      "mar apr jun jul aug sep sept oct nov dec janvier février mars avril mai juin juillet août "
      "septembre octobre novembre décembre");
  return words.contains(word);
}

bool is_small(std::string_view word) {
  static const Words words = words_of(
      "of and the for on behalf by in its their at to a an as or each all with within signed "
      "signature signatory approved authorised authorized electronically digitally name print "
      "printed full title position job role date dated day this st nd rd th board directors company "
      "group limited plc subsidiaries subsidiary companies financial year ended ending global "
      "members trustees order office dr capacity duly entity entities reporting s et du le la les "
      "pour au nom conseil von van de der den das dos da di del y e und im am pm committee following listed "
      "named "
      "only above below");
  return words.contains(word);
}

bool is_verb(std::string_view word) {
  static const Words words = words_of(
      "is are was were has have had do does we our us you your they it must shall can be been not "
      "who which how what i he she his her that these from about");
  return words.contains(word);
}

bool is_other_matter(std::string_view word) {
  static const Words words = words_of(
      "contact author prepared version email e-mail tel telephone phone fax reviewer website "
      "address photo photograph joined appointed copyright links");
  return words.contains(word);
}

}  // namespace candour::sign_off_words
