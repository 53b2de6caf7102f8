// A reader's answer, written by a program that may have been taken over. The first byte says what it claims to be, the rest is the
// payload; the pool's own messages are decoded from it too.
#include "extractor/utf8.h"
#include "extractor/wire.h"
#include "tests/fuzz/promises.h"

using namespace candour;

namespace {

void check_messages(std::string_view message) {
  if (const auto setup = wire::decode_setup(message))
    fuzz::promise(wire::encode_setup(*setup) == message, "a setup arrives as it was sent");
  if (const auto request = wire::decode_request(message))
    fuzz::promise(wire::encode_request(*request) == message, "a request arrives as it was sent");
  static_cast<void>(wire::decode_header(message.substr(0, wire::kHeaderSize)));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view payload = fuzz::bytes_of(data + 1, size - 1);
  check_messages(payload);
  const auto decoded = wire::decode_answer(static_cast<wire::AnswerKind>(data[0] % 6), payload);
  if (!decoded) {
    fuzz::promise(decoded.error().code != ErrorCode::none && !decoded.error().message.empty(),
                  "an error has a code and a message");
    fuzz::promise(is_utf8(decoded.error().message) && is_utf8(decoded.error().advice), "an error is UTF-8");
    return 0;
  }
  const std::string sent = wire::encode_document(decoded.value());
  fuzz::promise(std::string_view(sent).substr(wire::kHeaderSize) == payload, "a document arrives as it was sent");
  fuzz::check_document(decoded.value());
  return 0;
}
