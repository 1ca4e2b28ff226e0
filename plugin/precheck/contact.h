// contact.h — phone numbers and e-mail addresses: are they well formed, and which stand in a text?
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace beian::precheck {

// A mobile number (11 digits from 13 to 19) or a landline with its area code; spaces, hyphens and +86 are taken out.
// Empty where `text` is neither. A 400 number is none: the form wants one at which a person answers.
std::string normal_phone(std::string_view text);
bool is_mobile(std::string_view normal);
// One @, a local part without spaces, a domain with a dot: what a form accepts.
bool is_email(std::string_view text);
// example.com and its like, which no mail reaches.
bool is_example_email(std::string_view text);

std::vector<std::string> phones_in(std::string_view line);  // normal form
std::vector<std::string> emails_in(std::string_view line);

}  // namespace beian::precheck
