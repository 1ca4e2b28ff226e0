// owner_in_footer.cc — the owner that the footer names is the subject of the filing.
#include "precheck/case.h"
#include "precheck/rule.h"
#include "precheck/subject_name.h"

namespace beian::precheck {
namespace {

// Brackets of either width and spaces are no difference.
std::string plain(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i);
    if (rest.starts_with("（") || rest.starts_with("）")) {
      out += rest.starts_with("（") ? '(' : ')';
      i += 2;
    } else if (text[i] != ' ') {
      out += text[i];
    }
  }
  return out;
}

void check(const Case& what, Sink& out) {
  if (!what.filing.given(Key::subject_name) || what.site.pages == 0) return;
  const std::string name(what.filing.value(Key::subject_name));
  // What is no name yet is said by subject-name alone.
  const SubjectNameFlaw flaw = subject_name_flaw(name);
  if (flaw != SubjectNameFlaw::none && flaw != SubjectNameFlaw::short_form) return;
  const std::string wanted = plain(name);
  if (plain(what.site.home.text).find(wanted) != std::string::npos) return;
  for (const Seen& owner : what.site.owners) {
    if (plain(owner.text).find(wanted) != std::string::npos) return;
  }
  if (what.filing.by_person()) return;  // a person's site need not name him
  for (const Seen& owner : what.site.owners) {
    // The short name of the same owner is no other owner.
    if (wanted.find(plain(owner.text)) != std::string::npos) continue;
    return out.report(0, owner.at, {owner.text, name});
  }
  if (what.site.home.path.empty()) return;
  out.report(1, {what.site.home.path, 0, 0, {}}, {name}, Severity::note);
}

constexpr Text2 kMessages[] = {
    {"the footer names “{0}” as the owner, the filing “{1}”", "页脚的版权所有者是“{0}”，备案主体是“{1}”"},
    {"the home page does not name its owner, “{0}”", "首页没有写出主办单位“{0}”"},
};
constexpr Text2 kRemedies[] = {
    {"write 版权所有 and the filed name into the footer (owner in beian.toml does it)",
     "请在页脚写上“版权所有”和备案的主体名称（beian.toml 的 owner 可插入）"},
};

}  // namespace

extern constinit const PrecheckRule owner_in_footer{"owner-in-footer", Severity::warning, Key::subject_name, check,
                                                    kMessages,         kRemedies};

}  // namespace beian::precheck
