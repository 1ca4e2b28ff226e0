#include "badge/find.h"

#include <algorithm>

#include "badge/link.h"
#include "html/token_text.h"

namespace beian {
namespace {

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
    for (Glyph g; reader.next(g);) {
      if (g.ch == 0) continue;
      line.glyphs.push_back(g);
      line.piece_of.push_back(p);
    }
  }
}

std::int32_t link_around(const Page& page, const Line& line, const NumberAt& at) {
  for (std::uint32_t i = at.first; i < at.last; ++i) {
    const std::int32_t link = page.pieces[line.piece_of[i]].link;
    if (link >= 0) return link;
  }
  return -1;
}

// A link of the line that leads to a registry and belongs to no number: the nearest to [first, last).
std::int32_t link_beside(const Page& page, const TextRun& run, const Line& line, const NumberAt& at,
                         const std::vector<std::int32_t>& taken, NumberKind kind) {
  std::int32_t best = -1;
  std::uint32_t best_distance = 0;
  const std::uint32_t first = line.piece_of[at.first];
  for (std::uint32_t p = run.first; p < run.last; ++p) {
    const std::int32_t link = page.pieces[p].link;
    if (link < 0 || std::find(taken.begin(), taken.end(), link) != taken.end()) continue;
    const std::string& href = page.links[static_cast<std::size_t>(link)].href;
    const LinkVerdict verdict =
        kind == NumberKind::gongan ? check_gongan_link(href).verdict : check_icp_link(href).verdict;
    if (verdict == LinkVerdict::other_site || verdict == LinkVerdict::other_registry ||
        verdict == LinkVerdict::relative || verdict == LinkVerdict::nowhere) {
      continue;
    }
    const std::uint32_t distance = p > first ? p - first : first - p;
    if (best < 0 || distance < best_distance) {
      best = link;
      best_distance = distance;
    }
  }
  return best;
}

bool is_mention(const Page& page, const ShownNumber& shown) {
  if (shown.own()) return false;
  if ((shown.where & (context::quoted | context::ignore)) != 0) return true;
  if ((shown.where & context::article) == 0) return false;
  return shown.link < 0 || !is_registry_link(page.links[static_cast<std::size_t>(shown.link)].href);
}

}  // namespace

std::vector<ShownNumber> shown_numbers(const Page& page, int this_year) {
  std::vector<ShownNumber> out;
  Line line;
  for (const TextRun& run : page.runs) {
    read_run(page, run, line);
    const std::vector<NumberAt> numbers = find_numbers(line.glyphs, this_year);
    if (numbers.empty()) continue;
    const std::size_t first = out.size();
    std::vector<std::int32_t> taken;
    for (const NumberAt& at : numbers) {
      ShownNumber shown;
      shown.number = at.number;
      shown.span = {line.glyphs[at.first].source.begin, line.glyphs[at.last - 1].source.end};
      if (shown.span.end < shown.span.begin) shown.span.end = line.glyphs[at.first].source.end;
      shown.where = page.pieces[line.piece_of[at.first]].where;
      shown.link = link_around(page, line, at);
      if (shown.link >= 0) taken.push_back(shown.link);
      out.push_back(std::move(shown));
    }
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      ShownNumber& shown = out[first + i];
      if (shown.link < 0) {
        shown.link = link_beside(page, run, line, numbers[i], taken, shown.number.kind);
        shown.link_beside = shown.link >= 0;
        if (shown.link_beside) taken.push_back(shown.link);
      }
      shown.mention = is_mention(page, shown);
    }
  }
  return out;
}

}  // namespace beian
