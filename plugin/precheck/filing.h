// filing.h — what filing.toml says: the answers, each with the place where it stands.
//
// A finding about an answer points at its line, so every value keeps its place; and a question without an answer is as
// much a fact as one with. What is no fact yet — whether a name is a name, a domain a domain — is left to the rules:
// reading refuses only what cannot be read (wrong type, unknown key, no such choice).
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "precheck/answer.h"
#include "precheck/date.h"
#include "rules/severity.h"

namespace beian::precheck {

inline constexpr int kGuideImageKb = 400;  // the guide's limit for photos of documents

// Line and column in filing.toml, from 1; line 0: nowhere.
struct Spot {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

struct Value {
  std::string text;  // trimmed; of a choice its id, of a date YYYY-MM-DD, of yes_no "yes" or "no"
  Spot at;
};

struct Answer {
  std::vector<Value> values;  // none: not answered ("" and [] are no answers)
  Spot key;                   // where the key stands, also of an empty answer
  bool given() const { return !values.empty(); }
};

struct Filing {
  std::string file;    // as shown; empty: there is no filing.toml
  std::string folder;  // what relative paths in it start from
  std::string text;    // the whole file, for excerpts
  std::array<Answer, kKeys> answers;
  int image_kb = kGuideImageKb;
  std::vector<Value> rule_files;     // of the user's own interactive rules
  std::vector<Severity> severities;  // by rule_index; by_rule or no entry: the rule's own

  bool exists() const { return !file.empty(); }
  const Answer& answer(Key key) const { return answers[static_cast<std::size_t>(key)]; }
  Answer& answer(Key key) { return answers[static_cast<std::size_t>(key)]; }
  bool given(Key key) const { return answer(key).given(); }
  // The (first) value; empty where there is none.
  std::string_view value(Key key) const;
  std::optional<Date> date(Key key) const;
  std::optional<bool> yes(Key key) const;
  // Does a person file for himself?
  bool by_person() const { return value(Key::subject_kind) == "individual"; }
  // Where the answer about the person in charge of the site comes from: its own key, or the subject's where it is the
  // same person.
  Key source_of(Key key) const;
};

// The choice among languages() that a language tag means ("zh-Hans" → zh-CN, "en-GB" → en); null where none does.
const Choice* language_of_tag(std::string_view tag);

}  // namespace beian::precheck
