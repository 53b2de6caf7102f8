#include "rules/pack.h"

#include <array>

namespace candour {
namespace {

constexpr std::array kStatuses{Status::done,       Status::ongoing,     Status::planned,     Status::conditional,
                               Status::negated,    Status::none_found,  Status::policy_only, Status::definition,
                               Status::quoted_law, Status::about_others};

}  // namespace

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
  return type == DocumentType::statement ? "statement" : "other";
}

std::optional<Status> status_named(std::string_view name) {
  for (const Status status : kStatuses) {
    if (name == name_of(status)) return status;
  }
  return std::nullopt;
}

std::optional<AskedBy> asked_by_named(std::string_view name) {
  for (const AskedBy who : {AskedBy::law, AskedBy::guidance, AskedBy::pledge}) {
    if (name == name_of(who)) return who;
  }
  return std::nullopt;
}

std::optional<DocumentType> document_type_named(std::string_view name) {
  if (name == "statement") return DocumentType::statement;
  if (name == "other") return DocumentType::other;
  return std::nullopt;
}

std::string shown(const Pack& pack, Place place) {
  const std::string file = place.file < pack.files.size() ? pack.files[place.file] : pack.id;
  return file + ":" + std::to_string(place.line);
}

}  // namespace candour
