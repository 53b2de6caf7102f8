// What the ids, classes and roles that people give to the parts of their pages say about them.
#pragma once

#include <cstdint>
#include <string_view>

namespace candour::html {

// Bits. They are hints: a part that holds running text is judged by that.
inline constexpr std::uint32_t kCookies = 1U << 0;  // cookie banner, consent
inline constexpr std::uint32_t kMenu = 1U << 1;     // menus, breadcrumbs, share bars, search boxes, log-ins, skip links
inline constexpr std::uint32_t kBeside = 1U << 2;   // related links, news, promotions, newsletters
inline constexpr std::uint32_t kComments = 1U << 3;  // what visitors wrote
inline constexpr std::uint32_t kSidebar = 1U << 4;
inline constexpr std::uint32_t kFooter = 1U << 5;
inline constexpr std::uint32_t kHeader = 1U << 6;
inline constexpr std::uint32_t kPanel = 1U << 7;       // accordions, tabs, what a control opens
inline constexpr std::uint32_t kDialog = 1U << 8;      // modals, pop-ups
inline constexpr std::uint32_t kNotes = 1U << 9;       // footnotes
inline constexpr std::uint32_t kReadAloud = 1U << 10;  // for screen readers only

// Of an id, a class attribute or an element's name, in any case and with any separators.
std::uint32_t hints_of(std::string_view name);

// "fn1", "_ftn2", "footnote-3", "cite_note-4": the id of a footnote.
bool is_note_id(std::string_view id);
// "fnref1", "_ftnref2": the id of the place that a footnote belongs to.
bool is_note_reference_id(std::string_view id);

}  // namespace candour::html
