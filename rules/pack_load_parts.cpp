// The sections of a pack file.
#include "rules/pack_load.h"

namespace candour {

void PackLoader::read_vocabularies(const YamlNode& node) {
  if (!is_map(node, "'vocabularies'")) return;
  for (const YamlEntry& entry : node.entries) {
    check_name(entry, "a vocabulary");
    define(vocabulary_names_, entry, "the vocabulary");
    Vocabulary vocabulary{entry.key, at(entry), pattern_texts(&entry.value, entry.key)};
    if (entry.value.kind == YamlNode::Kind::list && entry.value.items.empty())
      mistake(at(entry), "the vocabulary '" + entry.key + "' is empty", "at least one word");
    pack_.vocabularies.push_back(std::move(vocabulary));
  }
}

void PackLoader::read_signals(const YamlNode& node) {
  if (!is_map(node, "'signals'")) return;
  for (const YamlEntry& entry : node.entries) {
    check_name(entry, "a signal");
    define(condition_names_, entry, "the signal");
    if (is_condition_word(entry.key))
      mistake(at(entry), "'" + entry.key + "' has a meaning in conditions", "another name");
    const Keys keys(*this, entry.value, "the signal '" + entry.key + "'",
                    {"about", "match", "unless", "case", "examples"});
    Signal signal;
    signal.name = entry.key;
    signal.place = at(entry);
    signal.about = needed_text(keys, "about");
    signal.match = patterns(keys.need("match"), "match");
    signal.unless = patterns(keys.find("unless"), "unless");
    if (const YamlNode* which = keys.find("case")) {
      const std::string word = text(*which, "case");
      signal.case_sensitive = word == "sensitive";
      if (!word.empty() && word != "sensitive" && word != "insensitive")
        mistake(*which, "'case' is '" + word + "'", "'sensitive' or 'insensitive'");
    }
    if (const YamlNode* wanted = keys.need("examples")) {
      const Keys kinds(*this, *wanted, "the examples of '" + entry.key + "'", {"match", "no_match"});
      signal.matching = examples(kinds.need("match"), "match", false);
      signal.not_matching = examples(kinds.need("no_match"), "no_match", false);
      if (kinds.find("match") && signal.matching.empty())
        mistake(*wanted, "'" + entry.key + "' has no example that matches", "at least one of each kind");
      if (kinds.find("no_match") && signal.not_matching.empty())
        mistake(*wanted, "'" + entry.key + "' has no example that does not match", "at least one of each kind");
    }
    pack_.signals.push_back(std::move(signal));
  }
}

void PackLoader::read_statuses(const YamlNode& node) {
  if (!is_list(node, "statuses")) return;
  for (const YamlNode& item : node.items) {
    const Keys keys(*this, item, "a status", {"status", "when", "about"});
    const std::string name = needed_text(keys, "status");
    const auto status = status_named(name);
    if (!status && !name.empty())
      mistake(item, "'" + name + "' is not a status",
              "done, ongoing, planned, conditional, negated, none_found, policy_only, definition, quoted_law "
              "or about_others");
    auto when = condition(keys.need("when"));
    if (status && when) pack_.statuses.push_back({*status, optional_text(keys, "about"), at(item), std::move(*when)});
  }
}

void PackLoader::read_clauses(const YamlNode& node) {
  const Keys keys(*this, node, "'clauses'", {"before"});
  for (PlacedPattern& pattern : patterns(keys.need("before"), "before"))
    pack_.clauses_before.push_back(std::move(pattern));
}

void PackLoader::read_labels(const YamlNode& node) {
  if (!is_map(node, "'labels'")) return;
  for (const YamlEntry& entry : node.entries) {
    check_name(entry, "a label");
    define(condition_names_, entry, "the label");
    if (is_condition_word(entry.key))
      mistake(at(entry), "'" + entry.key + "' has a meaning in conditions", "another name");
    const Keys keys(*this, entry.value, "the label '" + entry.key + "'",
                    {"about", "part_of", "when", "only_if", "statuses", "examples"});
    Label label;
    label.name = entry.key;
    label.place = at(entry);
    label.about = needed_text(keys, "about");
    label.part_of = optional_text(keys, "part_of");
    if (const YamlNode* parent = keys.find("part_of")) label.part_of_place = at(*parent);
    label.when = condition(keys.find("when"));
    if (keys.find("when") && !label.when) broken_labels_.insert(label.name);
    label.only_if = condition(keys.find("only_if"));
    label.statuses = statuses(keys.find("statuses"), {});
    if (const YamlNode* wanted = keys.need("examples")) {
      const Keys kinds(*this, *wanted, "the examples of '" + entry.key + "'", {"match", "no_match"});
      label.matching = examples(kinds.need("match"), "match", true);
      label.not_matching = examples(kinds.need("no_match"), "no_match", true);
      if (kinds.find("match") && label.matching.empty())
        mistake(*wanted, "'" + entry.key + "' has no example that matches", "at least one of each kind");
      if (kinds.find("no_match") && label.not_matching.empty())
        mistake(*wanted, "'" + entry.key + "' has no example that does not match", "at least one of each kind");
    }
    pack_.labels.push_back(std::move(label));
  }
}

void PackLoader::read_facts(const YamlNode& node) {
  if (!is_map(node, "'facts'")) return;
  for (const YamlEntry& entry : node.entries) {
    check_id(entry.key, at(entry), "the id of a fact");
    define(fact_names_, entry, "the fact");
    const Keys keys(*this, entry.value, "the fact '" + entry.key + "'",
                    {"title", "type", "when", "roles", "signing_words"});
    FactRule fact;
    fact.id = entry.key;
    fact.place = at(entry);
    fact.title = needed_text(keys, "title");
    const std::string type = needed_text(keys, "type");
    fact.kind = type == "sign_off" ? FactKind::sign_off : FactKind::period;
    if (!type.empty() && type != "sign_off" && type != "period")
      mistake(*keys.find("type"), "'" + type + "' is not a type of fact", "'period' or 'sign_off'");
    fact.when = condition(keys.find("when"));
    fact.roles = optional_text(keys, "roles");
    fact.signing_words = optional_text(keys, "signing_words");
    if (type == "sign_off") keys.need("roles");
    for (const char* key : {"roles", "signing_words"}) {
      if (type == "period" && keys.find(key))
        mistake(*keys.find(key), std::string("'") + key + "' has no meaning for a period", "no such line");
    }
    pack_.facts.push_back(std::move(fact));
  }
}

std::optional<DocumentType> PackLoader::document_type(const std::string& name, Place place) {
  const auto type = document_type_named(name);
  if (!type && !name.empty()) {
    std::string types;
    for (const DocumentType one : kDocumentTypes) types += (types.empty() ? "" : ", ") + std::string(name_of(one));
    mistake(place, "'" + name + "' is not a type of document", "one of " + types);
  }
  return type;
}

void PackLoader::read_document_types(const YamlNode& node) {
  if (!is_list(node, "document_types")) return;
  for (const YamlNode& item : node.items) {
    const Keys keys(*this, item, "a document type", {"type", "when", "base", "reason", "section"});
    const std::string name = needed_text(keys, "type");
    const auto type = document_type(name, at(item));
    DocumentTypeRule rule;
    const YamlNode* base = keys.find("base");
    if (base != nullptr && keys.find("when") != nullptr)
      mistake(*base, "'base' has no meaning beside 'when'", "one of the two");
    if (base != nullptr)
      rule.base = points(*base, "'base'");
    else
      rule.when = condition(keys.need("when"));
    rule.reason = needed_text(keys, "reason");
    if (!type) continue;
    const bool in_report = *type == DocumentType::statement_in_report;
    rule.section = in_report ? read_section(keys.need("section")) : std::nullopt;
    if (!in_report && keys.find("section") != nullptr)
      mistake(*keys.find("section"), "'section' has no meaning for " + name, "no such line");
    if (in_report && base != nullptr) mistake(*base, "'base' has no meaning for " + name, "'when'");
    rule.type = *type;
    rule.place = at(item);
    if ((rule.when || base != nullptr) && (rule.section || !in_report)) pack_.document_types.push_back(std::move(rule));
  }
}

void PackLoader::read_document_evidence(const YamlNode& node) {
  if (!is_list(node, "document_evidence")) return;
  for (const YamlNode& item : node.items) {
    const Keys keys(*this, item, "evidence of a document's type", {"when", "says", "points"});
    DocumentEvidence evidence;
    evidence.place = at(item);
    auto when = condition(keys.need("when"));
    evidence.says = needed_text(keys, "says");
    const YamlNode* all = keys.need("points");
    if (all == nullptr || !is_map(*all, "'points'")) continue;
    for (const YamlEntry& entry : all->entries) {
      const auto type = document_type(entry.key, at(entry));
      if (type) evidence.points.emplace_back(*type, points(entry.value, "'" + entry.key + "'"));
    }
    if (!when) continue;
    evidence.when = std::move(*when);
    pack_.document_evidence.push_back(std::move(evidence));
  }
}

std::optional<SectionRule> PackLoader::read_section(const YamlNode* node) {
  if (node == nullptr || !is_map(*node, "'section'")) return std::nullopt;
  const Keys keys(*this, *node, "'section'", {"begins", "claims", "speaks", "closes"});
  auto begins = condition(keys.need("begins"));
  const auto optional = [&](const char* key) {
    const YamlNode* written = keys.find(key);
    return written != nullptr ? condition(written) : std::nullopt;
  };
  auto claims = optional("claims"), closes = optional("closes");
  auto speaks = condition(keys.need("speaks"));
  if (!begins || !speaks) return std::nullopt;
  return SectionRule{std::move(*begins), std::move(claims), std::move(*speaks), std::move(closes)};
}

void PackLoader::read_requirements(const YamlNode& node) {
  if (!is_map(node, "'requirements'")) return;
  for (const YamlEntry& entry : node.entries) read_requirement(entry);
}

void PackLoader::read_changes(const YamlNode& node) {
  if (!is_list(node, "'changes'")) return;
  for (const YamlNode& item : node.items) {
    const Keys keys(*this, item, "a change", {"version", "date", "what", "requirements"});
    PackChange change;
    change.place = at(item);
    change.version = needed_text(keys, "version");
    change.date = needed_text(keys, "date");
    change.what = needed_text(keys, "what");
    change.requirements = texts(keys.find("requirements"), "requirements");
    const auto is_right = [&](std::size_t i) {
      const char c = change.date[i];
      return i == 4 || i == 7 ? c == '-' : c >= '0' && c <= '9';
    };
    bool right = change.date.size() == 10;
    for (std::size_t i = 0; right && i < 10; ++i) right = is_right(i);
    if (!right && !change.date.empty())
      mistake(*keys.find("date"), "'" + change.date + "' is no date", "a day such as '2026-11-27'");
    pack_.changes.push_back(std::move(change));
  }
}

void PackLoader::read_requirement(const YamlEntry& entry) {
  check_id(entry.key, at(entry), "the id of a requirement");
  define(requirement_names_, entry, "the requirement");
  const Keys keys(*this, entry.value, "the requirement '" + entry.key + "'",
                  {"title", "citation", "asked_by", "asks", "answered_by", "found", "partly_found", "partly_by",
                   "review_by", "precision", "nearest", "reasons", "could_not_check", "not_applicable", "examples"});
  Requirement requirement;
  requirement.id = entry.key;
  requirement.place = at(entry);
  requirement.title = needed_text(keys, "title");
  requirement.citation = needed_text(keys, "citation");
  requirement.asks = needed_text(keys, "asks");
  const std::string asked_by = needed_text(keys, "asked_by");
  if (const auto who = asked_by_named(asked_by)) {
    requirement.asked_by = *who;
  } else if (!asked_by.empty()) {
    mistake(*keys.find("asked_by"), "'" + asked_by + "' does not say who asks", "'law', 'guidance' or 'pledge'");
  }
  requirement.could_not_check = optional_text(keys, "could_not_check");
  requirement.answered_by = texts(keys.find("answered_by"), "answered_by");
  if (!keys.find("answered_by") && !keys.find("could_not_check") && entry.value.kind == YamlNode::Kind::map)
    mistake(at(entry), "nothing answers the requirement '" + entry.key + "'",
            "'answered_by: [label]' or 'could_not_check: why'");
  requirement.found = statuses(keys.find("found"), requirement.found);
  requirement.partly_found = statuses(keys.find("partly_found"), requirement.partly_found);
  requirement.partly_by = texts(keys.find("partly_by"), "partly_by");
  requirement.review_by = texts(keys.find("review_by"), "review_by");
  if (const YamlNode* precision = keys.find("precision")) requirement.precision = share(*precision, "precision");
  if (const YamlNode* nearest = keys.find("nearest"); nearest && is_list(*nearest, "nearest")) {
    for (const YamlNode& item : nearest->items) {
      const Keys near(*this, item, "what comes near", {"label", "why"});
      const std::string label = needed_text(near, "label");
      requirement.nearest.push_back({{label, at(item)}, needed_text(near, "why")});
    }
  }
  if (const YamlNode* reasons = keys.find("reasons")) {
    const Keys kinds(*this, *reasons, "'reasons'", {"found", "partly_found", "not_found", "needs_review"});
    requirement.reason_found = optional_text(kinds, "found");
    requirement.reason_partly_found = optional_text(kinds, "partly_found");
    requirement.reason_not_found = optional_text(kinds, "not_found");
    requirement.reason_needs_review = optional_text(kinds, "needs_review");
  }
  if (const YamlNode* when = keys.find("not_applicable")) {
    const Keys both(*this, *when, "'not_applicable'", {"when", "why"});
    requirement.not_applicable = condition(both.need("when"));
    requirement.not_applicable_why = needed_text(both, "why");
  }
  if (const YamlNode* wanted = keys.find("examples")) {
    const Keys kinds(*this, *wanted, "the examples of '" + entry.key + "'", {"found", "partly_found", "not_found"});
    requirement.found_examples = examples(kinds.find("found"), "found", false);
    requirement.partly_found_examples = examples(kinds.find("partly_found"), "partly_found", false);
    requirement.not_found_examples = examples(kinds.find("not_found"), "not_found", false);
  }
  pack_.requirements.push_back(std::move(requirement));
}

}  // namespace candour
