// What the commands of the rule author's bench share. They use the inner libraries, so `Error` here is theirs, not the plugin API's.
#pragma once

#include "extractor/error.h"
#include "plugin-api/cli/terminal.h"

#include <string>

namespace candour {

struct Pack;

namespace cli {

// Says an error on standard error, with its advice, and returns `status`.
int refuse(const Error& error, int status = kWrongUse);

// Prints a result; `status`, or kSomeFailed with a complaint if it cannot be written.
int say(const std::string& text, int status = kGood);

// What an author should know of a pack that is good to use, on standard error.
void warn_of(const Pack& pack);

}  // namespace cli
}  // namespace candour
