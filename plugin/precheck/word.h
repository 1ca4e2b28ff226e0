// word.h — a piece of a sentence that is only known at run time, in both languages.
//
// The messages of the rules are patterns in English and Chinese (base/message.h). What fills them may itself be a word
// that differs between the two ("enterprise", 企业): so the arguments are pairs as well. A text that is the same in
// both — a domain, a name — is made from one string.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/message.h"

namespace beian::precheck {

struct Word {
  Word() = default;
  Word(std::string both) : en(both), zh(std::move(both)) {}
  Word(std::string_view both) : Word(std::string(both)) {}
  Word(const char* both) : Word(std::string(both)) {}
  Word(int number) : Word(std::to_string(number)) {}
  Word(Text2 text) : en(text.en), zh(text.zh) {}
  Word(std::string english, std::string chinese) : en(std::move(english)), zh(std::move(chinese)) {}

  const std::string& in(Language language) const { return language == Language::zh ? zh : en; }
  bool empty() const { return en.empty() && zh.empty(); }

  std::string en;
  std::string zh;
};

inline std::string filled(Text2 pattern, const std::vector<Word>& args, Language language) {
  std::vector<std::string> texts;
  texts.reserve(args.size());
  for (const Word& arg : args) texts.push_back(arg.in(language));
  return format_message(pattern.in(language), texts);
}
// `pattern` filled, in both languages.
inline Word sentence(Text2 pattern, const std::vector<Word>& args) {
  return {filled(pattern, args, Language::en), filled(pattern, args, Language::zh)};
}

// Names of what is counted: “1 page”, “2 pages”, 2 个页面.
struct Counted {
  Text2 one;
  std::string_view many;  // in English
};
inline constexpr Counted kPages = {{"page", "个页面"}, "pages"};
inline constexpr Counted kErrors = {{"error", "个错误"}, "errors"};
inline constexpr Counted kWarnings = {{"warning", "个警告"}, "warnings"};
inline constexpr Counted kNotes = {{"note", "个提示"}, "notes"};
inline Word counted(std::size_t number, const Counted& what) {
  const std::string digits = std::to_string(number);
  return {digits + " " + std::string(number == 1 ? what.one.en : what.many), digits + " " + std::string(what.one.zh)};
}

// "a, b, c" and “a、b、c”.
inline Word listed(const std::vector<Word>& words) {
  Word out;
  for (const Word& word : words) {
    out.en += (out.en.empty() ? "" : ", ") + word.en;
    out.zh += (out.zh.empty() ? "" : "、") + word.zh;
  }
  return out;
}

}  // namespace beian::precheck
