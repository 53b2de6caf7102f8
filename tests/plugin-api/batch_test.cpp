// Many documents.
#include "tests/plugin-api/api.h"
#include "tests/temporary_folder.h"

#include <atomic>
#include <mutex>
#include <set>
#include <vector>

#include <catch2/catch.hpp>

using candour::TemporaryFolder;

namespace {

Owned<candour_batch> batch_of(const Owned<candour_engine>& engine, const std::string& path) {
  candour_batch* batch = nullptr;
  candour_batch_new(engine.get(), &batch, nullptr);
  candour_batch_add(batch, path.c_str(), nullptr);
  return Owned<candour_batch>(batch);
}

// What the callbacks of a run have seen.
struct Seen {
  std::vector<std::string> names;  // on_next
  std::atomic<std::size_t> checked{0};
  std::size_t done = 0;
  std::size_t stop_at = SIZE_MAX;
  bool in_order = true, alone = true;
  std::atomic<bool> delivering{false};
};

candour_batch_options options_of(Seen& seen, uint32_t jobs) {
  candour_batch_options options{};
  options.size = sizeof options;
  options.jobs = jobs;
  options.user = &seen;
  options.on_checked = [](void* user, size_t, const candour_result*) { return ++static_cast<Seen*>(user)->checked, 0; };
  options.on_next = [](void* user, size_t index, const candour_result* result) {
    Seen& all = *static_cast<Seen*>(user);
    all.alone = !all.delivering.exchange(true) && all.alone;
    all.in_order = all.in_order && index == all.names.size();
    all.names.emplace_back(candour_result_name(result));
    all.delivering = false;
    return all.names.size() == all.stop_at ? 1 : 0;
  };
  options.on_progress = [](void* user, size_t done, size_t) { static_cast<Seen*>(user)->done = done; };
  return options;
}

}  // namespace

TEST_CASE("A batch names its files before it is run") {
  const TemporaryFolder folder;
  folder.write("in/sub/b.txt", kStatement);
  folder.write("in/a.txt", kStatement);
  folder.write("in/c.xlsx", "x");
  const auto engine = engine_with();
  const auto batch = batch_of(engine, folder / "in");
  REQUIRE(candour_batch_size(batch.get()) == 2);
  CHECK(std::string(candour_batch_name(batch.get(), 1)) == "sub__b.txt");
  CHECK(std::string(candour_batch_path(batch.get(), 1)) == folder / "in/sub/b.txt");
  CHECK(candour_batch_name(batch.get(), 2) == nullptr);
  CHECK(std::string(candour_batch_skipped(batch.get())) == "1 file of a type that this version does not read: 1 .xlsx");
}

TEST_CASE("Results come in the order of the batch, one at a time, whatever the number of jobs") {
  const TemporaryFolder folder;
  for (int i = 0; i < 400; ++i) {  // of very different length
    std::string text = kStatement;
    for (int j = 0; j < (i * 7919) % 101; ++j) text += "We train all our suppliers in many countries.\n\n";
    folder.write(std::to_string(1000 + i) + ".txt", text);
  }
  const auto engine = engine_with();
  const auto batch = batch_of(engine, folder.path());
  for (const uint32_t jobs : {1U, 3U, 8U}) {
    Seen seen;
    const candour_batch_options options = options_of(seen, jobs);
    REQUIRE(candour_batch_run(batch.get(), &options, nullptr) == CANDOUR_OK);
    CHECK(seen.in_order);
    CHECK(seen.alone);
    CHECK(seen.checked == 400);
    CHECK(seen.done == 400);
    REQUIRE(seen.names.size() == 400);
    CHECK(seen.names[399] == "1399.txt");
  }
}

TEST_CASE("A callback that asks to stop ends the batch") {
  const TemporaryFolder folder;
  for (int i = 0; i < 50; ++i) folder.write(std::to_string(100 + i) + ".txt", kStatement);
  const auto engine = engine_with();
  const auto batch = batch_of(engine, folder.path());
  Seen seen;
  seen.stop_at = 5;
  const candour_batch_options options = options_of(seen, 4);
  candour_error* error = nullptr;
  CHECK(candour_batch_run(batch.get(), &options, &error) == CANDOUR_ERROR_STOPPED);
  CHECK(std::string(candour_error_code(error)) == "stopped");
  candour_error_free(error);
  CHECK(seen.names.size() == 5);
}

TEST_CASE("An exception in a callback does not pass through the library") {
  const TemporaryFolder folder;
  folder.write("a.txt", kStatement);
  const auto engine = engine_with();
  const auto batch = batch_of(engine, folder.path());
  candour_batch_options options{};
  options.size = sizeof options;
  options.on_next = [](void*, size_t, const candour_result*) -> int { throw 7; };
  CHECK(candour_batch_run(batch.get(), &options, nullptr) == CANDOUR_ERROR_INTERNAL);
}

TEST_CASE("Each document has one result, those that cannot be checked too, and they are counted") {
  const TemporaryFolder folder;
  folder.write("in/a.txt", kStatement);
  folder.write("in/b.pdf", "");
  folder.write("in/c.txt", "A news item about trains.");
  const auto engine = engine_with();
  const auto batch = batch_of(engine, folder / "in");
  candour_batch_add(batch.get(), (folder / "missing.pdf").c_str(), nullptr);
  Seen seen;
  const candour_batch_options options = options_of(seen, 2);
  REQUIRE(candour_batch_run(batch.get(), &options, nullptr) == CANDOUR_OK);
  CHECK(seen.names == std::vector<std::string>{"a.txt", "b.pdf", "c.txt", "missing.pdf"});
  size_t checked = 0, could_not = 0, other = 0;
  candour_batch_counts(batch.get(), &checked, &could_not, &other);
  CHECK(checked == 2);
  CHECK(could_not == 2);
  CHECK(other == 1);
}

TEST_CASE("The index links to reports where the host says they are") {
  const TemporaryFolder folder;
  folder.write("a.txt", kStatement);
  const auto engine = engine_with();
  const auto batch = batch_of(engine, folder.path());
  REQUIRE(candour_batch_run(batch.get(), nullptr, nullptr) == CANDOUR_OK);
  candour_index_options options{};
  options.size = sizeof options;
  options.statement_folder = "pages";
  options.link_html = 1;
  char* html = nullptr;
  REQUIRE(candour_batch_index_html(batch.get(), &options, &html, nullptr, nullptr) == CANDOUR_OK);
  const std::string index(html);
  candour_string_free(html);
  CHECK(index.find("pages/a.txt.html") != std::string::npos);
  CHECK(index.find("a.txt.json") == std::string::npos);
}

TEST_CASE("A reader that cannot be started costs each document a record, and the batch ends") {
  const TemporaryFolder folder;
  folder.write("a.txt", kStatement);
  candour_engine_options settings{};
  settings.reader_path = "/nowhere/candour-reader";
  const auto engine = engine_with(settings);
  const auto batch = batch_of(engine, folder.path());
  candour_batch_options options{};
  options.size = sizeof options;
  std::string code;
  options.user = &code;
  options.on_next = [](void* user, size_t, const candour_result* result) {
    *static_cast<std::string*>(user) = candour_result_error_code(result);
    return 0;
  };
  CHECK(candour_batch_run(batch.get(), &options, nullptr) == CANDOUR_OK);
  CHECK(code == "reader_missing");
}
