#include "rules/pack.h"

#include <algorithm>
#include <array>

namespace candour {
namespace {

constexpr std::array kStatuses{Status::done,       Status::ongoing,     Status::planned,     Status::conditional,
                               Status::negated,    Status::none_found,  Status::policy_only, Status::definition,
                               Status::quoted_law, Status::about_others};

void collect_weighted(const Pack& pack, const Label& label, std::vector<const Label*>& found);

void collect_weighted(const Pack& pack, const Condition& condition, std::vector<const Label*>& found) {
  if (condition.kind == Condition::Kind::name) {
    for (const Label& one : pack.labels)
      if (one.name == condition.name) collect_weighted(pack, one, found);
  }
  if (condition.kind != Condition::Kind::all_of && condition.kind != Condition::Kind::any_of) return;
  for (const Condition& part : condition.parts) collect_weighted(pack, part, found);
}

void collect_weighted(const Pack& pack, const Label& label, std::vector<const Label*>& found) {
  if (fitted_label(pack, label) == nullptr) {
    if (label.when) collect_weighted(pack, label.when->condition, found);
  } else if (std::find(found.begin(), found.end(), &label) == found.end()) {
    found.push_back(&label);
  }
}

}  // namespace

const LabelWeights* fitted_label(const Pack& pack, const Label& label) {
  if (!pack.weights || !pack.weights->weights || !pack.weights->covers(label.place)) return nullptr;
  const auto& fitted = pack.weights->weights->labels;
  const auto found =
      std::find_if(fitted.begin(), fitted.end(), [&](const LabelWeights& one) { return one.name == label.name; });
  return found == fitted.end() ? nullptr : &*found;
}

std::vector<const Label*> weighted_labels(const Pack& pack, const Label& label) {
  std::vector<const Label*> found;
  collect_weighted(pack, label, found);
  return found;
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
