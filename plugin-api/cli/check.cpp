// candour check: files and folders in, reports out.
#include "plugin-api/candour.hpp"
#include "plugin-api/cli/commands.h"
#include "plugin-api/cli/ocr.h"
#include "plugin-api/cli/output.h"
#include "plugin-api/cli/passwords.h"
#include "plugin-api/cli/signals.h"
#include "plugin-api/cli/terminal.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <map>
#include <mutex>

#include <nlohmann/json.hpp>
#include <sys/stat.h>

namespace candour::cli {
namespace {

constexpr const char* kFolder = "statements";  // in the output folder

std::string counted(std::size_t count, const char* one, const char* many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

int refuse(const Error& error) {
  if (error.status == CANDOUR_ERROR_PACK) {  // a line for each mistake
    complain_lines(error.message + "\n" + error.advice);
    return kWrongUse;
  }
  complain(error.message, error.advice);
  return error.status == CANDOUR_ERROR_ARGUMENT ? kWrongUse : kSomeFailed;
}

struct Formats {
  bool json, html;
};

Formats formats_of(const CheckOptions& options) {
  const auto asked = [&](const char* name) {
    return std::find(options.formats.begin(), options.formats.end(), name) != options.formats.end();
  };
  if (options.formats.empty()) return {true, !options.out.empty()};
  return {asked("json"), asked("html")};
}

// Writes the reports of a batch into a folder as they come. The first thing that cannot be written stops the
// batch.
class Writing {
 public:
  Writing(const CheckOptions& options, const Batch& batch)
      : options_(options),
        batch_(batch),
        formats_(formats_of(options)),
        statements_(options.out + "/" + kFolder),
        progress_(!options.quiet),
        lines_(batch.size()) {
    note_done(0, batch.size(), statements_);
    if (formats_.json) results_.emplace(options.out + "/results.jsonl");
  }

  // On worker threads.
  bool write_reports(std::size_t index, const ReportView& report) {
    const std::string name = batch_.name(index);
    const std::string file = statements_ + "/" + name;
    bool has_source = is_file(batch_.path(index));
    if (options_.copy_sources && has_source && !copy_source(index, report, file, has_source)) return false;
    if (formats_.json && !(keep(report.json(), file + ".json") && keep_line(index, report))) return false;
    if (formats_.html) {
      HtmlOptions links;
      if (has_source) links.source_href = options_.copy_sources ? name : link_from(statements_, batch_.path(index));
      if (formats_.json) links.json_href = name + ".json";
      links.index_href = "../index.html";
      if (!keep(report.html(links), file + ".html")) return false;
    }
    return true;
  }

  // In order.
  bool write_line(std::size_t index, const ReportView& report) {
    if (const auto error = report.error(); error && !options_.quiet) complain(error->message, error->advice);
    add_to(pages_, report.pages());
    if (!results_) return true;
    const std::string line = std::exchange(lines_[index], {});
    return good(results_->add(line));
  }

  void show(std::size_t done, std::size_t total) {
    note_done(done, total, statements_);
    progress_.show(done, total);
  }

  // After the last document: what belongs to all of them.
  bool finish() {
    if (!good(sync_folder(statements_)) || (results_ && !good(results_->finish()))) return false;
    IndexOptions links;
    links.statement_folder = kFolder;
    links.link_html = true;
    links.link_json = formats_.json;
    if (formats_.html && !keep(batch_.index_html(links), options_.out + "/index.html")) return false;
    return good(sync_folder(options_.out));
  }

  // What to open.
  std::string result() const { return options_.out + (formats_.html ? "/index.html" : "/results.jsonl"); }
  const Failure& failure() const { return failure_; }
  const PageCounts& pages() const { return pages_; }
  bool all_copied() const { return !not_copied_; }

 private:
  static bool is_file(const std::string& path) {
    struct stat status {};
    return stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
  }
  bool good(Failure failure) {
    const std::lock_guard lock(mutex_);
    if (failure && !failure_) failure_ = std::move(failure);
    return !failure_;
  }
  // The copy is what was checked, or not there: then that is said, but of files that could not be read at all, which is said already.
  bool copy_source(std::size_t index, const ReportView& report, const std::string& file, bool& is_copied) {
    std::string why_not;
    const auto is_right = [&](const std::string& copy) { return report.is_of(copy); };
    const bool written = good(copy_file(batch_.path(index), file, is_right, why_not));
    is_copied = why_not.empty();
    const auto error = report.error();
    if (is_copied || (error && error->code == "file_unreadable")) return written;
    not_copied_ = true;
    if (!options_.quiet) complain(report.name() + ": is not copied: " + why_not + ".", "Check it again to have both.");
    return written;
  }
  bool keep(const Result<std::string>& text, const std::string& path) {
    return good(text ? write_file(path, text.value()) : Failure(text.error().message));
  }
  bool keep_line(std::size_t index, const ReportView& report) {
    auto line = report.json(JsonStyle::compact);
    if (!line) return good(Failure(line.error().message));
    lines_[index] = std::move(line).value();
    return true;
  }

  const CheckOptions& options_;
  const Batch& batch_;
  const Formats formats_;
  const std::string statements_;
  ProgressLine progress_;
  PageCounts pages_;
  std::vector<std::string>
      lines_;  // compact reports that wait for their turn; each written by one thread, then by another
  std::optional<NewFile> results_;
  std::mutex mutex_;
  Failure failure_;
  std::atomic<bool> not_copied_{false};
};

std::string closing_line(const BatchCounts& counts, const PageCounts& pages, const std::string& result) {
  std::string text = "Checked " + counted(counts.checked, "file", "files");
  if (counts.not_statements != 0) text += ", " + std::to_string(counts.not_statements) + " of them no statement";
  if (counts.could_not_check != 0) text += "; " + std::to_string(counts.could_not_check) + " could not be checked";
  return text + "." + ocr_summary(pages) + " Open " + visible(result) + "\n";
}

// What cannot be written is said before the work.
Failure folder_refused(const std::string& out) {
  if (Failure failure = make_folders(out + "/" + kFolder)) return failure;
  for (const std::string& folder : {out, out + "/" + kFolder}) {
    if (Failure failure = not_writable(folder)) return failure;
  }
  return {};
}

int check_into_folder(Batch& batch, const CheckOptions& options, PasswordFile& passwords) {
  if (const Failure failure = folder_refused(options.out)) {
    complain(*failure, "Name another folder with --out.");
    return kWrongUse;
  }
  BatchCounts counts;
  PageCounts pages;
  std::string result;
  bool all_copied = true;
  {
    Writing writing(options, batch);
    BatchOptions steps;
    steps.jobs = options.jobs;
    steps.on_checked = [&](std::size_t index, ReportView report) { return writing.write_reports(index, report); };
    steps.on_next = [&](std::size_t index, ReportView report) {
      passwords.note_checked(report.name());
      return writing.write_line(index, report);
    };
    steps.on_progress = [&](std::size_t done, std::size_t total) { writing.show(done, total); };
    const auto stopped = batch.run(steps);
    if (!stopped) writing.finish();
    if (const Failure failure = writing.failure()) {
      complain(*failure, "Make room or name another folder with --out; what was written before is whole.");
      return kSomeFailed;
    }
    if (stopped) return refuse(*stopped);
    counts = batch.counts();
    pages = writing.pages();
    result = writing.result();
    all_copied = writing.all_copied();
  }
  if (!options.quiet) {
    if (const Failure failure = print(closing_line(counts, pages, result))) {
      complain(*failure);
      return kSomeFailed;
    }
  }
  return counts.could_not_check == 0 && all_copied ? kGood : kSomeFailed;
}

int check_to_standard_output(Batch& batch, const CheckOptions& options, PasswordFile& passwords) {
  bool could_not = false;
  std::optional<Error> defect;
  Failure unwritten;
  BatchOptions steps;
  steps.jobs = 1;
  steps.on_next = [&](std::size_t index, ReportView report) {
    passwords.note_checked(report.name());
    if (const auto error = report.error()) {
      could_not = true;
      if (!options.quiet) complain(error->message, error->advice);
    }
    if (const std::string notes = ocr_summary(report.pages()); !notes.empty() && !options.quiet)
      complain(report.name() + ":" + notes);
    HtmlOptions links;
    links.source_href = link_from(".", batch.path(index));
    const auto text = formats_of(options).html ? report.html(links) : report.json();
    if (!text) defect = text.error();
    if (text) unwritten = print(text.value());
    return text && !unwritten;
  };
  const auto stopped = batch.run(steps);
  if (unwritten) {
    complain(*unwritten);
    return kSomeFailed;
  }
  if (defect) return refuse(*defect);
  if (stopped) return refuse(*stopped);
  return could_not ? kSomeFailed : kGood;
}

// What the packs' authors should know, such as weights that were fitted for other rules.
void warn_of_packs(const Engine& engine) {
  const auto about = engine.about_json();
  if (!about) return;
  const auto packs = nlohmann::json::parse(about.value(), nullptr, false);
  for (const auto& pack : packs.value("packs", nlohmann::json::array())) {
    for (const auto& warning : pack.value("warnings", nlohmann::json::array()))
      complain(warning.get<std::string>() + ".");
  }
}

}  // namespace

int check(const CheckOptions& options) {
  auto passwords = PasswordFile::read(options.password_file);
  if (!passwords) return refuse(passwords.error());
  EngineOptions settings;
  settings.packs = options.packs;
  settings.readers = options.jobs;
  settings.timeout_ms = static_cast<std::uint32_t>(std::lround(options.timeout * 1000));
  settings.memory_bytes = std::uint64_t{options.memory} << 20;
  settings.ocr = ocr_named(options.ocr);
  settings.password = passwords->source();
  const auto engine = Engine::create(settings);
  if (!engine) return refuse(engine.error());
  if (!options.quiet) warn_of_packs(*engine);
  auto batch = Batch::create(*engine);
  if (!batch) return refuse(batch.error());
  for (const std::string& path : {options.out, options.password_file}) {
    if (path.empty()) continue;
    if (const auto error = batch->leave_out(path)) return refuse(*error);
  }
  for (const std::string& path : options.paths) {
    if (!options.password_file.empty() && are_same_file(path, options.password_file)) {
      complain(path + " is the file of passwords, and no statement.");
      return kWrongUse;
    }
    if (const auto error = batch->add(path)) return refuse(*error);
  }
  const std::string skipped = batch->skipped();
  if (options.out.empty() && batch->size() > 1) {
    complain("There are " + std::to_string(batch->size()) +
             " files to check: name a folder for their reports with --out DIR.");
    return kWrongUse;
  }
  if (options.out.empty() && formats_of(options).json && formats_of(options).html) {
    complain("Two formats do not fit on standard output: name a folder with --out DIR, or one --format.");
    return kWrongUse;
  }
  if (!skipped.empty() && !options.quiet) complain("Skipped " + skipped + ".");
  if (batch->size() == 0 && !options.quiet)
    complain("There is nothing to check: no PDF, DOCX, HTML, Markdown or text file was found.");
  const int status = options.out.empty() ? check_to_standard_output(*batch, options, *passwords)
                                         : check_into_folder(*batch, options, *passwords);
  for (const std::string& line : passwords->unused()) {
    if (status != kWrongUse && !options.quiet) complain(line, "A name is written there as reports write it.");
  }
  return status;
}

}  // namespace candour::cli
