#include "precheck/subject_name.h"

#include <algorithm>
#include <string>

#include "precheck/han.h"

namespace beian::precheck {
namespace {

struct Ending {
  std::string_view text;
  std::vector<std::string_view> kinds;
};

// Longest first where one is the end of another.
const std::vector<Ending>& endings() {
  static const std::vector<Ending> kEndings = {
      {"律师事务所", {"law-firm"}},
      {"会计师事务所", {"enterprise"}},
      {"公证处", {"institution", "other"}},
      {"专业合作社", {"enterprise", "other"}},
      {"合作社", {"enterprise", "other"}},
      {"村民委员会", {"other", "government"}},
      {"居民委员会", {"other", "government"}},
      {"委员会", {"government", "association", "institution", "other"}},
      {"基金会", {"foundation"}},
      {"联合会", {"association"}},
      {"促进会", {"association"}},
      {"研究会", {"association"}},
      {"联谊会", {"association"}},
      {"校友会", {"association"}},
      {"协会", {"association"}},
      {"学会", {"association"}},
      {"商会", {"association"}},
      {"总会", {"association"}},
      {"公司", {"enterprise"}},
      {"集团", {"enterprise"}},
      {"有限合伙", {"enterprise"}},
      {"普通合伙", {"enterprise"}},
      {"合伙企业", {"enterprise"}},
      {"企业", {"enterprise"}},
      {"厂", {"enterprise", "self-employed"}},
      {"银行", {"enterprise"}},
      {"出版社", {"enterprise", "institution"}},
      {"杂志社", {"enterprise", "institution"}},
      {"报社", {"institution", "enterprise"}},
      {"旅行社", {"enterprise"}},
      {"幼儿园", {"institution", "private-non-enterprise"}},
      {"小学", {"institution", "private-non-enterprise"}},
      {"中学", {"institution", "private-non-enterprise"}},
      {"学校", {"institution", "private-non-enterprise"}},
      {"大学", {"institution", "private-non-enterprise"}},
      {"学院", {"institution", "private-non-enterprise"}},
      {"医院", {"medical", "institution", "private-non-enterprise"}},
      {"诊所", {"medical", "self-employed"}},
      {"卫生院", {"medical", "institution"}},
      {"图书馆", {"institution"}},
      {"博物馆", {"institution", "private-non-enterprise"}},
      {"美术馆", {"institution", "private-non-enterprise"}},
      {"文化馆", {"institution"}},
      {"研究院", {"institution", "private-non-enterprise", "enterprise"}},
      {"研究所", {"institution", "private-non-enterprise", "enterprise"}},
      {"服务中心", {"institution", "private-non-enterprise", "enterprise", "self-employed"}},
      {"中心", {"institution", "enterprise", "self-employed", "private-non-enterprise"}},
      {"人民政府", {"government"}},
      {"人民法院", {"government"}},
      {"人民检察院", {"government"}},
      {"办公室", {"government", "institution"}},
      {"局", {"government"}},
      {"厅", {"government", "self-employed"}},
      {"工作室", {"self-employed", "enterprise"}},
      {"经营部", {"self-employed", "enterprise"}},
      {"商行", {"self-employed", "enterprise"}},
      {"商店", {"self-employed", "enterprise"}},
      {"超市", {"self-employed", "enterprise"}},
      {"茶庄", {"self-employed", "enterprise"}},
      {"事务所", {"enterprise", "private-non-enterprise"}},
      {"店", {"self-employed", "enterprise"}},
      {"馆", {"self-employed", "enterprise", "institution"}},
      {"部", {"self-employed", "enterprise"}},
      {"行", {"self-employed", "enterprise"}},
      {"社", {"enterprise", "self-employed", "association"}},
  };
  return kEndings;
}

// Without a bracket at its end: 某中心（有限合伙）says its form inside, 某公司（北京）before it.
const Ending* ending_of(std::string_view name) {
  for (const std::string_view close : {"）", ")"}) {
    if (!name.ends_with(close)) continue;
    const std::size_t full = name.rfind("（");
    const std::size_t open = full == std::string_view::npos ? name.rfind('(') : full;
    if (open == std::string_view::npos || open == 0) return nullptr;
    const std::size_t width = full == std::string_view::npos ? 1 : std::string_view("（").size();
    const std::string_view inside = name.substr(open + width, name.size() - close.size() - open - width);
    if (inside == "有限合伙" || inside == "普通合伙" || inside == "特殊普通合伙") {
      static const Ending kPartners{"合伙", {"enterprise"}};
      const Ending* form = ending_of(name.substr(0, open));
      return form != nullptr && form->text == "律师事务所" ? form : &kPartners;
    }
    return ending_of(name.substr(0, open));
  }
  for (const Ending& each : endings()) {
    if (name.ends_with(each.text)) return &each;
  }
  return nullptr;
}

}  // namespace

std::vector<std::string_view> kinds_of_name(std::string_view name) {
  const Ending* ending = ending_of(name);
  return ending == nullptr ? std::vector<std::string_view>() : ending->kinds;
}

SubjectNameFlaw subject_name_flaw(std::string_view name) {
  if (is_placeholder(name) || name.find("某") != std::string_view::npos) return SubjectNameFlaw::placeholder;
  for (const std::string_view stand_in :
       {"XX", "xx", "××", "**", "＊＊", "○○", "某某", "你的公司", "公司名称", "单位名称"}) {
    if (name.find(stand_in) != std::string_view::npos) return SubjectNameFlaw::placeholder;
  }
  if (han_count(name) == 0) return SubjectNameFlaw::not_chinese;
  const Ending* ending = ending_of(name);
  if (ending == nullptr) return SubjectNameFlaw::short_form;
  for (const std::string_view bare : {"有限公司", "有限责任公司", "股份有限公司"}) {
    if (name == bare) return SubjectNameFlaw::bare_form;
  }
  return name == ending->text ? SubjectNameFlaw::bare_form : SubjectNameFlaw::none;
}

}  // namespace beian::precheck
