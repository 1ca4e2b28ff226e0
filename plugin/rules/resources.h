// resources.h — what a page's verdict may depend on beside its own bytes; filled by the shell, read-only for the core.
//
// The core opens no file. A rule that must know whether one is in the output asks here; where the answer is unknown it
// is silent and names the file as wanted, and the shell learns and asks again. Facts only, so that the answer to a page
// does not depend on the pages before it. One object serves one thread: sheets that stand in pages are remembered in
// it.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "css/sheet.h"

namespace beian {

class Resources {
 public:
  enum class Answer : unsigned char { unknown, there, not_there };

  struct SheetFact {
    Answer file = Answer::unknown;
    std::shared_ptr<const css::Sheet> sheet;  // null where it is there and cannot be read
    std::uint64_t digest = 0;                 // of its bytes; 0 where they were not read
  };
  // What was asked for, by path, and the answer that was given last: a verdict depends on these and no others.
  struct Asked {
    std::map<std::string, Answer, std::less<>> files;
    std::map<std::string, SheetFact, std::less<>> sheets;
  };
  // For as long as it lives, what is asked is noted in `asked`; null: it is not.
  class Noting {
   public:
    Noting(const Resources& resources, Asked* asked) : resources_(resources) { resources_.asked_ = asked; }
    ~Noting() { resources_.asked_ = nullptr; }
    Noting(const Noting&) = delete;
    Noting& operator=(const Noting&) = delete;

   private:
    const Resources& resources_;
  };

  // Is `path` (relative to the site's root, '/' between parts) a file of the output?
  Answer file(std::string_view path) const {
    const auto at = files_.find(path);
    const Answer answer = at == files_.end() ? Answer::unknown : at->second ? Answer::there : Answer::not_there;
    if (asked_ != nullptr) asked_->files.insert_or_assign(std::string(path), answer);
    return answer;
  }
  void learn_file(std::string path, bool there) { files_.insert_or_assign(std::move(path), there); }
  // The style sheet `path` of the output.
  const SheetFact& sheet(std::string_view path) const {
    static const SheetFact kUnknown;
    const auto at = sheets_.find(path);
    const SheetFact& fact = at == sheets_.end() ? kUnknown : at->second;
    if (asked_ != nullptr) asked_->sheets.insert_or_assign(std::string(path), fact);
    return fact;
  }
  void learn_sheet(std::string path, SheetFact fact) { sheets_.insert_or_assign(std::move(path), std::move(fact)); }

  // The text of a <style>, read; null where it cannot be. Pages of a site have the same few. The sheet lives until the
  // next page begins.
  const css::Sheet* sheet_of_text(std::string_view text) const {
    auto at = texts_.find(text);
    if (at == texts_.end()) {
      at = texts_.emplace(text, std::nullopt).first;
      if (css::is_readable_sheet(text)) at->second = css::read_sheet(text);
    }
    return at->second ? &*at->second : nullptr;
  }
  void begin_page() const {
    if (texts_.size() >= kMostTexts) texts_.clear();
  }

  std::size_t size() const { return files_.size() + sheets_.size(); }
  void forget() {
    files_.clear();
    sheets_.clear();
    texts_.clear();
  }

 private:
  static constexpr std::size_t kMostTexts = 32;
  std::map<std::string, bool, std::less<>> files_;
  std::map<std::string, SheetFact, std::less<>> sheets_;
  mutable std::map<std::string, std::optional<css::Sheet>, std::less<>> texts_;
  mutable Asked* asked_ = nullptr;
};

}  // namespace beian
