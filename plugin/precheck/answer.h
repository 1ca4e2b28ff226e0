// answer.h — what the form asks, once.
//
// What:   A question of the filing form is one row: its key in filing.toml, its kind of value, the step of the
//         procedure, whether it must be answered, whether its answer is personal, and its words in both languages.
// Why:    The reader of filing.toml, the file that --init writes, the report, the finding "not answered" and the
//         redaction all speak of the same questions. Written down five times they would differ in a year.
// Ours:   They all walk this table.
//
//   row_of(Key::site_name).path  →  "site.name"
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "base/message.h"

namespace beian::precheck {

// The procedure, in its order (全国公安备案流程, 2022).
enum class Step : std::uint8_t { account, subject, site, person, submit, review, hang, deadlines };
inline constexpr std::size_t kSteps = 8;

struct StepRow {
  Step step;
  std::string_view id;  // "subject", in JSON
  Text2 title;
  Text2 about;  // what happens there
};
std::span<const StepRow> step_rows();

enum class Key : std::uint8_t {
  icp_number,
  icp_approved,
  subject_name,
  subject_kind,
  subject_province,
  subject_person,
  subject_phone,
  subject_email,
  subject_documents,
  site_name,
  site_domains,
  site_service,
  site_languages,
  site_provider,
  site_registrar,
  site_online,
  site_licences,
  site_dangerous_goods,
  person_same,
  person_name,
  person_phone,
  person_email,
  person_documents,
  site_interactive,
  gongan_number,
  gongan_approved,
  count_
};
inline constexpr std::size_t kKeys = static_cast<std::size_t>(Key::count_);

enum class Type : std::uint8_t { text, list, choice, choices, date, yes_no, files };

// Must the question be answered? `unit`: by all but a person who files for himself.
enum class Need : std::uint8_t { optional, always, unit };

// Whose answer is personal: never printed whole in a report that is to be shared. `subject`: only where the subject is
// a person.
enum class Privacy : std::uint8_t { open, name, phone, email, subject };

struct Choice {
  std::string_view id;  // as in filing.toml: "enterprise"
  Text2 label;          // {"enterprise", "企业"}; the Chinese one is understood in filing.toml too
};

struct AnswerRow {
  Key key;
  std::string_view path;  // in filing.toml: "site.name"
  Type type;
  Step step;
  Need need;
  Privacy privacy;
  Text2 label;
  Text2 asks;               // what the form asks, and how it wants it
  std::string_view sample;  // as TOML, for --init and the docs
  std::span<const Choice> choices = {};
};

std::span<const AnswerRow> answer_rows();
const AnswerRow& row_of(Key key);
// The choice that `word` means, by its id or its label in either language.
const Choice* find_choice(std::span<const Choice> choices, std::string_view word);

std::span<const Choice> subject_kinds();
std::span<const Choice> services();
std::span<const Choice> languages();

}  // namespace beian::precheck
