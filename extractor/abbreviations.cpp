#include "extractor/abbreviations.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

namespace candour {
namespace {

using Words = std::unordered_set<std::string_view>;

const Words& never_ends() {
  static const Words words = {
      "mr",     "mrs",  "ms",  "dr",   "prof", "messrs", "rev",  "hon",   "rt",    "st",    "lt",     "col",  "capt",
      "gen",    "sgt",  "gov", "sen",  "rep",  "e.g",    "eg",   "i.e",   "ie",    "cf",    "viz",    "vs",   "v",
      "approx", "incl", "esp", "resp", "dept", "min",    "max",  "mme",   "mlle",  "p.ex",  "c.-à-d", "z.b",  "d.h",
      "bzw",    "ca",   "sog", "vgl",  "sra",  "srta",   "bijv", "d.w.z", "m.b.t", "t.a.v", "dhr",    "mevr", "mw",
      "sig",    "dott", "ing", "avv",  "exc",  "av",     "inkl", "ggf",   "zzgl",  "w.r.t",
  };
  return words;
}

const Words& before_number() {
  static const Words words = {
      "no",  "nos", "nr",   "num", "núm",  "art",  "arts", "para", "paras", "par",  "sec",  "secs", "sect", "s",
      "ss",  "reg", "regs", "sch", "cl",   "ch",   "chap", "pt",   "vol",   "fig",  "figs", "p",    "pp",   "pg",
      "ed",  "n",   "nn",   "c",   "abs",  "ziff", "tel",  "ext",  "ref",   "jan",  "feb",  "febr", "mar",  "apr",
      "jun", "jul", "aug",  "sep", "sept", "oct",  "nov",  "dec",  "janv",  "févr", "avr",  "juil", "déc",
  };
  return words;
}

const Words& may_end() {
  static const Words words = {
      "ltd",   "plc",   "inc",       "co",    "cos",  "corp",  "llc", "llp",   "lp",     "pty",  "pte",
      "bros",  "intl",  "jr",        "sr",    "etc",  "al",    "u.k", "u.s",   "u.s.a",  "e.u",  "u.n",
      "a.m",   "p.m",   "b.v",       "n.v",   "s.a",  "s.a.s", "s.l", "s.p.a", "s.r.l",  "a.g",  "k.g",
      "p.l.c", "l.l.p", "l.p",       "c.i.c", "gmbh", "cie",   "est", "dist",  "assoc",  "univ", "ass'n",
      "int'l", "ave",   "rd",        "blvd",  "o.a",  "u.a",   "e.v", "i.c",   "ph.d",   "b.a",  "m.a",
      "b.sc",  "m.sc",  "r.s.p.c.a", "usw",   "enz",  "ecc",   "mio", "mrd",   "dept's",
  };
  return words;
}

const Words& openers() {
  static const Words words = {
      "The",     "This",        "These",        "That",     "Those",      "There",   "We",     "Our",       "It",
      "Its",     "In",          "For",          "As",       "All",        "At",      "To",     "If",        "Where",
      "When",    "While",       "During",       "However",  "He",         "She",     "They",   "Their",     "His",
      "Her",     "You",         "Your",         "Any",      "Each",       "Every",   "Both",   "Such",      "By",
      "From",    "With",        "Within",       "Through",  "Throughout", "Since",   "After",  "Before",    "Following",
      "Further", "Furthermore", "In",           "On",       "Please",     "No",      "Not",    "Some",      "Many",
      "Most",    "Also",        "Additionally", "Although", "Because",    "Once",    "Under",  "Upon",      "Here",
      "How",     "What",        "Who",          "Why",      "Which",      "Whilst",  "Should", "Therefore", "Together",
      "Over",    "Every",       "Another",      "Other",    "Currently",  "Details", "Le",     "La",        "Les",
      "Nous",    "Notre",       "Nos",          "Ce",       "Cette",      "Ces",     "Dans",   "Il",        "Elle",
      "Pour",    "Une",         "Wir",          "Unsere",   "Unser",      "Der",     "Die",    "Das",       "Diese",
      "Dieser",  "Im",          "Ein",          "Eine",     "Es",         "Für",     "El",     "Los",       "Las",
      "Nuestra", "Nuestro",     "Esta",         "Este",     "Questo",     "Questa",  "Gli",    "Noi",       "Nostra",
      "Het",     "De",          "Wij",          "Onze",     "Deze",       "Dit",     "Een",    "Mae",       "Rydym",
      "Y",       "Mae'r",       "Os",           "Nossa",    "Nosso",      "Nós",
  };
  return words;
}

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// "J", "J.K", "U.S.A": capital letters one by one, parted by full stops.
bool are_initials(std::string_view word) {
  for (std::size_t i = 0; i < word.size(); ++i) {
    const bool right = i % 2 == 0 ? word[i] >= 'A' && word[i] <= 'Z' : word[i] == '.';
    if (!right) return false;
  }
  return word.size() % 2 == 1;
}

}  // namespace

Abbreviation abbreviation(std::string_view word) {
  if (word.empty() || word.size() > 10) return Abbreviation::none;
  if (are_initials(word)) return Abbreviation::may_end;
  std::string lower(word);
  for (char& c : lower) {
    if (is_ascii_letter(c)) c = static_cast<char>(c | 0x20);
  }
  if (never_ends().contains(lower)) return Abbreviation::never_ends;
  if (before_number().contains(lower)) return Abbreviation::before_number;
  if (may_end().contains(lower)) return Abbreviation::may_end;
  return Abbreviation::none;
}

bool opens_sentences(std::string_view word) {
  return openers().contains(word);
}

}  // namespace candour
