#include "init/hook.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "site/glob.h"

namespace beian::init {
namespace {

constexpr std::string_view kBeian = "beian inject";

bool has_file(const Project& project, std::string_view file) {
  return std::find(project.files.begin(), project.files.end(), file) != project.files.end();
}

bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
         c == '.' || c == '/' || c == '@';
}

std::string line_number(std::string_view text, std::size_t at) {
  return std::to_string(1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

// ── package.json ──

struct Script {
  std::string name;
  std::string command;
};

using Json = nlohmann::json;

std::optional<Json> scripts_of(const std::string& text) {
  const Json whole = Json::parse(text, nullptr, false);
  if (!whole.is_object() || !whole.contains("scripts") || !whole["scripts"].is_object()) return {};
  return whole["scripts"];
}

// The script that builds the site: one whose command runs the generator's build, "build" itself before others.
std::optional<Script> build_script(const Json& scripts, const Generator& generator) {
  std::optional<Script> found;
  for (const auto& [name, command] : scripts.items()) {
    if (!command.is_string()) continue;
    const std::string text = command.get<std::string>();
    const bool serves = text.find("serve") != std::string::npos || text.find("--watch") != std::string::npos;
    const bool runs = any_part(generator.script, [&](std::string_view part) {
      const std::size_t at = text.find(part);
      if (at == std::string::npos || (at > 0 && is_name(text[at - 1]) && text[at - 1] != '/')) return false;
      return at + part.size() == text.size() || !is_name(text[at + part.size()]);
    });
    if (!runs || serves || (found && name != "build")) continue;
    found = Script{name, text};
  }
  return found;
}

// Where the entry `"name": "command"` stands in the text, as its writer spelt it; npos where it cannot be told.
std::size_t entry_at(const std::string& text, const Script& script) {
  const std::string name = Json(script.name).dump();
  const std::size_t scripts = text.find("\"scripts\"");
  if (scripts == std::string::npos) return std::string::npos;
  for (std::size_t at = text.find(name, scripts); at != std::string::npos; at = text.find(name, at + 1)) {
    const std::size_t colon = text.find_first_not_of(" \t", at + name.size());
    if (colon == std::string::npos || text[colon] != ':') continue;
    const std::size_t value = text.find_first_not_of(" \t", colon + 1);
    if (value != std::string::npos && text.compare(value, script.command.size() + 1, "\"" + script.command) == 0)
      return at;
  }
  return std::string::npos;
}

Hook package_hook(const Project& project, const std::string& file) {
  Hook hook;
  const std::string text = file_text(project, file);
  const std::optional<Json> scripts = scripts_of(text);
  if (!scripts) return hook;
  const std::optional<Script> script = build_script(*scripts, *project.generator);
  if (!script) return hook;
  hook.file = file;
  const bool own_package = text.find("\"beian-footer\"") != std::string::npos;
  const std::string command = own_package ? "beian-footer inject" : std::string(kBeian);
  const std::string post = "post" + script->name;
  const bool has_post = scripts->contains(post);
  hook.there = script->command.find("beian") != std::string::npos ||
               (has_post && (*scripts)[post].dump().find("beian") != std::string::npos);
  const std::size_t at = entry_at(text, *script);
  if (at != std::string::npos) hook.where = file + ":" + line_number(text, at);
  // pnpm and yarn do not run post scripts of their own accord, and a second one cannot be added.
  const bool chained = has_post || has_file(project, "pnpm-lock.yaml") || has_file(project, "yarn.lock");
  if (chained) {
    hook.line = Json(script->name).dump() + ": " + Json(script->command + " && " + command).dump();
  } else {
    hook.line = Json(post).dump() + ": " + Json(command).dump();
  }
  if (at == std::string::npos || hook.there) return hook;
  std::string changed = text;
  Json wanted = *scripts;
  if (chained) {
    changed.insert(text.find(script->command, at) + script->command.size(), " && " + command);
    wanted[script->name] = script->command + " && " + command;
  } else {
    const std::size_t start = text.find_last_not_of(" \t", at - 1) + 1;
    const std::string indent = text.substr(start, at - start);
    const bool own_line = start > 0 && text[start - 1] == '\n';
    const bool crlf = own_line && start > 1 && text[start - 2] == '\r';
    changed.insert(at, hook.line + "," + (own_line ? (crlf ? "\r\n" : "\n") + indent : std::string(" ")));
    wanted[post] = command;
  }
  if (scripts_of(changed) == wanted) hook.content = changed;
  return hook;
}

// ── recipes and scripts ──

// Is `line` a command line that runs `program`? What may stand in front of a command, may.
bool runs(std::string_view line, std::string_view program, std::size_t& at) {
  const std::size_t comment = line.find_first_not_of(" \t");
  if (comment == std::string_view::npos || line[comment] == '#') return false;
  for (at = line.find(program); at != std::string_view::npos; at = line.find(program, at + 1)) {
    const std::size_t end = at + program.size();
    if ((at > 0 && is_name(line[at - 1]) && line[at - 1] != '@') || (end < line.size() && is_name(line[end]))) continue;
    std::string_view before = line.substr(0, at);
    while (before.ends_with(' ') || before.ends_with('\t')) before.remove_suffix(1);
    bool first = before.empty();
    for (const std::string_view lead : {"@", "-", "run:", "script:", "&&", ";", "\"", "'", "npx", "bundle exec",
                                        "poetry run", "uv run", "python -m", "python3 -m"}) {
      first = first || before.ends_with(lead);
    }
    std::string_view word = line.substr(std::min(line.find_first_not_of(" \t", end), line.size()));
    word = word.substr(0, word.find_first_of(" \t\"'"));
    for (const std::string_view other : {"server", "serve", "new", "mod", "version", "init", "-M"})
      first = first && word != other;
    if (first) return true;
  }
  return false;
}

// Behind the command that begins at `at` of `text`: the end of its line, of the last one that it is continued on, or
// the quote that it stands in.
std::size_t command_end(std::string_view text, std::size_t at) {
  const char quote = at > 0 && (text[at - 1] == '"' || text[at - 1] == '\'') ? text[at - 1] : '\0';
  std::size_t end = at;
  for (;; ++end) {
    if (end >= text.size() || (quote != 0 && text[end] == quote)) break;
    if (text[end] == '\n' && text[end - 1] != '\\') break;
    if (text[end] == '#' && (text[end - 1] == ' ' || text[end - 1] == '\t')) break;
  }
  while (end > at && (text[end - 1] == ' ' || text[end - 1] == '\r' || text[end - 1] == '\t')) --end;
  return end;
}

Hook recipe_hook(const Project& project) {
  Hook named;
  for (const std::string& file : project.files) {
    const bool ours = file == "Makefile" || file == "makefile" || file == "justfile" || glob_match("*.sh", file);
    const bool service = file == "netlify.toml" || file == "vercel.json" || file == ".gitlab-ci.yml" ||
                         file == "Jenkinsfile" || glob_match(".github/workflows/*.y*ml", file);
    if (!ours && !service) continue;
    const std::string text = file_text(project, file);
    const bool there = text.find(kBeian) != std::string::npos || text.find("beian-footer") != std::string::npos;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      const std::string_view line = std::string_view(text).substr(begin, end - begin);
      std::size_t in_line = 0;
      const bool found =
          any_part(project.generator->script, [&](std::string_view part) { return runs(line, part, in_line); });
      if (found) {
        const std::size_t at = begin + in_line;
        const std::size_t stop = command_end(text, at);
        Hook hook;
        hook.file = file;
        hook.where = file + ":" + line_number(text, at);
        hook.there = there;
        hook.line = text.substr(at, stop - at) + " && " + std::string(kBeian);
        if (ours && !there) hook.content = std::string(text).insert(stop, " && " + std::string(kBeian));
        if (ours || there) return hook;
        if (named.file.empty()) named = hook;
        break;
      }
      begin = end + 1;
    }
  }
  return named;
}

}  // namespace

Hook find_hook(const Project& project) {
  Hook hook;
  if (project.generator == nullptr) {
    hook.line = std::string(kBeian);
    return hook;
  }
  const std::string beside = project.base.empty() ? "package.json" : project.base + "/package.json";
  for (const std::string& file : {std::string("package.json"), beside}) {
    if (!has_file(project, file)) continue;
    hook = package_hook(project, file);
    if (!hook.file.empty()) return hook;
  }
  hook = recipe_hook(project);
  if (!hook.file.empty()) return hook;
  hook.line = std::string(project.generator->build) + " && " + std::string(kBeian);
  return hook;
}

}  // namespace beian::init
