// redact.h — nothing personal whole in a report that is shared.
//
// What:   Replaces the names, phone numbers and addresses of filing.toml, and every mobile number and e-mail address of
//         the pages, by forms that their owner still knows: 佟＊＊, 139****0000, o***@example.cn.
// Naive:  Mask the fields that are known to be personal as they are printed. The same name then comes out whole in an
//         excerpt, in a file's name, in a message.
// Ours:   Every string of the finished report passes through one redactor. A test makes a filing with values that occur
//         nowhere else and looks for each of them in every format.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "precheck/filing.h"
#include "precheck/procedure.h"

namespace beian::precheck {

class Redactor {
 public:
  // Changes nothing.
  Redactor() = default;
  explicit Redactor(const Filing& filing);

  std::string operator()(std::string_view text) const;

 private:
  bool on_ = false;
  std::vector<std::pair<std::string, std::string>> secrets_;  // longest first
};

std::string masked_name(std::string_view name);
std::string masked_phone(std::string_view phone);
std::string masked_email(std::string_view email);

// All strings of the report, in both languages.
void redact(Precheck& report, const Redactor& redactor);

}  // namespace beian::precheck
