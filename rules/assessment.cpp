#include "rules/assessment.h"

namespace candour {

const char* name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::found:
      return "found";
    case Verdict::partly_found:
      return "partly_found";
    case Verdict::not_found:
      return "not_found";
    case Verdict::needs_review:
      return "needs_review";
    case Verdict::could_not_check:
      return "could_not_check";
    case Verdict::not_applicable:
      return "not_applicable";
  }
  return "";
}

const char* name_of(AskedBy who) {
  switch (who) {
    case AskedBy::law:
      return "law";
    case AskedBy::guidance:
      return "guidance";
    case AskedBy::pledge:
      return "pledge";
  }
  return "";
}

const char* name_of(Status status) {
  switch (status) {
    case Status::done:
      return "done";
    case Status::ongoing:
      return "ongoing";
    case Status::planned:
      return "planned";
    case Status::conditional:
      return "conditional";
    case Status::negated:
      return "negated";
    case Status::none_found:
      return "none_found";
    case Status::policy_only:
      return "policy_only";
    case Status::definition:
      return "definition";
    case Status::quoted_law:
      return "quoted_law";
    case Status::about_others:
      return "about_others";
  }
  return "";
}

const char* name_of(Specificity specificity) {
  switch (specificity) {
    case Specificity::vague:
      return "vague";
    case Specificity::named:
      return "named";
    case Specificity::measured:
      return "measured";
  }
  return "";
}

const char* name_of(DocumentType type) {
  switch (type) {
    case DocumentType::statement:
      return "statement";
    case DocumentType::statement_in_report:
      return "statement_in_report";
    case DocumentType::policy:
      return "policy";
    case DocumentType::supplier_code:
      return "supplier_code";
    case DocumentType::pledge:
      return "pledge";
    case DocumentType::annual_report:
      return "annual_report";
    case DocumentType::news:
      return "news";
    case DocumentType::other:
      return "other";
  }
  return "";
}

}  // namespace candour
