#include "rules/facts.h"

namespace candour {

std::vector<FactFound> read_facts(const DocumentReading&, const CompiledPack&, std::size_t) { return {}; }

}  // namespace candour
