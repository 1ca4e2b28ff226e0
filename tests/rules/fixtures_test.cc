// fixtures/rules/<id>/: each page in bad/ makes its rule speak and no other, good/ gives silence, fixed/ is what inject
// makes of bad/.
//
// Where inject leaves a bad page as it is there is no file in fixed/. The pages are judged under the example numbers; a
// tag in the name (fixtures/rules/README.md) changes the policy. Every variant of every message that a page's bytes can
// bring about has its page; those that cannot stand in a table here, with the reason.
#include <doctest/doctest.h>

#include <map>

#include "html/page.h"
#include "rules/number/flaw_findings.h"
#include "rules/page/variants.h"
#include "rules/rule.h"
#include "rules/support.h"

using namespace beian;
using namespace beian::rules_test;

namespace {

std::filesystem::path folder(std::string_view id, std::string_view kind) {
  return source_folder("fixtures/rules") / id / kind;
}

std::set<std::string> flaws(std::initializer_list<Flaw> list) {
  std::set<std::string> out;
  for (const Flaw flaw : list) out.insert(std::to_string(static_cast<unsigned>(flaw)));
  return out;
}

// {0} … {9}; other braces may be quoted from a style sheet.
bool has_open_placeholder(std::string_view text) {
  for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1)) {
    if (at + 2 < text.size() && text[at + 1] >= '0' && text[at + 1] <= '9' && text[at + 2] == '}') return true;
  }
  return false;
}

// The variants that a rule can report of a page.
std::set<std::string> reachable(const Rule& rule) {
  if (rule.id == "icp-malformed") {
    return flaws({Flaw::no_province, Flaw::digit_count, Flaw::bad_year, Flaw::bad_sequence, Flaw::misspelt_icp,
                  Flaw::doubled_icp, Flaw::written_out, Flaw::no_hao, Flaw::late_hao, Flaw::padded, Flaw::full_width,
                  Flaw::odd_hyphen, Flaw::traditional, Flaw::lower_case, Flaw::invisible, Flaw::spaces});
  }
  if (rule.id == "gongan-malformed") {
    return flaws({Flaw::no_province, Flaw::digit_count, Flaw::bad_service_code, Flaw::unknown_province,
                  Flaw::local_number, Flaw::misspelt_gongan, Flaw::written_out, Flaw::full_width, Flaw::traditional,
                  Flaw::invisible, Flaw::spaces});
  }
  if (rule.id == "gongan-place-unknown") return flaws({Flaw::unknown_place});
  if (rule.id == "province-mismatch") return flaws({Flaw::province_mismatch});
  if (rule.id == "number-placeholder") return flaws({Flaw::placeholder, Flaw::copied});
  std::set<std::string> out;
  for (std::size_t i = 0; i < rule.messages.size(); ++i) out.insert(std::to_string(i));
  if (rule.id == "gongan-missing") out.erase(std::to_string(kSiteNote));  // said of a site
  if (rule.id == "page-undecidable") {
    out.erase(std::to_string(undecidable_variant(NoPlace::none)));        // no reason
    out.erase(std::to_string(undecidable_variant(NoPlace::too_deep)));    // a page of megabytes: made in the test below
    out.erase(std::to_string(undecidable_variant(NoPlace::not_proven)));  // no page is known that brings it about
    out.erase(std::to_string(kOutsideLink));                              // said of a link in the file system
  }
  return out;
}

}  // namespace

TEST_CASE("fixtures: a bad page makes its rule speak and no other") {
  for (const Rule* rule : all_rules()) {
    if (said_of_files(*rule)) continue;
    if (rule->id == "no-pages" || rule->id == "icon-missing") continue;
    const auto files = files_in(folder(rule->id, "bad"));
    CHECK_MESSAGE(files.size() >= 2, rule->id);
    for (const auto& file : files) {
      CAPTURE(file.string());
      const Inspection inspection = check(read_file(file), policy_for(file));
      INFO(said(inspection));
      CHECK(inspection.page_class == PageClass::page);
      CHECK(rules_that_spoke(inspection) == rule->id);
    }
  }
}

TEST_CASE("fixtures: of a good page nothing is said") {
  for (const Rule* rule : all_rules()) {
    if (said_of_files(*rule)) continue;
    const auto files = files_in(folder(rule->id, "good"));
    CHECK_MESSAGE(!files.empty(), rule->id);
    for (const auto& file : files) {
      CAPTURE(file.string());
      const std::string bytes = read_file(file);
      const Injected injected = inject(bytes, policy_for(file));
      INFO(said(injected.inspection));
      CHECK(injected.inspection.page_class == PageClass::page);
      CHECK(injected.inspection.findings.empty());
      CHECK_FALSE(injected.inspection.refused);
      CHECK(injected.bytes == bytes);
    }
  }
}

TEST_CASE("fixtures: fixed is inject of bad, and inject leaves it as it is") {
  for (const Rule* rule : all_rules()) {
    if (said_of_files(*rule)) continue;
    std::set<std::string> changed;
    for (const auto& file : files_in(folder(rule->id, "bad"))) {
      CAPTURE(file.string());
      const std::string bytes = read_file(file);
      const Policy policy = policy_for(file);
      const Injected injected = inject(bytes, policy);
      const auto fixed = folder(rule->id, "fixed") / file.filename();
      if (injected.bytes == bytes) {
        CHECK_FALSE(std::filesystem::exists(fixed));
        for (const Finding& finding : injected.inspection.findings) CHECK_FALSE(finding.fixed);
        continue;
      }
      changed.insert(file.filename().string());
      CHECK(rule->fix == Fix::safe);
      for (const Finding& finding : injected.inspection.findings) CHECK(finding.fixed);
      CHECK(injected.bytes == read_file(fixed));
      const Injected again = inject(injected.bytes, policy);
      INFO(said(again.inspection));
      CHECK(again.inspection.findings.empty());
      CHECK(again.bytes == injected.bytes);
    }
    std::set<std::string> there;
    for (const auto& file : files_in(folder(rule->id, "fixed"))) there.insert(file.filename().string());
    CAPTURE(rule->id);
    CHECK(joined(there) == joined(changed));
    CHECK((rule->fix == Fix::safe) == !changed.empty());
  }
}

TEST_CASE("fixtures: every variant of every message has a page that brings it about") {
  for (const Rule* rule : all_rules()) {
    if (said_of_files(*rule)) continue;
    if (rule->id == "no-pages" || rule->id == "icon-missing") continue;
    std::set<std::string> seen;
    for (const auto& file : files_in(folder(rule->id, "bad"))) {
      for (const Finding& finding : check(read_file(file), policy_for(file)).findings)
        seen.insert(std::to_string(finding.variant));
    }
    CAPTURE(rule->id);
    CHECK(joined(seen) == joined(reachable(*rule)));
  }
}

TEST_CASE("fixtures: a message leaves no placeholder open") {
  for (const Rule* rule : all_rules()) {
    if (said_of_files(*rule)) continue;
    for (const auto& file : files_in(folder(rule->id, "bad"))) {
      for (const Finding& finding : check(read_file(file), policy_for(file)).findings) {
        for (const Language language : {Language::en, Language::zh}) {
          CAPTURE(file.string());
          CHECK_FALSE(has_open_placeholder(finding.message(language)));
          CHECK_FALSE(has_open_placeholder(finding.remedy(language)));
        }
      }
    }
  }
}

TEST_CASE("fixtures: a page that is nested without end is given up, with the reason") {
  std::string page = "<!doctype html><meta charset=utf-8><title>t</title>";
  for (int i = 0; i < 300'000; ++i) page += "<p><b><div>";
  const Inspection inspection = check(page, example_policy());
  REQUIRE(inspection.findings.size() == 1);
  CHECK(inspection.findings[0].variant == undecidable_variant(NoPlace::too_deep));
}

TEST_CASE("fixtures: icon-missing, said once by the run, has its place in a bad page and none in a good one") {
  for (const auto& file : files_in(folder("icon-missing", "bad"))) {
    CAPTURE(file.string());
    const std::string bytes = read_file(file);
    const Inspection inspection = check(bytes, policy_for(file));
    CHECK(inspection.findings.empty());
    REQUIRE(inspection.bare_number);
    CHECK(slice(bytes, inspection.bare_number->span) == kGongan);
  }
  for (const char* rule : {"icon-missing", "icon-broken", "icon-order", "icon-hotlinked"}) {
    for (const auto& file : files_in(folder(rule, "good"))) {
      CAPTURE(file.string());
      CHECK_FALSE(check(read_file(file), policy_for(file)).bare_number);
    }
  }
}

TEST_CASE("fixtures: no-pages' bad files are none, each of another class") {
  std::set<PageClass> classes;
  for (const auto& file : files_in(folder("no-pages", "bad"))) {
    CAPTURE(file.string());
    const Inspection inspection = check(read_file(file), example_policy(), file.filename().string());
    CHECK(inspection.page_class != PageClass::page);
    CHECK(inspection.findings.empty());
    classes.insert(inspection.page_class);
  }
  CHECK(classes.size() == 4);
}
