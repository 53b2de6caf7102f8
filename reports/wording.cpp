#include "reports/wording.h"

#include <array>
#include <optional>

namespace candour {

const char* words_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::found:
      return "Found";
    case Verdict::partly_found:
      return "Partly found";
    case Verdict::not_found:
      return "Not found in the text";
    case Verdict::needs_review:
      return "Needs human review";
    case Verdict::could_not_check:
      return "Could not check";
    case Verdict::not_applicable:
      return "Not applicable";
  }
  return "";
}

const char* letter_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::found:
      return "F";
    case Verdict::partly_found:
      return "P";
    case Verdict::not_found:
      return "N";
    case Verdict::needs_review:
      return "R";
    case Verdict::could_not_check:
      return "C";
    case Verdict::not_applicable:
      return "–";
  }
  return "";
}

const char* words_of(Status status) {
  switch (status) {
    case Status::done:
      return "done";
    case Status::ongoing:
      return "ongoing";
    case Status::planned:
      return "planned";
    case Status::conditional:
      return "only if something happens";
    case Status::negated:
      return "the statement says that it does not";
    case Status::none_found:
      return "looked for, none found";
    case Status::policy_only:
      return "asked for by a policy";
    case Status::definition:
      return "a definition";
    case Status::quoted_law:
      return "quotes the law";
    case Status::about_others:
      return "about others";
  }
  return "";
}

const char* words_of(Specificity specificity) {
  switch (specificity) {
    case Specificity::vague:
      return "in general terms";
    case Specificity::named:
      return "names places, bodies or standards";
    case Specificity::measured:
      return "gives numbers or dates";
  }
  return "";
}

const char* words_of(DocumentType type) {
  switch (type) {
    case DocumentType::statement:
      return "Statement on modern slavery";
    case DocumentType::statement_in_report:
      return "Statement on modern slavery within a longer document";
    case DocumentType::policy:
      return "Policy, not a statement";
    case DocumentType::supplier_code:
      return "Rules for suppliers, not a statement";
    case DocumentType::pledge:
      return "Pledge, not a statement";
    case DocumentType::annual_report:
      return "Report on a year or on many subjects, without a statement found in it";
    case DocumentType::news:
      return "News or an article, not a statement";
    case DocumentType::other:
      return "Not a statement on modern slavery";
  }
  return "";
}

const char* words_of(AskedBy asked_by) {
  switch (asked_by) {
    case AskedBy::law:
      return "Asked for by law";
    case AskedBy::guidance:
      return "Recommended by guidance";
    case AskedBy::pledge:
      return "Promised in the pledge";
  }
  return "";
}

const char* hint_of(AskedBy asked_by) {
  switch (asked_by) {
    case AskedBy::law:
      return "Asked only of organisations that have to report under this law.";
    case AskedBy::guidance:
      return "Recommended, not required: a statement may cover these.";
    case AskedBy::pledge:
      return "Promised by those who signed the pledge.";
  }
  return "";
}

std::string counted(std::size_t count, const char* one, const char* many) {
  return std::to_string(count) + ' ' + (count == 1 ? one : many);
}

std::string number_list(const std::vector<std::uint32_t>& numbers) {
  std::vector<std::string> runs;
  for (std::size_t i = 0; i < numbers.size();) {
    std::size_t last = i;
    while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1) ++last;
    if (last - i < 2) last = i;  // "9 and 10", not "9 to 10"
    runs.push_back(std::to_string(numbers[i]) + (last > i ? " to " + std::to_string(numbers[last]) : ""));
    i = last + 1;
  }
  std::string out;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (i > 0) out += i + 1 == runs.size() ? " and " : ", ";
    out += runs[i];
  }
  return out;
}

std::string page_words(const std::vector<std::uint32_t>& numbers) {
  return (numbers.size() == 1 ? "page " : "pages ") + number_list(numbers);
}

namespace {

constexpr std::array<const char*, 12> kMonths = {"January", "February", "March",     "April",   "May",      "June",
                                                 "July",    "August",   "September", "October", "November", "December"};

bool is_number(std::string_view text, std::size_t digits) {
  return text.size() == digits && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// "2025-03-31" -> "31 March 2025", "2025" -> "2025".
std::optional<std::string> day_words(std::string_view iso) {
  if (is_number(iso, 4)) return std::string(iso);
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return {};
  const auto year = iso.substr(0, 4), month = iso.substr(5, 2), day = iso.substr(8, 2);
  if (!is_number(year, 4) || !is_number(month, 2) || !is_number(day, 2)) return {};
  const int m = std::stoi(std::string(month));
  if (m < 1 || m > 12) return {};
  return std::to_string(std::stoi(std::string(day))) + ' ' + kMonths[static_cast<std::size_t>(m - 1)] + ' ' +
         std::string(year);
}

}  // namespace

std::string period_words(std::string_view iso) {
  const std::size_t slash = iso.find('/');
  if (slash == std::string_view::npos) return day_words(iso).value_or("");
  const auto start = iso.substr(0, slash), end = iso.substr(slash + 1);
  const auto from = day_words(start), to = day_words(end);
  if (start == ".." && to) return "Year ended " + *to;
  if (end == ".." && from) return "Year from " + *from;
  return from && to ? *from + " to " + *to : "";
}

std::string title_of_id(std::string_view id) {
  std::string title(id.substr(id.rfind('.') + 1));  // npos + 1 is 0: all of it
  for (char& c : title) {
    if (c == '-' || c == '_') c = ' ';
  }
  if (!title.empty() && title[0] >= 'a' && title[0] <= 'z') title[0] = static_cast<char>(title[0] - 'a' + 'A');
  return title;
}

std::string language_words(std::string_view code) {
  struct Name {
    std::string_view code;
    const char* name;
  };
  constexpr Name kNames[] = {{"en", "English"}, {"fr", "French"},   {"cy", "Welsh"},   {"de", "German"},
                             {"es", "Spanish"}, {"it", "Italian"},  {"nl", "Dutch"},   {"pt", "Portuguese"},
                             {"sv", "Swedish"}, {"ja", "Japanese"}, {"zh", "Chinese"}, {"und", "not known"},
                             {"", "not known"}};
  for (const Name& name : kNames) {
    if (name.code == code) return name.name;
  }
  return std::string(code);
}

std::string media_words(std::string_view media_type) {
  if (media_type == "application/pdf") return "PDF";
  if (media_type == "text/plain") return "plain text";
  if (media_type == "text/html") return "web page (HTML)";
  if (media_type == "text/markdown") return "Markdown";
  if (media_type == "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
    return "Word document (DOCX)";
  return media_type.empty() ? "not known" : std::string(media_type);
}

}  // namespace candour
