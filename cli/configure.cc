#include "configure.h"

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <optional>

#include "base/hash.h"
#include "site/config.h"

namespace beian {
namespace {

namespace fs = std::filesystem;

// Upward from the first PATH, then upward from the current folder.
std::optional<std::string> nearest_config(const Typed& typed) {
  const std::string first = typed.has("archive")     ? typed.last("archive")
                            : typed.operands.empty() ? typed.last("stdin-filename")
                                                     : typed.operands.front();
  if (!first.empty()) {
    std::error_code failed;
    fs::path start = first;
    if (!fs::is_directory(start, failed)) start = start.parent_path().empty() ? fs::path(".") : start.parent_path();
    if (std::optional<std::string> found = find_config(start.string())) return found;
  }
  return find_config(".");
}

const char* variable(const char* name) {
  return std::getenv(name);
}

}  // namespace

std::string settings_hash(const Configured& configured) {
  const auto matters = [](const OptionRow& row) {
    const bool place = row.key == "root" || row.key == "exit_zero" || row.key == "max_warnings";
    return !place && (row.group == OptionGroup::numbers || row.group == OptionGroup::pages ||
                      row.group == OptionGroup::badge || row.group == OptionGroup::rules);
  };
  std::string all;
  const auto add = [&all](std::string_view key, const std::vector<std::string>& values) {
    all.append(key).append(1, '\0');
    for (const std::string& value : values) all.append(value).append(1, '\0');
    all.append(1, '\0');
  };
  for (const auto& [key, said] : configured.settings.said) {
    const OptionRow* row = find_option(key.starts_with("rules.") ? "rules" : key);
    if (row == nullptr || matters(*row)) add(key, said.values);
  }
  for (const OptionRow& row : option_rows()) {
    const auto at = configured.typed.values.find(long_name(row));
    if (row.sources == Sources::line && at != configured.typed.values.end() && matters(row)) add(row.key, at->second);
  }
  all += configured.settings.config_bytes;  // [[site]] and [[override]] too
  return hex64(fnv1a(all));
}

int this_year() {
  const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return static_cast<int>(std::chrono::year_month_day(today).year());
}

Result<Configured> configure(const Typed& typed) {
  Configured out;
  out.settings.this_year = this_year();
  const auto files = std::make_shared<std::string>();
  out.settings.read_file = [files](const FileWanted& wanted) {
    Result<std::optional<std::string>> read = read_setting_file(wanted);
    if (read) *files += wanted.name + '\0' + (*read ? hex64(fnv1a(**read)) : std::string("none"));
    return read;
  };
  out.settings.stays_inside = stays_inside;
  out.settings.variable = variable;
  std::optional<std::string> config;
  const char* in_environment = std::getenv("BEIAN_CONFIG");
  if (typed.has("config")) {
    config = typed.last("config");
  } else if (in_environment != nullptr && *in_environment != '\0') {
    config = in_environment;
  } else {
    config = nearest_config(typed);
    if (config) config = as_seen_from_here(*config);
  }
  if (config) {
    if (Status bad = read_config(out.settings, *config)) return *bad;
    std::error_code failed;
    out.config_file = *config;
    out.config_folder = fs::absolute(*config, failed).parent_path().string();
  }
  if (Status bad = apply_environment(out.settings, variable)) return *bad;
  out.typed = typed;
  for (const OptionRow& row : option_rows()) {
    const std::string name(long_name(row));
    const auto at = typed.values.find(name);
    if (at == typed.values.end()) {
      const auto kept = out.settings.kept.find(row.key);
      if (kept != out.settings.kept.end()) out.typed.values[name] = kept->second;
      continue;
    }
    if (row.sources != Sources::everywhere || row.kind == ValueKind::none) continue;
    std::vector<std::string> values = at->second;
    if (!row.many) values = {at->second.back()};
    if (Status bad = apply_setting(out.settings, row.key, values, "--" + name)) return *bad;
  }
  out.files = hex64(fnv1a(*files));
  return out;
}

}  // namespace beian
