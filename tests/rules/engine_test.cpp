// Labels, statuses and clauses: what a sentence carries.
#include "rules/compiled_rules.h"
#include "rules/rule_set_access.h"
#include "tests/rules/small_pack.h"

#include <thread>

using namespace candour;
using namespace candour::tests;

TEST_CASE("A label holds by signals in its sentence") {
  CHECK(labels_in("We train all staff on modern slavery.") == "action=ongoing training=ongoing\n");
  CHECK(labels_in("We train all staff on fire safety.") == "other_training=ongoing\n");
  CHECK(labels_in("We make chairs of oak.") == "- ongoing\n");
}

TEST_CASE("A signal is silenced by its 'unless'") {
  CHECK(labels_in("Slavery: our staff met train drivers who were trained.") == "- done\n");
}

TEST_CASE("A label holds by its heading, and by the headings above it") {
  CHECK(labels_in("# Forced labour\nWe train all staff.") == "- ongoing\naction=ongoing training=ongoing\n");
  CHECK(labels_in("# Chairs\nWe train all staff.") == "- ongoing\nother_training=ongoing\n");
}

TEST_CASE("A label holds by a sentence nearby under the same heading") {
  CHECK(labels_in("Slavery exists in many places. We train all staff.") ==
        "- ongoing\naction=ongoing training=ongoing\n");
  CHECK(labels_in("Slavery exists in many places. It hides. It hurts. We train all staff.") ==
        "- ongoing\n- ongoing\n- ongoing\nother_training=ongoing\n");
}

TEST_CASE("The status is that of the clause that carries the label") {
  CHECK(labels_in("We have written a policy and will train staff on slavery.") == "action=planned training=planned\n");
  CHECK(labels_in("We have trained staff on slavery and will write a policy.") == "action=done training=done\n");
  CHECK(labels_in("We do not make chairs; we train staff on slavery.") == "action=ongoing training=ongoing\n");
  CHECK(labels_in("We do not train staff on slavery.") == "action=negated training=negated\n");
}

TEST_CASE("A label that stands in two clauses takes the better status") {
  CHECK(labels_in("We have trained staff on slavery and will train more staff.") == "action=done training=done\n");
  CHECK(labels_in("We will train staff on slavery but have trained staff already.") == "action=done training=done\n");
}

TEST_CASE("What silences a signal counts in its clause") {
  CHECK(labels_in("We will not rest and will train staff on slavery.") == "action=planned training=planned\n");
}

TEST_CASE("A list item takes the status of its lead when it has none of its own") {
  const std::string list = "In the coming year we will:\n- train staff on slavery\n- not train staff on slavery\n";
  CHECK(labels_in(list) == "- planned\naction=planned training=planned\naction=negated training=negated\n");
}

TEST_CASE("Of a lead with several clauses the last speaks") {
  CHECK(labels_in("We have a plan and will:\n- train staff on slavery\n") ==
        "- planned\naction=planned training=planned\n");
}

TEST_CASE("A sentence of several clauses is negated before it is planned, and planned before it is done") {
  const auto status_of = [](const std::string& line) {
    return std::string(name_of(label_sentences(small_rules(), document_of_text(line)).at(0).status));
  };
  CHECK(status_of("We have trained staff on slavery and will train more staff.") == "planned");
  CHECK(status_of("We do not train staff on slavery and will train more staff.") == "negated");
  CHECK(status_of("We make chairs and have trained staff.") == "done");
  CHECK(status_of("We make chairs.") == "ongoing");
}

TEST_CASE("A definition carries no label") {
  CHECK(labels_in("Training staff on slavery means showing films.") == "- definition\n");
}

TEST_CASE("A label names its signals, with equal shares that add up to one") {
  const Document document = document_of_text("# Forced labour\nWe train all staff.");
  const auto sentences = label_sentences(small_rules(), document);
  const auto& signals = sentences[1].labels[1].signals;
  REQUIRE(sentences[1].labels[1].label == "training");
  REQUIRE(signals.size() == 2);
  CHECK(signals[0] == SignalShare{"staff_trained", 0.5});
  CHECK(signals[1] == SignalShare{"heading(topic)", 0.5});
}

TEST_CASE("Shared parts of two packs are compiled once") {
  const auto alone = compile_rules({small_pack()});
  const TemporaryFolder folder;
  const auto other =
      load_pack(folder.write("o.yaml", "id: o\nversion: '1'\ntitle: 'O'\ninclude: ['" +
                                           std::string(CANDOUR_SOURCE_DIR) + "/tests/rules/packs/words.yaml']\n"));
  REQUIRE(other);
  const auto both = compile_rules({small_pack(), other.value()});
  CHECK(both.value()->matcher.size() == alone.value()->matcher.size());
  CHECK(both.value()->signals.size() == alone.value()->signals.size());
  CHECK(both.value()->tables.size() == alone.value()->tables.size());
}

TEST_CASE("A label that two packs share is given once") {
  const auto rules = RuleSet::compile({small_pack(), small_pack()});
  const auto sentences = label_sentences(rules.value(), document_of_text("We train staff on slavery now."));
  CHECK(sentences[0].labels.size() == 2);
}

TEST_CASE("Any memory gives the same labels") {
  const Document document = document_of_text(
      "# Forced labour\nWe have trained 40 employees and will raise awareness of slavery.\nPosters.\n"
      "Every employee will complete the whole long course. We do not train managers.");
  const auto wanted = label_with(*compile_rules({small_pack()}).value(), document);
  MatcherLimits tiny;
  tiny.set_memory = 1;
  const auto rules = compile_rules({small_pack()}, tiny);
  REQUIRE(rules);
  const auto labels = label_with(*rules.value(), document);
  REQUIRE(labels.size() == wanted.size());
  for (std::size_t i = 0; i < labels.size(); ++i) {
    REQUIRE(labels[i].labels.size() == wanted[i].labels.size());
    CHECK(labels[i].status == wanted[i].status);
    for (std::size_t k = 0; k < labels[i].labels.size(); ++k)
      CHECK(labels[i].labels[k].label == wanted[i].labels[k].label);
  }
}

TEST_CASE("A document without sentences has no labels, and one of odd parts does no harm") {
  const RuleSet rules = small_rules();
  CHECK(label_sentences(rules, Document{}).empty());
  const Document empty;
  CHECK(finding_of(rules.assess(empty), "small.link").verdict == Verdict::could_not_check);
  CHECK(finding_of(rules.assess(empty), "small.link").reason == "The document holds no text.");
  Document odd = document_of_text("We train staff on slavery.");
  odd.sentences[0].heading = 77;
  odd.sentences[0].lead = 78;
  CHECK(label_sentences(rules, odd)[0].labels.size() == 2);
}

namespace {

// All that an assessment holds, as text.
std::string dump(const Assessment& assessment) {
  std::string out = std::string(name_of(assessment.type)) + assessment.type_reason;
  const auto range = [](TextRange r) { return std::to_string(r.begin) + "-" + std::to_string(r.end) + " "; };
  for (const PackAssessment& pack : assessment.packs) {
    for (const Finding& finding : pack.findings) {
      out += finding.id + name_of(finding.verdict) + finding.reason;
      for (const Evidence& one : finding.evidence) {
        out += one.label + name_of(one.status) + name_of(one.specificity) + range(one.quote);
        for (const TextRange matched : one.matched) out += range(matched);
        for (const SignalShare& signal : one.signals) out += signal.signal + std::to_string(signal.share);
      }
      for (const NearestMiss& miss : finding.nearest_misses) out += miss.why + range(miss.quote);
    }
  }
  for (const auto& [id, facts] : assessment.facts) {
    for (const Fact& fact : facts) out += id + fact.value + range(fact.quote);
  }
  return out;
}

}  // namespace

TEST_CASE("Four threads that judge with one RuleSet say the same as one") {
  const RuleSet rules = small_rules();
  std::string text = "# Modern slavery statement 2020\nThis statement covers the financial year ended 31 March 2020.\n";
  for (int i = 0; i < 50; ++i)
    text += "We have trained " + std::to_string(i) + " employees on slavery and will train managers" +
            std::to_string(i) + ".\n";
  const Document document = document_of_text(text + "Signed\nJane Doe\nManaging Director");
  const std::string wanted = dump(rules.assess(document));
  CHECK(dump(rules.assess(document)) == wanted);
  std::vector<std::string> results(4);
  {
    std::vector<std::thread> threads;
    for (std::string& result : results)
      threads.emplace_back([&] {
        for (int i = 0; i < 5; ++i) result = dump(rules.assess(document));
      });
    for (std::thread& thread : threads) thread.join();
  }
  for (const std::string& result : results) CHECK(result == wanted);
}

TEST_CASE("Every sentence has a score for every label, in the order of label_names()") {
  const RuleSet rules = small_rules();
  const std::vector<std::string> names = label_names(rules);
  REQUIRE(std::find(names.begin(), names.end(), "training") != names.end());
  const auto sentences = label_sentences(rules, document_of_text("We train staff on slavery now.\nWe make chairs."));
  for (const SentenceLabels& sentence : sentences) {
    REQUIRE(sentence.scores.size() == names.size());
    for (std::size_t i = 0; i < names.size(); ++i) {
      const bool carried = std::any_of(sentence.labels.begin(), sentence.labels.end(),
                                       [&](const auto& one) { return one.label == names[i]; });
      CHECK((sentence.scores[i] >= 0.5F) == carried);
    }
  }
  CHECK_FALSE(sentences[0].labels.empty());
}

TEST_CASE("Signals are gathered only where they are asked for") {
  const RuleSet rules = small_rules();
  const Document document = document_of_text("We train staff on slavery now.");
  const auto explained = label_sentences(rules, document);
  const auto plain = label_sentences(rules, document, Explain::no);
  REQUIRE(plain[0].labels.size() == explained[0].labels.size());
  CHECK_FALSE(explained[0].labels[0].signals.empty());
  CHECK(plain[0].labels[0].signals.empty());
  CHECK(plain[0].scores == explained[0].scores);
}
