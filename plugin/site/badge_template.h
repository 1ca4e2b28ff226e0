// badge_template.h — reading badge.template: from the owner's HTML or Markdown to parts that are safe on every page.
//
// What:   Compiles the text (Markdown by cmark), and proves it: nothing but a few plain elements and attributes, tags
//         that pair up, addresses with https, no scripts, no handlers, no comments.
// Why:    It goes into every page of the site, and a beian.toml may come with a stranger's pull request.
// Naive:  Take the file as it is. A forgotten </div> swallows the rest of the page; the number of a copied footer is
//         somebody else's.
// Ours:   What cannot be proven is an error at start that says where; and the finished badge is held against our own
//         rules on a page made for it (check_template), so that no run begins with a badge that `check` would refuse.
//
//   [{{icp}}]({{icp_url}}) · [![]({{icon}}) {{gongan}}]({{gongan_url}})            footer.md
//
// Slots: icp, icp_url, gongan, gongan_url (the second number of a list: icp.2, icp_url.2), icon, owner.
// Sections, which stand where the page lacks that part: {{#icp}}…{{/icp}}, gongan, icon, owner.
#pragma once
#include <string>
#include <string_view>

#include "badge/template.h"
#include "base/result.h"
#include "rules/policy.h"
#include "site/setting_file.h"

namespace beian {

// The template that `value` is (it begins with '<') or names: a file, Markdown where it ends in .md.
Result<BadgeTemplate> read_template(const std::string& value, const std::string& base, const FileReader& read_file,
                                    const std::string& where);

// Compiles `text`. `where` stands in the error.
Result<BadgeTemplate> compile_template(std::string_view text, bool markdown, const std::string& where);

// Does a page with the policy's template pass the policy's rules? No error where the policy has none.
Status check_template(const Policy& policy);

}  // namespace beian
