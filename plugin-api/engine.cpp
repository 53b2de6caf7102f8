// The engine: packs compiled once, and a pool of readers.
#include "extractor/isolation.h"
#include "extractor/wire.h"
#include "plugin-api/handles.h"

#include <cstring>
#include <thread>

#include <nlohmann/json.hpp>

using namespace candour;

namespace {

constexpr uint32_t kMostReaders = 1024;
static_assert(CANDOUR_PASSWORD_SIZE == wire::kMaxPassword);

Error out_of_range(const char* what, const char* range) {
  return {ErrorCode::argument_invalid, std::string(what) + " must be " + range + ", or 0 for the default.",
          "See candour_engine_options."};
}

Result<ReaderLimits> limits_of(const candour_engine_options& options) {
  ReaderLimits limits;
  if (options.timeout_ms != 0) {
    if (options.timeout_ms < 100 || options.timeout_ms > 86'400'000)
      return out_of_range("timeout_ms", "100 to 86,400,000");
    limits.timeout_ms = options.timeout_ms;
    limits.ocr.timeout_ms = options.timeout_ms;
  }
  if (options.memory_bytes != 0) {
    if (options.memory_bytes < (64U << 20)) return out_of_range("memory_bytes", "at least 64 MiB");
    limits.memory_bytes = options.memory_bytes;
  }
  return limits;
}

// `reader` is the path of candour-reader, whose module does the recognising.
Result<OcrSettings> ocr_of(const candour_engine_options& options, const std::string& reader, OcrSettings ocr) {
  if (options.ocr > CANDOUR_OCR_ALWAYS)
    return Error{ErrorCode::argument_invalid, "ocr must be a candour_ocr.", "See candour_engine_options."};
  if (options.ocr_data != nullptr) ocr.data = options.ocr_data;
  if (ocr.data.size() > 4000)
    return Error{ErrorCode::argument_invalid, "ocr_data is too long.", "See candour_engine_options."};
  ocr.mode = options.ocr == CANDOUR_OCR_NEVER    ? OcrMode::never
             : options.ocr == CANDOUR_OCR_ALWAYS ? OcrMode::always
                                                 : OcrMode::automatic;
  const std::string missing = ocr.mode == OcrMode::always ? ocr_missing(reader, ocr.data) : "";
  if (!missing.empty()) {
    return Error{ErrorCode::ocr_missing, "OCR was asked for always, but " + missing + ".",
                 "Install it, or ask for OCR only where it is there (auto)."};
  }
  return ocr;
}

Result<std::uint32_t> readers_of(const candour_engine_options& options) {
  if (options.readers > kMostReaders) return out_of_range("readers", "1 to 1,024");
  return options.readers != 0 ? options.readers : std::clamp(std::thread::hardware_concurrency(), 1U, kMostReaders);
}

Result<RuleSet> rules_of(const candour_engine_options& options) {
  static const char* const kDefault[] = {"uk-msa-2015"};
  const bool given = options.packs != nullptr;
  const char* const* names = given ? options.packs : kDefault;
  std::vector<std::shared_ptr<const Pack>> packs;
  for (size_t i = 0; i < (given ? options.pack_count : 1); ++i) {
    if (names[i] == nullptr)
      return Error{ErrorCode::argument_invalid, "A pack's name is NULL.", "See candour_engine_options."};
    auto pack = load_pack(names[i]);
    if (!pack) return pack.error();
    packs.push_back(pack.take());
  }
  return RuleSet::compile(std::move(packs));
}

// What the host's callback says, as the pool asks for it.
Passwords passwords_of(const candour_engine_options& options) {
  if (options.password == nullptr) return {};
  return [ask = options.password, user = options.password_user](const std::string& name) {
    char buffer[CANDOUR_PASSWORD_SIZE] = {};
    const int length = ask(user, name.c_str(), buffer, sizeof buffer);
    std::string password(buffer, static_cast<std::size_t>(std::clamp(length, 0, static_cast<int>(sizeof buffer))));
    explicit_bzero(buffer, sizeof buffer);
    return password;
  };
}

// A program that can be run; whether it is a reader is seen when it is started.
Result<std::string> reader_of(const candour_engine_options& options) {
  if (options.reader_path == nullptr) return find_reader();
  return std::string(options.reader_path);
}

}  // namespace

candour_status candour_engine_new(const candour_engine_options* options, candour_engine** engine,
                                  candour_error** error) {
  if (engine != nullptr) *engine = nullptr;
  return guarded(error, [&] {
    if (engine == nullptr) return wrong_argument(error, "engine must not be NULL");
    const auto known = options_of(options);
    if (!known)
      return wrong_argument(error, "candour_engine_options has a size, or fields, that this version does not know");
    auto limits = limits_of(*known);
    if (!limits) return fail(error, limits.error());
    const auto readers = readers_of(*known);
    if (!readers) return fail(error, readers.error());
    auto rules = rules_of(*known);
    if (!rules) return fail(error, rules.error());
    const auto reader = reader_of(*known);
    if (!reader) return fail(error, reader.error());
    const auto ocr = ocr_of(*known, reader.value(), limits.value().ocr);
    if (!ocr) return fail(error, ocr.error());
    limits.value().ocr = ocr.value();
    auto about = std::make_shared<const About>(
        About{tool_info(), rules.value().packs(), ocr_missing(reader.value(), ocr.value().data)});
    *engine = new candour_engine{
        std::move(about), rules.take(), {reader.value(), readers.value(), limits.value(), passwords_of(*known)}};
    return CANDOUR_OK;
  });
}

void candour_engine_free(candour_engine* engine) {
  delete engine;
}

candour_status candour_engine_about_json(const candour_engine* engine, char** json, size_t* size,
                                         candour_error** error) {
  if (json != nullptr) *json = nullptr;
  return guarded(error, [&] {
    if (engine == nullptr || json == nullptr) return wrong_argument(error, "engine and json must not be NULL");
    nlohmann::json packs = nlohmann::json::array();
    for (const PackReference& pack : engine->about->packs) {
      packs.push_back({{"id", pack.id},
                       {"version", pack.version},
                       {"sha256", pack.sha256},
                       {"title", pack.title},
                       {"warnings", pack.warnings}});
    }
    ToolInfo tool = engine->about->tool;
    add_ocr(tool);
    const nlohmann::json about = {{"name", tool.name},
                                  {"version", tool.version},
                                  {"abi", CANDOUR_ABI_VERSION},
                                  {"libraries", tool.libraries},
                                  {"packs", packs},
                                  {"left_out", left_out()},
                                  {"isolation", isolation_here()},
                                  {"ocr", {{"engine", ocr_engine()}, {"missing", engine->about->ocr_missing}}}};
    return give(about.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n", json, size);
  });
}
