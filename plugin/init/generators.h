// generators.h — the generators that `beian init` knows: how a project shows which it is, and what it calls things.
//
// One row a generator. What the row cannot say (a theme that is a list, a number in a component) is asked of the files
// as text (source_line.h); what nobody says is a question, or a comment in beian.toml.
#pragma once
#include <span>
#include <string_view>

namespace beian::init {

struct Generator {
  std::string_view name;
  std::string_view configs;     // globs, by '|', relative to the project; the first file that matches is the evidence
  std::string_view needs;       // words, by '|', of which the config holds one; empty: the file's name is enough
  std::string_view output;      // where it writes, relative to the folder of its source (base)
  std::string_view output_key;  // what the config calls that; empty: it cannot be said there
  std::string_view theme_key;   // and the theme
  std::string_view base;    // behind which part of the config's path the source ends: "/.vitepress/"; empty: its folder
  std::string_view build;   // the command that builds, as people type it
  std::string_view script;  // words, by '|', by which a script or a Makefile runs it
  std::string_view meta;    // <meta name=generator> begins so
  std::string_view sign;    // or its pages hold this
  std::string_view settings;  // more files, globs by '|', in which its sites keep numbers
};

// In the order in which they are tried: what is more particular comes first.
std::span<const Generator> generators();

// Calls take(part) for each part of `list` between '|'; stops where it answers true, and so does the call.
template <class Take>
bool any_part(std::string_view list, Take take) {
  while (!list.empty()) {
    const std::size_t bar = list.find('|');
    if (take(list.substr(0, bar))) return true;
    list = bar == std::string_view::npos ? std::string_view() : list.substr(bar + 1);
  }
  return false;
}

}  // namespace beian::init
