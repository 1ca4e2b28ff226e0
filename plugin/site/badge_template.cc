#include "site/badge_template.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "base/ascii.h"
#include "base/utf8.h"
#include "html/attribute.h"
#include "html/tokenizer.h"
#include "site/did_you_mean.h"
#include "site/markdown_html.h"
#include "site/trouble.h"

namespace beian {
namespace {

constexpr std::size_t kMostBytes = std::size_t{64} << 10;

constexpr Text2 kNoFile = {
    "{0}: there is no file {1}. Name the file of the template, or write its HTML, which begins with “<”.",
    "{0}：没有文件 {1}。请写出模板的文件名，或直接写以“<”开头的 HTML。"};
constexpr Text2 kBadBytes = {
    "{0}: the template is empty, not UTF-8, or holds control characters. Save it as UTF-8 text.",
    "{0}：模板为空、不是 UTF-8 或含有控制字符。请另存为 UTF-8 文本。"};
constexpr Text2 kMarkup = {
    "{0}: the template may not hold {1}. Possible are div, span, p, a, img, br, hr, b, strong, i, em, small, sub, sup, "
    "ul, ol and li, each closed in its turn.",
    "{0}：模板中不得有 "
    "{1}。可用：div、span、p、a、img、br、hr、b、strong、i、em、small、sub、sup、ul、ol、li，且须正确闭合。"};
constexpr Text2 kOpen = {"{0}: the template leaves {1} open. Close it.", "{0}：模板中的 {1} 没有闭合，请闭合。"};
constexpr Text2 kAttribute = {
    "{0}: the template may not hold the attribute {1}. Possible are class, id, style (without url), title, alt, href, "
    "src, width, height, target, rel, lang, dir, role, aria-… and data-…, in double quotes.",
    "{0}：模板中不得有属性 {1}。可用：class、id、style（不含 url）、title、alt、href、src、width、height、target、rel、"
    "lang、dir、role、aria-…、data-…，并用双引号。"};
constexpr Text2 kAddress = {
    "{0}: the template may not lead to {1}. Use https://…, an address from the root (/…), or a slot: {{icp_url}}, "
    "{{gongan_url}}, {{icon}}.",
    "{0}：模板中不得使用地址 {1}。请用 https://…、以 / 开头的地址，或 {{icp_url}}、{{gongan_url}}、{{icon}}。"};
constexpr Text2 kSlot = {"{0}: there is no slot {1}.{2}", "{0}：没有占位符 {1}。{2}"};
constexpr Text2 kSlotPlace = {
    "{0}: the slot {1} cannot stand there. Numbers and owner stand in text, title or alt; {{icp_url}} and "
    "{{gongan_url}} are a whole href, {{icon}} is a whole src; sections stand in text.",
    "{0}：占位符 {1} 不能放在这里。备案号和 owner 用于文字、title 或 alt；{{icp_url}}、{{gongan_url}} 须为完整的 href，"
    "{{icon}} 须为完整的 src；分节用于文字。"};
constexpr Text2 kSection = {
    "{0}: the section {1} does not begin and end in the same element. Close it where it was opened.",
    "{0}：分节 {1} 的开始和结束不在同一元素中。请在打开处闭合。"};

constexpr TagId kVoid[] = {TagId::img, TagId::br, TagId::hr};
constexpr TagId kPhrasing[] = {TagId::span, TagId::a,  TagId::img,   TagId::br,  TagId::b,  TagId::strong,
                               TagId::i,    TagId::em, TagId::small, TagId::sub, TagId::sup};
constexpr TagId kBlocks[] = {TagId::div, TagId::p, TagId::hr, TagId::ul, TagId::ol, TagId::li};

template <std::size_t N>
bool is_one_of(TagId id, const TagId (&list)[N]) {
  return std::find(std::begin(list), std::end(list), id) != std::end(list);
}

struct SlotName {
  std::string_view name;
  Slot slot;
};
constexpr SlotName kSlots[] = {{"icp", Slot::icp},       {"icp_url", Slot::icp_url},
                               {"gongan", Slot::gongan}, {"gongan_url", Slot::gongan_url},
                               {"icon", Slot::icon},     {"owner", Slot::owner}};

bool is_plain_attribute(const std::string& name) {
  constexpr std::string_view kNames[] = {"class", "id",     "style",  "title", "alt",  "href", "src",
                                         "width", "height", "target", "rel",   "lang", "dir",  "role"};
  const auto is_word = [](std::string_view rest) {
    return !rest.empty() && std::all_of(rest.begin(), rest.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
  };
  if (name.starts_with("aria-")) return is_word(std::string_view(name).substr(5));
  if (name.starts_with("data-")) return is_word(std::string_view(name).substr(5)) && !name.starts_with("data-beian");
  return std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

bool is_plain_address(std::string_view value, bool image) {
  if (value.find_first_of(" \t\r\n\\") != std::string_view::npos) return false;
  if (value.starts_with("https://") || (value.starts_with("/") && !value.starts_with("//"))) return true;
  return !image && value.starts_with("#");
}

class Compiler {
 public:
  Compiler(std::string_view html, const std::string& where) : html_(html), where_(where) {}

  Result<BadgeTemplate> compile() {
    Tokenizer tokenizer(html_);
    for (Token token = tokenizer.next(); token.kind != TokenKind::eof; token = tokenizer.next()) {
      Status bad;
      switch (token.kind) {
        case TokenKind::text: bad = text(token.span); break;
        case TokenKind::start_tag: bad = start_tag(token); break;
        case TokenKind::end_tag: bad = end_tag(token); break;
        default: bad = markup_error(token); break;
      }
      if (bad) return *bad;
    }
    if (!open_.empty()) return trouble(kOpen, {where_, "<" + std::string(tag_name(open_.back())) + ">"});
    if (!sections_.empty()) return trouble(kSection, {where_, sections_.back().name});
    flush();
    return std::move(out_);
  }

 private:
  struct Section {
    std::string name;
    Slot slot;
    std::vector<std::uint32_t> inside;  // the elements around it
  };

  Error markup_error(const Token& token) {
    return trouble(kMarkup, {where_, printable(slice(html_, token.span).substr(0, 60))});
  }

  Status start_tag(const Token& token) {
    const bool block = is_one_of(token.tag, kBlocks);
    if (!block && !is_one_of(token.tag, kPhrasing)) return markup_error(token);
    const auto open = [&](TagId id) { return std::find(open_.begin(), open_.end(), id) != open_.end(); };
    const bool in_list = !open_.empty() && (open_.back() == TagId::ul || open_.back() == TagId::ol);
    const bool misplaced =
        (block && open(TagId::p)) || (token.tag == TagId::a && open(TagId::a)) ||
        (block && std::any_of(open_.begin(), open_.end(), [](TagId id) { return is_one_of(id, kPhrasing); })) ||
        in_list != (token.tag == TagId::li);
    if (misplaced) return markup_error(token);
    out_.phrasing = out_.phrasing && !block;
    const bool is_void = is_one_of(token.tag, kVoid);
    if (token.self_closing && !is_void) return markup_error(token);
    if (!is_void) {
      open_.push_back(token.tag);
      inside_.push_back(++elements_);
    }
    markup_ += "<" + std::string(tag_name(token.tag));
    std::uint32_t at = token.name.end;
    Attribute attribute;
    bool sized = false;
    bool icon = false;
    while (next_attribute(html_, at, attribute) == AttributeStep::attribute) {
      const std::string name = ascii_lower(slice(html_, attribute.name));
      sized = sized || name == "width" || name == "height";
      if (Status bad = this->attribute(attribute, name, token.tag, icon)) return bad;
    }
    if (icon && !sized) slot({TemplatePart::Kind::slot, {}, Slot::icon_size, 0, false});
    markup_ += ">";
    return {};
  }

  Status attribute(const Attribute& attribute, const std::string& name, TagId tag, bool& icon) {
    const std::string raw(slice(html_, attribute.value));
    const auto bad = [&] { return trouble(kAttribute, {where_, printable(name + "=" + raw).substr(0, 80)}); };
    if (!is_plain_attribute(name) || (attribute.has_value && attribute.quote != '"')) return bad();
    const std::string value = attribute_value(html_, attribute);
    const bool address = name == "href" || name == "src";
    if (name == "href" && tag != TagId::a) return bad();
    if (name == "src" && tag != TagId::img) return bad();
    if (name == "style") {
      const std::string style = ascii_lower(value);
      for (const std::string_view word : {"url", "expression", "import", "\\", "/*"}) {
        if (style.find(word) != std::string::npos) return bad();
      }
    }
    markup_ += " " + name + "=\"";
    if (!address) {
      if (Status failed =
              pieces(attribute.value, name == "title" || name == "alt" || name == "aria-label" ? kInText : kNowhere))
        return failed;
    } else if (raw.find("{{") != std::string::npos) {
      const bool whole = raw.starts_with("{{") && raw.find("}}") + 2 == raw.size();
      if (!whole) return trouble(kSlotPlace, {where_, printable(raw).substr(0, 80)});
      if (Status failed = pieces(attribute.value, name == "href" ? kInHref : kInSrc)) return failed;
      icon = icon || name == "src";
    } else {
      if (!is_plain_address(value, name == "src")) return trouble(kAddress, {where_, printable(raw).substr(0, 80)});
      markup_ += raw;
    }
    markup_ += "\"";
    return {};
  }

  Status end_tag(const Token& token) {
    if (open_.empty() || open_.back() != token.tag) return markup_error(token);
    open_.pop_back();
    inside_.pop_back();
    markup_ += "</" + std::string(tag_name(token.tag)) + ">";
    return {};
  }

  enum Place : std::uint8_t { kInText, kInHref, kInSrc, kNowhere };

  Status text(Span span) { return pieces(span, kInText, true); }

  // Markup with slots in it, of a text or of an attribute's value.
  Status pieces(Span span, Place place, bool is_text = false) {
    std::string_view rest = slice(html_, span);
    while (!rest.empty()) {
      const std::size_t begin = rest.find("{{");
      for (const char c : rest.substr(0, begin)) {
        markup_ += is_text && c == '<' ? "&lt;" : is_text && c == '>' ? "&gt;" : std::string(1, c);
      }
      if (begin == std::string_view::npos) break;
      const std::size_t end = rest.find("}}", begin);
      const std::string_view inner =
          rest.substr(begin + 2, end == std::string_view::npos ? std::string_view::npos : end - begin - 2);
      const std::string shown = "{{" + printable(inner.substr(0, 40)) + "}}";
      if (end == std::string_view::npos) return with_suggestion(shown, "");
      if (Status bad = slot_named(inner, shown, place, is_text)) return bad;
      rest.remove_prefix(end + 2);
    }
    return {};
  }

  Status with_suggestion(const std::string& shown, std::string_view suggestion) {
    std::vector<std::string> en = {where_, shown, ""};
    std::vector<std::string> zh = en;
    if (!suggestion.empty()) {
      en[2] = " Did you mean {{" + std::string(suggestion) + "}}?";
      zh[2] = "是不是想写 {{" + std::string(suggestion) + "}}？";
    }
    return Error{format_message(kSlot.en, en), format_message(kSlot.zh, zh), 0};
  }

  Status slot_named(std::string_view inner, const std::string& shown, Place place, bool is_text) {
    const char mark = inner.empty() ? '\0' : inner.front();
    const bool section = mark == '#' || mark == '/';
    if (section) inner.remove_prefix(1);
    while (!inner.empty() && inner.front() == ' ') inner.remove_prefix(1);
    while (!inner.empty() && inner.back() == ' ') inner.remove_suffix(1);
    std::uint32_t index = 0;
    if (inner.size() > 2 && inner[inner.size() - 2] == '.' && inner.back() >= '1' && inner.back() <= '9') {
      index = static_cast<std::uint32_t>(inner.back() - '1');
      inner.remove_suffix(2);
    }
    std::array<std::string_view, std::size(kSlots)> names;
    const SlotName* found = nullptr;
    for (std::size_t i = 0; i < std::size(kSlots); ++i) {
      names[i] = kSlots[i].name;
      if (kSlots[i].name == inner) found = &kSlots[i];
    }
    if (found == nullptr) return with_suggestion(shown, nearest_name(std::string(inner), names));
    const bool url = found->slot == Slot::icp_url || found->slot == Slot::gongan_url;
    const bool icon = found->slot == Slot::icon;
    if (section) {
      if (!is_text || url || index > 0) return trouble(kSlotPlace, {where_, shown});
      return mark == '#' ? begin_section(*found, shown) : end_section(*found, shown);
    }
    const bool fits = url ? place == kInHref : icon ? place == kInSrc : place == kInText;
    if (!fits || (index > 0 && (icon || found->slot == Slot::owner))) return trouble(kSlotPlace, {where_, shown});
    slot({TemplatePart::Kind::slot, {}, found->slot, index, !is_text});
    return {};
  }

  Status begin_section(const SlotName& name, const std::string& shown) {
    sections_.push_back({shown, name.slot, inside_});
    slot({TemplatePart::Kind::section, {}, name.slot, 0, false});
    return {};
  }

  Status end_section(const SlotName& name, const std::string& shown) {
    const bool pairs = !sections_.empty() && sections_.back().slot == name.slot && sections_.back().inside == inside_;
    if (!pairs) return trouble(kSection, {where_, shown});
    sections_.pop_back();
    slot({TemplatePart::Kind::section_end, {}, name.slot, 0, false});
    return {};
  }

  void slot(TemplatePart part) {
    flush();
    out_.parts.push_back(std::move(part));
  }
  void flush() {
    if (markup_.empty()) return;
    TemplatePart part;
    part.markup = std::move(markup_);
    markup_.clear();
    out_.parts.push_back(std::move(part));
  }

  std::string_view html_;
  const std::string& where_;
  BadgeTemplate out_{{}, true};
  std::string markup_;
  std::vector<TagId> open_;
  std::vector<std::uint32_t> inside_;  // of each open element its ordinal
  std::uint32_t elements_ = 0;
  std::vector<Section> sections_;
};

// Line breaks and runs of white space are one space: the badge has no line of its own.
std::string one_line(std::string_view html) {
  std::string out;
  for (const char c : html) {
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
    if (!space) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string from_markdown(std::string_view text) {
  std::string out = markdown_html(text);
  // cmark writes braces of an address as %7B and %7D.
  for (const auto& [from, to] : {std::pair("%7B%7B", "{{"), std::pair("%7D%7D", "}}")}) {
    for (std::size_t at = out.find(from); at != std::string::npos; at = out.find(from, at)) out.replace(at, 6, to);
  }
  return out;
}

}  // namespace

Result<BadgeTemplate> compile_template(std::string_view text, bool markdown, const std::string& where) {
  const bool control = std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f') || byte == 0x7f;
  });
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  if (control || !is_valid_utf8(text)) return trouble(kBadBytes, {where});
  const std::string html = one_line(markdown ? from_markdown(text) : std::string(text));
  if (html.empty()) return trouble(kBadBytes, {where});
  return Compiler(html, where).compile();
}

Result<BadgeTemplate> read_template(const std::string& value, const std::string& base, const FileReader& read_file,
                                    const std::string& where) {
  const std::size_t first = value.find_first_not_of(" \t\r\n");
  if (first != std::string::npos && value[first] == '<') return compile_template(value, false, where);
  Result<std::optional<std::string>> bytes = std::optional<std::string>();
  if (read_file != nullptr) bytes = read_file({value, base, where, kMostBytes});
  if (!bytes) return bytes.error();
  if (!*bytes) return trouble(kNoFile, {where, printable(value)});
  const bool markdown = value.ends_with(".md") || value.ends_with(".markdown");
  return compile_template(**bytes, markdown, where + ": " + printable(value));
}

}  // namespace beian
