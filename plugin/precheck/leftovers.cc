#include "precheck/leftovers.h"

#include <algorithm>

namespace beian::precheck {
namespace {

using enum LeftoverKind;

constexpr LeftoverText kTexts[] = {
    {"[待填写]", placeholder},
    {"【待填写】", placeholder},
    {"待填写", placeholder, 30},
    {"请填写", placeholder, 16},
    {"这里填写", placeholder, 30},
    {"此处填写", placeholder, 30},
    {"你的公司名称", placeholder},
    {"您的公司名称", placeholder},
    {"公司名称有限公司", placeholder},
    {"XX有限公司", placeholder},
    {"XXX公司", placeholder},
    {"某某有限公司", placeholder, 40},
    {"这里是网站描述", placeholder},
    {"网站副标题", placeholder, 20},
    {"占位文字", placeholder, 30},
    {"示例文本", placeholder, 20},
    {"your-email@example.com", placeholder},
    {"your-email@domain.com", placeholder},
    {"youremail@example.com", placeholder},
    {"your@email.com", placeholder},
    {"[Your Name]", placeholder},
    {"Your Company Name", placeholder, 60},
    {"Your awesome title", placeholder},
    {"Write an awesome description for your new site here", placeholder},
    {"Lorem ipsum", lorem_ipsum},
    {"dolor sit amet", lorem_ipsum},
    {"consectetur adipiscing", lorem_ipsum},
    {"Welcome to Hexo! This is your very first post", theme_demo},
    {"欢迎使用 WordPress。这是您的第一篇文章", theme_demo},
    {"欢迎使用WordPress。这是您的第一篇文章", theme_demo},
    {"Just another WordPress site", theme_demo},
    {"又一个WordPress站点", theme_demo},
    {"又一个 WordPress 站点", theme_demo},
    {"You’ll find this post in your _posts directory", theme_demo},
    {"You'll find this post in your _posts directory", theme_demo},
    {"This is a demo of the theme", theme_demo},
    {"This is the demo site of", theme_demo},
    {"My New Hugo Site", theme_demo},
    {"网站建设中", unfinished, 30},
    {"正在建设中", unfinished, 30},
    {"页面建设中", unfinished, 30},
    {"栏目建设中", unfinished, 30},
    {"内容正在完善", unfinished, 30},
    {"网站维护中", unfinished, 30},
    {"敬请期待", unfinished, 16},
    {"即将上线", unfinished, 16},
    {"Under construction", unfinished, 50},
    {"Coming soon", unfinished, 24},
};

}  // namespace

std::span<const LeftoverText> leftover_texts() {
  return kTexts;
}

bool is_demo_address(std::string_view host, std::string_view path) {
  for (const std::string_view begin : {"demo.", "preview.", "themedemo."}) {
    if (host.starts_with(begin)) return true;
  }
  for (const std::string_view part : {"-demo.", "demo-", ".demo."}) {
    if (host.find(part) != std::string_view::npos) return true;
  }
  return path.starts_with("/demo/") || path == "/demo";
}

}  // namespace beian::precheck
