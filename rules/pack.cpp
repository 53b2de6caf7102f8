#include "rules/pack.h"

#include <array>

namespace candour {
namespace {

constexpr std::array kStatuses{Status::done,       Status::ongoing,     Status::planned,     Status::conditional,
                               Status::negated,    Status::none_found,  Status::policy_only, Status::definition,
                               Status::quoted_law, Status::about_others};

}  // namespace

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
  for (const DocumentType type : kDocumentTypes) {
    if (name == name_of(type)) return type;
  }
  return std::nullopt;
}

std::string shown(const Pack& pack, Place place) {
  const std::string file = place.file < pack.files.size() ? pack.files[place.file] : pack.id;
  return file + ":" + std::to_string(place.line);
}

}  // namespace candour
