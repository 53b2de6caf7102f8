#include "extractor/reader/docx.h"

#include "extractor/reader/dates.h"
#include "extractor/reader/docx/body.h"
#include "extractor/reader/docx/styles.h"
#include "extractor/reader/docx/xml.h"
#include "extractor/reader/flow.h"
#include "extractor/reader/package.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace candour {
namespace {

// Of XML, unpacked; the text of a statement of 300 pages is some 10 MB with its marks.
constexpr std::size_t kMostBytes = std::size_t{64} << 20;
constexpr std::size_t kMostHeads = 200;  // headers and footers that are looked at

struct Relation {
  std::string type, target;  // the last part of its type ("footnotes"); a part's name
};

struct Xml {
  std::string bytes;  // what the tree points into
  pugi::xml_document tree;
  pugi::xml_node root() const { return tree.document_element(); }
};

// "word/document.xml" -> "word/", "/word/styles.xml" and "../word/styles.xml" -> as the archive names them.
std::string resolved(const std::string& from, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  std::string folder = from.substr(0, from.rfind('/') + 1);
  while (target.starts_with("../") || target.starts_with("./")) {
    if (target[1] == '.' && !folder.empty()) {
      folder.pop_back();
      folder.resize(folder.rfind('/') + 1);
    }
    target.remove_prefix(target.find('/') + 1);
  }
  return folder + std::string(target);
}

class Reader {
 public:
  Reader(const Package& package, const std::string& name, const ReadLimits& limits)
      : package_(package), name_(name), limits_(limits), flow_(limits) {}

  Result<Document> run() {
    const std::string main = main_part();
    const std::vector<Relation> relations = relations_of(main);
    Xml body, styles;
    if (!load(main, body)) return *error_;
    if (name_of(body.root()) != "document") return damaged("its main part is no document");
    load_if_there(part_of("styles", relations, resolved(main, "styles.xml")), styles);
    const docx::Styles all(styles.root());
    docx::Body writer(all, flow_);
    write_heads("header", Role::running_head, relations, writer);
    writer.write(child(body.root(), "body"));
    if (!write_notes("footnotes", relations, writer) || !write_notes("endnotes", relations, writer)) return *error_;
    write_heads("footer", Role::running_foot, relations, writer);
    if (flow_.is_full()) return over_limit(name_, limits_.words, "words");
    Document document = flow_.finish();
    document.source.media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    read_metadata(all, document.metadata);
    return document;
  }

 private:
  Error damaged(const std::string& what) const {
    return {ErrorCode::damaged, name_ + ": is a damaged Word document: " + what + ".",
            "Open it in Word or LibreOffice, which may repair it, and save it again."};
  }

  // Sets error_ if the part cannot be read whole: half a statement would be judged as a whole one.
  bool load(const std::string& part, Xml& xml) {
    Package::Part unpacked = package_.part(part, kMostBytes - std::min(kMostBytes, bytes_));
    bytes_ += unpacked.bytes.size();
    xml.bytes = std::move(unpacked.bytes);
    if (unpacked.state == Package::State::missing) return fail(damaged(part + " is missing"));
    if (unpacked.state == Package::State::damaged) return fail(damaged(part + " cannot be unpacked"));
    if (unpacked.state == Package::State::locked)
      return fail({ErrorCode::encrypted, name_ + ": needs a password to be opened.",
                   "Save it without a password and check that."});
    const auto parsed =
        unpacked.state == Package::State::read ? docx::parse(xml.bytes, xml.tree) : docx::Parsed::out_of_memory;
    if (parsed == docx::Parsed::out_of_memory)
      return fail({ErrorCode::limit_memory,
                   name_ + ": is a Word document that unpacks to more than a statement ever does.",
                   "Check that it is a statement; if so, save it as PDF and check that."});
    return parsed == docx::Parsed::yes || fail(damaged(part + " is not well-formed XML"));
  }

  bool fail(Error error) {
    error_ = std::move(error);
    return false;
  }

  // A part that the text can do without.
  bool load_if_there(const std::string& part, Xml& xml) {
    const bool good = package_.has(part) && load(part, xml);
    error_.reset();
    return good;
  }

  static std::string_view name_of(pugi::xml_node node) { return docx::name_of(node); }
  static pugi::xml_node child(pugi::xml_node node, std::string_view name) { return docx::child(node, name); }

  std::vector<Relation> relations_of(const std::string& part) {
    const std::size_t slash = part.rfind('/') + 1;
    Xml xml;
    std::vector<Relation> relations;
    if (!load_if_there(part.substr(0, slash) + "_rels/" + part.substr(slash) + ".rels", xml)) return relations;
    for (const pugi::xml_node node : xml.root().children()) {
      const std::string_view type = docx::attribute(node, "Type");
      if (docx::attribute(node, "TargetMode") == "External") continue;
      relations.push_back(
          {std::string(type.substr(type.rfind('/') + 1)), resolved(part, docx::attribute(node, "Target"))});
    }
    return relations;
  }

  static std::string part_of(std::string_view type, const std::vector<Relation>& relations, const std::string& unset) {
    const auto found = std::find_if(relations.begin(), relations.end(),
                                    [&](const Relation& relation) { return relation.type == type; });
    return found != relations.end() ? found->target : unset;
  }

  std::string main_part() {
    std::string main = part_of("officeDocument", relations_of(""), "word/document.xml");
    return package_.has(main) ? main : "word/document.xml";
  }

  // Each text once, however many sections show it.
  void write_heads(std::string_view type, Role role, const std::vector<Relation>& relations, docx::Body& writer) {
    std::set<std::string> written;
    std::size_t left = kMostHeads;
    for (const Relation& relation : relations) {
      Xml xml;
      if (relation.type != type || left-- == 0 || !written.insert(relation.target).second) continue;
      if (!load_if_there(relation.target, xml) || !written.insert(all_text(xml.root())).second) continue;
      writer.write(xml.root(), role);
    }
  }

  // Of all elements that hold some, one after the other.
  static std::string all_text(pugi::xml_node root) {
    std::string text = "text: ";
    for (pugi::xml_node node = root; node;) {
      if (node.type() == pugi::node_pcdata) text += node.value();
      if (node.first_child()) {
        node = node.first_child();
        continue;
      }
      while (node && node != root && !node.next_sibling()) node = node.parent();
      node = node == root ? pugi::xml_node() : node.next_sibling();
    }
    return text;
  }

  bool write_notes(std::string_view type, const std::vector<Relation>& relations, docx::Body& writer) {
    const std::string part = part_of(type, relations, "");
    if (part.empty() || !package_.has(part)) return true;
    Xml xml;
    if (!load(part, xml)) return false;
    writer.write(xml.root(), Role::footnote);
    return true;
  }

  void read_metadata(const docx::Styles& styles, Metadata& metadata) {
    metadata.language = styles.language();
    metadata.tagged = true;
    metadata.attachments = package_.count_in("word/embeddings/");
    metadata.scripts = package_.has("word/vbaProject.bin");
    Xml core;
    if (!load_if_there(part_of("core-properties", relations_of(""), "docProps/core.xml"), core)) return;
    metadata.title = folded_line(docx::text_of(child(core.root(), "title")));
    metadata.author = folded_line(docx::text_of(child(core.root(), "creator")));
    metadata.created = iso_date(docx::text_of(child(core.root(), "created")));
    metadata.modified = iso_date(docx::text_of(child(core.root(), "modified")));
    const std::string language = folded_line(docx::text_of(child(core.root(), "language")));
    if (!language.empty()) metadata.language = language;
  }

  const Package& package_;
  const std::string& name_;
  ReadLimits limits_;
  Flow flow_;
  std::size_t bytes_ = 0;  // unpacked so far
  std::optional<Error> error_;
};

}  // namespace

Result<Document> read_docx(std::string_view bytes, const std::string& name, const ReadLimits& limits) {
  const auto package = Package::open(bytes);
  if (!package)
    return Error{ErrorCode::damaged, name + ": is a damaged Word document: its end is missing.",
                 "Download or save the file again."};
  return Reader(*package, name, limits).run();
}

}  // namespace candour
