// The words that sign-off lines are made of. All are asked for in lower case.
#pragma once

#include <string_view>

namespace candour::sign_off_words {

bool is_title(std::string_view word);           // "mr", "dr", "sir": before a name
bool is_particle(std::string_view word);        // "de", "van": small words within a name
bool is_post_nominal(std::string_view word);    // "obe", "phd": after a name
bool is_role_head(std::string_view word);       // "director", "ceo": a role by itself
bool is_weak_role_head(std::string_view word);  // "officer", "member": a role only with a modifier before it
bool is_leading_role(std::string_view word);    // "director", "chief": in the role of one who signs for a company
bool is_role_modifier(std::string_view word);   // "managing", "chief", "finance"
bool is_organisation(std::string_view word);    // "limited", "university"
bool is_never_in_name(std::string_view word);   // "statement", "our", "slavery"
bool is_month(std::string_view word);           // "march", "sept"
bool is_small(std::string_view word);           // small letters that a line without a verb may hold
bool is_verb(std::string_view word);            // finite verbs and pronouns, in any case of letters
bool is_other_matter(std::string_view word);    // "contact", "author", "version"

}  // namespace candour::sign_off_words
