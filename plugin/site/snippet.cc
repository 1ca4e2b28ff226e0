#include "site/snippet.h"

#include "badge/find.h"
#include "badge/link.h"
#include "html/outline.h"
#include "rules/view.h"
#include "site/trouble.h"
#include "text/encoding.h"

namespace beian {
namespace {

constexpr std::size_t kMaxBytes = std::size_t{64} << 10;

constexpr Text2 kEncoding = {"{0}: the HTML is in {1}, which cannot be read. Save it as UTF-8.",
                             "{0}：HTML 代码的编码为 {1}，无法读取。请另存为 UTF-8。"};
constexpr Text2 kNoneShown = {
    "{0}: the HTML shows no public-security number. Copy 公安备案HTML代码 from beian.mps.gov.cn again, or write the "
    "number itself.",
    "{0}：这段 HTML 没有显示公安备案号。请从 beian.mps.gov.cn 重新复制“公安备案HTML代码”，或直接填写备案号。"};
constexpr Text2 kSeveral = {
    "{0}: the HTML shows two public-security numbers, {1} and {2}. Keep the one of this site, or write the number "
    "itself.",
    "{0}：这段 HTML 显示了两个公安备案号：{1} 和 {2}。请只保留本网站的，或直接填写备案号。"};
constexpr Text2 kOtherCode = {
    "{0}: the HTML shows {1}, but its link asks for {2}. Copy 公安备案HTML代码 from beian.mps.gov.cn again, or write "
    "the number itself.",
    "{0}：这段 HTML 显示的是 {1}，链接查询的却是 {2}。请从 beian.mps.gov.cn 重新复制“公安备案HTML代码”，或直接填写"
    "备案号。"};

}  // namespace

bool is_snippet(std::string_view value) {
  const std::size_t first = value.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && value[first] == '<';
}

Result<SnippetNumber> number_in_snippet(std::string_view html, const std::string& where, int this_year) {
  const Encoding encoding = sniff_encoding(html);
  if (!encoding.supported()) return trouble(kEncoding, {where, std::string(encoding.name)});
  const Page page = outline(html, encoding);
  std::optional<SnippetNumber> found;
  for (const ShownNumber& shown : shown_numbers(page, this_year)) {
    if (shown.number.kind != NumberKind::gongan || shown.mention) continue;
    const std::string words = printable(shown.written);
    if (found && !found->number.same_registration(shown.number)) return trouble(kSeveral, {where, found->shown, words});
    if (shown.link >= 0 && shown.number.valid()) {
      const std::string code = check_gongan_link(page.links[static_cast<std::size_t>(shown.link)].href).code;
      if (!code.empty() && code != shown.number.digits) return trouble(kOtherCode, {where, words, printable(code)});
    }
    if (!found) found = SnippetNumber{shown.number, words};
  }
  if (!found) return trouble(kNoneShown, {where});
  return *std::move(found);
}

Result<std::optional<SnippetNumber>> read_snippet(const std::string& value, const std::string& base,
                                                  const FileReader& read_file, const std::string& where,
                                                  int this_year) {
  std::string html;
  std::string place = where;
  if (is_snippet(value)) {
    html = value;
  } else {
    if (read_file == nullptr) return std::optional<SnippetNumber>();
    Result<std::optional<std::string>> bytes = read_file({value, base, where, kMaxBytes});
    if (!bytes) return bytes.error();
    if (!*bytes) return std::optional<SnippetNumber>();
    html = *std::move(*bytes);
    place += ": " + printable(value);
  }
  Result<SnippetNumber> found = number_in_snippet(html, place, this_year);
  if (!found) return found.error();
  return std::optional(*std::move(found));
}

}  // namespace beian
