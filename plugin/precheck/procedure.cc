#include "precheck/procedure.h"

#include <algorithm>

#include "number/provinces.h"
#include "precheck/contact.h"
#include "precheck/deadlines.h"
#include "precheck/kind.h"
#include "precheck/subject_name.h"

namespace beian::precheck {
namespace {

constexpr Text2 kInFile = {"in filing.toml: {0}", "filing.toml 中：{0}"};
constexpr Text2 kOnPages = {"on the pages: {0}", "页面上：{0}"};
constexpr Text2 kTitle = {"the home page's title: {0}", "首页标题：{0}"};
constexpr Text2 kEvidence = {"{0}: {1}, on {2} pages", "{0}：{1}，出现于 {2} 个页面"};
constexpr Text2 kNoEvidence = {"nothing interactive on {0}", "{0}上没有交互功能"};
constexpr Text2 kPicture = {"{0}: {1}×{2} pixels, {3} KB", "{0}：{1}×{2} 像素，{3} KB"};
constexpr Text2 kDeadline = {"{0}: by {1}", "{0}：最迟 {1}"};
constexpr Text2 kPerson = {"the subject's: {0}", "与主体相同：{0}"};
constexpr Text2 kNameOfWords = {"the subject's name says: {0}", "主体名称表明：{0}"};
constexpr std::size_t kMostFound = 3;

std::string_view region_of_number(const Case& what) {
  const Number number = read_number(what.filing.value(Key::icp_number), what.year());
  const Province* province = province_by_icp_letter(number.province);
  return province == nullptr ? std::string_view() : province->region;
}

Word shown(const AnswerRow& row, const Value& value) {
  if (const Choice* choice = find_choice(row.choices, value.text)) return Word(choice->label);
  if (row.type == Type::yes_no) return value.text == "yes" ? Word("yes", "是") : Word("no", "否");
  return Word(value.text);
}

class Maker {
 public:
  explicit Maker(const Case& what) : what_(what) {}

  Item item(const AnswerRow& row) {
    Item out;
    out.row = &row;
    in_file(row, out);
    on_pages(row, out);
    if (out.answer.empty() && what_.filing.given(row.key)) {
      std::vector<Word> words;
      for (const Value& value : what_.filing.answer(row.key).values) words.push_back(shown(row, value));
      out.answer = listed(words);
    }
    return out;
  }

 private:
  void in_file(const AnswerRow& row, Item& out) const {
    const Answer& answer = what_.filing.answer(row.key);
    for (std::size_t i = 0; i < answer.values.size(); ++i) {
      out.found.push_back({sentence(kInFile, {shown(row, answer.values[i])}), what_.at(row.key, i)});
    }
    const Key source = what_.filing.source_of(row.key);
    if (source == row.key || !what_.filing.given(source)) return;
    const Value& value = what_.filing.answer(source).values.front();
    out.found = {{sentence(kPerson, {value.text}), what_.at(source)}};
    out.answer = Word(value.text);
  }

  void seen(const std::vector<Seen>& list, Item& out) const {
    for (std::size_t i = 0; i < list.size() && i < kMostFound; ++i) {
      out.found.push_back({sentence(kOnPages, {list[i].text}), list[i].at});
    }
  }

  // Where filing.toml has no answer, the pages may suggest one.
  void suggest(const AnswerRow& row, Item& out, Word word) const {
    if (!what_.filing.given(row.key) && out.answer.empty()) out.answer = std::move(word);
  }

  void on_pages(const AnswerRow& row, Item& out) const {
    const SiteFacts& site = what_.site;
    switch (row.key) {
      case Key::icp_number:
        seen(site.numbers, out);
        if (!site.numbers.empty()) suggest(row, out, Word(site.numbers.front().text));
        return;
      case Key::gongan_number:
        seen(site.gongan, out);
        if (!site.gongan.empty()) suggest(row, out, Word(site.gongan.front().text));
        return;
      case Key::subject_name:
        seen(site.owners, out);
        for (const Seen& owner : site.owners) {
          if (subject_name_flaw(owner.text) == SubjectNameFlaw::none) suggest(row, out, Word(owner.text));
        }
        return;
      case Key::subject_kind: return kind(row, out);
      case Key::subject_province: suggest(row, out, Word(region_of_number(what_))); return;
      case Key::subject_phone:
      case Key::person_phone: seen(site.phones, out); return;
      case Key::subject_email:
      case Key::person_email: seen(site.emails, out); return;
      case Key::site_name:
        if (!site.home.title.empty()) out.found.push_back({sentence(kTitle, {site.home.title}), site.home.title_at});
        suggest(row, out, Word(site.home.site_name));
        return;
      case Key::site_domains: return domains(row, out);
      case Key::site_languages: return languages_of(row, out);
      case Key::site_service:
        if (what_.subject_kind() == "individual") suggest(row, out, Word(find_choice(services(), "blog")->label));
        if (!what_.subject_kind().empty()) suggest(row, out, Word(find_choice(services(), "www")->label));
        return;
      case Key::site_interactive: return interactive(out);
      case Key::subject_documents:
      case Key::person_documents: return documents(row, out);
      case Key::site_online:
        for (const Deadline& each : deadlines_of(what_.filing)) {
          out.found.push_back({sentence(kDeadline, {each.what, date_text(each.last)}), what_.at(each.from)});
        }
        return;
      default: return;
    }
  }

  void kind(const AnswerRow& row, Item& out) const {
    const std::vector<std::string_view> kinds = kinds_of_name(what_.filing.value(Key::subject_name));
    if (kinds.empty()) return;
    std::vector<Word> labels;
    for (const std::string_view each : kinds) labels.emplace_back(find_choice(subject_kinds(), each)->label);
    out.found.push_back({sentence(kNameOfWords, {listed(labels)}), what_.at(Key::subject_name)});
    suggest(row, out, labels.front());
  }

  void domains(const AnswerRow& row, Item& out) const {
    std::vector<Word> mains;
    for (const HostSeen& host : what_.site.hosts) {
      if (out.found.size() < kMostFound + 2) out.found.push_back({sentence(kOnPages, {host.host}), host.at});
      const DomainName d = read_domain(host.host);
      if (mains.empty() && !d.main.empty()) mains.emplace_back(d.main_shown);
    }
    std::vector<Word> right;
    for (const Value& value : what_.filing.answer(Key::site_domains).values) {
      const DomainName d = read_domain(value.text);
      if (d.main.empty()) continue;
      const std::string both = d.main == d.main_shown ? d.main : d.main_shown + " (" + d.main + ")";
      if (std::none_of(right.begin(), right.end(), [&](const Word& w) { return w.en == both; }))
        right.emplace_back(both);
    }
    if (!right.empty()) out.answer = listed(right);
    suggest(row, out, listed(mains));
  }

  void languages_of(const AnswerRow& row, Item& out) const {
    std::vector<Word> words;
    for (const Seen& each : what_.site.languages) {
      words.emplace_back(find_choice(languages(), each.text)->label);
      if (out.found.size() < kMostFound + 2) out.found.push_back({sentence(kOnPages, {words.back()}), each.at});
    }
    suggest(row, out, listed(words));
  }

  void interactive(Item& out) const {
    out.answer = Word(verdict_words(what_.verdict.interactive));
    if (what_.site.pages == 0) {
      out.answer = {};
      return;
    }
    if (what_.site.evidence.empty()) {
      out.found.push_back({sentence(kNoEvidence, {counted(what_.site.pages, kPages)}), {}});
    }
    for (const Evidence& each : what_.site.evidence) {
      out.found.push_back({sentence(kEvidence, {each.kind->name, each.sign->name, static_cast<int>(each.pages)}),
                           each.places.empty() ? Where() : each.places.front()});
    }
  }

  void documents(const AnswerRow& row, Item& out) const {
    for (const Document& each : what_.documents) {
      if (each.key != row.key || each.state != DocumentState::picture) continue;
      const std::string& name = what_.filing.answer(each.key).values[each.index].text;
      out.found.push_back({sentence(kPicture, {name, static_cast<int>(each.width), static_cast<int>(each.height),
                                               static_cast<int>((each.bytes + 1023) / 1024)}),
                           what_.at(each.key, each.index)});
    }
  }

  const Case& what_;
};

}  // namespace

Precheck make_precheck(const Case& what) {
  Precheck out;
  out.verdict = what.verdict;
  out.evidence = what.site.evidence;
  out.findings = judge(what);
  out.pages = what.site.pages;
  out.skipped = what.site.skipped;
  out.filing = what.filing.file;
  out.today = what.today;
  Maker maker(what);
  for (const StepRow& step : step_rows()) {
    StepReport report{&step, {}};
    for (const AnswerRow& row : answer_rows()) {
      if (row.step != step.step) continue;
      Item item = maker.item(row);
      for (const Finding& finding : out.findings) {
        if (finding.about == row.key) item.first.push_back(finding);
      }
      std::stable_sort(item.first.begin(), item.first.end(),
                       [](const Finding& a, const Finding& b) { return a.severity > b.severity; });
      report.items.push_back(std::move(item));
    }
    out.steps.push_back(std::move(report));
  }
  for (const Finding& finding : out.findings) {
    ++(finding.severity == Severity::error     ? out.counts.errors
       : finding.severity == Severity::warning ? out.counts.warnings
                                               : out.counts.notes);
  }
  return out;
}

}  // namespace beian::precheck
