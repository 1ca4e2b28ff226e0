#include "rules/page_style.h"

#include <algorithm>

#include "html/attribute.h"
#include "html/tag.h"
#include "rules/icon/icon_source.h"
#include "rules/style_elements.h"

namespace beian {
namespace {

constexpr int kDeepestImport = 8;
constexpr std::size_t kMostSheets = 64;

bool has_word(std::string_view value, std::string_view word) {
  constexpr std::string_view kSpace = " \t\r\n\f";
  while (!value.empty()) {
    const std::size_t end = std::min(value.find_first_of(kSpace), value.size());
    if (same_name(value.substr(0, end), word)) return true;
    value.remove_prefix(std::min(end + 1, value.size()));
  }
  return false;
}

// Fonts, icons, code colours, comment boxes and galleries come with sheets that style their own classes only. The names
// are those that pages of real themes load from other hosts; frameworks with classes for everything (Bootstrap,
// Tailwind) are none of them.
bool styles_only_its_own(std::string_view address) {
  static constexpr std::string_view kWords[] = {
      "font",         "icon",       "katex",     "mathjax",   "highlight",    "prism",   "fancybox",
      "swiper",       "aplayer",    "gitalk",    "gitment",   "valine",       "waline",  "twikoo",
      "artalk",       "disqus",     "docsearch", "algolia",   "pagefind",     "viewer",  "lightbox",
      "lightgallery", "photoswipe", "animate",   "nprogress", "social-share", "copy-tex"};
  std::string lower(address);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  return std::any_of(std::begin(kWords), std::end(kWords),
                     [&](std::string_view word) { return lower.find(word) != std::string::npos; });
}

bool is_css(const std::optional<std::string>& type) {
  return !type || type->empty() || same_name(*type, "text/css");
}

}  // namespace

void PageStyle::apply(const css::Sheet* sheet, std::string_view from, css::AppliedSheet as, int depth) {
  if (sheet == nullptr || sheets_.size() >= kMostSheets) {
    unknown_ = true;
    return;
  }
  for (const css::Import& import : sheet->imports) {
    css::AppliedSheet imported = as;
    imported.on = both(as.on, import.on);
    imported.layered = as.layered || import.layered;
    if (import.layered) imported.layer = as.layered ? as.layer + "." + import.layer : import.layer;
    apply_file(import.address, from, imported, depth + 1);
  }
  as.sheet = sheet;
  sheets_.push_back(std::move(as));
}

void PageStyle::apply_file(std::string_view address, std::string_view from, const css::AppliedSheet& as, int depth) {
  const bool harmless = styles_only_its_own(address);
  const std::vector<std::string> files = page_.has_base ? std::vector<std::string>() : icon_source(address, from).files;
  bool waits = false;
  for (const std::string& file : files) {
    const Resources::SheetFact& fact = resources_.sheet(file);
    if (fact.file == Resources::Answer::unknown) {
      if (std::find(wanted_.begin(), wanted_.end(), file) == wanted_.end()) wanted_.push_back(file);
      waits = true;
    }
    if (waits || fact.file != Resources::Answer::there) continue;
    if (depth > kDeepestImport) break;
    css::AppliedSheet named = as;
    named.name = file;
    return apply(fact.sheet.get(), file, std::move(named), depth);
  }
  unknown_ = unknown_ || waits || !harmless;
}

// One walk over the attributes: a page links to many icons and few sheets.
void PageStyle::read_link(const SheetSource& source) {
  enum : std::size_t { rel, href, media, type, as, onload, disabled };
  const auto found =
      find_attributes(page_.bytes, source.tag, {"rel", "href", "media", "type", "as", "onload", "disabled"});
  const auto value = [&](std::size_t i) { return found[i] ? attribute_value(page_.bytes, *found[i]) : std::string(); };
  if (!found[rel]) return;
  const std::string kinds = value(rel);
  const bool sheet = has_word(kinds, "stylesheet") && !has_word(kinds, "alternate");
  const bool later = found[onload] && has_word(kinds, "preload") && same_name(value(as), "style");
  if ((!sheet && !later) || found[disabled] || !is_css(value(type))) return;
  css::AppliedSheet applied;
  applied.on = css::media_queries(value(media));
  if (found[onload]) applied.on = css::OnScreens::all(css::Trit::maybe);  // the script turns it on
  if (applied.on.nowhere()) return;
  std::string address = value(href);
  address.erase(0, std::min(address.find_first_not_of(" \t\r\n\f"), address.size()));
  address.erase(address.find_last_not_of(" \t\r\n\f") + 1);
  if (!address.empty()) apply_file(address, path_, applied, 0);
}

void PageStyle::read_style(const SheetSource& source) {
  const auto attribute = [&](std::string_view name) -> std::optional<std::string> {
    const auto a = find_attribute(page_.bytes, source.tag, name);
    return a ? std::optional(attribute_value(page_.bytes, *a)) : std::nullopt;
  };
  if (!is_css(attribute("type")) || source.text.empty()) return;
  css::AppliedSheet as;
  as.on = css::media_queries(attribute("media").value_or(""));
  as.name = "<style>";
  if (!as.on.nowhere()) apply(resources_.sheet_of_text(slice(page_.bytes, source.text)), path_, std::move(as), 0);
}

void PageStyle::find_sheets() {
  for (const SheetSource& source : page_.sheets) source.link ? read_link(source) : read_style(source);
}

void PageStyle::begin() {
  begun_ = true;
  resources_.begin_page();
  find_sheets();
  if (unknown_) return;
  elements_ = style_elements(page_);
  cascade_.emplace(sheets_, elements_, true);
}

css::Verdict PageStyle::verdict_of(std::int32_t element) {
  const css::Verdict verdict = cascade_->of(element);
  if (with_siblings_ || !verdict.anywhere() || !cascade_->asked_siblings()) return verdict;
  with_siblings_ = true;
  add_siblings(page_, elements_);
  cascade_.emplace(sheets_, elements_, false);
  return cascade_->of(element);
}

// Does text of the page stand inside the hidden element and in front of `offset`, and none before the element?
bool PageStyle::is_wrapper(const css::Cause& cause, std::uint32_t offset) const {
  const std::uint32_t begin = elements_[static_cast<std::size_t>(cause.element)].begin;
  return begin <= page_.first_text && page_.first_text < offset;
}

StyleVerdict PageStyle::of(std::int32_t element, std::uint32_t offset) {
  StyleVerdict out;
  if (element < 0) return out;
  if (!begun_) begin();
  if (unknown_) return out;
  css::Verdict verdict = verdict_of(element);
  for (css::Cause& cause : verdict.hidden) {
    if (cause && is_wrapper(cause, offset)) cause = {};
  }
  out.wide = !verdict.hidden[0];
  out.phone = !verdict.hidden[1];
  if (out.displayed()) return out;
  out.by = cascade_->describe(verdict.hidden[0]);
  out.below = verdict.hidden[0].below;
  out.by_begin = elements_[static_cast<std::size_t>(verdict.hidden[0].element)].begin;
  return out;
}

}  // namespace beian
