#include "badge/icon.h"

#include <algorithm>

#include "badge/link.h"
#include "html/attribute.h"
#include "html/tokenizer.h"

namespace beian {
namespace {

constexpr std::uint32_t kLabel = 8;             // characters that may stand between icon and number: 公安备案号：
constexpr std::uint32_t kBeforeTheLine = 4096;  // bytes that a link may begin before its number's line
constexpr int kBehindTheLine = 64;              // tokens that are read behind the last number

struct Item {
  enum class Kind : std::uint8_t { icon, number, text, edge, link_end };
  Kind kind = Kind::text;
  std::uint32_t begin = 0;       // offset in the page
  std::uint32_t index = 0;       // of an icon or number
  std::uint32_t characters = 0;  // of a text, white space left out
};

struct Icon {
  NumberIcon icon;
  bool foreign = false;  // in a link that leads to no registry
};

bool fills_by_style(TagId tag) {
  return tag == TagId::span || tag == TagId::i || tag == TagId::em || tag == TagId::b;
}

// One line of text with its numbers, as a row of items.
class Line {
 public:
  Line(const Page& page, const std::vector<ShownNumber>& numbers, std::size_t first, std::size_t last)
      : page_(page), numbers_(numbers), next_number_(first), last_number_(last) {
    std::uint32_t begin = page.runs[numbers[first].run].begin;
    for (std::size_t i = first; i < last; ++i) {
      if (const Link* link = link_around(numbers[i])) {
        if (link->tag.begin < begin && begin - link->tag.begin <= kBeforeTheLine) begin = link->tag.begin;
      }
    }
    read(begin);
  }

  NumberIcon icon_of(std::size_t number) const {
    NumberIcon out;
    out.number = static_cast<std::uint32_t>(number);
    const auto at = std::find_if(items_.begin(), items_.end(), [&](const Item& item) {
      return item.kind == Item::Kind::number && item.index == number;
    });
    if (at == items_.end()) return out;
    const auto place = static_cast<std::size_t>(at - items_.begin());
    const Icon* found = before(place);
    const bool behind = found == nullptr;
    if (behind) found = after(place);
    if (found == nullptr) return out;
    NumberIcon icon = found->icon;
    icon.number = out.number;
    icon.behind = behind;
    return icon;
  }

 private:
  const Link* link_around(const ShownNumber& shown) const {
    return shown.link < 0 || shown.link_beside ? nullptr : &page_.links[static_cast<std::size_t>(shown.link)];
  }

  const Icon* before(std::size_t place) const {
    const Link* link = link_around(numbers_[items_[place].index]);
    std::uint32_t characters = 0;
    for (std::size_t i = place; i-- > 0;) {
      const Item& item = items_[i];
      switch (item.kind) {
        case Item::Kind::icon:
          if (!icons_[item.index].foreign) return &icons_[item.index];
          break;
        case Item::Kind::number: return nullptr;
        case Item::Kind::text:
          characters += item.characters;
          if (characters > kLabel) return nullptr;
          break;
        case Item::Kind::edge:
          if (link == nullptr || item.begin < link->tag.begin) return nullptr;
          break;
        case Item::Kind::link_end: break;
      }
    }
    return nullptr;
  }

  // An image only, and not the icon of a number that follows.
  const Icon* after(std::size_t place) const {
    bool in_link = link_around(numbers_[items_[place].index]) != nullptr;
    const Icon* found = nullptr;
    std::uint32_t characters = 0;
    for (std::size_t i = place + 1; i < items_.size(); ++i) {
      const Item& item = items_[i];
      if (item.kind == Item::Kind::number) return nullptr;
      if (item.kind == Item::Kind::link_end) in_link = false;
      if (item.kind == Item::Kind::edge && !in_link) break;
      if (item.kind == Item::Kind::text) {
        characters += item.characters;
        if (characters > (found == nullptr ? 0 : kLabel)) break;
      }
      if (item.kind == Item::Kind::icon && found == nullptr) {
        const Icon& icon = icons_[item.index];
        if (icon.foreign || icon.icon.kind != NumberIcon::Kind::image) return nullptr;
        found = &icon;
      }
    }
    return found;
  }

  void read(std::uint32_t begin) {
    const std::string_view bytes = page_.bytes.substr(begin);
    Tokenizer tokenizer(bytes);
    Token last;
    int behind = 0;
    for (Token token = tokenizer.next(); token.kind != TokenKind::eof; token = tokenizer.next()) {
      if (next_number_ == last_number_ && ++behind > kBehindTheLine) break;
      token.span = {token.span.begin + begin, token.span.end + begin};
      token.name = {token.name.begin + begin, token.name.end + begin};
      if (token.kind == TokenKind::text && drawing_ == TagId::unknown) add_text(token.span);
      if (token.kind == TokenKind::start_tag) start_tag(token, tokenizer);
      if (token.kind == TokenKind::end_tag) end_tag(token, last);
      last = token;
    }
  }

  void start_tag(const Token& token, Tokenizer& tokenizer) {
    const std::string_view name = slice(page_.bytes, token.name);
    switch (token.tag) {
      case TagId::script: return tokenizer.set_state(TextState::script_data, name);
      case TagId::style:
      case TagId::iframe:
      case TagId::noscript: return tokenizer.set_state(TextState::rawtext, name);
      case TagId::textarea: return tokenizer.set_state(TextState::rcdata, name);
      default: break;
    }
    if (drawing_ != TagId::unknown) return;
    if (token.tag == TagId::svg && !token.self_closing) {
      drawing_ = TagId::svg;
      return add_drawing(token);
    }
    if (token.tag == TagId::a) {
      const auto href = find_attribute(page_.bytes, token, "href");
      foreign_ = !href || !is_registry_link(attribute_value(page_.bytes, *href));
    }
    const bool amp_image = token.tag == TagId::unknown && same_name(name, "amp-img");
    if (token.tag == TagId::img || amp_image) add_image(token);
    if (has_property(token.tag, prop::breaks_text) && token.tag != TagId::img)
      add(Item::Kind::edge, token.span.begin, 0, 0);
  }

  void end_tag(const Token& token, const Token& last) {
    if (drawing_ != TagId::unknown) {
      if (token.tag == drawing_) drawing_ = TagId::unknown;
      return;
    }
    if (token.tag == TagId::a) {
      foreign_ = false;
      return add(Item::Kind::link_end, token.span.begin, 0, 0);
    }
    const bool empty = last.kind == TokenKind::start_tag && last.tag == token.tag;
    if (empty && fills_by_style(token.tag)) add_drawing(last);
    if (has_property(token.tag, prop::breaks_text)) add(Item::Kind::edge, token.span.begin, 0, 0);
  }

  void add(Item::Kind kind, std::uint32_t begin, std::uint32_t index, std::uint32_t characters) {
    items_.push_back({kind, begin, index, characters});
  }

  void add_drawing(const Token& token) {
    Icon icon;
    icon.icon.kind = NumberIcon::Kind::drawing;
    icon.icon.tag = token.span;
    icon.foreign = foreign_;
    add(Item::Kind::icon, token.span.begin, static_cast<std::uint32_t>(icons_.size()), 0);
    icons_.push_back(std::move(icon));
  }

  void add_image(const Token& token) {
    Icon icon;
    icon.icon.kind = NumberIcon::Kind::image;
    icon.icon.tag = token.span;
    icon.foreign = foreign_;
    if (const auto src = find_attribute(page_.bytes, token, "src")) {
      std::string value = attribute_value(page_.bytes, *src);
      constexpr std::string_view kSpace = " \t\r\n\f";
      value.erase(0, std::min(value.find_first_not_of(kSpace), value.size()));
      value.erase(value.find_last_not_of(kSpace) + 1);
      icon.icon.src = std::move(value);
      icon.icon.src_value = src->value;
    }
    for (const std::string_view name : {"data-src", "data-original", "data-lazy-src", "srcset"}) {
      icon.icon.lazy = icon.icon.lazy || find_attribute(page_.bytes, token, name).has_value();
    }
    if (icon.icon.src.empty() && !icon.icon.lazy) return;  // the old snippet as it was handed out: no icon yet
    add(Item::Kind::icon, token.span.begin, static_cast<std::uint32_t>(icons_.size()), 0);
    icons_.push_back(std::move(icon));
  }

  void add_text(Span span) {
    std::uint32_t at = span.begin;
    while (at < span.end) {
      while (next_number_ < last_number_ && numbers_[next_number_].span.end <= at) ++next_number_;
      const bool number = next_number_ < last_number_ && numbers_[next_number_].span.begin < span.end;
      const std::uint32_t until = number ? std::max(at, numbers_[next_number_].span.begin) : span.end;
      if (until > at) add_plain({at, until});
      if (!number) return;
      const bool begins = until == numbers_[next_number_].span.begin;
      if (begins) add(Item::Kind::number, until, static_cast<std::uint32_t>(next_number_), 0);
      at = std::min(numbers_[next_number_].span.end, span.end);
      if (at == numbers_[next_number_].span.end) ++next_number_;
    }
  }

  // Bytes that begin a character: near enough, and right in UTF-8.
  void add_plain(Span span) {
    std::uint32_t characters = 0;
    for (const char c : slice(page_.bytes, span)) {
      const auto byte = static_cast<unsigned char>(c);
      characters += byte > ' ' && (byte & 0xc0) != 0x80 ? 1 : 0;
    }
    if (characters > 0 && slice(page_.bytes, span) != "&nbsp;") add(Item::Kind::text, span.begin, 0, characters);
  }

  const Page& page_;
  const std::vector<ShownNumber>& numbers_;
  std::size_t next_number_;
  std::size_t last_number_;
  std::vector<Item> items_;
  std::vector<Icon> icons_;
  TagId drawing_ = TagId::unknown;  // inside this drawing
  bool foreign_ = false;            // inside a link to another place
};

}  // namespace

std::vector<NumberIcon> number_icons(const Page& page, const std::vector<ShownNumber>& numbers) {
  std::vector<NumberIcon> out;
  for (std::size_t first = 0; first < numbers.size();) {
    std::size_t last = first;
    bool wanted = false;
    while (last < numbers.size() && numbers[last].run == numbers[first].run) {
      wanted = wanted || (numbers[last].number.kind == NumberKind::gongan && !numbers[last].mention);
      ++last;
    }
    if (wanted) {
      const Line line(page, numbers, first, last);
      for (std::size_t i = first; i < last; ++i) {
        if (numbers[i].number.kind == NumberKind::gongan && !numbers[i].mention) out.push_back(line.icon_of(i));
      }
    }
    first = last;
  }
  return out;
}

}  // namespace beian
