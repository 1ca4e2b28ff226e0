// signs.h — the signs of interactive kinds on one page.
//
// An element counts where a visitor sees it, and not inside <pre>, <code> or a quotation: a manual that shows a login
// form is no login. Scripts and frames count wherever they stand but in a template, because they run there.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "precheck/kind.h"
#include "precheck/page_reading.h"

namespace beian::precheck {

struct SignAt {
  const Kind* kind = nullptr;
  const Sign* sign = nullptr;
  std::uint32_t begin = 0;
};

// In the order of `kinds` and their signs, by place; one sign may be there several times. `utf8`: the bytes that `page`
// was read from.
std::vector<SignAt> find_signs(std::span<const Kind* const> kinds, const PageReading& page, std::string_view utf8);

}  // namespace beian::precheck
