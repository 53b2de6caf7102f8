// Seeds that are made and not kept, because they change with our formats: fuzz-seeds FOLDER FILE...
//
// Reads each file and writes what a reader would answer into FOLDER/answer and FOLDER/assess; and weights into FOLDER/weights.
#include "extractor/reader/read.h"
#include "extractor/wire.h"
#include "rules/weights/weights.h"

#include <cstdio>
#include <filesystem>
#include <fstream>

#include <fcntl.h>
#include <unistd.h>

using namespace candour;

namespace {

void write(const std::filesystem::path& path, std::string_view bytes) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
}

bool write_answer(const std::filesystem::path& folder, const std::filesystem::path& from) {
  const int file = open(from.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return false;
  const auto read = read_document(file, from.filename(), {});
  close(file);
  const std::string answer = read ? wire::encode_document(read.value()) : wire::encode_error(read.error());
  const std::string payload = answer.substr(wire::kHeaderSize);
  const auto kind = static_cast<char>(read ? wire::AnswerKind::document : wire::AnswerKind::error);
  write(folder / "answer" / from.filename(), kind + payload);
  if (read) write(folder / "assess" / from.filename(), '\0' + payload);
  return true;
}

// For the labels of weighed.yaml.
Weights dogs_and_cats() {
  Weights weights;
  weights.pack_sha256 = "00ff";
  weights.data = {{"gold.csv", "00ff", 12, 48}};
  weights.labels = {{"training", -1.5F, 1.5F, -0.3F, 0.25F, {12, 20, 18, 15, 6, 4, "experts"}},
                    {"policy", -1.5F, 0, 0, 0, {}}};
  weights.words = ". cats dogs the we";
  weights.features = {"^ \"dogs\"", "before: cats", "cats", "dogs", "letters _d\\"};
  weights.entries = {{1, 20.0F}, {0, 20.0F}, {0, -3.0F}, {1, 0.5F}, {0, 1.0F}, {1, -1.0F}};
  weights.first = {0, 1, 2, 3, 4, 6};
  return weights;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) return 2;
  const std::filesystem::path folder = arguments[1];
  write(folder / "weights/dogs_and_cats.json", json_of(dogs_and_cats()));
  for (int i = 2; i < count; ++i) {
    if (write_answer(folder, arguments[i])) continue;
    std::fprintf(stderr, "cannot be read: %s\n", arguments[i]);
    return 1;
  }
}
