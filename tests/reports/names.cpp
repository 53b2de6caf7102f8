// The names of rules/assessment.h, for as long as this folder is built without rules/.
#include "rules/assessment.h"

namespace candour {

const char* name_of(Verdict v) {
  constexpr const char* kNames[] = {"found",        "partly_found",    "not_found",
                                    "needs_review", "could_not_check", "not_applicable"};
  return kNames[static_cast<int>(v)];
}
const char* name_of(AskedBy a) {
  constexpr const char* kNames[] = {"law", "guidance", "pledge"};
  return kNames[static_cast<int>(a)];
}
const char* name_of(Status s) {
  constexpr const char* kNames[] = {"done",       "ongoing",     "planned",    "conditional", "negated",
                                    "none_found", "policy_only", "definition", "quoted_law",  "about_others"};
  return kNames[static_cast<int>(s)];
}
const char* name_of(Specificity s) {
  constexpr const char* kNames[] = {"vague", "named", "measured"};
  return kNames[static_cast<int>(s)];
}
const char* name_of(DocumentType t) {
  return t == DocumentType::statement ? "statement" : "other";
}

}  // namespace candour
