// The ZIP archive that a Word document is: its parts, unpacked one at a time and never beyond a bound.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct zip;

namespace candour {

class Package {
 public:
  // Looks at the archive's directory. nullopt if it has none that can be read. `bytes` must outlive the Package.
  static std::optional<Package> open(std::string_view bytes);

  // By name; case does not count (ECMA-376-2, 6.2.2.3: names are equivalent regardless of case).
  bool has(const std::string& name) const;
  // How many parts stand in a folder ("word/embeddings/"); the folder itself is none.
  std::uint32_t count_in(std::string_view folder) const;

  enum class State { read, missing, damaged, too_large, locked };
  struct Part {
    State state = State::missing;
    std::string bytes;  // what could be unpacked, also when damaged
  };
  // What the directory says of a part's size is not believed: unpacking stops after `most_bytes`.
  Part part(const std::string& name, std::size_t most_bytes) const;

 private:
  struct Close {
    void operator()(zip* archive) const;
  };
  explicit Package(zip* archive) : archive_(archive) {}
  std::unique_ptr<zip, Close> archive_;
};

}  // namespace candour
