#include "html/app_signs.h"

#include "html/tag.h"

namespace beian {
namespace {

struct Sign {
  std::string_view text;
  App app;
};

constexpr Sign kGenerators[] = {{"vitepress", App::vitepress}, {"vuepress", App::vuepress}, {"rspress", App::rspress}};
constexpr Sign kRootIds[] = {{"__nuxt", App::nuxt},
                             {"__docusaurus", App::docusaurus},
                             {"___gatsby", App::gatsby},
                             {"__next", App::next_pages},
                             {"__rspress_root", App::rspress}};
constexpr Sign kScripts[] = {{"__next_f", App::next_app},
                             {"__remixContext", App::remix},
                             {"__reactRouterContext", App::remix},
                             {"__sveltekit_", App::sveltekit},
                             {"__VP_HASH_MAP__", App::vitepress}};

}  // namespace

std::string_view app_name(App app) {
  switch (app) {
    case App::none: return "";
    case App::vitepress: return "VitePress";
    case App::vuepress: return "VuePress";
    case App::vue_ssr: return "Vue";
    case App::nuxt: return "Nuxt";
    case App::docusaurus: return "Docusaurus";
    case App::gatsby: return "Gatsby";
    case App::next_pages: return "Next.js";
    case App::next_app: return "Next.js (app router)";
    case App::remix: return "Remix / React Router";
    case App::rspress: return "Rspress";
    case App::sveltekit: return "SvelteKit";
  }
  return "";
}

App app_from_generator(std::string_view content) {
  for (const Sign& sign : kGenerators) {
    if (content.size() >= sign.text.size() && same_name(content.substr(0, sign.text.size()), sign.text))
      return sign.app;
  }
  return App::none;
}

App app_from_root_id(std::string_view id) {
  for (const Sign& sign : kRootIds) {
    if (id == sign.text) return sign.app;
  }
  return App::none;
}

App app_from_attribute(std::string_view name) {
  constexpr std::string_view kSvelteKit = "data-sveltekit-";
  if (name.size() > kSvelteKit.size() && same_name(name.substr(0, kSvelteKit.size()), kSvelteKit))
    return App::sveltekit;
  return same_name(name, "data-server-rendered") ? App::vue_ssr : App::none;
}

App app_from_script(std::string_view script) {
  for (std::size_t at = script.find("__"); at != std::string_view::npos; at = script.find("__", at + 1)) {
    for (const Sign& sign : kScripts) {
      if (script.substr(at, sign.text.size()) == sign.text) return sign.app;
    }
  }
  return App::none;
}

}  // namespace beian
