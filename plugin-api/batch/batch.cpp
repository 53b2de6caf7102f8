// Batches of candour.h: an InputList, checked in order.
#include "plugin-api/batch/inputs.h"
#include "plugin-api/batch/ordered_run.h"
#include "plugin-api/handles.h"
#include "reports/html.h"

#include <algorithm>
#include <optional>
#include <thread>

using namespace candour;

struct candour_batch {
  candour_engine& engine;
  InputList list;
  std::string skipped;  // list.skipped() as last asked for
  // What the last run has seen, in the order of the batch; nothing where it did not come.
  std::vector<std::optional<IndexRow>> rows;
  std::vector<IndexColumn> columns;
};

namespace {

constexpr uint32_t kMostJobs = 1024;

std::unique_ptr<candour_result> check_input(candour_engine& engine, const Input& input) {
  if (input.error.code == ErrorCode::none) return check_file(engine, input.path, input.name);
  auto result = std::make_unique<candour_result>();
  result->about = engine.about;
  result->source.name = input.name;
  result->error = input.error;
  return result;
}

candour_status run(candour_batch& batch, const candour_batch_options& options, candour_error** error) {
  const std::vector<Input>& inputs = batch.list.inputs();
  const std::size_t jobs =
      options.jobs != 0 ? options.jobs : std::clamp(std::thread::hardware_concurrency(), 1U, kMostJobs);
  batch.rows.assign(inputs.size(), std::nullopt);
  batch.columns.clear();
  RunSteps steps;
  steps.check = [&](std::size_t index) { return check_input(batch.engine, inputs[index]); };
  steps.checked = [&](std::size_t index, const candour_result& result) {
    return options.on_checked == nullptr || options.on_checked(options.user, index, &result) == 0;
  };
  steps.next = [&](std::size_t index, const candour_result& result) {
    batch.rows[index] = index_row(result.report());
    if (batch.columns.empty() && result.document) batch.columns = index_columns(result.assessment);
    return options.on_next == nullptr || options.on_next(options.user, index, &result) == 0;
  };
  steps.size = [](const candour_result& result) { return result.document ? bytes_of(*result.document) : 0; };
  steps.progress = [&](std::size_t done) {
    if (options.on_progress != nullptr) options.on_progress(options.user, done, inputs.size());
  };
  if (run_in_order(inputs.size(), jobs, steps)) return CANDOUR_OK;
  return fail(
      error, CANDOUR_ERROR_STOPPED,
      {ErrorCode::stopped, "The batch was stopped by its caller.", "Run it again for the documents that are left."});
}

Index index_of(const candour_batch& batch, const candour_index_options& options) {
  const std::string folder = options.statement_folder != nullptr ? options.statement_folder : "statements";
  Index index{batch.engine.about->packs, batch.columns, {}, batch.skipped};
  for (std::size_t i = 0; i < batch.rows.size(); ++i) {
    if (!batch.rows[i]) continue;
    IndexRow& row = index.rows.emplace_back(*batch.rows[i]);
    const std::string report = (folder.empty() ? "" : folder + "/") + batch.list.inputs()[i].file_name;
    if (options.link_html != 0) row.html_href = report + ".html";
    if (options.link_json != 0) row.json_href = report + ".json";
  }
  return index;
}

}  // namespace

candour_status candour_batch_new(candour_engine* engine, candour_batch** batch, candour_error** error) {
  if (batch != nullptr) *batch = nullptr;
  return guarded(error, [&] {
    if (engine == nullptr || batch == nullptr) return wrong_argument(error, "engine and batch must not be NULL");
    *batch = new candour_batch{*engine, {}, {}, {}, {}};
    return CANDOUR_OK;
  });
}

void candour_batch_free(candour_batch* batch) {
  delete batch;
}

candour_status candour_batch_leave_out(candour_batch* batch, const char* path, candour_error** error) {
  return guarded(error, [&] {
    if (batch == nullptr || path == nullptr) return wrong_argument(error, "batch and path must not be NULL");
    batch->list.leave_out(path);
    return CANDOUR_OK;
  });
}

candour_status candour_batch_add(candour_batch* batch, const char* path, candour_error** error) {
  return guarded(error, [&] {
    if (batch == nullptr || path == nullptr) return wrong_argument(error, "batch and path must not be NULL");
    batch->list.add(path);
    batch->skipped = batch->list.skipped();
    batch->rows.clear();
    return CANDOUR_OK;
  });
}

size_t candour_batch_size(const candour_batch* batch) {
  return batch != nullptr ? batch->list.size() : 0;
}

// Naming needs memory; without it there is no name to give.
static const Input* input_of(const candour_batch* batch, size_t index) noexcept {
  try {
    if (batch == nullptr || index >= batch->list.size()) return nullptr;
    return &batch->list.inputs()[index];
  } catch (...) {
    return nullptr;
  }
}
const char* candour_batch_name(const candour_batch* batch, size_t index) {
  const Input* input = input_of(batch, index);
  return input != nullptr ? input->file_name.c_str() : nullptr;
}
const char* candour_batch_path(const candour_batch* batch, size_t index) {
  const Input* input = input_of(batch, index);
  return input != nullptr ? input->path.c_str() : nullptr;
}

const char* candour_batch_skipped(const candour_batch* batch) {
  return batch != nullptr && !batch->skipped.empty() ? batch->skipped.c_str() : nullptr;
}

candour_status candour_batch_run(candour_batch* batch, const candour_batch_options* options, candour_error** error) {
  return guarded(error, [&] {
    if (batch == nullptr) return wrong_argument(error, "batch must not be NULL");
    const auto known = options_of(options);
    if (!known)
      return wrong_argument(error, "candour_batch_options has a size, or fields, that this version does not know");
    if (known->jobs > kMostJobs) return wrong_argument(error, "jobs must be 1 to 1,024, or 0 for the number of cores");
    return run(*batch, *known, error);
  });
}

candour_status candour_batch_index_html(const candour_batch* batch, const candour_index_options* options, char** html,
                                        size_t* size, candour_error** error) {
  if (html != nullptr) *html = nullptr;
  return guarded(error, [&] {
    if (batch == nullptr || html == nullptr) return wrong_argument(error, "batch and html must not be NULL");
    const auto known = options_of(options);
    if (!known)
      return wrong_argument(error, "candour_index_options has a size, or fields, that this version does not know");
    return give(html_index(index_of(*batch, *known), batch->engine.about->tool), html, size);
  });
}

void candour_batch_counts(const candour_batch* batch, size_t* checked, size_t* could_not_check,
                          size_t* not_statements) {
  size_t good = 0, bad = 0, other = 0;
  if (batch != nullptr) {
    for (const auto& row : batch->rows) {
      if (!row) continue;
      const bool was_checked = row->error.code == ErrorCode::none;
      ++(was_checked ? good : bad);
      if (was_checked && !is_statement(row->type)) ++other;
    }
  }
  if (checked != nullptr) *checked = good;
  if (could_not_check != nullptr) *could_not_check = bad;
  if (not_statements != nullptr) *not_statements = other;
}
