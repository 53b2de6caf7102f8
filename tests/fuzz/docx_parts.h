// A Word document as text that can be read and changed by hand: "--- word/document.xml" on a line, the part behind it.
#pragma once

#include <string>
#include <string_view>

namespace candour::fuzz {

// The parts as a ZIP archive, not compressed. What stands before the first name is the content types; without any, they are those of a
// Word document.
std::string archive_of_parts(std::string_view parts);

}  // namespace candour::fuzz
