// app_settings.h — where the owner of an app's page changes its footer for good.
//
// What a page's script renders again, an edit of the file changes until the page has loaded. So nothing of it is
// edited, and the finding says what to change instead, as the documentation of each generator names it.
#pragma once
#include <cstdint>
#include <string>

#include "base/message.h"

namespace beian {

enum class App : std::uint8_t;  // html/page.h

// "themeConfig.footer.message in .vitepress/config", and so on; empty for App::none.
Text2 app_footer_setting(App app);

// The sentence behind a remedy: who renders the page again, and what to change. Empty for App::none.
std::string app_hint(App app, Language language);

}  // namespace beian
