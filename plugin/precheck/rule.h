// rule.h — one thing that a filing can come back for, with its check, its severity and its words in both languages.
//
// Like the rules of `check` (rules/rule.h): a rule is one .cc, one .md beside it with both languages and executed
// examples, one folder fixtures/precheck/<id>/ and one line in rules.inc. It sees the immutable Case and talks to a
// Sink. It names the question of the form that it is about, so the report can say what to mend first there.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "precheck/answer.h"
#include "precheck/facts.h"
#include "precheck/word.h"
#include "rules/severity.h"

namespace beian::precheck {

struct Case;
class Sink;

struct PrecheckRule {
  std::string_view id;
  Severity severity;  // its own; filing.toml may say otherwise
  Key about;          // the question of the form; a finding may name another
  void (*check)(const Case&, Sink&);
  std::span<const Text2> messages;  // one per variant
  std::span<const Text2> remedies;  // one for all, or one per variant
};

// THE list of rules, in the order of rules.inc: that of the procedure.
std::span<const PrecheckRule* const> all_rules();
std::size_t rule_index(const PrecheckRule& rule);
const PrecheckRule* find_rule(std::string_view id);

struct Finding {
  const PrecheckRule* rule = nullptr;
  Severity severity = Severity::error;
  std::uint8_t variant = 0;
  Key about = Key::site_name;
  std::vector<Word> args;
  Where at;  // empty path: an absence

  std::string message(Language language) const { return filled(rule->messages[variant], args, language); }
  std::string remedy(Language language) const {
    return filled(rule->remedies[variant < rule->remedies.size() ? variant : 0], args, language);
  }
};

class Sink {
 public:
  explicit Sink(const std::vector<Severity>& severities) : severities_(severities) {}

  void begin(const PrecheckRule& rule);
  void report(std::uint8_t variant, Where at, std::vector<Word> args = {}, Severity severity = Severity::by_rule);
  // The finding reported last is about this question.
  void about(Key key);
  std::vector<Finding> take() { return std::move(findings_); }

 private:
  const std::vector<Severity>& severities_;
  const PrecheckRule* rule_ = nullptr;
  Severity in_force_ = Severity::by_rule;
  std::vector<Finding> findings_;
};

// All rules on one case: errors first within a step is the report's matter, the order here is that of the rules.
std::vector<Finding> judge(const Case& what);

}  // namespace beian::precheck
