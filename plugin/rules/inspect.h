// inspect.h — the functional core: one page in, findings and a proven rewrite out.
//
// Pure: no files, no threads, no globals, no clock. Everything else in the program exists to call these two functions
// on the right bytes and to put the answer where it belongs.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edit/edit.h"
#include "html/outline_mark.h"
#include "rules/rule.h"
#include "select/known_choice.h"
#include "text/encoding.h"

namespace beian {

// What kind of file a page turned out to be. Only `page` is held to the rules; the others are counted as skipped.
enum class PageClass : std::uint8_t {
  page,
  redirect_stub,  // nothing but <meta http-equiv=refresh>
  verification,   // a search console's proof of ownership
  fragment,       // no doctype, no html, head, title or body tag
  ignored,        // data-beian-ignore on <html>
};

inline constexpr std::size_t kPageClasses = 5;

// What the shell knows about the page beside its bytes.
struct PageContext {
  std::string_view path;  // relative to the root, '/' between parts
  bool required =
      true;  // false: pages that need not show the numbers (scope = home); what they do show is still checked
  const KnownSelection* selection = nullptr;  // where the policy selects in a way that only the shell understands
};

struct Inspection {
  PageClass page_class = PageClass::page;
  Encoding encoding;
  std::vector<Finding> findings;    // by place; severities are those of the policy, rules that are off do not appear
  std::vector<Edit> edits;          // sorted; what `inject` would do
  bool refused = false;             // no safe place exists (page-undecidable is among the findings)
  std::vector<std::string> wanted;  // files of which the verdict would like to know whether they are in the output
  std::vector<std::string> wanted_sheets;  // style sheets of the output that the verdict waits for
  bool wants_selection = false;            // the badge's place waits for PageContext::selection
  struct Bare {  // a public-security number, the right one as far as anybody can tell, without its icon
    Span span;   // empty: where a badge with it is put in
    std::string number;
    bool own = false;  // in our badge
  };
  std::optional<Bare> bare_number;  // the first; icon-missing says it once for the site
  bool needs_icon_copy = false;     // with the edits made, our badge shows the copy of the icon in the root
  bool needs_sheet_copy = false;    // … and links to the copy of its style sheet
  std::string redirect_target;      // of a redirect stub: where it leads, as written
  OutlineMarks marks;               // with Action::inject: from where the changed page is read on
};

enum class Action : std::uint8_t { check, inject, remove };

// Reads `bytes` and says what is wrong with them under `policy`. With Action::inject, findings that `edits` mend have
// fixed = true; with Action::remove the edits take out our badges and there are no findings but refusals. `bytes` may
// hold anything.
Inspection inspect(std::string_view bytes, const PageContext& context, const Policy& policy, const Resources& resources,
                   Action action);

// The page after `inspection.edits`, proven: bytes and tokens outside the edits are equal, and inspecting the result
// finds nothing more to mend. Where the proof fails the edits are dropped, `inspection` gets a page-undecidable finding
// that says so, and the answer is empty. `inspection` must have come from these very arguments and have edits.
std::string rewrite(std::string_view bytes, const PageContext& context, const Policy& policy,
                    const Resources& resources, Action action, Inspection& inspection);

}  // namespace beian
