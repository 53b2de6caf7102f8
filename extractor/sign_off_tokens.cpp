#include "extractor/sign_off_tokens.h"

#include <algorithm>
#include <array>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace candour {
namespace {

UChar32 next_character(std::string_view text, std::size_t& at) {
  auto i = static_cast<std::int32_t>(at);
  UChar32 c = 0;
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  U8_NEXT(bytes, i, static_cast<std::int32_t>(text.size()), c);
  at = static_cast<std::size_t>(i);
  return c < 0 ? 0xFFFD : c;
}

bool is_joiner(UChar32 c) {
  return c == '-' || c == '\'' || c == 0x2019 || c == 0x2011;
}

// The separator that `c` makes of what stood there already.
Separator separator(Separator before, UChar32 c) {
  if (before != Separator::space) return Separator::other;
  return c == '&' ? Separator::ampersand : c == '/' ? Separator::slash : Separator::other;
}

void append_lower(std::string& out, UChar32 c) {
  c = c == 0x2019 ? '\'' : c == 0x2011 ? '-' : u_tolower(c);
  std::array<char, 4> bytes{};
  std::int32_t size = 0;
  U8_APPEND_UNSAFE(bytes.data(), size, c);
  out.append(bytes.data(), static_cast<std::size_t>(size));
}

// Bytes of the web address that `text` begins with; 0 for none.
std::size_t web_address_size(std::string_view text) {
  if (!text.starts_with("http://") && !text.starts_with("https://") && !text.starts_with("www.")) return 0;
  return std::min(text.find(' '), text.size());
}

}  // namespace

std::vector<SignOffToken> sign_off_tokens(std::string_view line) {
  std::vector<SignOffToken> tokens;
  Separator before = Separator::space;
  for (std::size_t at = 0; at < line.size();) {
    if (const std::size_t address = web_address_size(line.substr(at)); address > 0) {
      before = Separator::other;
      at += address;
      continue;
    }
    std::size_t next = at;
    UChar32 c = next_character(line, next);
    if (!u_isalnum(c)) {
      if (c == ':' && !tokens.empty()) tokens.back().colon_after = true;
      if (c != '.' && !u_isUWhiteSpace(c)) before = separator(before, c);
      at = next;
      continue;
    }
    SignOffToken token;
    token.before = before;
    token.text.begin = static_cast<std::uint32_t>(at);
    token.is_capital = u_isupper(c) || u_istitle(c);
    token.is_number = u_isdigit(c);
    token.is_all_caps = true;
    while (true) {
      append_lower(token.lower, c);
      token.is_all_caps = token.is_all_caps && !u_islower(c);
      at = next;
      if (at >= line.size()) break;
      c = next_character(line, next);
      if (u_isalnum(c)) continue;
      std::size_t after = next;
      if (!is_joiner(c) || after >= line.size() || !u_isalnum(next_character(line, after))) break;
    }
    token.text.end = static_cast<std::uint32_t>(at);
    before = Separator::space;
    tokens.push_back(std::move(token));
  }
  return tokens;
}

}  // namespace candour
