// candour.hpp: the C API with owners.
#include "plugin-api/candour.hpp"
#include "tests/temporary_folder.h"

#include <fstream>
#include <iterator>
#include <utility>

#include <catch2/catch.hpp>

namespace {

constexpr const char* kText = "Modern slavery statement\n\nWe train all staff every year.\n";

candour::Result<candour::Engine> new_engine() {
  candour::EngineOptions options;
  options.packs = {TEST_PACK};
  return candour::Engine::create(options);
}

}  // namespace

TEST_CASE("A document is checked in four lines") {
  const auto engine = new_engine();
  REQUIRE(engine);
  const auto report = engine->check_text("a.txt", kText);
  REQUIRE(report);
  CHECK(report->name() == "a.txt");
  CHECK_FALSE(report->error());
  CHECK(report->json().value().find("\"verdict\": \"found\"") != std::string::npos);
}

TEST_CASE("What fails is a value that says why") {
  candour::EngineOptions options;
  options.packs = {"no-such-pack"};
  const auto engine = candour::Engine::create(options);
  REQUIRE_FALSE(engine);
  CHECK(engine.error().status == CANDOUR_ERROR_PACK);
  CHECK(engine.error().code == "pack_unknown");
  CHECK_FALSE(engine.error().advice.empty());
  CHECK_THROWS_AS(engine.value(), std::bad_variant_access);
}

TEST_CASE("A document that cannot be checked has a report with an error") {
  const auto engine = new_engine();
  const auto report = engine->check_path("/nowhere/a.pdf");
  REQUIRE(report);
  REQUIRE(report->error());
  CHECK(report->error()->code == "file_not_found");
  CHECK(report->error()->status == CANDOUR_OK);
}

TEST_CASE("An engine that only reads needs no pack") {
  candour::EngineOptions options;
  options.only_read = true;
  const auto engine = candour::Engine::create(options);
  REQUIRE(engine);
  CHECK(engine->read_bytes("a.txt", "One line.")->text().value() == "One line.\n");
}

TEST_CASE("A batch calls back in order and is counted") {
  const candour::TemporaryFolder folder;
  folder.write("a.txt", kText);
  folder.write("b.txt", "");
  const auto engine = new_engine();
  auto batch = candour::Batch::create(*engine);
  REQUIRE(batch);
  CHECK_FALSE(batch->add(folder.path()));
  REQUIRE(batch->size() == 2);
  CHECK(batch->name(1) == "b.txt");
  CHECK(batch->skipped().empty());
  std::string names;
  candour::BatchOptions options;
  options.on_next = [&](std::size_t, candour::ReportView report) { return names += report.name() + " ", true; };
  CHECK_FALSE(batch->run(options));
  CHECK(names == "a.txt b.txt ");
  CHECK(batch->counts().checked == 1);
  CHECK(batch->counts().could_not_check == 1);
}

TEST_CASE("Owners can be moved") {
  auto engine = new_engine();
  const candour::Engine moved = std::move(engine).value();
  auto report = moved.check_text("a.txt", kText);
  const candour::Report kept = std::move(report).value();
  CHECK(kept.name() == "a.txt");
}

TEST_CASE("A host gives the password of a document when it is asked for it") {
  std::ifstream file(CANDOUR_SOURCE_DIR "/tests/extractor/fixtures/user_password.pdf", std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(file)), {});
  candour::EngineOptions options;
  options.only_read = true;
  CHECK(candour::Engine::create(options)->read_bytes("locked.pdf", bytes).error().code == "encrypted");
  options.password = [](const std::string& name) {
    return name == "locked.pdf" ? std::optional<std::string>("secret") : std::nullopt;
  };
  auto engine = candour::Engine::create(options);
  const candour::Engine moved = std::move(engine).value();  // what it asks moves with it
  CHECK(moved.read_bytes("locked.pdf", bytes)->text().value() == "Whoever may open it may read it.\n");
  CHECK(moved.read_bytes("other.pdf", bytes).error().code == "encrypted");
}
