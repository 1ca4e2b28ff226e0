#include "badge/find.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <unordered_set>

#include "badge/link.h"
#include "badge/running_text.h"
#include "base/utf8.h"
#include "html/tag.h"
#include "html/token_text.h"
#include "number/fold.h"

namespace beian {
namespace {

constexpr std::size_t kLongestWritten = 200;  // bytes; what is longer is a page made to be slow

// One run as glyphs, and which piece each came from.
struct Line {
  std::vector<Glyph> glyphs;
  std::vector<std::uint32_t> piece_of;
};

void read_run(const Page& page, const TextRun& run, Line& line) {
  line.glyphs.clear();
  line.piece_of.clear();
  for (std::uint32_t p = run.first; p < run.last; ++p) {
    TextReader reader(page.bytes, page.pieces[p].token, page.encoding.id);
    if ((page.pieces[p].where & context::after_break) != 0) {
      line.glyphs.push_back({U'\n', {page.pieces[p].token.span.begin, page.pieces[p].token.span.begin}});
      line.piece_of.push_back(p);
    }
    for (Glyph g; reader.next(g);) {
      if (g.ch == 0) continue;
      line.glyphs.push_back(g);
      line.piece_of.push_back(p);
    }
  }
}

// The number as a visitor reads it.
std::string written_text(const Line& line, const NumberAt& at) {
  std::string out;
  for (std::uint32_t i = at.first; i < at.last; ++i) {
    const char32_t ch = line.glyphs[i].ch;
    if (is_invisible(ch)) continue;
    if (out.size() > kLongestWritten) return out + "…";
    if (!is_space(ch)) {
      append_utf8(out, ch);
    } else if (!out.ends_with(' ')) {
      out += ' ';
    }
  }
  return out;
}

std::int32_t link_around(const Page& page, const Line& line, const NumberAt& at) {
  for (std::uint32_t i = at.first; i < at.last; ++i) {
    const std::int32_t link = page.pieces[line.piece_of[i]].link;
    if (link >= 0) return link;
  }
  return -1;
}

std::int32_t element_around(const Page& page, const Line& line, const NumberAt& at) {
  for (std::uint32_t i = at.first; i < at.last; ++i) {
    const std::int32_t element = page.pieces[line.piece_of[i]].element;
    if (element >= 0) return element;
  }
  return -1;
}

bool may_stand_beside(NumberKind kind, const std::string& href) {
  switch (kind == NumberKind::gongan ? check_gongan_link(href).verdict : check_icp_link(href).verdict) {
    case LinkVerdict::other_site:
    case LinkVerdict::other_registry:
    case LinkVerdict::relative:
    case LinkVerdict::nowhere: return false;
    default: return true;
  }
}

// The links of one line that lead to a registry and belong to no number yet. A line may have thousands of both, so each
// link is judged once, and the nearest is found from the number's own piece.
class FreeLinks {
 public:
  FreeLinks(const Page& page, const TextRun& run, NumberKind kind) {
    std::int32_t last = -1;
    bool fits = false;
    for (std::uint32_t p = run.first; p < run.last; ++p) {
      const std::int32_t link = page.pieces[p].link;
      if (link < 0) continue;
      if (link != last) fits = may_stand_beside(kind, page.links[static_cast<std::size_t>(link)].href);
      last = link;
      if (fits) by_piece_.emplace_hint(by_piece_.end(), p, link);
    }
  }

  // The link nearest to `piece`, the one in front where two are as near; -1 where none is free.
  std::int32_t nearest(std::uint32_t piece, const std::unordered_set<std::int32_t>& taken) {
    auto right = by_piece_.lower_bound(piece);
    while (right != by_piece_.end() && taken.contains(right->second)) right = by_piece_.erase(right);
    while (right != by_piece_.begin() && taken.contains(std::prev(right)->second)) by_piece_.erase(std::prev(right));
    if (right == by_piece_.begin()) return right == by_piece_.end() ? -1 : right->second;
    const auto left = std::prev(right);
    return right == by_piece_.end() || piece - left->first <= right->first - piece ? left->second : right->second;
  }

 private:
  std::map<std::uint32_t, std::int32_t> by_piece_;
};

// Only line breaks and white space?
bool is_line_break(std::string_view between) {
  while (!between.empty()) {
    if (static_cast<unsigned char>(between.front()) <= ' ') {
      between.remove_prefix(1);
      continue;
    }
    const std::size_t end = between.find('>');
    if (end == std::string_view::npos || end < 3 || !same_name(between.substr(0, 3), "<br")) return false;
    const unsigned char behind = static_cast<unsigned char>(between[3]);
    if (behind > ' ' && behind != '>' && behind != '/') return false;
    between.remove_prefix(end + 1);
  }
  return true;
}

// The link in the line below the number, as the law words it: the number, and below it the link to the registry.
std::int32_t link_below(const Page& page, const ShownNumber& shown, const TextRun& next) {
  std::int32_t link = page.pieces[next.first].link;
  if (link < 0 && next.first + 1 < next.last) link = page.pieces[next.first + 1].link;  // behind white space
  if (link < 0) return -1;
  const Link& below = page.links[static_cast<std::size_t>(link)];
  if (below.tag.begin < shown.span.end || !may_stand_beside(shown.number.kind, below.href)) return -1;
  const Span between{shown.span.end, below.tag.begin};
  return is_line_break(slice(page.bytes, between)) ? link : -1;
}

bool links_to_registry(const Page& page, const ShownNumber& shown) {
  return shown.link >= 0 && is_registry_link(page.links[static_cast<std::size_t>(shown.link)].href);
}

bool is_mention(const Page& page, const RunningText& text, const ShownNumber& shown) {
  if (shown.own()) return false;
  if ((shown.where & (context::quoted | context::ignore)) != 0) return true;
  return !links_to_registry(page, shown) && text.region(shown.where, shown.element) == Region::article;
}

// In <main> a number may be the text's or the footer's. It is the text's where the site's own stands elsewhere on the
// page, with its link; but a placeholder is left to be judged, as a theme may have left it behind.
void mark_mentions_in_main(const Page& page, const RunningText& text, std::vector<ShownNumber>& numbers) {
  const auto in_main = [&](const ShownNumber& shown) {
    return text.region(shown.where, shown.element) == Region::main;
  };
  const auto is_anchor = [&](const ShownNumber& shown, bool gongan) {
    return !shown.mention && !shown.own() && (shown.number.kind == NumberKind::gongan) == gongan &&
           links_to_registry(page, shown) && !in_main(shown);
  };
  for (const bool gongan : {false, true}) {
    const bool anchored =
        std::any_of(numbers.begin(), numbers.end(), [&](const ShownNumber& shown) { return is_anchor(shown, gongan); });
    if (!anchored) continue;
    for (ShownNumber& shown : numbers) {
      if (shown.mention || shown.own() || (shown.number.kind == NumberKind::gongan) != gongan) continue;
      const Flaws& flaws = shown.number.flaws;
      if (flaws.has(Flaw::placeholder) || flaws.has(Flaw::copied) || links_to_registry(page, shown)) continue;
      shown.mention = in_main(shown);
    }
  }
}

}  // namespace

std::vector<ShownNumber> shown_numbers(const Page& page, int this_year) {
  std::vector<ShownNumber> out;
  Line line;
  for (std::size_t r = 0; r < page.runs.size(); ++r) {
    const TextRun& run = page.runs[r];
    read_run(page, run, line);
    const std::vector<NumberAt> numbers = find_numbers(line.glyphs, this_year);
    if (numbers.empty()) continue;
    const std::size_t first = out.size();
    std::unordered_set<std::int32_t> taken;
    for (const NumberAt& at : numbers) {
      ShownNumber shown;
      shown.number = at.number;
      shown.written = written_text(line, at);
      shown.span = {line.glyphs[at.first].source.begin, line.glyphs[at.last - 1].source.end};
      if (shown.span.end < shown.span.begin) shown.span.end = line.glyphs[at.first].source.end;
      shown.run = static_cast<std::uint32_t>(r);
      shown.where = page.pieces[line.piece_of[at.first]].where;
      shown.element = element_around(page, line, at);
      shown.link = link_around(page, line, at);
      if (shown.link >= 0) taken.insert(shown.link);
      out.push_back(std::move(shown));
    }
    std::optional<FreeLinks> of_gongan;
    std::optional<FreeLinks> of_icp;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      ShownNumber& shown = out[first + i];
      if (shown.link < 0) {
        std::optional<FreeLinks>& links = shown.number.kind == NumberKind::gongan ? of_gongan : of_icp;
        if (!links) links.emplace(page, run, shown.number.kind);
        shown.link = links->nearest(line.piece_of[numbers[i].first], taken);
        shown.link_beside = shown.link >= 0;
        if (shown.link_beside) taken.insert(shown.link);
      }
      if (shown.link < 0 && r + 1 < page.runs.size()) {
        shown.link = link_below(page, shown, page.runs[r + 1]);
        shown.link_beside = shown.link >= 0;
      }
    }
  }
  if (out.empty()) return out;
  const RunningText text(page);
  for (ShownNumber& shown : out) shown.mention = is_mention(page, text, shown);
  mark_mentions_in_main(page, text, out);
  return out;
}

}  // namespace beian
