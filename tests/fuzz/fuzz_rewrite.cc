// fuzz_rewrite.cc — a page that rewrite() hands back is the old one but for the edits, and needs no second edit.
//
// A refusal (not_proven) is right for the user of a page, but each one is a place that placement should not have
// chosen. They are counted; with --strict they end the run, so that they can be looked at one by one.
#include <cstring>

#include "edit/verify.h"
#include "policies.h"
#include "rules/page/variants.h"
#include "rules/resources.h"
#include "support.h"

namespace {

using namespace beian;
using fuzz::must;

bool strict = false;
std::size_t asked = 0;
std::size_t not_proven = 0;

void say_refusals() {
  std::fprintf(stderr, "rewrite: %zu asked for, %zu not proven\n", asked, not_proven);
}

bool is_not_proven(const Inspection& in) {
  for (const Finding& f : in.findings) {
    if (f.rule->id == "page-undecidable" && f.variant == undecidable_variant(NoPlace::not_proven)) return true;
  }
  return false;
}

// Splices by hand: apply_edits is under test.
void check_bytes(std::string_view before, std::string_view after, const std::vector<Edit>& edits) {
  std::size_t at = 0;
  for (const Edit& edit : edits) {
    const std::string_view kept = before.substr(at, edit.span.begin - at);
    must(after.substr(0, kept.size()) == kept, "bytes in front of an edit are the same");
    after.remove_prefix(kept.size());
    must(after.substr(0, edit.bytes.size()) == edit.bytes, "an edit's bytes are in the page");
    after.remove_prefix(edit.bytes.size());
    at = edit.span.end;
  }
  must(before.substr(at) == after, "bytes behind the last edit are the same");
}

bool is_absence(const Finding& f) {
  return f.span.empty() && (f.rule->id == "icp-missing" || f.rule->id == "gongan-missing");
}

// The page after `action`, or nothing where there is none.
std::string rewritten(std::string_view bytes, const PageContext& context, const Policy& policy, Action action,
                      Inspection& in) {
  in = inspect(bytes, context, policy, Resources{}, action);
  if (in.edits.empty()) return {};
  const std::vector<Edit> edits = in.edits;
  ++asked;
  std::string page = rewrite(bytes, context, policy, Resources{}, action, in);
  if (is_not_proven(in)) {
    must(in.edits.empty() && page.empty() && in.refused, "a page that is not proven is not handed out");
    ++not_proven;
    if (strict && bytes.find("data-beian") == std::string_view::npos)
      fuzz::broken("placement chose a place that could not be proven");
    return {};
  }
  check_bytes(bytes, page, edits);
  must(verify_edits(bytes, page, edits), "a page that is handed out is proven");
  must(verify_edits_from_start(bytes, page, edits), "the local proof is the proof");
  const Inspection again = inspect(page, context, policy, Resources{}, action);
  must(again.edits.empty(), "a second run has nothing to do");
  return page;
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv) {
  for (int i = 1; i < *argc; ++i) strict = strict || std::strcmp((*argv)[i], "--strict") == 0;
  std::atexit(say_refusals);
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const fuzz::Input input = fuzz::split(data, size);
  const Policy policy = fuzz::policy_for(input.options);
  const PageContext context = fuzz::context_for(input.options);

  Inspection in;
  Inspection out;
  (void)rewritten(input.bytes, context, policy, Action::remove, out);
  const bool was_bare = out.edits.empty() && !is_not_proven(out);
  const std::string page = rewritten(input.bytes, context, policy, Action::inject, in);
  if (in.edits.empty()) return 0;

  const Inspection checked = inspect(page, context, policy, Resources{}, Action::check);
  bool only_insertions = true;
  for (const Edit& edit : in.edits) only_insertions = only_insertions && edit.span.empty();
  for (const Finding& f : in.findings) {
    if (!f.fixed || !is_absence(f)) continue;
    for (const Finding& left : checked.findings)
      must(!is_absence(left) || left.rule != f.rule, "a number that was put in is displayed");
  }
  if (!was_bare || !only_insertions) return 0;
  const std::string back = rewritten(page, context, policy, Action::remove, out);
  if (is_not_proven(out)) return 0;
  must(back == input.bytes, "what was put in can be taken out again");
  return 0;
}
