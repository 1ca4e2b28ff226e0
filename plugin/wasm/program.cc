#include "wasm/program.h"

#include <cerrno>
#include <charconv>
#include <cstdlib>

#include "abi/objects.h"
#include "flags.h"
#include "ledger.h"
#include "report/json.h"
#include "report/located.h"
#include "report/ndjson.h"
#include "report/text.h"
#include "rules/page/variants.h"
#include "site/glob.h"
#include "site/home.h"
#include "site/trouble.h"
#include "site/unknown_name.h"
#include "usage.h"
#include "wasm/characters.h"

using namespace beian;

namespace {

constexpr Text2 kNativeOnly = {
    "{0} is for the native program alone; this is the WebAssembly core. Put the program beian on PATH, or set "
    "BEIAN_BIN "
    "to it.",
    "{0} 只有本机程序才有，当前使用的是 WebAssembly 核心。请把 beian 程序放入 PATH，或用 BEIAN_BIN 指定。"};
constexpr Text2 kUnknownFormat = {"there is no format “{0}”.{1} See beian --help.",
                                  "没有格式“{0}”。{1}详见 beian --help。"};
constexpr Text2 kNoFile = {
    "--format {0}= lacks the file's name. Write --format {0}=FILE, or --format {0} for standard output.",
    "--format {0}= 缺少文件名。请写 --format {0}=文件，或用 --format {0} 写到标准输出。"};
constexpr Text2 kTwice = {"two reports are to go to {0}. Give one of them another file.",
                          "有两个报告要写到 {0}。请让其中一个写到别的文件。"};
constexpr Text2 kBadCount = {"{0}: “{1}” is no number from {2} up.", "{0}：“{1}”不是不小于 {2} 的整数。"};
constexpr Text2 kTooManyWarnings = {"{0} warnings, but --max-warnings allows {1}.",
                                    "有 {0} 个警告，而 --max-warnings 只允许 {1} 个。"};
constexpr Text2 kCannotRead = {"cannot read the config {0}: {1}. Give an existing file with --config, or leave it out.",
                               "无法读取配置 {0}：{1}。请用 --config 指定存在的文件，或不指定。"};
constexpr Text2 kBadValue = {"“{0}” is no value of {1}. Possible: {2}.", "“{0}”不是 {1} 的取值。可用：{2}。"};

// Options that the walker or we do what they say of; those with a key in beian.toml are settings.
constexpr std::string_view kOurs[] = {"config",    "files-from",   "format",      "jobs",       "lang",
                                      "color",     "quiet",        "verbose",     "statistics", "version",
                                      "exit-zero", "max-warnings", "unsafe-fixes"};

std::vector<std::string> list_of(beian_text text) {
  std::vector<std::string> out;
  std::string_view rest = view_of(text);
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\0'), rest.size());
    out.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return out;
}

std::string json_list(const std::vector<std::string>& texts) {
  std::string out = "[";
  for (const std::string& text : texts) out += (out.size() > 1 ? "," : "") + json_string(text);
  return out + "]";
}

// Settings ask through functions without a state: this is whose.
beian_program* asking = nullptr;
const char* variable(const char* name);
bool stays_below(const std::string& name, const std::string& base);
Status extend(Settings& settings, const std::string& file, const std::string& shown);

template <std::size_t N>
bool is_one_of(std::string_view name, const std::string_view (&names)[N]) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

}  // namespace

struct beian_program {
  explicit beian_program(int year) : config(year) {}

  Typed typed;
  std::map<std::string, std::string, std::less<>> environment;
  beian_config config;
  std::map<beian_config::FileName, bool> inside;  // what is known of paths
  bool sources_added = false;
  bool ok = true;
  Language language = Language::en;
  bool colour = false;  // of a report for people; "auto" is not: where it goes is the walker's
  std::string errors;
  Settings settings;
  Action action = Action::check;
  std::unique_ptr<beian_policy> policy;
  std::vector<std::unique_ptr<Output>> outputs;
  std::vector<std::unique_ptr<Report>> reports;
  Needs needs;
  std::unique_ptr<Ledger> ledger;
  std::uint64_t most_warnings = UINT64_MAX;

  void say(const Error& error) {
    const bool zh = language == Language::zh;
    errors += std::string("beian: ") + (zh ? "错误" : "error") + ": " + (zh ? error.zh : error.en) + "\n";
  }
  bool fail(const Error& error) {
    say(error);
    return ok = false;
  }
  std::string_view variable_of(std::string_view name) const {
    const auto at = environment.find(name);
    return at == environment.end() ? std::string_view() : std::string_view(at->second);
  }

  // As cli/console.cc. False: a value is none.
  bool find_language() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
      const std::string_view value = variable_of(name);
      if (value.empty()) continue;
      language = value.starts_with("zh") ? Language::zh : Language::en;
      break;
    }
    const std::string said = typed.has("lang") ? typed.last("lang") : std::string(variable_of("BEIAN_LANG"));
    if (said == "zh" || said == "en") language = said == "zh" ? Language::zh : Language::en;
    if (!said.empty() && said != "zh" && said != "en")
      return fail(trouble(kBadValue, {printable(said), "--lang", "zh, en"}));
    const std::string given = typed.has("color") ? typed.last("color") : std::string(variable_of("BEIAN_COLOR"));
    colour = given == "always";
    if (given.empty() || colour || given == "auto" || given == "never") return true;
    return fail(trouble(kBadValue, {printable(given), "--color", "auto, always, never"}));
  }

  bool check_line() {
    if (typed.has("help")) return fail(trouble(kNativeOnly, {"--help"}));
    if (!typed.command) return true;
    if (*typed.command != Command::check && *typed.command != Command::inject) {
      return fail(trouble(kNativeOnly, {"beian " + std::string(row_of(*typed.command).name)}));
    }
    for (const auto& [name, values] : typed.values) {
      const OptionRow* row = option_of("--" + name);
      if (row == nullptr || (row->apply == nullptr && !is_one_of(name, kOurs))) {
        return fail(trouble(kNativeOnly, {"--" + name}));
      }
    }
    return true;
  }

  // As cli/configure.cc: the environment over beian.toml, the command line over both.
  void add_sources() {
    if (std::exchange(sources_added, true)) return;
    config.sources.push_back([](Settings& out) { return apply_environment(out, variable); });
    for (const OptionRow& row : option_rows()) {
      const std::string name(long_name(row));
      const auto at = typed.values.find(name);
      if (at == typed.values.end() || row.sources != Sources::everywhere || row.kind == ValueKind::none) continue;
      std::vector<std::string> values = at->second;
      if (!row.many) values = {at->second.back()};
      config.sources.push_back([key = std::string(row.key), values, where = "--" + name](Settings& out) {
        return apply_setting(out, key, values, where);
      });
    }
  }

  bool open_report(const std::string& format, const std::string& file) {
    const Language machine = typed.has("lang") ? language : Language::en;
    const std::string command(row_of(*typed.command).name);
    Output* out = nullptr;
    for (const auto& each : outputs) {
      if (each->name() == file) out = each.get();
    }
    if (out != nullptr) return fail(trouble(kTwice, {file.empty() ? "stdout" : printable(file)}));
    if (file.empty()) {
      outputs.push_back(Output::standard());
    } else {
      Result<std::unique_ptr<Output>> opened = Output::open(file);
      outputs.push_back(std::move(*opened));
    }
    out = outputs.back().get();
    if (format == "text") {
      needs.excerpts = true;
      reports.push_back(std::make_unique<TextReport>(
          *out, TextStyle{language, colour, typed.has("verbose"), typed.has("statistics"), nullptr}));
    } else if (format == "json") {
      reports.push_back(std::make_unique<JsonReport>(*out, command, machine));
    } else if (format == "ndjson") {
      reports.push_back(std::make_unique<NdjsonReport>(*out, command, machine));
    } else {
      return fail(trouble(kNativeOnly, {"--format " + format}));
    }
    return true;
  }

  bool open_reports() {
    const auto given = typed.values.find("format");
    std::vector<std::pair<std::string, std::string>> wanted;
    if (given != typed.values.end()) {
      const std::vector<std::string_view> known = choices_of(*find_option("format"));
      for (const std::string& value : given->second) {
        const std::size_t equals = value.find('=');
        const std::string name = value.substr(0, equals);
        if (std::find(known.begin(), known.end(), name) == known.end()) {
          return fail(unknown_name(kUnknownFormat, {printable(name)}, name, known));
        }
        std::string file = equals == std::string::npos ? "" : value.substr(equals + 1);
        if (equals != std::string::npos && file.empty()) return fail(trouble(kNoFile, {name}));
        if (file == "-" || file == "/dev/stdout") file.clear();
        wanted.emplace_back(name, file);
      }
    }
    const bool taken = std::any_of(wanted.begin(), wanted.end(), [](const auto& each) { return each.second.empty(); });
    if (!taken) wanted.insert(wanted.begin(), {"text", ""});
    for (const auto& [format, file] : wanted) {
      if (format == "text" && file.empty() && typed.has("quiet")) continue;
      if (!open_report(format, file)) return false;
    }
    return true;
  }

  bool read_most_warnings() {
    if (!typed.has("max-warnings")) return true;
    const std::string text = typed.last("max-warnings");
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), most_warnings);
    if (failed == std::errc() && end == text.data() + text.size() && !text.empty()) return true;
    return fail(trouble(kBadCount, {"--max-warnings", printable(text), "0"}));
  }

  bool begin() {
    for (const auto& [key, values] : settings.kept) {
      const OptionRow* row = find_option(key);
      if (row != nullptr && !typed.has(long_name(*row))) typed.values[std::string(long_name(*row))] = values;
    }
    if (!find_language() || !check_line() || !open_reports() || !read_most_warnings()) return false;
    action = *typed.command == Command::check ? Action::check : Action::inject;
    Result<Policy> built = build_policy(settings, true);
    if (!built) return fail(built.error());
    built->unsafe_fixes = typed.has("unsafe-fixes");
    policy = std::make_unique<beian_policy>(*std::move(built), settings.overrides);
    std::vector<Report*> listening;
    for (const auto& report : reports) listening.push_back(report.get());
    ledger = std::make_unique<Ledger>(action, policy->policy, policy->of_pages, listening, nullptr, nullptr);
    return true;
  }

  void tell(beian_text two) {
    const std::vector<std::string> words = list_of(two);
    const Error error{words.empty() ? "" : words[0], words.size() < 2 ? "" : words[1], 0};
    say(error);
    ledger->trouble(error);
  }
};

namespace {

const char* variable(const char* name) {
  const auto at = asking->environment.find(name);
  return at == asking->environment.end() ? nullptr : at->second.c_str();
}

// By its letters, as far as they go; where links lead is asked of the walker: a file of which no byte is wanted.
bool stays_below(const std::string& name, const std::string& base) {
  if (name.starts_with('/') || ("/" + name + "/").find("/../") != std::string::npos) return false;
  const auto known = asking->inside.find({base, name});
  if (known != asking->inside.end()) return known->second;
  if (!asking->config.wanted) asking->config.wanted = FileWanted{name, base, "", 0};
  return true;
}

// As site/config_file.cc.
Status extend(Settings& settings, const std::string& file, const std::string& shown) {
  Result<std::optional<std::string>> text = settings.read_file({file, "", printable(file), std::size_t{1} << 20});
  if (!text) return text.error();
  if (!*text) return trouble(kCannotRead, {printable(file)}, ENOENT);
  return read_config_text(settings, **text, shown, file.substr(0, file.find_last_of("/\\")));
}

}  // namespace

extern "C" {

// The linker's. That we call it keeps it from being called around every export.
void __wasm_call_ctors();  // NOLINT(bugprone-reserved-identifier)

BEIAN_API void beian_start(void) {
  __wasm_call_ctors();
}

BEIAN_API void* beian_allocate(size_t size) {
  void* block = std::malloc(size == 0 ? 1 : size);
  if (block == nullptr) std::abort();
  return block;
}
BEIAN_API void beian_release(void* block) {
  std::free(block);
}

BEIAN_API beian_program* beian_program_new(beian_text arguments, beian_text environment, int year) {
  auto* program = new beian_program(year);
  for (const std::string& each : list_of(environment)) {
    const std::size_t equals = each.find('=');
    if (equals != std::string::npos) program->environment[each.substr(0, equals)] = each.substr(equals + 1);
  }
  program->config.sources.push_back([program](Settings& settings) {
    asking = program;
    settings.variable = variable;
    settings.stays_inside = stays_below;
    settings.extend = extend;
    return Status();
  });
  std::vector<std::string> parts = list_of(arguments);
  std::vector<const char*> argv = {"beian"};
  for (const std::string& part : parts) argv.push_back(part.c_str());
  Result<Typed> typed = parse_command_line(static_cast<int>(argv.size()), argv.data());
  if (!typed) {
    program->find_language();
    program->errors.clear();
    program->fail(typed.error());
    return program;
  }
  program->typed = *std::move(typed);
  if (program->find_language()) program->check_line();
  return program;
}

BEIAN_API void beian_program_free(beian_program* program) {
  delete program;
}

BEIAN_API beian_result beian_program_plan(const beian_program* program, beian_buffer* json) {
  const Typed& typed = program->typed;
  std::string out = std::string("{\"ok\":") + (program->ok ? "true" : "false");
  out += ",\"version\":" + (typed.has("version") || !typed.command ? json_string(BEIAN_VERSION) : std::string("null"));
  out += ",\"command\":" + (typed.command ? json_string(row_of(*typed.command).name) : std::string("null"));
  out += ",\"operands\":" + json_list(typed.operands);
  const auto text = [&](std::string_view name) {
    return typed.has(name) ? json_string(typed.last(name)) : std::string("null");
  };
  const std::string_view named = program->variable_of("BEIAN_CONFIG");
  out += ",\"config\":" + (!typed.has("config") && !named.empty() ? json_string(named) : text("config"));
  out += ",\"filesFrom\":" + text("files-from");
  out += std::string(",\"zh\":") + (program->language == Language::zh ? "true" : "false");
  if (program->policy) {
    const Settings& settings = program->settings;
    out += ",\"root\":" + json_string(settings.root) + ",\"rootBase\":" + json_string(settings.root_base);
    out += std::string(",\"home\":") + (settings.scope == Scope::home ? "true" : "false");
  }
  give(out + "}", json);
  return BEIAN_OK;
}

BEIAN_API beian_config* beian_program_config(beian_program* program) {
  return &program->config;
}

BEIAN_API beian_result beian_program_configure(beian_program* program) {
  program->add_sources();
  Result<Settings> settings = program->config.settings();
  if (program->config.wanted) return BEIAN_WANTED;
  if (!settings) {
    program->fail(settings.error());
    return BEIAN_INVALID;
  }
  program->settings = *std::move(settings);
  return program->begin() ? BEIAN_OK : BEIAN_INVALID;
}

BEIAN_API void beian_program_inside(beian_program* program, beian_text folder, beian_text name, int is_inside) {
  program->inside[{string_of(folder), string_of(name)}] = is_inside != 0;
}

BEIAN_API int beian_program_matches(const beian_program* program, beian_text path) {
  const std::string_view name = view_of(path);
  const Settings& s = program->settings;
  return any_glob_matches(s.include, name) && !any_glob_matches(s.exclude, name) ? 1 : 0;
}
BEIAN_API int beian_program_covers(const beian_program* program, beian_text folder) {
  return any_glob_covers(program->settings.exclude, view_of(folder)) ? 1 : 0;
}

BEIAN_API beian_result beian_program_page(const beian_program* program, const beian_files* files, beian_text bytes,
                                          beian_text path, beian_duty duty, beian_page** page) {
  bool wants = false;
  *page = judge_page(*program->policy, *files, view_of(bytes), string_of(path), program->action,
                     duty != BEIAN_NOT_REQUIRED, program->needs, wants)
              .release();
  return wants || !characters().wanted.empty() ? BEIAN_WANTED : BEIAN_OK;
}

BEIAN_API int beian_characters_wanted(beian_text* encoding, beian_text* bytes) {
  if (characters().wanted.empty()) return 0;
  const Characters::Piece& piece = *characters().wanted.begin();
  *encoding = text_of(piece.first);
  *bytes = text_of(piece.second);
  return 1;
}
BEIAN_API void beian_characters_learn(beian_text utf8) {
  auto& [wanted, known] = characters();
  known[*wanted.begin()] = string_of(utf8);
  wanted.erase(wanted.begin());
}

BEIAN_API beian_result beian_program_redirects(const beian_page* page, beian_buffer* paths) {
  std::string out;
  if (page->inspection.page_class == PageClass::redirect_stub) {
    for (const std::string& each : redirect_candidates(page->inspection.redirect_target, page->path)) {
      out += each + '\0';
    }
  }
  give(std::move(out), paths);
  return BEIAN_OK;
}

BEIAN_API beian_result beian_program_done(beian_program* program, size_t root, beian_text shown, beian_text own_path,
                                          beian_page* page, int changed, beian_text trouble) {
  PageResult result;
  if (page != nullptr) {
    Inspection& inspection = page->inspection;
    result.counted = inspection.page_class == PageClass::page;
    result.page_class = inspection.page_class;
    result.refused = inspection.refused;
    result.changed = changed != 0;
    if (trouble.size != 0) {
      for (Finding& finding : inspection.findings) finding.fixed = false;
    }
    add_bare_number(*page->policy, inspection);
    inspection.bare_number.reset();  // once, however often texts are asked for
    result.findings = located(inspection.findings, page->bytes, inspection.encoding, program->needs);
    if (!characters().wanted.empty()) return BEIAN_WANTED;
  }
  characters().known.clear();
  if (trouble.size != 0) {
    const std::vector<std::string> words = list_of(trouble);
    result.trouble = Error{words[0], words.size() < 2 ? words[0] : words[1], 0};
    program->say(*result.trouble);
  }
  program->ledger->page(root, string_of(shown), view_of(own_path), result);
  return BEIAN_OK;
}

BEIAN_API beian_result beian_program_outside(beian_program* program, size_t root, beian_text shown,
                                             beian_text own_path) {
  PageResult result;
  add_finding(program->policy->of_pages.of(view_of(own_path)), result.findings, "page-undecidable", kOutsideLink,
              Severity::warning);
  program->ledger->page(root, string_of(shown), view_of(own_path), result);
  return BEIAN_OK;
}

BEIAN_API beian_result beian_program_trouble(beian_program* program, beian_text trouble) {
  program->tell(trouble);
  return BEIAN_OK;
}

BEIAN_API void beian_program_pages_end(beian_program* program) {
  program->ledger->end_of_pages();
}
BEIAN_API void beian_program_no_home(beian_program* program, beian_text folder) {
  if (program->ledger->summary().pages == 0) return;
  const Error error = no_home(string_of(folder));
  program->say(error);
  program->ledger->trouble(error);
}
BEIAN_API void beian_program_roots_end(beian_program* program) {
  Ledger& ledger = *program->ledger;
  if (ledger.summary().pages == 0 && !ledger.summary().troubled) ledger.no_pages();
}
BEIAN_API int beian_program_finish(beian_program* program) {
  Ledger& ledger = *program->ledger;
  ledger.finish();
  const Summary& summary = ledger.summary();
  if (summary.troubled) return 2;
  if (program->typed.has("exit-zero")) return 0;
  if (summary.warnings > program->most_warnings) {
    program->say(trouble(kTooManyWarnings, {std::to_string(summary.warnings), std::to_string(program->most_warnings)}));
    return 1;
  }
  return summary.errors > 0 ? 1 : 0;
}

BEIAN_API int beian_program_output(const beian_program* program, size_t i, beian_text* file, beian_text* bytes) {
  if (i >= program->outputs.size()) return 0;
  *file = text_of(program->outputs[i]->name());
  *bytes = text_of(program->outputs[i]->gathered());
  return 1;
}

BEIAN_API beian_text beian_program_errors(const beian_program* program) {
  return text_of(program->errors);
}
}
