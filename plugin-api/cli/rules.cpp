// candour rules: the rule author's bench. Unlike the everyday commands it uses the rules themselves, not the
// plugin API.
#include "plugin-api/cli/bench.h"
#include "plugin-api/cli/commands.h"
#include "plugin-api/cli/output.h"
#include "plugin-api/cli/terminal.h"
#include "rules/rule_set.h"

namespace candour::cli {
namespace {

using PackPointer = std::shared_ptr<const Pack>;

std::string counted(std::size_t count, const char* one) {
  return std::to_string(count) + " " + one + (count == 1 ? "" : "s");
}

std::string described(const Pack& pack) {
  const PackSummary summary = summary_of(pack);
  return visible(summary.reference.id + " " + summary.reference.version + ": " + summary.reference.title + " (" +
                 counted(summary.requirements, "requirement") + ", law checked " + summary.law_checked + ")");
}

}  // namespace

std::vector<std::string> shipped_packs() {
  return shipped_pack_ids();
}

int rules_list() {
  std::string text;
  for (const std::string& id : shipped_pack_ids()) {
    const auto pack = load_pack(id);
    if (!pack) return refuse(pack.error());
    text += described(*pack.value()) + "\n";
  }
  return say(text);
}

int rules_show(const std::string& name, const std::vector<std::string>& packs) {
  for (const std::string& id : packs.empty() ? shipped_pack_ids() : packs) {
    const auto pack = load_pack(id);
    if (!pack) return refuse(pack.error());
    const std::string page = page_of(*pack.value(), name);
    if (!page.empty()) return say(visible_lines(page));
  }
  complain("No pack has a requirement, label or signal named " + name + ".",
           "See candour rules list, or name a file with --pack.");
  return kWrongUse;
}

int rules_test(const std::vector<std::string>& files) {
  std::string text;
  bool all_good = true;
  for (const std::string& file : files.empty() ? shipped_pack_ids() : files) {
    const auto pack = load_pack(file);
    if (!pack) return refuse(pack.error());
    const auto rules = RuleSet::compile({pack.value()});
    if (!rules) return refuse(rules.error());
    warn_of(*pack.value());
    const ExampleRun run = run_examples(pack.value());
    for (const std::string& failure : run.failures) text += visible(failure) + "\n";
    text += visible(file) + ": " + counted(run.examples, "example") + ", ";
    text += run.failures.empty() ? "all as expected\n" : std::to_string(run.failures.size()) + " not as expected\n";
    all_good = all_good && run.failures.empty();
  }
  return say(text, all_good ? kGood : kSomeFailed);
}

int rules_validate(const std::string& file) {
  const auto pack = load_pack(file);
  if (!pack) return refuse(pack.error());
  const auto rules = RuleSet::compile({pack.value()});
  if (!rules) return refuse(rules.error());
  warn_of(*pack.value());
  return say(visible(file) + " is valid: " + described(*pack.value()) + "\n");
}

}  // namespace candour::cli
