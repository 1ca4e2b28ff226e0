// rule.h — one thing that can be wrong, with its check, its severity and its words in both languages.
//
// A rule is one .cc, one .md beside it (both languages), one folder fixtures/rules/<id>/ and one line in rules.inc. A
// rule sees only the immutable PageView, the Policy and the Resources, and talks to a Sink; so rules run in any order
// and on any thread.
#pragma once
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "base/span.h"
#include "edit/edit.h"
#include "rules/app_settings.h"
#include "rules/policy.h"
#include "rules/severity.h"

namespace beian {

struct PageView;
class Resources;
class Sink;

enum class Fix : std::uint8_t {
  none,
  unsafe,  // with --unsafe-fixes
  safe,
};

struct Rule {
  std::string_view id;
  Severity severity;  // its own; a Policy may say otherwise
  Fix fix;            // can inject repair what it finds?
  void (*check)(const PageView&, const Policy&, const Resources&,
                Sink&);                  // null: reported from outside a page (no-pages)
  std::span<const Text2> messages;       // what is wrong, one per variant; {0}… are Finding::args
  Text2 remedy;                          // what to do about it
  std::span<const Text2> remedies = {};  // where each variant has its own
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
  std::uint8_t variant = 0;  // index into rule->messages
  std::vector<std::string> args;
  bool fixed = false;  // inject mends it
  App app{};           // this app would undo a repair in the file: the remedy names its setting

  std::string message(Language language) const { return format_message(rule->messages[variant].in(language), args); }
  std::string remedy(Language language) const {
    const Text2& pattern = variant < rule->remedies.size() ? rule->remedies[variant] : rule->remedy;
    const std::string hint = app_hint(app, language);
    return format_message(pattern.in(language), args) + (hint.empty()               ? ""
                                                         : language == Language::en ? "; " + hint
                                                                                    : "；" + hint);
  }
};

// Where a rule says what it found. Made by inspect() for one page; the rule in hand is set by it.
class Sink {
 public:
  Sink(const Policy& policy, std::vector<Finding>& findings, std::vector<Edit>& edits, bool may_edit)
      : policy_(policy), findings_(findings), edits_(edits), may_edit_(may_edit) {}

  void begin(const Rule& rule);
  // Something is wrong at `span`. `severity`: where the variant is worth less than the rule's own; a severity that the
  // user set wins.
  void report(Span span, std::uint8_t variant, std::vector<std::string> args, Severity severity = Severity::by_rule);
  // The finding reported last would be mended by `edit`. Ignored where the rule is off, or where another edit changes
  // these bytes to something else.
  void fix(Edit edit);
  // The verdict waits for this file of the output: is it there?
  void want(std::string_view file) { wanted_.emplace_back(file); }
  std::vector<std::string> take_wanted() { return std::move(wanted_); }
  // The finding reported last stands where the page's app would undo a repair.
  void undone_by(App app);

 private:
  const Policy& policy_;
  std::vector<Finding>& findings_;
  std::vector<Edit>& edits_;
  bool may_edit_;
  std::vector<std::string> wanted_;
  const Rule* rule_ = nullptr;
  Severity in_force_ = Severity::off;
  std::map<std::uint32_t, std::size_t> edited_;  // where an edit begins → its index
};

}  // namespace beian
