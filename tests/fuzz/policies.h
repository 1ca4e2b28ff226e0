// policies.h — the policies that pages are inspected under; the option byte takes one.
#pragma once
#include "rules/inspect.h"

namespace beian::fuzz {

inline constexpr int kThisYear = 2026;

// 'a' is 0, 'b' is 1 … 'l' is 11; so are all other bytes, twelve by twelve.
inline unsigned choice_of(std::uint8_t options) {
  return (options + 252u - 'a') % 12u;
}

inline Policy policy_for(std::uint8_t options) {
  const unsigned choice = choice_of(options);
  Policy policy;
  policy.this_year = kThisYear;
  policy.icp = {read_number("京ICP备2024990001号-1", kThisYear)};
  switch (choice) {
    case 1: policy.gongan = {read_number("京公网安备11010102990001号", kThisYear)}; break;
    case 2: policy.at = PlaceAt::footer; break;
    case 3: policy.at = PlaceAt::body_end; break;
    case 4: policy.show = Show::forbidden; break;
    case 5: policy.show = Show::optional; break;
    case 6:
      policy.owner = "示例 & <公司>";
      policy.badge_class = "small grey";
      break;
    case 7: policy.icp.push_back(read_number("蜀ICP备19000424号", kThisYear)); break;
    case 8:
      policy.icp.clear();
      policy.gongan = {read_number("京公网安备11010102990001号", kThisYear)};
      break;
    case 9: policy.icp = {read_number("粤B2-20080101", kThisYear)}; break;
    case 11:
      policy.gongan = {read_number("京公网安备11010102990001号", kThisYear)};
      policy.icon.file = "beian-icon-0123456789abcdef.png";
      policy.icon.data_uri = "data:image/png;base64,AAAA";
      policy.icon.width = 18;
      policy.icon.height = 20;
      policy.unsafe_fixes = true;
      break;
    default: break;
  }
  return policy;
}

inline PageContext context_for(std::uint8_t options) {
  return {"index.html", choice_of(options) != 10};
}

}  // namespace beian::fuzz
