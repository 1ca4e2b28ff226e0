#include "init/settings_text.h"

#include "number/provinces.h"
#include "site/trouble.h"

namespace beian::init {
namespace {

constexpr Text2 kUnknown = {"a site of an unknown generator", "未识别出生成器的网站"};
constexpr Text2 kTheme = {"{0}, theme {1}", "{0}，主题 {1}"};
constexpr Text2 kBy = {"Written by beian init for {0}. All settings: docs/reference.md; what is in force: beian config",
                       "由 beian init 为 {0} 写出。全部设置见 docs/reference.zh-CN.md；查看生效的设置：beian config"};
constexpr Text2 kIcp = {"The ICP number, found in {0}.", "ICP 备案号，来自 {0}。"};
constexpr Text2 kIcpGiven = {"The ICP number. Each page must show it; a list where there are several.",
                             "ICP 备案号：每个页面都必须显示；有多个时写成列表。"};
constexpr Text2 kIcpWanted = {"The ICP number (the one of the site: with -1). Take the # away and write yours.",
                              "ICP 备案号（网站备案号，末尾带 -1）。去掉 # 并换成您的号码。"};
constexpr Text2 kGongan = {"The public-security number, found in {0}.", "公安备案号，来自 {0}。"};
constexpr Text2 kGonganGiven = {"The public-security number.", "公安备案号。"};
constexpr Text2 kGonganWanted = {
    "The public-security number, to be filed for within 30 days of going online (beian.mps.gov.cn).",
    "公安备案号：网站开通后 30 日内办理（beian.mps.gov.cn）。"};
constexpr Text2 kAlso = {"also found: {0} in {1}", "另有：{0}（{1}）"};
constexpr Text2 kDoubtful = {"not taken: {0} in {1} is no number of anybody, or one that many sites copy",
                             "未采用：{1} 中的 {0} 是占位内容、写法有误，或是被大量抄用的号码"};
constexpr Text2 kGuangdong = {"Guangdong (粤): providers ask for the subject's number, the one without -1.",
                              "广东（粤）：接入商通常要求显示主体备案号，即不带 -1 的号码。"};
constexpr Text2 kOwner = {"Jiangsu and some other provinces want the owner's name above the number.",
                          "江苏等省要求在备案号上方写明单位名称。"};
constexpr Text2 kTwoRegions = {"{0} in the ICP number, {1} in the public-security number: check that both are yours.",
                               "ICP 备案号属{0}，公安备案号属{1}：请确认都是您的。"};
constexpr Text2 kRoot = {"The folder that {0} writes.", "{0} 的输出文件夹。"};
constexpr Text2 kRootSaid = {"The folder that {0} writes, as {1} says.", "{0} 的输出文件夹（见 {1}）。"};
constexpr Text2 kRootWanted = {"The folder with the built pages.", "生成好的页面所在的文件夹。"};
constexpr Text2 kScope = {"All pages, or only the home page (\"home\").",
                          "检查所有页面（\"all\"），或仅首页（\"home\"）。"};
constexpr Text2 kExclude = {"Pages that need no number.", "不需要备案号的页面。"};
constexpr Text2 kIcon = {"The icon of the police platform, to be downloaded there after login.",
                         "公安平台的备案图标，登录平台后下载。"};
constexpr Text2 kOverseas = {"The same site on a host outside China must not show the number: BEIAN_ENV=overseas",
                             "部署到境外的同一网站不得显示备案号：设置 BEIAN_ENV=overseas"};
constexpr std::string_view kIcpExample = "京ICP备2024990001号-1";
constexpr std::string_view kGonganExample = "京公网安备11010102990001号";

const Province* province_of(const Number& number) {
  return number.kind == NumberKind::gongan ? province_by_gongan_letter(number.province)
                                           : province_by_icp_letter(number.province);
}

// A TOML string: what may break out of it is written as an escape.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f) out += c;
  }
  return out + "\"";
}

class Writer {
 public:
  explicit Writer(Language language) : language_(language) {}
  void comment(Text2 words, const std::vector<std::string>& args = {}) {
    out_ += "# " + format_message(words.in(language_), args) + "\n";
  }
  void line(const std::string& text) { out_ += text + "\n"; }
  std::string take() { return std::move(out_); }

 private:
  Language language_;
  std::string out_;
};

void write_numbers(Writer& out, const std::vector<FoundNumber>& found, const char* key, Text2 found_in, Text2 given,
                   Text2 wanted, std::string_view example) {
  if (found.empty()) {
    out.comment(wanted);
    out.line("# " + std::string(key) + " = " + quoted(example));
    return;
  }
  const FoundNumber& first = found.front();
  if (first.where.empty()) {
    out.comment(given);
  } else {
    out.comment(found_in, {printable(first.where)});
  }
  for (std::size_t i = 1; i < found.size(); ++i) {
    out.comment(kAlso, {found[i].number.normal(), printable(found[i].where)});
  }
  out.line(std::string(key) + " = " + quoted(first.number.normal()));
}

}  // namespace

std::string project_words(const Project& project, Language language) {
  if (project.generator == nullptr) return std::string(kUnknown.in(language));
  std::string out = std::string(project.generator->name) + " (" + printable(project.evidence) + ")";
  if (!project.theme) return out;
  const std::string theme = printable(project.theme->text) + " (" + printable(project.theme->where) + ")";
  return format_message(kTheme.in(language), {out, theme});
}

std::string settings_text(const Project& project, Language language, const std::string& schema) {
  Writer out(language);
  if (!schema.empty()) out.line("#:schema " + schema);
  out.comment(kBy, {project_words(project, language)});
  out.line("");
  write_numbers(out, project.icp, "icp", kIcp, kIcpGiven, kIcpWanted, kIcpExample);
  const Province* icp = project.icp.empty() ? nullptr : province_of(project.icp.front().number);
  const Province* gongan = project.gongan.empty() ? nullptr : province_of(project.gongan.front().number);
  if (icp != nullptr && icp->icp == "粤" && project.icp.front().number.sequence) out.comment(kGuangdong);
  out.line("");
  write_numbers(out, project.gongan, "gongan", kGongan, kGonganGiven, kGonganWanted, kGonganExample);
  const bool two = icp != nullptr && gongan != nullptr && icp->region != gongan->region && gongan->region != "兵团";
  if (two) out.comment(kTwoRegions, {std::string(icp->region), std::string(gongan->region)});
  for (const FoundNumber& each : project.doubtful)
    out.comment(kDoubtful, {printable(each.written), printable(each.where)});
  if (icp != nullptr && icp->region == "江苏") {
    out.line("");
    out.comment(kOwner);
    out.line("# owner = \"\"");
  }
  out.line("");
  const std::string name = project.generator == nullptr ? std::string() : std::string(project.generator->name);
  if (project.output.text.empty() || name.empty()) {
    out.comment(kRootWanted);
  } else if (project.output.where.empty() || project.output.where.ends_with(".html")) {
    out.comment(kRoot, {name});
  } else {
    out.comment(kRootSaid, {name, printable(project.output.where)});
  }
  out.line(project.output.text.empty() ? "# root = \"public\"" : "root = " + quoted(project.output.text));
  out.line("");
  out.comment(kScope);
  out.line("# scope = \"all\"");
  out.line("");
  out.comment(kExclude);
  out.line("# exclude = [\"embed/**\"]");
  out.line("");
  out.comment(kIcon);
  out.line("# [badge]\n# icon = \"gongan.png\"");
  out.line("");
  out.comment(kOverseas);
  out.line("# [env.overseas]\n# show = \"forbidden\"");
  return out.take();
}

}  // namespace beian::init
