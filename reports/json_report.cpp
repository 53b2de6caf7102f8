#include "reports/json.h"
#include "reports/json_parts.h"
#include "reports/names.h"
#include "reports/passage.h"

namespace candour {
namespace {

void write_pages(JsonWriter& json, const Document& document) {
  json.begin_array();
  for (const Page& page : document.pages) {
    json.begin_row_object();
    write_maps_missing(json, page);
    json.key("characters").integer(page.characters);
    write_dictionary_share(json, page);
    json.key("height").decimal(page.height, kBoxPlaces);
    json.key("language").string(page.language);
    json.key("number").integer(page.number);
    write_ocr(json, page);
    json.key("quality").string(name_of(page.quality));
    json.key("width").decimal(page.width, kBoxPlaces);
    json.end();
  }
  json.end();
}

void write_document(JsonWriter& json, const Report& report) {
  const Document nothing;
  const Document& document = report.document != nullptr ? *report.document : nothing;
  const Source& source = source_of(report);
  json.begin_object();
  json.key("language").string(document.language.empty() ? "und" : document.language);
  json.key("media_type").string(source.media_type);
  json.key("name").string(source.name);
  json.key("pages");
  write_pages(json, document);
  json.key("sentences").integer(document.sentences.size());
  json.key("sha256").string(source.sha256);
  json.key("statement_pages");
  if (was_checked(report) && report.assessment->statement_pages) {
    json.begin_row_object();
    json.key("first").integer(report.assessment->statement_pages->first);
    json.key("last").integer(report.assessment->statement_pages->last);
    json.end();
  } else {
    json.null();
  }
  json.key("title").string(document.metadata.title);
  json.key("type");
  if (was_checked(report)) {
    json.string(name_of(report.assessment->type));
  } else {
    json.null();
  }
  json.key("type_evidence").begin_array();
  if (was_checked(report))
    for (const std::string& says : report.assessment->type_evidence) json.string(says);
  json.end();
  json.key("type_reason").string(was_checked(report) ? report.assessment->type_reason : "");
  json.end();
}

void write_error(JsonWriter& json, const Error& error) {
  json.begin_object();
  json.key("advice").string(error.advice);
  json.key("code").string(code_name(error.code));
  json.key("message").string(error.message);
  json.end();
}

void write_signals(JsonWriter& json, const std::vector<SignalShare>& signals) {
  json.begin_array();
  for (const SignalShare& signal : signals) {
    json.begin_row_object();
    json.key("id").string(signal.signal);
    json.key("share").decimal(signal.share, kSharePlaces);
    json.end();
  }
  json.end();
}

void write_evidence(JsonWriter& json, const Document& document, const Evidence& evidence, std::size_t number) {
  const Context context = context_of(document, evidence.quote, kContextCharacters);
  const std::string heading = heading_over(document, evidence.sentence);
  json.begin_object();
  json.key("after").string(context.after);
  json.key("before").string(context.before);
  json.key("heading");
  if (heading.empty()) {
    json.null();
  } else {
    json.string(heading);
  }
  json.key("id").string(std::string("ev-").append(std::to_string(number)));
  json.key("label").string(evidence.label);
  json.key("quote").string(quote_of(document, evidence.quote));
  json.key("regions");
  write_regions(json, document, evidence.quote);
  json.key("signals");
  write_signals(json, evidence.signals);
  json.key("specificity").string(name_of(evidence.specificity));
  json.key("status").string(name_of(evidence.status));
  json.end();
}

// `number` counts evidence over the whole report: "ev-1", "ev-2", ...
void write_finding(JsonWriter& json, const Document& document, const Finding& finding, std::size_t& number) {
  json.begin_object();
  json.key("asked_by").string(name_of(finding.asked_by));
  json.key("citation").string(finding.citation);
  json.key("evidence").begin_array();
  for (const Evidence& evidence : finding.evidence) write_evidence(json, document, evidence, ++number);
  json.end();
  json.key("id").string(finding.id);
  json.key("measured").begin_array();
  for (const MeasuredAnswer& one : finding.measured) {
    json.begin_row_object();
    json.key("carried").integer(one.carried);
    json.key("label").string(one.label);
    json.key("marked").integer(one.marked);
    json.key("right").integer(one.right);
    json.key("statements").integer(one.statements);
    json.key("yardstick").string(one.yardstick);
    json.end();
  }
  json.end();
  json.key("nearest_misses").begin_array();
  for (const NearestMiss& miss : finding.nearest_misses) {
    json.begin_object();
    json.key("quote").string(quote_of(document, miss.quote));
    json.key("regions");
    write_regions(json, document, miss.quote);
    json.key("why").string(miss.why);
    json.end();
  }
  json.end();
  json.key("reason").string(finding.reason);
  json.key("title").string(finding.title);
  json.key("verdict").string(name_of(finding.verdict));
  json.end();
}

void write_requirements(JsonWriter& json, const Report& report) {
  std::size_t number = 0;
  json.begin_array();
  if (was_checked(report)) {
    for (const PackAssessment& pack : report.assessment->packs) {
      for (const Finding& finding : pack.findings) write_finding(json, *report.document, finding, number);
    }
  }
  json.end();
}

// The parts of a fact stand beside its value; a part cannot take the name of a field.
void write_fact(JsonWriter& json, const Document& document, const Fact& fact) {
  std::map<std::string, std::string> fields = fact.parts;
  fields["quote"] = quote_of(document, fact.quote);
  fields["regions"] = "";
  fields["status"] = name_of(fact.status);
  fields["value"] = fact.value;
  json.begin_object();
  for (const auto& [name, value] : fields) {
    json.key(name);
    if (name == "regions") {
      write_regions(json, document, fact.quote);
    } else {
      json.string(value);
    }
  }
  json.end();
}

void write_facts(JsonWriter& json, const Report& report) {
  json.begin_object();
  if (was_checked(report)) {
    for (const auto& [id, facts] : report.assessment->facts) {
      json.key(id).begin_array();
      for (const Fact& fact : facts) write_fact(json, *report.document, fact);
      json.end();
    }
  }
  json.end();
}

void write_notes(JsonWriter& json, const Report& report) {
  json.begin_array();
  if (was_checked(report)) {
    for (const Note& note : report.assessment->notes) {
      json.begin_object();
      json.key("id").string(note.id);
      json.key("quote").string(quote_of(*report.document, note.quote));
      json.key("regions");
      write_regions(json, *report.document, note.quote);
      json.key("text").string(note.text);
      json.end();
    }
  }
  json.end();
}

void write_packs(JsonWriter& json, const std::vector<PackReference>& packs) {
  json.begin_array();
  for (const PackReference& pack : packs) {
    json.begin_object();
    json.key("id").string(pack.id);
    json.key("sha256").string(pack.sha256);
    json.key("version").string(pack.version);
    json.key("warnings").begin_array();
    for (const std::string& warning : pack.warnings) json.string(warning);
    json.end();
    json.end();
  }
  json.end();
}

void write_tool(JsonWriter& json, const ToolInfo& tool) {
  json.begin_object();
  json.key("libraries").begin_object();
  for (const auto& [name, version] : tool.libraries) json.key(name).string(version);
  json.end();
  json.key("name").string(tool.name);
  json.key("version").string(tool.version);
  json.end();
}

}  // namespace

std::string json_report(const Report& report, const ToolInfo& tool, JsonStyle style) {
  std::string out;
  out.reserve(64 * 1024);
  JsonWriter json(out, style);
  json.begin_object();
  json.key("document");
  write_document(json, report);
  if (!was_checked(report)) {
    json.key("error");
    write_error(json, report.error);
  }
  json.key("facts");
  write_facts(json, report);
  json.key("notes");
  write_notes(json, report);
  json.key("packs");
  write_packs(json, report.packs);
  json.key("requirements");
  write_requirements(json, report);
  json.key("schema_version").integer(kSchemaVersion);
  json.key("tool");
  write_tool(json, tool);
  json.end();
  out += '\n';
  return out;
}

}  // namespace candour
