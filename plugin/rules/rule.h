// rule.h — one thing that can be wrong, with its check, its severity and its words in both languages.
//
// A rule is one .cc, one .md beside it (both languages), one folder fixtures/rules/<id>/ and one line in rules.inc. A rule sees only
// the immutable Page, the Policy and the Resources, and talks to a Sink; so rules run in any order and on any thread.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "base/span.h"
#include "edit/edit.h"
#include "rules/policy.h"
#include "rules/severity.h"

namespace beian {

struct Page;
struct Resources;
class Sink;

enum class Fix : std::uint8_t { none, safe };

struct Rule {
  std::string_view id;
  Severity severity;  // its own; a Policy may say otherwise
  Fix fix;            // can inject repair what it finds?
  void (*check)(const Page&, const Policy&, const Resources&, Sink&);  // null: reported from outside a page (no-pages)
  std::span<const Text2> messages;  // what is wrong, one per variant; {0}… are Finding::args
  Text2 remedy;                     // what to do about it
};

// THE list of rules, in the order of rules.inc.
std::span<const Rule* const> all_rules();
// Index of the rule in all_rules(), or all_rules().size().
std::size_t rule_index(const Rule& rule);
const Rule* find_rule(std::string_view id);

// One defect of one page. `span` is empty and at 0 where the defect is an absence.
struct Finding {
  const Rule* rule = nullptr;
  Severity severity = Severity::error;  // note, warning or error
  Span span;
  std::uint8_t variant = 0;             // index into rule->messages
  std::vector<std::string> args;
  bool fixed = false;                   // inject mends it

  std::string message(Language language) const { return format_message(rule->messages[variant].in(language), args); }
};

}  // namespace beian
