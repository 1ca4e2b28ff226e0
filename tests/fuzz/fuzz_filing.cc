// fuzz_filing.cc — any text is a filing (or a rule file) or an error with words; and whatever a filing says, the rules,
// the reports and the redaction stand it.
//
// The first byte says which of the two the rest is.
#include "base/utf8.h"
#include "precheck/deadlines.h"
#include "precheck/filing_file.h"
#include "precheck/kind.h"
#include "precheck/read_site.h"
#include "precheck/redact.h"
#include "precheck/reports.h"
#include "support.h"

namespace {

using namespace beian;
using namespace beian::precheck;
using fuzz::must;

constexpr std::string_view kPage =
    "<!doctype html><html lang=zh-CN><meta charset=utf-8><title>云杉里</title><body><form><textarea></textarea></form>"
    "<p>电话 13900000000</p><footer>版权所有 云杉里（北京）茶业有限公司</footer>";

void check_words(const Error& error) {
  for (const std::string& words : {error.en, error.zh}) {
    must(!words.empty() && is_valid_utf8(words), "an error has words, in both languages");
  }
}

void check_filing(std::string_view text) {
  Filing filing;
  if (const Status failed = read_filing_text(filing, text, "filing.toml", true)) return check_words(*failed);
  ReadPlan plan;
  plan.this_year = 2026;
  SiteFacts site;
  read_one_page(site, plan, kPage, "index.html", true);
  const std::vector<Document> documents;
  const Case what{filing, site, documents, *read_date("2026-03-10"), judge_interactive(site)};
  Precheck report = make_precheck(what);
  must(report.steps.size() == kSteps, "a report has all steps");
  redact(report, Redactor(filing));
  for (const std::string& out : {json_report(report, Language::en), html_report(report, Language::zh),
                                 text_report(report, {}), calendar_text(filing, what.today, Language::zh)}) {
    must(!out.empty() && is_valid_utf8(out), "a report is UTF-8");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (data[0] != 'k') {
    check_filing(text);
    return 0;
  }
  const Result<Kind> kind = read_kind(text, "own.toml");
  if (!kind) {
    check_words(kind.error());
    return 0;
  }
  ReadPlan plan;
  plan.kinds = {&kind.value()};
  SiteFacts site;
  read_one_page(site, plan, kPage, "index.html", true);
  return 0;
}
