// The words that reports use for what the Assessment says: plain, the same everywhere, and never a judgement
// of an organisation.
#pragma once

#include "rules/assessment.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace candour {

inline constexpr Verdict kVerdicts[] = {Verdict::found,        Verdict::partly_found,    Verdict::not_found,
                                        Verdict::needs_review, Verdict::could_not_check, Verdict::not_applicable};

const char* words_of(Verdict verdict);   // "Not found in the text"
const char* letter_of(Verdict verdict);  // "F", "P", "N", "R", "C", "–"
const char* words_of(Status status);     // "planned", "the statement says that it does not", ...
const char* words_of(Specificity specificity);
const char* words_of(DocumentType type);  // "Statement on modern slavery", "Policy", ...

// Over a group of requirements: "Asked for by law". And what to know about all of them, in one sentence.
const char* words_of(AskedBy asked_by);
const char* hint_of(AskedBy asked_by);

// "9", "9 and 10", "3 to 5, 7 and 9": ascending numbers, each once. With a word: "page 9", "pages 3 to 5".
std::string number_list(const std::vector<std::uint32_t>& numbers);
std::string page_words(const std::vector<std::uint32_t>& numbers);

// "1 page", "12 pages".
std::string counted(std::size_t count, const char* one, const char* many);

// A period or day as facts write it, in words: "1 January 2019 to 31 December 2019", "year ended 31 March
// 2025", "2024"; empty if it is neither.
std::string period_words(std::string_view iso);

// "uk.financial-year" -> "Financial year".
std::string title_of_id(std::string_view id);

// "English" for "en"; the code itself where no name is known; "not known" for "und".
std::string language_words(std::string_view code);

// "PDF", "plain text", "web page (HTML)", ...; else the media type.
std::string media_words(std::string_view media_type);

}  // namespace candour
