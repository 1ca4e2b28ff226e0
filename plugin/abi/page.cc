// page.cc — beian.h: files, pages, findings.
#include "abi/objects.h"
#include "base/span.h"
#include "report/json.h"
#include "report/located.h"
#include "site/page_facts.h"

using namespace beian;

namespace {

constexpr Action kActions[] = {Action::check, Action::inject, Action::remove};

const std::vector<beian_page::Words>& words_of(const beian_page& page, Language language) {
  std::vector<beian_page::Words>& words = page.words[language == Language::zh ? 1 : 0];
  if (words.size() == page.findings.size()) return words;
  std::vector<beian_page::Words> made;
  for (const ReportedFinding& each : page.findings) {
    made.push_back({each.finding.message(language), each.finding.remedy(language)});
  }
  words = std::move(made);
  return words;
}

}  // namespace

std::unique_ptr<beian_page> beian::judge_page(const beian_policy& policy, const beian_files& files,
                                              std::string_view bytes, std::string path, Action action, bool required,
                                              const Needs& needs, bool& wants) {
  auto made = std::make_unique<beian_page>();
  made->path = std::move(path);
  made->bytes = bytes;
  // A [[site]] may ask for the page's host or language; the file CNAME is nobody's here.
  const PageFacts facts = policy.of_pages.wants_facts() ? page_facts(bytes) : PageFacts();
  made->policy = &policy.of_pages.of(made->path, facts);
  const PageContext context{made->path, required};
  Inspection& inspection = made->inspection;
  inspection = inspect(bytes, context, *made->policy, files.resources, action);
  wants = !inspection.wanted.empty() || !inspection.wanted_sheets.empty();
  if (!wants && action != Action::check && !inspection.edits.empty()) {
    made->result = rewrite(bytes, context, *made->policy, files.resources, action, inspection);
  }
  made->findings = located(inspection.findings, bytes, inspection.encoding, needs);
  return made;
}

extern "C" {

BEIAN_API beian_files* beian_files_new(void) {
  return make<beian_files>();
}

BEIAN_API void beian_files_free(beian_files* files) {
  delete files;
}

BEIAN_API beian_result beian_files_learn(beian_files* files, beian_text path, int is_there) {
  if (files == nullptr) return BEIAN_MISUSE;
  return guarded([&] {
    Resources::SheetFact fact;
    fact.file = is_there != 0 ? Resources::Answer::there : Resources::Answer::not_there;
    files->resources.learn_file(string_of(path), is_there != 0);
    files->resources.learn_sheet(string_of(path), std::move(fact));
    return BEIAN_OK;
  });
}

BEIAN_API beian_result beian_files_learn_sheet(beian_files* files, beian_text path, beian_text bytes) {
  if (files == nullptr) return BEIAN_MISUSE;
  return guarded([&] {
    Resources::SheetFact fact;
    fact.file = Resources::Answer::there;
    if (css::is_readable_sheet(view_of(bytes))) {
      fact.sheet = std::make_shared<const css::Sheet>(css::read_sheet(view_of(bytes)));
    }
    files->resources.learn_file(string_of(path), true);
    files->resources.learn_sheet(string_of(path), std::move(fact));
    return BEIAN_OK;
  });
}

BEIAN_API beian_result beian_page_new(const beian_policy* policy, const beian_files* files, beian_text bytes,
                                      beian_text path, beian_action action, beian_duty duty, beian_page** page) {
  if (page != nullptr) *page = nullptr;
  const bool odd = action < BEIAN_CHECK || action > BEIAN_REMOVE;
  if (policy == nullptr || files == nullptr || page == nullptr || odd || bytes.size >= kMaxPageBytes) {
    return BEIAN_MISUSE;
  }
  return guarded([&] {
    bool wants = false;
    std::unique_ptr<beian_page> made = judge_page(*policy, *files, view_of(bytes), string_of(path), kActions[action],
                                                  duty != BEIAN_NOT_REQUIRED, {}, wants);
    *page = made.release();
    return wants ? BEIAN_WANTED : BEIAN_OK;
  });
}

BEIAN_API void beian_page_free(beian_page* page) {
  delete page;
}

BEIAN_API int beian_page_wanted(const beian_page* page, size_t i, beian_wanted* wanted) {
  if (page == nullptr || wanted == nullptr) return 0;
  const std::vector<std::string>& sheets = page->inspection.wanted_sheets;
  const std::vector<std::string>& files = page->inspection.wanted;
  if (i >= sheets.size() + files.size()) return 0;
  const bool is_sheet = i < sheets.size();
  *wanted = {text_of(is_sheet ? sheets[i] : files[i - sheets.size()]), is_sheet ? 1 : 0};
  return 1;
}

BEIAN_API beian_page_class beian_page_kind(const beian_page* page) {
  return page == nullptr ? BEIAN_PAGE : static_cast<beian_page_class>(page->inspection.page_class);
}

BEIAN_API int beian_page_refused(const beian_page* page) {
  return page != nullptr && page->inspection.refused ? 1 : 0;
}

BEIAN_API int beian_page_finding(const beian_page* page, size_t i, beian_language language, beian_finding* finding) {
  if (page == nullptr || finding == nullptr || i >= page->findings.size()) return 0;
  const ReportedFinding& reported = page->findings[i];
  const Finding& f = reported.finding;
  const beian_result done = guarded([&] {
    const beian_page::Words& words = words_of(*page, language_of(language))[i];
    *finding = {text_of(f.rule->id),
                f.severity == Severity::error     ? BEIAN_ERROR
                : f.severity == Severity::warning ? BEIAN_WARNING
                                                  : BEIAN_NOTE,
                f.fixed ? 1 : 0,
                f.span.begin,
                f.span.end,
                reported.line,
                reported.column,
                text_of(words.message),
                text_of(words.remedy)};
    return BEIAN_OK;
  });
  return done == BEIAN_OK ? 1 : 0;
}

BEIAN_API beian_result beian_page_report(const beian_page* page, beian_language language, beian_buffer* json) {
  if (page == nullptr || json == nullptr) return BEIAN_MISUSE;
  *json = {};
  return guarded([&] {
    std::string out = "[";
    for (const ReportedFinding& each : page->findings) {
      if (out.size() > 1) out += ',';
      out += finding_json(page->path, each, language_of(language));
    }
    give(out + "]", json);
    return BEIAN_OK;
  });
}

BEIAN_API beian_result beian_page_result(const beian_page* page, beian_buffer* html) {
  if (page == nullptr || html == nullptr) return BEIAN_MISUSE;
  *html = {};
  if (page->result.empty()) return BEIAN_OK;
  return guarded([&] {
    give(page->result, html);
    return BEIAN_OK;
  });
}

BEIAN_API int beian_page_own_file(const beian_page* page, size_t i, beian_own_file* file) {
  if (page == nullptr || file == nullptr || page->result.empty()) return 0;
  const BadgeIcon& icon = page->policy->icon;
  const BadgeSheet& sheet = page->policy->sheet;
  if (page->inspection.needs_icon_copy && i-- == 0) {
    *file = {text_of(icon.file), text_of(icon.bytes)};
    return 1;
  }
  if (page->inspection.needs_sheet_copy && i == 0) {
    *file = {text_of(sheet.file), text_of(sheet.bytes)};
    return 1;
  }
  return 0;
}
}
