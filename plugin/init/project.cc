#include "init/project.h"

#include <algorithm>
#include <filesystem>

#include "badge/find.h"
#include "base/ascii.h"
#include "html/attribute.h"
#include "html/outline.h"
#include "html/tokenizer.h"
#include "site/glob.h"
#include "site/whole_file.h"
#include "text/encoding.h"

namespace beian::init {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostFiles = 20000;
constexpr std::uintmax_t kLargest = std::uintmax_t{1} << 20;
constexpr int kDeepest = 4;

// Where a folder of that name comes from elsewhere: installed, built, kept by a tool.
constexpr std::string_view kForeign[] = {"node_modules", "vendor",      "venv",   "themes",
                                         "resources",    "__pycache__", "target", "exampleSite"};
// Folders with a dot that are the project's own.
constexpr std::string_view kOwnDots[] = {".vitepress", ".vuepress", ".github"};

// Where templates keep what stands at the foot of a page, whatever the generator.
constexpr std::string_view kFooters =
    "**/*[fF]ooter*.html|**/*[fF]ooter*.vue|**/*[fF]ooter*.astro|**/*[fF]ooter*.[jt]sx|**/*[fF]ooter*.njk|**/"
    "*[fF]ooter*.liquid|"
    "**/*[fF]ooter*.ejs|**/*[fF]ooter*.hbs";

bool contains(std::span<const std::string_view> names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

void list_files(const fs::path& folder, const std::string& prefix, int depth, std::vector<std::string>& out) {
  std::error_code failed;
  for (fs::directory_iterator each(folder, failed), end; !failed && each != end; each.increment(failed)) {
    if (out.size() >= kMostFiles) return;
    const std::string name = each->path().filename().string();
    std::error_code unknown;
    if (each->is_directory(unknown) && !each->is_symlink(unknown)) {
      const bool hidden = name.starts_with('.') && !contains(kOwnDots, name);
      if (depth < kDeepest && !hidden && !contains(kForeign, name))
        list_files(each->path(), prefix + name + "/", depth + 1, out);
    } else if (each->is_regular_file(unknown)) {
      out.push_back(prefix + name);
    }
  }
}

bool is_text_setting(std::string_view file) {
  for (const std::string_view end : {".png", ".jpg", ".svg", ".ico", ".woff2", ".css", ".map", ".lock"}) {
    if (file.ends_with(end)) return false;
  }
  return !file.ends_with("package-lock.json");
}

// "**/x" is x at the top too.
bool matches(std::string_view globs, const std::string& file) {
  return any_part(globs, [&file](std::string_view glob) { return glob_match(glob, file); });
}

std::string folder_of(const std::string& file) {
  const std::size_t slash = file.rfind('/');
  return slash == std::string::npos ? std::string() : file.substr(0, slash);
}

std::string joined(const std::string& base, const std::string& path) {
  std::string out = (fs::path(base) / path).lexically_normal().generic_string();
  while (out.size() > 1 && out.ends_with('/')) out.pop_back();
  return out;
}

bool is_folder(const Project& project, const std::string& path) {
  std::error_code failed;
  return fs::is_directory(fs::path(project.folder) / path, failed);
}

void recognise_by_files(Project& project) {
  for (const Generator& each : generators()) {
    const bool found = any_part(each.configs, [&](std::string_view glob) {
      for (const std::string& file : project.files) {
        if (!glob_match(glob, file)) continue;
        const std::string text = each.needs.empty() ? std::string() : ascii_lower(file_text(project, file));
        const auto held = [&text](std::string_view word) { return text.find(ascii_lower(word)) != std::string::npos; };
        if (!each.needs.empty() && !any_part(each.needs, held)) continue;
        project.generator = &each;
        project.evidence = file;
        return true;
      }
      return false;
    });
    if (!found) continue;
    const std::string dotted = "/" + project.evidence;
    const std::size_t behind = each.base.empty() ? std::string::npos : dotted.find(each.base);
    project.base = behind == std::string::npos ? folder_of(project.evidence) : dotted.substr(0, behind);
    if (project.base.starts_with('/')) project.base.erase(0, 1);
    return;
  }
}

// <meta name=generator>, read by tokens: what a comment or a script says is none.
std::string generator_meta(std::string_view bytes) {
  Tokenizer tokenizer(bytes);
  for (Token token = tokenizer.next(); token.kind != TokenKind::eof; token = tokenizer.next()) {
    if (token.kind != TokenKind::start_tag) continue;
    if (token.tag == TagId::body) break;
    if (token.tag == TagId::script || token.tag == TagId::style) {
      tokenizer.set_state(TextState::rawtext, token.tag == TagId::script ? "script" : "style");
    }
    if (token.tag != TagId::meta) continue;
    const auto name = find_attribute(bytes, token, "name");
    const auto content = find_attribute(bytes, token, "content");
    if (name && content && ascii_lower(attribute_value(bytes, *name)) == "generator")
      return attribute_value(bytes, *content);
  }
  return {};
}

void recognise_by_page(Project& project, const std::string& file) {
  const std::string page = file_text(project, file);
  const std::string meta = generator_meta(page);
  for (const Generator& each : generators()) {
    const bool said = !meta.empty() && meta.starts_with(each.meta);
    if (!said && (each.sign.empty() || page.find(each.sign) == std::string::npos)) continue;
    project.generator = &each;
    project.evidence = file;
    return;
  }
}

void find_theme(Project& project, const std::string& config) {
  any_part(project.generator->theme_key, [&](std::string_view key) {
    std::optional<LineValue> value = value_of(config, key);
    // theme:              of MkDocs: the name on a line of its own
    //   name: material
    const std::size_t block = ("\n" + config).find("\n" + std::string(key) + ":\n");
    if (block != std::string::npos) {
      value = value_of(std::string_view(config).substr(block), "name");
      if (value)
        value->line += static_cast<std::uint32_t>(
            std::count(config.begin(), config.begin() + static_cast<std::ptrdiff_t>(block), '\n'));
    }
    if (!value) return false;
    const std::size_t slash = value->value.find_last_of('/');
    if (slash != std::string::npos) value->value.erase(0, slash + 1);
    project.theme = FoundText{value->value, project.evidence + ":" + std::to_string(value->line)};
    return true;
  });
  if (project.theme || project.generator->theme_key.empty()) return;
  // A Hugo module: path = "github.com/…/hugo-theme".
  for (const std::string& file : project.files) {
    const bool configures = file == project.evidence || file.starts_with("config/_default/");
    if (!configures || project.generator->name != "Hugo") continue;
    const std::string text = without_comments(file_text(project, file));
    const std::size_t imports = text.find("imports");
    if (imports == std::string::npos) continue;
    if (const std::optional<LineValue> path = value_of(std::string_view(text).substr(imports), "path")) {
      const auto line = static_cast<std::uint32_t>(
          std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(imports), '\n') + path->line);
      project.theme = FoundText{path->value.substr(path->value.rfind('/') + 1), file + ":" + std::to_string(line)};
      return;
    }
  }
}

void find_output(Project& project, const std::string& config) {
  const Generator& generator = *project.generator;
  project.output = {joined(project.base, std::string(generator.output)), ""};
  if (!generator.output_key.empty()) {
    if (const std::optional<LineValue> said = value_of(config, generator.output_key)) {
      // A number of dots, letters and slashes; an expression of JavaScript is for Node.
      const bool plain = said->value.find_first_of("$(){}<>*\\") == std::string::npos && !said->value.starts_with('/');
      const std::string path = joined(project.base, said->value);
      if (plain && !path.starts_with("..") && path != ".") {
        project.output = {path, project.evidence + ":" + std::to_string(said->line)};
      }
    }
  }
  if (generator.name == "Next.js" && !is_folder(project, project.output.text))
    project.output = {joined(project.base, "out"), ""};
  if (generator.name == "Sphinx" && !is_folder(project, project.output.text)) {
    // sphinx-quickstart asks whether source and build lie apart; then the build is beside the source.
    const bool apart = project.base == "source" || project.base.ends_with("/source");
    if (apart) project.output = {joined(project.base, "../build/html"), ""};
    if (!apart && is_folder(project, joined(project.base, "build/html")))
      project.output = {joined(project.base, "build/html"), ""};
  }
}

void add_numbers(Project& project, const std::string& file, const std::vector<LineNumber>& found) {
  for (const LineNumber& each : found) {
    FoundNumber number{each.number, each.written, file + (each.line != 0 ? ":" + std::to_string(each.line) : "")};
    const bool sound = each.number.valid() && !each.number.flaws.has(Flaw::copied);
    std::vector<FoundNumber>& list = !sound                                   ? project.doubtful
                                     : each.number.kind == NumberKind::gongan ? project.gongan
                                                                              : project.icp;
    const bool known = std::any_of(list.begin(), list.end(), [&](const FoundNumber& other) {
      return sound ? other.number.same_registration(each.number) : other.written == each.written;
    });
    if (!known) list.push_back(std::move(number));
  }
}

void find_numbers_of(Project& project, int this_year) {
  const std::string_view more = project.generator != nullptr ? project.generator->settings : std::string_view();
  const std::string built = project.output.text.empty() ? std::string() : project.output.text + "/";
  const auto read = [&](const std::string& file) {
    add_numbers(project, file, numbers_in(without_comments(file_text(project, file)), this_year));
  };
  if (!project.evidence.empty() && !project.evidence.ends_with(".html")) read(project.evidence);
  for (const std::string& file : project.files) {
    if (file == project.evidence || !is_text_setting(file) || (!built.empty() && file.starts_with(built))) continue;
    const bool setting = matches(more, file) || matches(kFooters, file) || file == ".env" ||
                         (project.generator != nullptr && matches(project.generator->configs, file));
    if (setting) read(file);
  }
  // A theme that is kept in the site: its own settings, which people edit.
  if (project.theme) {
    for (const char* name : {"_config.yml", "config.toml", "theme.toml"})
      read("themes/" + project.theme->text + "/" + name);
  }
}

// What a visitor reads on the home page that is there already.
void read_home_page(Project& project, int this_year) {
  const std::string file = joined(project.output.text, "index.html");
  const std::string bytes = file_text(project, file);
  const Encoding encoding = sniff_encoding(bytes);
  if (bytes.empty() || !encoding.supported()) return;
  const Page page = outline(bytes, encoding);
  std::vector<LineNumber> found;
  for (const ShownNumber& each : shown_numbers(page, this_year)) {
    if (each.mention || each.own() || each.number.kind == NumberKind::parody) continue;
    found.push_back({each.number, each.number.normal(), 0});
  }
  add_numbers(project, file, found);
}

}  // namespace

std::string file_text(const Project& project, const std::string& file) {
  const fs::path path = fs::path(project.folder) / file;
  std::error_code failed;
  if (!fs::is_regular_file(path, failed) || fs::file_size(path, failed) > kLargest || failed) return {};
  return read_whole_file(path.string(), kLargest).value_or(std::string());
}

Project read_project(const std::string& folder, int this_year) {
  Project project;
  project.folder = folder;
  list_files(folder, "", 0, project.files);
  std::sort(project.files.begin(), project.files.end(), [](const std::string& a, const std::string& b) {
    const auto depth = [](const std::string& file) { return std::count(file.begin(), file.end(), '/'); };
    return depth(a) != depth(b) ? depth(a) < depth(b) : a < b;
  });
  recognise_by_files(project);
  if (project.generator != nullptr) {
    const std::string config = without_comments(file_text(project, project.evidence));
    find_theme(project, config);
    find_output(project, config);
    project.built = is_folder(project, project.output.text);
  }
  if (!project.built) {
    for (const std::string_view name : {"public", "dist", "_site", "build", "out", "site", "output", "book", "_book",
                                        "doc_build", ".output/public", "docs/.vitepress/dist", "docs/.vuepress/dist",
                                        "docs/build/html", "docs/_build/html", "build/html", "_build/html"}) {
      std::error_code failed;
      const fs::path home = fs::path(folder) / name / "index.html";
      if (fs::is_regular_file(home, failed)) project.outputs.emplace_back(name);
    }
    if (project.generator == nullptr && project.outputs.empty() && !file_text(project, "index.html").empty()) {
      project.outputs.emplace_back(".");
    }
    if (project.generator == nullptr && project.outputs.size() == 1) {
      project.output = {project.outputs.front(), joined(project.outputs.front(), "index.html")};
      project.built = true;
      recognise_by_page(project, project.output.where);
    }
  }
  find_numbers_of(project, this_year);
  if (project.built) read_home_page(project, this_year);
  return project;
}

}  // namespace beian::init
