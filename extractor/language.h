// Which language a text is in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace candour {

// The language of running text, as BCP 47: "en", "fr", "de", "es", "it", "nl", "cy" or "pt"; "und" for under
// 20 words or when no language's stop words make up a tenth of it (another language, a list of names). Judged
// by the shares of stop words, on at most the first 100,000 bytes of what is added.
class LanguageCount {
 public:
  void add(std::string_view text);
  std::string language() const;

 private:
  std::size_t bytes_ = 0;
  std::size_t words_ = 0;
  std::vector<std::size_t> stop_words_ = std::vector<std::size_t>(8);
};

}  // namespace candour
