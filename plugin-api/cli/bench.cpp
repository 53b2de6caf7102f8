#include "plugin-api/cli/bench.h"

#include "plugin-api/cli/output.h"
#include "rules/pack.h"

namespace candour::cli {

int refuse(const Error& error, int status) {
  complain_lines(error.message + (error.advice.empty() ? "" : (status == kWrongUse ? "\n" : " ") + error.advice));
  return status;
}

int say(const std::string& text, int status) {
  const Failure failure = print(text);
  if (!failure) return status;
  complain(*failure);
  return kSomeFailed;
}

void warn_of(const Pack& pack) {
  for (const std::string& warning : pack.warnings) complain(warning + ".");
}

}  // namespace candour::cli
