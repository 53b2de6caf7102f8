// How a reader ends when it cannot go on: in bounded time, with an answer where one can still be given, and
// with an exit status that says why. All of it works without memory.
#pragma once

#include <cstdint>

namespace candour {

// Out of memory (operator new fails; or a library aborts with errno ENOMEM, as Poppler's gmalloc does):
// answers limit_memory and ends with wire::kExitMemory. Call once, at the start.
void install_last_words();

// From here to stop_watch() a document is in hand: this process ends by itself when it takes longer than
// `milliseconds`, or about a second after the pool's process is gone. The pool's own clock comes first; this
// is for when nobody is left to watch.
void start_watch(std::uint32_t milliseconds);
void stop_watch();

// The answer begins to go out: no other one may be put into it.
void begin_speaking();

}  // namespace candour
