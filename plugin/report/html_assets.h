// html_assets.h — the style sheet and the script of the HTML report (html_page.css, html_page.js), as they were when
// the program was built.
//
// Its source is made by the build (html_assets.cmake).
#pragma once
#include "base/escape.h"

namespace beian {

Html report_style();
Html report_script();
// Of the script's bytes, as a Content-Security-Policy names it.
Html report_script_hash();

}  // namespace beian
