#include "rules/view.h"

#include <algorithm>
#include <map>

namespace beian {
namespace {

const std::vector<Number>& configured_for(const Policy& policy, NumberKind kind) {
  return kind == NumberKind::gongan ? policy.gongan : policy.icp;
}

bool is_app(const Number& number) {
  const Target target = number.target();
  return target == Target::app || target == Target::mini_program || target == Target::quick_app;
}

// How the number is written, where it is the right one as far as anybody can tell.
Cause writing_of(const Flaws& flaws, bool configured) {
  if (flaws.has(Flaw::wrong_province_letter) && !flaws.has(Flaw::local_number)) return Cause::wrong_letter;
  if (flaws.empty()) return Cause::fine;
  Flaws place_only;
  place_only.add(Flaw::unknown_place);
  if (flaws != place_only) return Cause::slip;
  return configured ? Cause::fine : Cause::unknown_place;  // of a configured number it is said once, for the site
}

// The cause that the number has by itself, whatever else stands on the page.
Cause own_cause(const ShownNumber& shown, const Policy& policy) {
  const Number& n = shown.number;
  if (shown.mention || n.kind == NumberKind::none || n.kind == NumberKind::parody) return Cause::ignored;
  if (policy.show == Show::forbidden) return Cause::forbidden;
  const Flaws& flaws = n.flaws;
  if (flaws.has(Flaw::placeholder)) return Cause::placeholder;
  if (is_configured_number(policy, n)) return writing_of(flaws, true);
  if (flaws.has(Flaw::copied)) return Cause::placeholder;
  if (flaws.has(Flaw::province_mismatch)) return Cause::province_mismatch;
  if (flaws.invalid()) return Cause::malformed;
  return kind_is_configured(policy, n.kind) ? Cause::unexpected : writing_of(flaws, false);
}

// Of each number that is shown more than once, the first that the page itself shows stands; the others are copies.
void mark_copies(const std::vector<ShownNumber>& numbers, std::vector<Cause>& causes) {
  std::map<std::string, std::size_t> originals;
  const auto counts = [&](std::size_t i) {
    return is_sound(causes[i]) && causes[i] != Cause::unexpected && (numbers[i].where & context::by_width) == 0;
  };
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (!counts(i)) continue;
    const auto [original, first] = originals.try_emplace(registration_key(numbers[i].number), i);
    if (!first && numbers[original->second].own() && !numbers[i].own()) original->second = i;
  }
  if (originals.size() == numbers.size()) return;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (counts(i) && originals[registration_key(numbers[i].number)] != i) causes[i] = Cause::duplicate;
  }
}

// What the sound numbers of a kind that nobody configured say of each other.
void compare_unconfigured(const std::vector<ShownNumber>& numbers, NumberKind kind, std::vector<Cause>& causes) {
  std::vector<Number> all;  // one of each target, all of the first one's subject
  bool conflict = false;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const Number& number = numbers[i].number;
    if (number.kind != kind || !is_sound(causes[i])) continue;
    if (!all.empty() && !number.same_subject(all.front())) {
      causes[i] = Cause::conflict;
      conflict = true;
    } else if (std::none_of(all.begin(), all.end(), [&](const Number& n) { return n.target() == number.target(); })) {
      all.push_back(number);
    }
  }
  if (conflict || kind != NumberKind::icp) return;
  const bool apps_only = std::all_of(all.begin(), all.end(), [](const Number& n) { return is_app(n); });
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const Number& number = numbers[i].number;
    if (number.kind != kind || causes[i] != Cause::fine) continue;
    if (is_app(number)) {
      if (apps_only) causes[i] = Cause::app_alone;
    } else if (is_other_form(number, all)) {
      causes[i] = Cause::other_form;
    }
  }
}

}  // namespace

std::string registration_key(const Number& number) {
  std::string out = std::to_string(static_cast<unsigned>(number.kind)) + " " + number.province + " " + number.digits;
  out += " " + number.vats_kind;
  if (number.sequence) out += "-" + std::to_string(*number.sequence);
  if (number.letter != 0) out += number.letter;
  return out;
}

bool is_other_form(const Number& number, const std::vector<Number>& all) {
  if (number.kind != NumberKind::icp) return false;
  const Target right = number.province == "粤" ? Target::subject : Target::website;
  const Target other = right == Target::subject ? Target::website : Target::subject;
  return number.target() == other && std::none_of(all.begin(), all.end(), [&](const Number& n) {
           return n.target() == right && n.same_subject(number);
         });
}

bool kind_is_configured(const Policy& policy, NumberKind kind) {
  const std::vector<Number>& list = configured_for(policy, kind);
  return std::any_of(list.begin(), list.end(), [&](const Number& n) { return n.kind == kind; });
}

bool is_configured_number(const Policy& policy, const Number& number) {
  const std::vector<Number>& list = configured_for(policy, number.kind);
  return std::any_of(list.begin(), list.end(), [&](const Number& n) { return n.same_registration(number); });
}

std::vector<Cause> causes_of(const std::vector<ShownNumber>& numbers, const Policy& policy) {
  std::vector<Cause> out;
  out.reserve(numbers.size());
  for (const ShownNumber& shown : numbers) out.push_back(own_cause(shown, policy));
  mark_copies(numbers, out);
  for (const NumberKind kind : {NumberKind::icp, NumberKind::gongan}) {
    if (!kind_is_configured(policy, kind)) compare_unconfigured(numbers, kind, out);
  }
  return out;
}

Cause cause_of(const PageView& view, const ShownNumber& shown) {
  return view.causes[static_cast<std::size_t>(&shown - view.numbers.data())];
}

bool is_sound(Cause cause) {
  switch (cause) {
    case Cause::ignored:
    case Cause::forbidden:
    case Cause::duplicate:
    case Cause::placeholder:
    case Cause::province_mismatch:
    case Cause::malformed: return false;
    case Cause::unexpected:
    case Cause::conflict:
    case Cause::wrong_letter:
    case Cause::slip:
    case Cause::unknown_place:
    case Cause::app_alone:
    case Cause::other_form:
    case Cause::fine: return true;
  }
  return false;
}

bool is_displayed(const PageView& view, const Number& number, bool outside_own) {
  return std::any_of(view.numbers.begin(), view.numbers.end(), [&](const ShownNumber& shown) {
    return !shown.mention && !(outside_own && shown.own()) && shown.number.same_registration(number);
  });
}

bool is_companion(const PageView& view, const Policy& policy, const ShownNumber& shown) {
  const Target target = shown.number.target();
  if (target == Target::website || target == Target::unknown) return false;
  const std::vector<Number>& list = configured_for(policy, shown.number.kind);
  return std::any_of(list.begin(), list.end(), [&](const Number& number) {
    return number.same_subject(shown.number) && is_displayed(view, number, false);
  });
}

bool is_contested(const PageView& view, const Policy& policy, const Number& number, bool outside_own) {
  return std::any_of(view.numbers.begin(), view.numbers.end(), [&](const ShownNumber& shown) {
    if (outside_own && shown.own()) return false;
    const Cause cause = cause_of(view, shown);
    // A theme's example may be of another kind: 京ICP证123456号 stands where the filing should.
    const bool same_registry = (shown.number.kind == NumberKind::gongan) == (number.kind == NumberKind::gongan);
    if (cause == Cause::placeholder && same_registry) return true;
    if (shown.number.kind != number.kind) return false;
    if (cause == Cause::unexpected) return !is_companion(view, policy, shown);
    return cause == Cause::province_mismatch || cause == Cause::malformed;
  });
}

std::vector<Number> wanted(const PageView& view, const Policy& policy, const std::vector<Number>& configured) {
  std::vector<Number> out;
  for (const Number& number : configured) {
    if (!is_displayed(view, number, true) && !is_contested(view, policy, number, true)) out.push_back(number);
  }
  return out;
}

bool may_repair(const PageView& view, std::uint32_t where) {
  return (where & (context::app_root | context::ignore | context::own)) == 0 && undoing_app(view, where) == App::none;
}

App undoing_app(const PageView& view, std::uint32_t where) {
  const App app = view.page.app;
  const bool whole_document = is_document_root(app) || app == App::sveltekit;
  const bool inside = whole_document || (where & context::app_root) != 0;
  return inside && (where & context::own) == 0 ? app : App::none;
}

}  // namespace beian
