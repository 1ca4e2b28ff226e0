// page_style.h — what the style sheets of a page hide on it.
//
// What:   Finds the page's sheets (<style>, linked local files and what they import), and says of an element whether it
//         is displayed on a wide screen and on a phone (css/cascade.h), and what hides it.
// Why:    VitePress hides the footer of every page with a side bar; the number is in the file, and nobody sees it.
// Ours:   The core reads no file: a sheet that is not known yet is named as wanted, and until it is known nothing is
//         hidden. The same holds where a sheet cannot be known, on another host or with <base>, unless its name is one
//         of those that style only their own (fonts, icons, galleries): what we do not see may show again what we see
//         hidden. A wrapper around
//         the first text of the page counts as displayed too: a page that starts out empty is shown by its script.
//
// Only places that are asked for cost anything: the open elements around them were kept by the outline. Where a
// selector needs siblings and could hide, the page is walked a second time for those (style_siblings.h).
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "css/cascade.h"
#include "html/page.h"
#include "rules/resources.h"

namespace beian {

struct StyleVerdict {
  bool wide = true;            // displayed at 1280 px
  bool phone = true;           // displayed at 390 px
  std::string by;              // what hides it where it is hidden at both, for a message
  bool below = false;          // because it stands below the only screen that there is
  std::uint32_t by_begin = 0;  // where the tag stands that this applies to

  bool displayed() const { return wide || phone; }
  bool everywhere() const { return wide && phone; }
};

class PageStyle {
 public:
  // `path`: of the page, relative to the root. All must outlive this; one at a time for each `resources`.
  PageStyle(const Page& page, std::string_view path, const Resources& resources)
      : page_(page), path_(path), resources_(resources) {}

  // Of what stands at `offset` in `element` (an index into Page::elements; -1 is displayed).
  StyleVerdict of(std::int32_t element, std::uint32_t offset);
  bool shows(const Place& place) { return of(place.element, place.offset).everywhere(); }

  // Sheets of the output that the verdicts wait for.
  std::vector<std::string> take_wanted() { return std::move(wanted_); }

 private:
  void begin();
  void find_sheets();
  void read_link(const SheetSource& source);
  void read_style(const SheetSource& source);
  void apply_file(std::string_view address, std::string_view from, const css::AppliedSheet& as, int depth);
  void apply(const css::Sheet* sheet, std::string_view from, css::AppliedSheet as, int depth);
  css::Verdict verdict_of(std::int32_t element);
  bool is_wrapper(const css::Cause& cause, std::uint32_t offset) const;

  const Page& page_;
  std::string_view path_;
  const Resources& resources_;
  bool begun_ = false;
  bool unknown_ = false;  // a sheet is not known: nothing is hidden
  std::vector<css::AppliedSheet> sheets_;
  std::vector<css::Element> elements_;
  std::optional<css::Cascade> cascade_;
  bool with_siblings_ = false;
  std::vector<std::string> wanted_;
};

}  // namespace beian
