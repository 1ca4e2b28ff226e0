// inspect.cc — one page: bytes → encoding → outline → numbers → rules → findings and edits.
#include "rules/inspect.h"

#include <algorithm>
#include <iterator>

#include "badge/render.h"
#include "edit/verify.h"
#include "html/csp.h"
#include "html/outline.h"
#include "rules/icon/icon_source.h"
#include "rules/page/variants.h"
#include "rules/page_class.h"
#include "rules/page_style.h"
#include "rules/placement.h"
#include "rules/site_prefix.h"
#include "rules/view.h"
#include "select/selector_choice.h"

namespace beian {
namespace {

constexpr std::uint32_t kPrescan = 1024;  // bytes in which browsers look for the encoding (13.2.3.2)

void refuse(Inspection& out, const Policy& policy, std::string_view rule_id, std::uint8_t variant,
            std::vector<std::string> args) {
  out.refused = true;
  std::vector<Edit> none;
  Sink sink(policy, out.findings, none, false);
  sink.begin(*find_rule(rule_id));
  sink.report({}, variant, std::move(args));
}

void refuse_page(Inspection& out, const Policy& policy, NoPlace reason) {
  refuse(out, policy, "page-undecidable", undecidable_variant(reason), {});
}

void refuse_encoding(Inspection& out, const Policy& policy) {
  refuse(out, policy, "unsupported-encoding", 0, {std::string(out.encoding.name)});
}

Page selecting_outline(std::string_view bytes, const Encoding& encoding, const PageContext& context,
                       const Policy& policy, OutlineMarks* marks) {
  if (context.selection != nullptr) {
    KnownChoice choice(*context.selection);
    return outline(bytes, encoding, policy.owner, &choice);
  }
  if (policy.selector.empty()) return outline(bytes, encoding, policy.owner, nullptr, marks);
  SelectorChoice choice(bytes, policy.selector);
  return outline(bytes, encoding, policy.owner, &choice);
}

// The outline in the encoding that the page really declares: a <meta> behind the first 1,024 bytes makes a browser
// start again.
Page outline_in_declared_encoding(std::string_view bytes, const PageContext& context, const Policy& policy,
                                  Encoding& encoding, OutlineMarks* marks) {
  Page page = selecting_outline(bytes, encoding, context, policy, marks);
  if (encoding.source != EncodingSource::guessed || page.late_charset.empty()) return page;
  const LabelledEncoding* late = encoding_for_label(page.late_charset);
  if (late == nullptr) return page;
  encoding = declared_encoding(bytes, *late, page.late_charset_tag);
  if (!encoding.supported()) return page;
  if (marks != nullptr) marks->marks.clear();
  return selecting_outline(bytes, encoding, context, policy, marks);
}

// How the badge looks on this page: what its policies of content allow. `wanted`: files of which that depends.
void style_badge(const PageView& view, const Policy& policy, const Resources& resources,
                 std::vector<std::string>& wanted, BadgeContent& content) {
  const CspVerdict csp = read_csp(view.page.csp.empty() ? policy.csp
                                  : policy.csp.empty()  ? view.page.csp
                                                        : policy.csp + "," + view.page.csp);
  content.amp = view.page.amp;
  content.style = policy.style;
  if (content.style == BadgeStyle::automatic) {
    content.style = csp.style_attributes ? BadgeStyle::attributes : BadgeStyle::sheet;
  }
  const bool icon = !policy.icon.empty() && !content.gongan.empty();
  const bool sheet = content.style == BadgeStyle::sheet && csp.own_sheets && !content.amp;
  if (!icon && !sheet) return;
  const bool has_base = mentions_base(view.page.bytes);
  const auto address_of = [&](const std::string& file) {
    std::string address = own_file_address(file, view.context.path, has_base);
    if (!address.empty() || file.empty() || has_base) return address;
    const std::string prefix = site_prefix(view.page, resources, wanted);
    return prefix.empty() ? std::string() : prefix + file;
  };
  if (sheet) content.sheet_src = address_of(policy.sheet.file);
  if (!icon) return;
  content.icon_src = icon_address(policy, view.context.path, has_base);
  if (content.icon_src == policy.icon.data_uri && !csp.data_images) content.icon_src = address_of(policy.icon.file);
  const bool shown = content.icon_src == policy.icon.data_uri ? csp.data_images : csp.own_images;
  if (!shown) content.icon_src.clear();
}

// What our badge should be on this page: all that is configured and not shown by the page itself.
BadgeContent desired_badge(const PageView& view, const Policy& policy, const Resources& resources,
                           std::vector<std::string>& wanted_files) {
  BadgeContent content;
  if (policy.show != Show::required || !view.context.required) return content;
  content.icp = wanted(view, policy, policy.icp);
  content.gongan = wanted(view, policy, policy.gongan);
  content.owner = !policy.owner.empty();
  content.ascii_only = !view.page.encoding.proven_utf8;
  if (!content.empty()) style_badge(view, policy, resources, wanted_files, content);
  return content;
}

// Is our badge hidden by a style sheet, through an element around it? Then it belongs elsewhere; where the sheet hides
// the badge itself, another place would not help.
bool stands_hidden(const PageView& view, const OwnBadge& own) {
  return std::any_of(view.hidden.begin(), view.hidden.end(), [&](const HiddenNumber& hidden) {
    return hidden.in == HiddenIn::sheet && own.span.contains(hidden.span.begin) && hidden.by_begin < own.span.begin;
  });
}

bool uses_selector(const Policy& policy) {
  return policy.selects_outside || !policy.selector.empty();
}

Placement place_new_badge(const Page& page, const Policy& policy, PageStyle& style) {
  return uses_selector(policy) ? place_selected(page, style) : place_badge(page, policy.at, &style);
}

// Why a badge with that content has no place on the page; none where the page needs no place for it or has one.
NoPlace missing_place(const PageView& view, const Policy& policy, const BadgeContent& content, PageStyle& style) {
  if (content.empty() || !view.page.own_badges.empty()) return NoPlace::none;
  return place_new_badge(view.page, policy, style).no_place;
}

// The edits that bring our badge, with that content, into its right state; none where the page needs no place for it or
// has one.
NoPlace badge_edits(const PageView& view, const Policy& policy, BadgeContent content, PageStyle& style,
                    std::vector<Edit>& edits) {
  const Page& page = view.page;
  bool kept = false;
  bool hidden = false;
  Placement placement;
  if (!content.empty()) {
    hidden = std::any_of(page.own_badges.begin(), page.own_badges.end(),
                         [&](const OwnBadge& own) { return stands_hidden(view, own); });
    if (hidden || page.own_badges.empty()) placement = place_new_badge(page, policy, style);
    hidden = hidden && placement.no_place == NoPlace::none && style.shows(placement.place);
  }
  for (const OwnBadge& own : page.own_badges) {
    content.phrasing = own.phrasing;
    const bool here = !content.empty() && !kept && !(hidden && stands_hidden(view, own));
    std::string bytes = here ? render_badge(policy, content).bytes() : std::string();
    kept = kept || here;
    if (bytes != slice(page.bytes, own.span)) edits.push_back({own.span, std::move(bytes)});
  }
  if (content.empty() || kept) return NoPlace::none;
  if (placement.no_place != NoPlace::none) return placement.no_place;
  content.phrasing = placement.place.phrasing;
  edits.push_back({{placement.place.offset, placement.place.offset}, render_badge(policy, content).bytes()});
  return NoPlace::none;
}

void run_rules(const PageView& view, const Policy& policy, const Resources& resources, bool may_edit, Inspection& out) {
  Sink sink(policy, out.findings, out.edits, may_edit);
  for (const Rule* rule : all_rules()) {
    if (rule->check == nullptr) continue;
    sink.begin(*rule);
    rule->check(view, policy, resources, sink);
  }
  out.wanted = sink.take_wanted();
}

bool is_missing(const Finding& f) {
  return f.rule->id == "icp-missing" || f.rule->id == "gongan-missing" || f.rule->id == "not-displayed";
}

// The other hidden copies, where the page owes a number of which no copy is shown or hidden by a style sheet.
std::vector<HiddenNumber> hidden_where_missing(const Page& page, const std::vector<ShownNumber>& numbers,
                                               const std::vector<HiddenNumber>& by_style, const PageContext& context,
                                               const Policy& policy) {
  if (policy.show != Show::required || !context.required) return {};
  const auto shown = [&](const Number& number) {
    const auto same = [&](const auto& at) { return at.number.same_registration(number); };
    return std::any_of(numbers.begin(), numbers.end(), same) || std::any_of(by_style.begin(), by_style.end(), same);
  };
  const bool all = std::all_of(policy.icp.begin(), policy.icp.end(), shown) &&
                   std::all_of(policy.gongan.begin(), policy.gongan.end(), shown);
  return all ? std::vector<HiddenNumber>() : hidden_numbers(page, policy.this_year);
}

// Takes the numbers that the page's style sheets hide on every screen out of `numbers`, and marks those that are hidden
// on some.
std::vector<HiddenNumber> take_hidden_by_style(const Page& page, PageStyle& style, std::vector<ShownNumber>& numbers) {
  std::vector<HiddenNumber> out;
  std::erase_if(numbers, [&](ShownNumber& shown) {
    const std::uint32_t line = page.pieces[page.runs[shown.run].first].token.span.begin;
    StyleVerdict verdict = style.of(shown.element, line);
    if (!verdict.everywhere()) shown.where |= context::by_width;
    if (verdict.displayed()) return false;
    const HiddenIn in = verdict.below ? HiddenIn::below : HiddenIn::sheet;
    out.push_back({shown.number, shown.span, in, {}, std::move(verdict.by), verdict.by_begin});
    return true;
  });
  return out;
}

// Is it a number of which nothing worse is to be said than how it is written?
bool may_want_icon(Cause cause, const Number& number) {
  const bool right = cause == Cause::fine || cause == Cause::slip || cause == Cause::wrong_letter;
  return right && number.valid() && !number.flaws.has(Flaw::local_number);
}

// The first bare number of the page as it is, but for those in badges that are about to be replaced.
std::optional<Inspection::Bare> bare_number(const PageView& view, const std::vector<Edit>& replaced) {
  for (const NumberIcon& icon : view.icons) {
    const ShownNumber& shown = view.numbers[icon.number];
    if (icon.kind != NumberIcon::Kind::none || !may_want_icon(cause_of(view, shown), shown.number)) continue;
    const bool goes = std::any_of(replaced.begin(), replaced.end(),
                                  [&](const Edit& edit) { return edit.span.contains(shown.span.begin); });
    if (!goes) return Inspection::Bare{shown.span, shown.written, shown.own()};
  }
  return {};
}

// The same of a badge that is about to be put in: the next run would see it on the page.
std::optional<Inspection::Bare> bare_in_badge(const std::vector<Edit>& badge, int this_year) {
  for (const Edit& edit : badge) {
    const std::string bytes = "<!doctype html><meta charset=utf-8><body>" + edit.bytes;
    const Page page = outline(bytes, sniff_encoding(bytes));
    const std::vector<ShownNumber> numbers = shown_numbers(page, this_year);
    for (const NumberIcon& icon : number_icons(page, numbers)) {
      if (icon.kind != NumberIcon::Kind::none) continue;
      return Inspection::Bare{{edit.span.begin, edit.span.begin}, numbers[icon.number].written, true};
    }
  }
  return {};
}

// Marks what the badge's own edits mend: absences where something is put in, and everything said of a badge that is
// replaced.
void mark_fixed(const std::vector<Edit>& badge, std::vector<Finding>& findings) {
  const bool puts_in = std::any_of(badge.begin(), badge.end(), [](const Edit& e) { return !e.bytes.empty(); });
  std::vector<Span> replaced;
  for (const Edit& edit : badge) {
    if (!edit.span.empty()) replaced.push_back(edit.span);
  }
  std::sort(replaced.begin(), replaced.end(), [](const Span& a, const Span& b) { return a.begin < b.begin; });
  for (Finding& f : findings) {
    const bool absence = is_missing(f) || f.rule->id == "owner-missing";
    if (absence && puts_in) f.fixed = true;
    const auto behind = std::upper_bound(replaced.begin(), replaced.end(), f.span.begin,
                                         [](std::uint32_t at, const Span& span) { return at < span.begin; });
    if (!f.span.empty() && behind != replaced.begin() && f.span.end <= std::prev(behind)->end) f.fixed = true;
  }
}

// What is hidden in our badge stays so where the badge stays.
void keep_hidden_open(const PageView& view, const std::vector<Edit>& badge, std::vector<Finding>& findings) {
  for (Finding& f : findings) {
    if (f.rule->id != "not-displayed") continue;
    for (const OwnBadge& own : view.page.own_badges) {
      const bool moved =
          std::any_of(badge.begin(), badge.end(), [&](const Edit& e) { return e.span == own.span && e.bytes.empty(); });
      if (!moved && own.span.contains(f.span.begin)) f.fixed = false;
    }
  }
}

void remove_badges(const Page& page, Inspection& out) {
  for (const OwnBadge& own : page.own_badges) out.edits.push_back({own.span, {}});
  sort_edits(out.edits);
}

// Whatever the page is: its findings and edits, into `out`, which has its encoding.
void judge(const Page& page, const PageContext& context, const Policy& policy, const Resources& resources,
           Action action, Inspection& out) {
  out.page_class = classify_page(page, context.path);
  if (out.page_class == PageClass::redirect_stub) out.redirect_target = page.refresh_target;
  if (action == Action::remove) {
    remove_badges(page, out);
    return;
  }
  if (out.page_class != PageClass::page) return;

  PageStyle style(page, context.path, resources);
  std::vector<ShownNumber> numbers = shown_numbers(page, policy.this_year);
  std::vector<HiddenNumber> hidden = take_hidden_by_style(page, style, numbers);
  const std::vector<Cause> causes = causes_of(numbers, policy);
  for (HiddenNumber& each : hidden_where_missing(page, numbers, hidden, context, policy))
    hidden.push_back(std::move(each));
  std::stable_sort(hidden.begin(), hidden.end(),
                   [](const HiddenNumber& a, const HiddenNumber& b) { return a.span.begin < b.span.begin; });
  const std::vector<NumberIcon> icons = number_icons(page, numbers);
  PageView view{page, numbers, causes, hidden, icons, context};
  std::vector<Edit> badge;
  std::vector<std::string> for_badge;
  const BadgeContent content = desired_badge(view, policy, resources, for_badge);
  view.no_place = action == Action::inject ? badge_edits(view, policy, content, style, badge)
                                           : missing_place(view, policy, content, style);
  view.puts_badge_in = action == Action::inject && page.own_badges.empty() && !badge.empty();
  out.refused = view.no_place != NoPlace::none;
  out.wants_selection = out.refused && policy.selects_outside && context.selection == nullptr;
  run_rules(view, policy, resources, action == Action::inject, out);
  const bool with_icon = !content.icon_src.empty() && view.no_place == NoPlace::none;
  out.bare_number = bare_number(view, action == Action::inject ? badge : std::vector<Edit>());
  if (action == Action::inject && content.icon_src.empty() && !content.gongan.empty()) {
    const std::optional<Inspection::Bare> put_in = bare_in_badge(badge, policy.this_year);
    if (put_in && (!out.bare_number || put_in->span.begin < out.bare_number->span.begin)) out.bare_number = put_in;
  }
  out.wanted_sheets = style.take_wanted();
  out.wanted.insert(out.wanted.end(), for_badge.begin(), for_badge.end());
  if (action == Action::inject) {
    out.needs_icon_copy = with_icon && content.icon_src != policy.icon.data_uri;
    out.needs_sheet_copy = !content.sheet_src.empty() && view.no_place == NoPlace::none;
    mark_fixed(badge, out.findings);
    keep_hidden_open(view, badge, out.findings);
    for (Edit& edit : badge) out.edits.push_back(std::move(edit));
    sort_edits(out.edits);
  }
  std::stable_sort(out.findings.begin(), out.findings.end(),
                   [](const Finding& a, const Finding& b) { return a.span.begin < b.span.begin; });
}

// Is there nothing more to mend on the page after `inspection.edits`? In front of the mark it is the page that was
// inspected, in the same encoding.
bool is_mended(const OutlineMark& mark, std::string_view bytes, const PageContext& context, const Policy& policy,
               const Resources& resources, const Inspection& inspection) {
  const Page page = outline_from(mark, bytes);
  Inspection again;
  again.encoding = inspection.encoding;
  judge(page, context, policy, resources, Action::inject, again);
  return again.edits.empty();
}

}  // namespace

Inspection inspect(std::string_view bytes, const PageContext& context, const Policy& policy, const Resources& resources,
                   Action action) {
  Inspection out;
  if (bytes.find_first_not_of(" \t\r\n\f") == std::string_view::npos) {
    if (action != Action::remove) refuse_page(out, policy, NoPlace::empty_file);
    return out;
  }
  out.encoding = sniff_encoding(bytes);
  if (!out.encoding.supported()) {
    if (action != Action::remove) refuse_encoding(out, policy);
    return out;
  }
  const Page page = outline_in_declared_encoding(bytes, context, policy, out.encoding,
                                                 action == Action::inject ? &out.marks : nullptr);
  if (!out.encoding.supported()) {
    if (action != Action::remove) refuse_encoding(out, policy);
    return out;
  }
  judge(page, context, policy, resources, action, out);
  return out;
}

namespace {

// What is hidden where our badge now stands is said in the run that puts it there.
void say_what_stays_hidden(const Inspection& again, Inspection& inspection) {
  const auto said = [&](const Finding& f) {
    return std::any_of(inspection.findings.begin(), inspection.findings.end(), [&](const Finding& other) {
      return other.rule == f.rule && other.variant == f.variant && other.args == f.args && !other.fixed;
    });
  };
  const std::uint32_t begin = inspection.edits.empty() ? 0 : inspection.edits.front().span.begin;
  for (const Finding& f : again.findings) {
    if (f.rule->id != "not-displayed" || f.fixed || said(f)) continue;
    inspection.findings.push_back(f);
    inspection.findings.back().span = {begin, begin};
  }
}

}  // namespace

std::string rewrite(std::string_view bytes, const PageContext& context, const Policy& policy,
                    const Resources& resources, Action action, Inspection& inspection) {
  std::string page = apply_edits(bytes, inspection.edits);
  const OutlineMark* mark = inspection.marks.before(inspection.edits.front().span.begin);
  bool proven = mark == nullptr ? verify_edits(bytes, page, inspection.edits)
                                : verify_edits(bytes, page, inspection.edits, &mark->tree(), mark->offset());
  // Where the page declares its encoding, and by what it is proven, does not change behind the first kilobyte.
  if (proven && mark != nullptr && mark->offset() >= kPrescan) {
    proven = is_mended(*mark, page, context, policy, resources, inspection);
  } else if (proven) {
    const Inspection again = inspect(page, context, policy, resources, action);
    proven = again.edits.empty();
    if (proven) say_what_stays_hidden(again, inspection);
  }
  if (proven) return page;
  inspection.edits.clear();
  // What would have been mended by the badge has the same cause now as every refusal: page-undecidable says it alone.
  std::erase_if(inspection.findings, is_missing);
  for (Finding& f : inspection.findings) f.fixed = false;
  refuse_page(inspection, policy, NoPlace::not_proven);
  return {};
}

}  // namespace beian
