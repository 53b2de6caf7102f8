// candour extract: a document's text, or all that was seen in it.
#include "plugin-api/candour.hpp"
#include "plugin-api/cli/commands.h"
#include "plugin-api/cli/ocr.h"
#include "plugin-api/cli/output.h"
#include "plugin-api/cli/passwords.h"
#include "plugin-api/cli/terminal.h"

namespace candour::cli {

int extract(const ExtractOptions& options) {
  const auto passwords = PasswordFile::read(options.password_file);
  if (!passwords) {
    complain(passwords.error().message, passwords.error().advice);
    return kWrongUse;
  }
  EngineOptions settings;
  settings.password = passwords->source();
  settings.readers = 1;
  settings.only_read = true;
  settings.ocr = ocr_named(options.ocr);
  const auto engine = Engine::create(settings);
  if (!engine) {
    complain(engine.error().message, engine.error().advice);
    return engine.error().status == CANDOUR_ERROR_ARGUMENT ? kWrongUse : kSomeFailed;
  }
  const auto document = engine->read_path(options.file);
  if (!document) {
    complain(document.error().message, document.error().advice);
    return kSomeFailed;
  }
  const auto text = options.format == "json" ? document->json() : document->text();
  if (!text) {
    complain(text.error().message, text.error().advice);
    return kSomeFailed;
  }
  if (const Failure failure = print(text.value())) {
    complain(*failure);
    return kSomeFailed;
  }
  return kGood;
}

}  // namespace candour::cli
