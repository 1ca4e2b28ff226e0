// alike.h — pages that fail alike are one group with a count.
//
// What:   Findings are alike when they say the same (kinds.h), on pages of the same shape, within the same elements
//         (page_shape.h): one template made them, and one change to it mends them all.
// Naive:  By message alone: a link in the theme's footer and one in a post's text are told as one, and whoever mends
//         the theme wonders why the count did not fall to nothing. By the line around: each page is a group of its own.
// Ours:   Both. Where what says the same stands in more than a dozen different surroundings, the later ones are one
//         group, “various”: then it is not the surroundings that tell them apart.
//
//   icp-link-stale  footer.site-footer > p > a, header.site main (article) …   1,203 on 1,203 pages
//   icp-link-stale  main > article > a                                         2 on 1 page
//
// Memory: at most kMostGroups groups with kPlaces places each; what comes later is counted, and nothing else.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "report/kinds.h"

namespace beian {

class Alike {
 public:
  static constexpr std::size_t kMostGroups = 2000;
  static constexpr std::size_t kMostSurroundings = 12;
  static constexpr std::size_t kPlaces = 50;

  // `site`: where there are several, that of the page; those of two sites are never one group.
  void add(std::string_view path, const ReportedFinding& reported, std::string_view site = {});

  // The worst first, of these the most frequent; `first.shape` and `first.element` are empty where they vary.
  std::vector<const Kind*> sorted() const;
  // Findings that were of no group that could still be kept.
  std::uint64_t left_out() const { return left_out_; }

 private:
  Kinds groups_{kMostGroups, kPlaces};
  std::map<std::string, std::set<std::string>> surroundings_;  // by kind_key
  std::uint64_t left_out_ = 0;
};

}  // namespace beian
