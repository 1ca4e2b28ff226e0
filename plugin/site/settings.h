// settings.h — what a person may set, wherever they set it: command line, BEIAN_* environment or beian.toml.
//
// There is one table of options (options.h), whose rows know how text becomes a typed value; the three sources only
// differ in where the text comes from and in `where`, the words that say so in an error ("beian.toml:3:8", "BEIAN_ICP",
// "--icp"). Sources are applied from the weakest to the strongest, so that the last
// word wins:
//
//   Settings s;
//   read_config(s, file, …);                         // toml
//   apply_setting(s, "icp", {"京ICP备…"}, "--icp");  // command line
//
// Numbers are read here, once, and kept in their normal form; a number that is none never gets past this point.
#pragma once
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "number/number.h"
#include "rules/policy.h"
#include "rules/severity.h"
#include "site/options.h"
#include "site/page_policies.h"
#include "site/placement_selector.h"
#include "site/snippet.h"

namespace beian {

enum class Scope : std::uint8_t { all, home };
enum class TwinCare : std::uint8_t { renew, remove };  // of packed copies that a change makes stale

struct Settings {
  Settings();

  std::vector<Number> icp;
  std::vector<Number> gongan;
  std::string root;       // as written; empty: not set
  std::string root_base;  // the folder that a relative root starts from; empty: the current one
  Scope scope = Scope::all;
  TwinCare twins = TwinCare::renew;
  Show show = Show::required;
  std::string owner;
  std::vector<std::string> include;
  std::vector<std::string> exclude;
  std::string badge_class;
  BadgeTemplate badge_template;
  BadgeIcon icon;
  bool icon_inlined = false;
  BadgeStyle style = BadgeStyle::automatic;
  std::string csp;
  PlaceAt at = PlaceAt::automatic;
  PlacementSelector selector;
  std::vector<Severity> severities;  // by rule_index
  std::vector<Override> overrides;   // of beian.toml

  // What no field above stands for, as it was written, by key: the format of reports, the number of jobs.
  std::map<std::string, std::vector<std::string>, std::less<>> kept;

  // Who said what is in force, by key ("rules.icp-missing" for one rule).
  struct Said {
    std::vector<std::string> values;
    std::string where;
  };
  std::map<std::string, Said, std::less<>> said;

  int this_year = 0;  // for reading numbers

  // Of the source that is being read: what a relative path in it starts from (empty: the current folder), and how it
  // reads a file that it names (null: not at all).
  std::string base;
  std::string config_bytes;  // of beian.toml and of what it extends, as they were read
  FileReader read_file = nullptr;
  // Does the path `name`, from the folder `base`, lie in it with all links followed? Null: there are no files at all.
  bool (*stays_inside)(const std::string& name, const std::string& base) = nullptr;
  // The environment, for [env.NAME] of beian.toml; null: there is none.
  const char* (*variable)(const char* name) = nullptr;
  // Reads another config, for `extends`, which errors call `shown`; null: that cannot be done.
  Status (*extend)(Settings&, const std::string& file, const std::string& shown) = nullptr;
  int extended = 0;  // how many configs deep
  bool shows_lines =
      true;  // an error may show a line of the file: not of one outside the config's folder, which is not its author's
};

// `key` := `values`, replacing what a weaker source said ("rules" adds: each value is ID=SEVERITY).
Status apply_setting(Settings& settings, std::string_view key, std::span<const std::string> values,
                     const std::string& where);

// `severities` of one rule := the severity that `value` ("ID=SEVERITY") says.
Status set_severity(std::vector<Severity>& severities, const std::string& value, const std::string& where);

// The BEIAN_* variables. Names: the key in capitals, '.' as '_' (BEIAN_BADGE_CLASS); lists are split at commas and line
// breaks (the platform's HTML is one value); an empty variable is one that is not set.
Status apply_environment(Settings& settings, const char* (*variable)(const char* name));

// The policy for the core. check and inject need a number, unless the site must not show one.
Result<Policy> build_policy(const Settings& settings, bool needs_number);

}  // namespace beian
