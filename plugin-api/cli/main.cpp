// The program candour: its command line.
#include "plugin-api/cli/bench.h"
#include "plugin-api/cli/commands.h"
#include "plugin-api/cli/output.h"
#include "plugin-api/cli/signals.h"
#include "plugin-api/cli/terminal.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <exception>
#include <sstream>

#include <CLI/CLI.hpp>
#include <malloc.h>

namespace candour::cli {
namespace {

// Edits (letters added, dropped, changed) from one word to another.
std::size_t distance(const std::string& from, const std::string& to) {
  std::vector<std::size_t> row(to.size() + 1);
  for (std::size_t j = 0; j <= to.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= from.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= to.size(); ++j) {
      const std::size_t changed = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row.back();
}

// A word where a command of `app` ("candour", "candour rules") should stand.
int unknown_command(const CLI::App& app, const std::string& called, const std::string& word) {
  std::string names, meant;
  for (const CLI::App* command : app.get_subcommands({})) {
    names += (names.empty() ? "" : ", ") + command->get_name();
    if (distance(word, command->get_name()) <= 2) meant = command->get_name();
  }
  complain("There is no command " + called + " " + word + ".",
           meant.empty() ? "There are: " + names + "; see " + called + " --help."
                         : "Did you mean " + called + " " + meant + "?");
  return kWrongUse;
}

bool is_command(const CLI::App& app, const std::string& word) {
  const auto commands = app.get_subcommands({});
  return std::any_of(commands.begin(), commands.end(),
                     [&](const CLI::App* command) { return command->get_name() == word; });
}

// An option that may be given several times, each time with one value: what follows is not swallowed.
CLI::Option* repeated(CLI::Option* option) {
  return option->allow_extra_args(false)->take_all();
}

void add_ocr(CLI::App& command, std::string& mode) {
  command
      .add_option("--ocr", mode,
                  "Read pages by OCR: auto, those that are only images, if OCR is installed (the default); never; or "
                  "always, every page that is not well read")
      ->type_name("WHEN")
      ->check(CLI::IsMember({"auto", "never", "always"}));
}

void add_password_file(CLI::App& command, std::string& file) {
  command
      .add_option("--password-file", file, "File with the passwords of PDFs that need one: lines NAME, a tab, PASSWORD")
      ->type_name("FILE");
}

void define_check(CLI::App& app, CheckOptions& options) {
  CLI::App* check =
      app.add_subcommand("check", "Check statements and report, with quotes, which disclosures they make");
  check
      ->add_option("PATH", options.paths,
                   "Files and folders; of folders, every .pdf, .docx, .html, .md and .txt file below")
      ->required();
  repeated(
      check->add_option("--pack", options.packs, "Pack to check against: an id (see candour rules list) or a file"))
      ->type_name("ID|FILE");
  check->add_option("--out", options.out, "Folder for the reports; made if it is not there")
      ->type_name("DIR")
      ->check([](const std::string& folder) { return folder.empty() ? "It needs the name of a folder" : ""; }, "");
  repeated(check->add_option("--format", options.formats, "What to write: json or html; by default both"))
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"json", "html"}));
  check->add_option("--jobs", options.jobs, "Files checked at the same time; by default the number of cores")
      ->type_name("N")
      ->check(CLI::Range(1, 1024));
  check
      ->add_option("--timeout", options.timeout,
                   "Seconds that a file may take, OCR included; by default 60, and 300 with OCR")
      ->type_name("SECONDS")
      ->check(CLI::Range(0.1, 86400.0))
      ->check([](const std::string& text) {
        return std::isnan(std::strtod(text.c_str(), nullptr)) ? "nan is no number of seconds" : "";
      });
  check->add_option("--memory", options.memory, "Megabytes that the reader of a file may use; by default 1024")
      ->type_name("MB")
      ->check(CLI::Range(64, 1 << 20));
  add_ocr(*check, options.ocr);
  add_password_file(*check, options.password_file);
  check->add_flag("--copy-sources", options.copy_sources, "Copy each file beside its report, and link to the copy")
      ->needs("--out");
  check->add_flag("--quiet", options.quiet, "Say nothing about files; the exit status and the reports do");
  check->footer(
      "Examples:\n"
      "  candour check statement.pdf                      the report as JSON, to standard output\n"
      "  candour check statements --out reports           a folder; then open reports/index.html\n"
      "  candour check a.pdf b.txt --out r --format html --pack uk-msa-2015 --pack my-pack.yaml\n"
      "\n"
      "Exit status: 0 every file was checked; 1 a file could not be checked; 2 the command line or a pack is "
      "wrong.");
}

void define_extract(CLI::App& app, ExtractOptions& options) {
  CLI::App* extract = app.add_subcommand("extract", "Print the text of a document as Candour reads it");
  extract->add_option("FILE", options.file, "A document")->required();
  extract->add_option("--format", options.format, "text, or json: pages, lines, words with boxes, sentences")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"text", "json"}));
  add_ocr(*extract, options.ocr);
  add_password_file(*extract, options.password_file);
  extract->footer(
      "Examples:\n"
      "  candour extract statement.pdf                    one paragraph a line, a form feed between pages\n"
      "  candour extract statement.pdf --format json");
}

struct RulesOptions {
  std::string name, file;
  std::vector<std::string> packs, files;
};

void define_rules(CLI::App& app, RulesOptions& options) {
  CLI::App* rules = app.add_subcommand("rules", "Look at, test and validate rule packs");
  rules->require_subcommand(1);
  rules->add_subcommand("list", "The packs that come with Candour");
  CLI::App* show = rules->add_subcommand("show", "A requirement, label or signal as a page of text");
  show->add_option("ID", options.name, "Its name, such as uk.training")->required();
  repeated(show->add_option("--pack", options.packs, "Look in this pack"))->type_name("ID|FILE");
  CLI::App* test =
      rules->add_subcommand("test", "Run every example of packs, and name the line of each that is not as expected");
  test->add_option("FILE", options.files, "Pack files or ids; none: all that come with Candour");
  CLI::App* validate =
      rules->add_subcommand("validate", "Say what is wrong in a pack file, with line and what was expected");
  validate->add_option("FILE", options.file, "A pack file")->required();
  rules->footer(
      "Examples:\n"
      "  candour rules show uk.training\n"
      "  candour rules validate my-pack.yaml && candour rules test my-pack.yaml");
}

void define_label(CLI::App& app, LabelOptions& options) {
  CLI::App* label = app.add_subcommand("label", "Say for every sentence of a CSV file which labels and status it has");
  label
      ->add_option("--sentences", options.sentences,
                   "CSV with columns statement_id, sentence_index, sentence; others are passed over")
      ->type_name("CSV")
      ->required();
  label->add_option("--out", options.out, "CSV to write: a row for each sentence, in the same order")
      ->type_name("CSV")
      ->required();
  label->add_flag("--explain", options.explain, "One more column: the signals behind each label, and their share");
  label->add_option("--pack", options.pack, "Pack to label with: an id or a file; by default uk-msa-2015")
      ->type_name("ID|FILE");
  label->footer(
      "Examples:\n"
      "  candour label --sentences sentences.csv --out labels.csv\n"
      "  candour label --sentences sentences.csv --out labels.csv --explain --pack my-pack.yaml\n"
      "\n"
      "The sentences of a statement are context for each other, in the order of sentence_index. A score of 0.5 and "
      "more is a label.\n"
      "\n"
      "Exit status: 0 every sentence was labelled; 1 the sentences could not be read; 2 the command line or a pack is "
      "wrong, or --out cannot be written.");
}

void define_evaluate(CLI::App& app, EvaluateOptions& options) {
  CLI::App* evaluate = app.add_subcommand("evaluate", "Say how often labels, statuses or verdicts are what people say");
  evaluate
      ->add_option("--gold", options.gold,
                   "CSV of people's labels: statement_id, sentence_index, a column for each label, status")
      ->type_name("CSV");
  evaluate
      ->add_option("--requirements", options.requirements,
                   "CSV of people's verdicts: statement_id, requirement, verdict")
      ->type_name("CSV");
  evaluate
      ->add_option("--predictions", options.predictions,
                   "CSV to compare with --gold; without it the pack labels the gold's column sentence. With "
                   "--requirements: CSV, or a folder of JSON reports")
      ->type_name("CSV|DIR");
  evaluate->add_option("--pack", options.pack, "Pack whose labels are compared; by default uk-msa-2015")
      ->type_name("ID|FILE");
  evaluate->add_option("--format", options.format, "text, or json: the same figures in full")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"text", "json"}));
  evaluate->footer(
      "Examples:\n"
      "  candour evaluate --gold gold.csv                             the pack against people, label by label\n"
      "  candour evaluate --gold gold.csv --predictions labels.csv    labels that are there already\n"
      "  candour evaluate --requirements verdicts.csv --predictions reports/statements\n"
      "\n"
      "Exit status: 0 the figures were printed; 1 a file could not be read; 2 the command line or a pack is wrong.");
}

void define_calibrate(CLI::App& app, CalibrateOptions& options) {
  CLI::App* calibrate = app.add_subcommand("calibrate", "Fit a pack's weights on statements that people have labelled");
  repeated(calibrate->add_option(
               "--gold", options.gold,
               "CSV of people's labels, as for evaluate: these teach, and set where each label's cut lies"))
      ->required()
      ->type_name("CSV");
  repeated(calibrate->add_option("--teach", options.teach,
                                 "CSV whose labels only teach; for labels that no --gold has they set the cut too"))
      ->type_name("CSV");
  calibrate->add_option("--out", options.out, "JSON to write: the file that the pack's section weights names")
      ->required()
      ->type_name("JSON");
  calibrate->add_option("--pack", options.pack, "Pack whose weights are fitted; by default uk-msa-2015")
      ->type_name("ID|FILE");
  calibrate
      ->add_option(
          "--held-out", options.held_out,
          "CSV to write: how each sentence scores when its statement is not fitted on; takes six times as long")
      ->type_name("CSV");
  calibrate
      ->add_option("--yardstick", options.yardstick,
                   "Whose labels those of --gold are, as reports say it; by default experts")
      ->type_name("TEXT");
  calibrate->add_option("--jobs", options.jobs, "Labels fitted at the same time; by default the number of cores")
      ->type_name("N")
      ->check(CLI::Range(1, 1024));
  calibrate->add_flag("--quiet", options.quiet, "Do not say how far it is");
  calibrate->footer(
      "Examples:\n"
      "  candour calibrate --gold experts.csv --teach read.csv --pack my-pack.yaml --out weights.json\n"
      "  candour calibrate --gold experts.csv --out weights.json --held-out scores.csv\n"
      "  candour evaluate --gold experts.csv --predictions scores.csv\n"
      "\n"
      "The same data gives the same bytes. Packs are never written to.\n"
      "Exit status: 0 the weights are written; 1 the data could not be read; 2 the command line or the pack is wrong.");
}

int run(int argc, char** argv) {
  CheckOptions check_options;
  ExtractOptions extract_options;
  RulesOptions rules_options;
  LabelOptions label_options;
  CalibrateOptions calibrate_options;
  EvaluateOptions evaluate_options;
  bool version_asked = false;
  CLI::App app{
      "Candour reads modern slavery statements and reports, with quotes, which required disclosures they "
      "make.",
      "candour"};
  app.require_subcommand(0, 1);
  app.add_flag("--version", version_asked, "Version, packs, libraries, and what was left out at build time");
  define_check(app, check_options);
  define_extract(app, extract_options);
  define_rules(app, rules_options);
  define_label(app, label_options);
  define_calibrate(app, calibrate_options);
  define_evaluate(app, evaluate_options);
  app.footer(
      "Examples:\n"
      "  candour check statements --out reports\n"
      "  candour extract statement.pdf\n"
      "  candour rules show uk.training\n"
      "\n"
      "candour COMMAND --help says more.");
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& asked) {  // --help
    std::ostringstream help;
    app.exit(asked, help, help);
    return say(help.str());
  } catch (const CLI::ParseError& error) {
    if (argc > 1 && argv[1][0] != '-' && !is_command(app, argv[1])) return unknown_command(app, "candour", argv[1]);
    const CLI::App& rules = *app.get_subcommand("rules");
    if (argc > 2 && argv[1] == rules.get_name() && argv[2][0] != '-' && !is_command(rules, argv[2])) {
      return unknown_command(rules, "candour rules", argv[2]);
    }
    complain(std::string(error.what()) + ".", "See candour --help.");
    return kWrongUse;
  }
  if (version_asked) return version();
  const bool writes_files =
      app.got_subcommand("check") || app.got_subcommand("calibrate") || app.got_subcommand("label");
  if (writes_files) watch_signals(check_options.quiet || calibrate_options.quiet);
  if (app.got_subcommand("check")) return check(check_options);
  if (app.got_subcommand("extract")) return extract(extract_options);
  if (app.got_subcommand("calibrate")) return calibrate(calibrate_options);
  if (app.got_subcommand("label")) return label(label_options);
  if (app.got_subcommand("evaluate")) return evaluate(evaluate_options);
  if (app.got_subcommand("rules")) {
    const CLI::App* rules = app.get_subcommand("rules");
    if (rules->got_subcommand("list")) return rules_list();
    if (rules->got_subcommand("show")) return rules_show(rules_options.name, rules_options.packs);
    if (rules->got_subcommand("test")) return rules_test(rules_options.files);
    return rules_validate(rules_options.file);
  }
  std::fputs(app.help().c_str(), stderr);
  return kWrongUse;
}

}  // namespace
}  // namespace candour::cli

int main(int argc, char** argv) {
  // What one document frees the next one needs: giving it back to the kernel in between costs more than judging a page.
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 64 << 20);
  candour::cli::prepare_streams();
  try {
    return candour::cli::run(argc, argv);
  } catch (const std::exception& defect) {
    candour::cli::complain(std::string("A defect in Candour: ") + defect.what() + ".", "Please report this.");
    return candour::cli::kSomeFailed;
  }
}
