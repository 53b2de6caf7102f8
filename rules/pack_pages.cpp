// A pack, or a part of it, as plain text for people.
#include "rules/pack.h"
#include "rules/rule_set.h"

#include <algorithm>

namespace candour {
namespace {

void add_list(std::string& page, const char* title, const std::vector<std::string>& rows) {
  if (rows.empty()) return;
  page += std::string("\n") + title + "\n";
  for (const std::string& row : rows) page += "  " + row + "\n";
}

// One line, however the author broke it.
std::string line_of(const std::string& text) {
  std::string line;
  for (const char c : text) line += c == '\n' ? ' ' : c;
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

std::vector<std::string> rows_of(const std::vector<Example>& examples) {
  std::vector<std::string> rows;
  for (const Example& example : examples) {
    std::string row = "- " + line_of(example.sentence);
    if (!example.heading.empty()) row += " (under the heading: " + line_of(example.heading) + ")";
    if (!example.lead.empty()) row += " (in the list: " + line_of(example.lead) + ")";
    if (!example.before.empty()) row += " (after: " + line_of(example.before) + ")";
    if (!example.after.empty()) row += " (before: " + line_of(example.after) + ")";
    if (example.status) row += std::string(" (") + name_of(*example.status) + ")";
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string joined(const std::vector<Status>& statuses) {
  std::string text;
  for (const Status status : statuses) text += (text.empty() ? "" : ", ") + std::string(name_of(status));
  return text.empty() ? "none" : text;
}

std::string joined(const std::vector<PlacedText>& texts) {
  std::string text;
  for (const PlacedText& one : texts) text += (text.empty() ? "" : ", ") + one.text;
  return text;
}

std::string row_of(const PackChange& change) {
  return change.version + ", " + change.date + ": " + line_of(change.what);
}

// What was measured of a label: on statements that its weights were not fitted on.
std::string row_of(const MeasuredLabel& measured, const std::string& label) {
  const auto part = [](std::uint32_t right, std::uint32_t of) {
    return std::to_string(right) + " of " + std::to_string(of);
  };
  return label + ": " + part(measured.right, measured.carried) + " sentences that carry it are right by " +
         measured.yardstick + "; " + part(measured.right, measured.marked) + " that they marked carry it (" +
         std::to_string(measured.statements) + " statements)";
}

void add_measured(std::string& page, const Pack& pack, const Requirement& asked) {
  std::vector<std::string> rows;
  for (const PlacedText& answer : asked.answered_by) {
    for (const Label& label : pack.labels) {
      if (label.name != answer.text) continue;
      for (const Label* under : weighted_labels(pack, label)) {
        const MeasuredLabel& measured = fitted_label(pack, *under)->measured;
        std::string row = measured.statements != 0 ? row_of(measured, under->name) : "";
        if (!row.empty() && std::find(rows.begin(), rows.end(), row) == rows.end()) rows.push_back(std::move(row));
      }
    }
  }
  add_list(page, "Measured", rows);
}

void add_history(std::string& page, const Pack& pack, const Requirement& asked) {
  std::vector<std::string> rows;
  for (const PackChange& change : pack.changes) {
    const auto names_it = [&](const PlacedText& one) { return one.text == asked.id; };
    if (std::any_of(change.requirements.begin(), change.requirements.end(), names_it)) rows.push_back(row_of(change));
  }
  add_list(page, "History", rows);
}

std::string page_of(const Pack& pack, const Requirement& asked) {
  std::string page = asked.id + ": " + asked.title + "\n" + asked.citation + " (asked by " + name_of(asked.asked_by) +
                     ")\n\n" + line_of(asked.asks) + "\n";
  std::vector<std::string> rows;
  if (!asked.could_not_check.empty()) rows.push_back("Cannot be checked: " + line_of(asked.could_not_check));
  if (!asked.answered_by.empty()) {
    rows.push_back("Answered by: " + joined(asked.answered_by));
    rows.push_back("Found when: " + joined(asked.found));
    rows.push_back("Partly found when: " + joined(asked.partly_found));
  }
  if (!asked.partly_by.empty()) rows.push_back("Partly found by: " + joined(asked.partly_by));
  if (!asked.review_by.empty()) rows.push_back("Needs human review by: " + joined(asked.review_by));
  if (asked.not_applicable)
    rows.push_back("Not applicable when: " + asked.not_applicable->text + " (" + line_of(asked.not_applicable_why) +
                   ")");
  add_list(page, "What counts", rows);
  rows.clear();
  for (const NearRule& near : asked.nearest) rows.push_back(near.label.text + ": " + line_of(near.why));
  add_list(page, "What comes near and does not count", rows);
  add_list(page, "Found", rows_of(asked.found_examples));
  add_list(page, "Partly found", rows_of(asked.partly_found_examples));
  add_list(page, "Not found in the text", rows_of(asked.not_found_examples));
  add_measured(page, pack, asked);
  add_history(page, pack, asked);
  return page + "\nDefined in " + shown(pack, asked.place) + "\n";
}

std::string page_of(const Pack& pack, const Label& label) {
  std::string page = label.name + ": a label\n\n" + line_of(label.about) + "\n";
  std::vector<std::string> rows;
  if (label.when) rows.push_back("When: " + line_of(label.when->text));
  if (!label.part_of.empty()) rows.push_back("Part of: " + label.part_of);
  if (!label.statuses.empty()) rows.push_back("Only in the status: " + joined(label.statuses));
  add_list(page, "What counts", rows);
  add_list(page, "Matches", rows_of(label.matching));
  add_list(page, "Does not match", rows_of(label.not_matching));
  return page + "\nDefined in " + shown(pack, label.place) + "\n";
}

std::string page_of(const Pack& pack, const Signal& signal) {
  std::string page = signal.name + ": a signal\n\n" + line_of(signal.about) + "\n";
  std::vector<std::string> rows;
  for (const PlacedPattern& pattern : signal.match) rows.push_back(pattern.text);
  add_list(page, signal.case_sensitive ? "Patterns (case matters)" : "Patterns", rows);
  rows.clear();
  for (const PlacedPattern& pattern : signal.unless) rows.push_back(pattern.text);
  add_list(page, "Unless", rows);
  add_list(page, "Matches", rows_of(signal.matching));
  add_list(page, "Does not match", rows_of(signal.not_matching));
  return page + "\nDefined in " + shown(pack, signal.place) + "\n";
}

}  // namespace

// The pack itself: what it asks for, and what its versions have changed.
static std::string page_of(const Pack& pack) {
  std::string page = pack.id + " " + pack.version + ": " + pack.title + "\n";
  if (!pack.law_checked.empty()) page += "The law in it was checked on " + pack.law_checked + ".\n";
  std::vector<std::string> rows;
  for (const Requirement& one : pack.requirements)
    rows.push_back(one.id + ": " + one.title + " (" + name_of(one.asked_by) + ", " + one.citation + ")");
  add_list(page, "Requirements", rows);
  rows.clear();
  for (const PackChange& change : pack.changes) rows.push_back(row_of(change));
  add_list(page, "Changes", rows);
  return page;
}

std::string page_of(const Pack& pack, std::string_view name) {
  if (pack.id == name) return page_of(pack);
  for (const Requirement& one : pack.requirements) {
    if (one.id == name) return page_of(pack, one);
  }
  for (const Label& one : pack.labels) {
    if (one.name == name) return page_of(pack, one);
  }
  for (const Signal& one : pack.signals) {
    if (one.name == name) return page_of(pack, one);
  }
  return {};
}

PackSummary summary_of(const Pack& pack) {
  return {{pack.id, pack.version, pack.title, pack.sha256, pack.warnings}, pack.law_checked, pack.requirements.size()};
}

}  // namespace candour
