// The files that are handed to readers: opened, copied and hashed here, never looked into.
#pragma once

#include "extractor/document.h"
#include "extractor/error.h"

#include <cstdint>
#include <string>

namespace candour {

// Opens a regular file for reading; devices, pipes and folders are refused without being opened. The caller
// closes the descriptor. Errors: file_not_found, file_unreadable, not_a_file.
Result<int> open_input(const std::string& path, const std::string& name);

// The bytes of an open file as they are now, in a sealed memory file: whatever happens to the file while it is read, what is reported
// comes from the bytes whose length and SHA-256 are in `source`. They are taken with positions of their own: the descriptor's stays where it
// is. A file that is changed while it is copied is copied anew, three times at most. The caller closes what he gets. What could be
// found out is in `source` also when there is an error. Errors: file_empty, file_too_large (more than `most_bytes`; not read),
// file_unreadable (which a file that does not stop changing is), not_a_file, internal.
Result<int> take_input(int descriptor, const std::string& name, std::uint64_t most_bytes, Source& source);

// Whether the file at `path` has the length and SHA-256 of `source`.
bool is_of(const std::string& path, const Source& source);

// A sealed memory file with these bytes, which nobody can change or lengthen. The caller closes the
// descriptor. Errors: internal.
Result<int> memory_file(const void* bytes, std::size_t size);

}  // namespace candour
