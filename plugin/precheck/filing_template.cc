// filing_template.cc — the file that `beian precheck --init` writes: every question, with what the form wants.
//
// It is made from the table of questions, so a question that is new is in it. All answers are empty or commented out:
// an invented name that somebody forgets to replace is how filings come back.
#include "precheck/filing_file.h"

namespace beian::precheck {
namespace {

constexpr Text2 kHead = {
    "# filing.toml — answers for the filing form; checked by: beian precheck\n"
    "# It stays on this machine, but holds names and phone numbers: keep it out of public repositories.\n"
    "# A question without an answer stays empty (\"\") or commented out.\n\n"
    "# Rules of your own for what makes the site interactive (docs/precheck.md):\n"
    "# interactive_rules = [\"my-widget.toml\"]\n",
    "# filing.toml —— 备案表的答案，由 beian precheck 检查\n"
    "# 内容不会离开本机，但含姓名和电话：不要提交到公开的仓库。\n"
    "# 暂时不填的留空（\"\"）或保持注释。\n\n"
    "# 自己的交互式判断规则（见 docs/precheck.zh-CN.md）：\n"
    "# interactive_rules = [\"my-widget.toml\"]\n"};

constexpr Text2 kTail = {
    "\n# [limits]\n# image_kb = 400           # largest photo of a document; platforms have also said 512\n"
    "\n# [rules]\n# owner-in-footer = \"off\"   # off, note, warning or error\n",
    "\n# [limits]\n# image_kb = 400           # 证件照片的上限；也有平台要求 512\n"
    "\n# [rules]\n# owner-in-footer = \"off\"   # off、note、warning 或 error\n"};

std::string choices_of(const AnswerRow& row, Language language) {
  std::string out;
  for (const Choice& choice : row.choices) {
    out += (out.empty() ? "" : ", ") + std::string(choice.id);
    if (language == Language::zh) out += " " + std::string(choice.label.zh);
  }
  return out;
}

// A question that must be answered stands open, with nothing in it; the others are comments.
std::string line_of(const AnswerRow& row) {
  const std::string key(row.path.substr(row.path.find('.') + 1));
  const bool text = row.type == Type::text || row.type == Type::choice;
  const bool list = row.type == Type::list || row.type == Type::choices || row.type == Type::files;
  if (row.need == Need::optional || (!text && !list)) return "# " + key + " = " + std::string(row.sample) + "\n";
  return key + " = " + (text ? "\"\"" : "[]") + "\n";
}

}  // namespace

std::string filing_template(Language language) {
  std::string out(kHead.in(language));
  for (const std::string_view table : {"icp", "subject", "site", "person", "gongan"}) {
    out += "\n[" + std::string(table) + "]\n";
    for (const AnswerRow& row : answer_rows()) {
      if (row.path.substr(0, row.path.find('.')) != table) continue;
      out += "# " + std::string(row.asks.in(language)) + "\n";
      if (!row.choices.empty()) out += "# " + choices_of(row, language) + "\n";
      out += line_of(row);
    }
  }
  return out + std::string(kTail.in(language));
}

}  // namespace beian::precheck
