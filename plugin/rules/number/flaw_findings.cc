#include "rules/number/flaw_findings.h"

#include <array>
#include <iterator>

namespace beian {
namespace {

// Which rule speaks of it, by the kind of number.
enum class Home : std::uint8_t { malformed, mismatch, placeholder, letter, place };

struct Row {
  Flaw flaw;
  Home home;
  Severity severity;
  Text2 message;
  Text2 remedy;
};

constexpr Text2 kCopyIt = {"copy the number from the filing platform", "请从备案平台复制备案号"};
constexpr Text2 kWriteNormal = {"write {1}", "请写作 {1}"};
constexpr auto kError = Severity::error;
constexpr auto kWarning = Severity::warning;
constexpr auto kNote = Severity::note;

// THE table: one row a flaw, in the order of enum Flaw.
constexpr Row kRows[] = {
    {Flaw::no_province,
     Home::malformed,
     kError,
     {"{0}: the province in front is missing", "{0}：前面缺少省份简称"},
     kCopyIt},
    {Flaw::digit_count,
     Home::malformed,
     kError,
     {"{0}: the number of digits is wrong: an ICP filing has 8 or 10, a licence 6, a public-security number 14",
      "{0}：位数不对：ICP备案号为 8 位或 10 位，许可证号为 6 位，公安备案号为 14 位"},
     kCopyIt},
    {Flaw::bad_year,
     Home::malformed,
     kError,
     {"{0}: the year in the first digits cannot be: filings begin in 2005 and end this year",
      "{0}：开头的年份不可能：备案始于 2005 年，且不晚于今年"},
     kCopyIt},
    {Flaw::bad_sequence,
     Home::malformed,
     kError,
     {"{0}: the part behind the hyphen is no site number: it counts from 1", "{0}：连字符后的序号不对：序号从 1 起"},
     kCopyIt},
    {Flaw::bad_service_code,
     Home::malformed,
     kError,
     {"{0}: the seventh and eighth digit are not 02, as in every public-security number",
      "{0}：第七、八位不是 02，与公安备案号的规则不符"},
     kCopyIt},
    {Flaw::placeholder,
     Home::placeholder,
     kError,
     {"{0}: this is a placeholder, nobody's number", "{0}：这是占位内容，不是任何人的备案号"},
     {"put your own number in its place", "请换成自己的备案号"}},
    {Flaw::province_mismatch,
     Home::mismatch,
     kError,
     {"{0}: the province in front contradicts the first two digits", "{0}：省份简称与前两位数字不一致"},
     {"one of the two is a slip, or the number was copied from elsewhere: copy yours from beian.mps.gov.cn",
      "其中一处写错，或抄自他处：请从 beian.mps.gov.cn 复制自己的备案号"}},
    {Flaw::unknown_province,
     Home::malformed,
     kError,
     {"{0}: the first two digits are no province", "{0}：前两位数字不是任何省份的代码"},
     kCopyIt},
    {Flaw::wrong_province_letter,
     Home::letter,
     kWarning,
     {"{0}: this registry abbreviates the province differently (蜀/黔/陇 for the ministry, 川/贵/甘 for the police)",
      "{0}：该登记机关使用另一个简称（工信部用蜀、黔、陇，公安用川、贵、甘）"},
     kWriteNormal},
    {Flaw::local_number,
     Home::malformed,
     kWarning,
     {"{0}: this is a local number from before 2016", "{0}：这是 2016 年以前的地方备案号"},
     {"register again at beian.mps.gov.cn", "请在 beian.mps.gov.cn 重新备案"}},
    {Flaw::copied,
     Home::placeholder,
     kWarning,
     {"{0}: this is a famous number, found on many sites that do not own it", "{0}：这是一个常被抄用的知名备案号"},
     {"if it is not yours, put your own in its place", "如果不是您的，请换成自己的备案号"}},
    {Flaw::misspelt_icp,
     Home::malformed,
     kWarning,
     {"{0}: “IPC” should be “ICP”", "{0}：“IPC”应为“ICP”"},
     kWriteNormal},
    {Flaw::misspelt_gongan,
     Home::malformed,
     kWarning,
     {"{0}: the words should be “公网安备”", "{0}：应写作“公网安备”"},
     kWriteNormal},
    {Flaw::doubled_icp, Home::malformed, kWarning, {"{0}: “ICP备” stands twice", "{0}：“ICP备”写了两遍"}, kWriteNormal},
    {Flaw::written_out,
     Home::malformed,
     kWarning,
     {"{0}: “备案”, or a mark behind 备, stands where “备” is enough", "{0}：应写“备”，而不是“备案”或在“备”后加符号"},
     kWriteNormal},
    {Flaw::no_hao, Home::malformed, kWarning, {"{0}: “号” is missing", "{0}：缺少“号”"}, kWriteNormal},
    {Flaw::late_hao,
     Home::malformed,
     kWarning,
     {"{0}: “号” stands behind the site's number instead of before the hyphen", "{0}：“号”应在连字符之前"},
     kWriteNormal},
    {Flaw::padded,
     Home::malformed,
     kWarning,
     {"{0}: the site's number has a zero in front", "{0}：序号前多写了 0"},
     kWriteNormal},
    {Flaw::full_width,
     Home::malformed,
     kWarning,
     {"{0}: full-width letters or digits", "{0}：含有全角字母或数字"},
     kWriteNormal},
    {Flaw::odd_hyphen,
     Home::malformed,
     kWarning,
     {"{0}: a dash stands where a hyphen belongs", "{0}：应使用连字符“-”"},
     kWriteNormal},
    {Flaw::traditional, Home::malformed, kWarning, {"{0}: traditional characters", "{0}：含有繁体字"}, kWriteNormal},
    {Flaw::lower_case, Home::malformed, kWarning, {"{0}: lower-case letters", "{0}：含有小写字母"}, kWriteNormal},
    {Flaw::invisible,
     Home::malformed,
     kWarning,
     {"{0}: invisible characters inside", "{0}：含有不可见字符"},
     kWriteNormal},
    {Flaw::spaces,
     Home::malformed,
     kNote,
     {"{0}: spaces or a line break inside", "{0}：中间有空格或换行"},
     kWriteNormal},
    {Flaw::unknown_place,
     Home::place,
     kNote,
     {"{0}: no edition of GB/T 2260 has this place code; the police have codes of their own for development zones",
      "{0}：国家标准 GB/T 2260 历年版本均无此地区代码；公安机关对开发区另有代码"},
     {"compare it with the number on beian.mps.gov.cn", "请与 beian.mps.gov.cn 上的备案号核对"}},
};
static_assert(std::size(kRows) == static_cast<std::size_t>(Flaw::count_), "every flaw has its row");

template <Text2 Row::*field>
constexpr std::array<Text2, std::size(kRows)> column() {
  std::array<Text2, std::size(kRows)> out{};
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = kRows[i].*field;
  return out;
}

std::string_view rule_of(Home home, NumberKind kind) {
  switch (home) {
    case Home::malformed: return kind == NumberKind::gongan ? "gongan-malformed" : "icp-malformed";
    case Home::mismatch: return "province-mismatch";
    case Home::placeholder: return "number-placeholder";
    case Home::letter: return "icp-province-letter";
    case Home::place: return "gongan-place-unknown";
  }
  return "icp-malformed";
}

}  // namespace

constinit const std::array<Text2, kFlawCount> kFlawMessages = column<&Row::message>();
constinit const std::array<Text2, kFlawCount> kFlawRemedies = column<&Row::remedy>();

Severity flaw_severity(Flaw flaw) {
  return kRows[static_cast<std::size_t>(flaw)].severity;
}

std::vector<NumberFinding> findings_of(const Number& number) {
  std::vector<NumberFinding> out;
  if (number.kind == NumberKind::none) return out;
  if (number.kind == NumberKind::parody) out.push_back({"parody-registry", kNote, kParodyMessage, kParodyRemedy});
  for (const Row& row : kRows) {
    // A place code is not looked up where the province itself is wrong: one cause, one finding.
    const bool explained = row.flaw == Flaw::unknown_place && number.flaws.has(Flaw::province_mismatch);
    if (number.flaws.has(row.flaw) && !explained) {
      const bool nothing_to_write = row.remedy.en == kWriteNormal.en && number.normal().empty();
      out.push_back(
          {rule_of(row.home, number.kind), row.severity, row.message, nothing_to_write ? kCopyIt : row.remedy});
    }
  }
  return out;
}

}  // namespace beian
