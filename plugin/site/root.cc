#include "site/root.h"

#include <algorithm>
#include <filesystem>

#include "site/glob.h"
#include "site/page_set.h"
#include "site/trouble.h"

namespace beian {
namespace {

namespace fs = std::filesystem;

constexpr const char* kUsual[] = {"public",
                                  "dist",
                                  "_site",
                                  "build",
                                  "out",
                                  "site",
                                  "output",
                                  "book",
                                  ".output/public",
                                  "docs/.vitepress/dist",
                                  "docs/.vuepress/dist",
                                  "docs/build/html",
                                  "docs/_build/html"};

constexpr Text2 kNoPath = {
    "{0}: no such file or folder. Build the site first, or give the folder that it was built into.",
    "{0}：没有这个文件或文件夹。请先生成网站，或指定生成到的文件夹。"};
constexpr Text2 kCannotLook = {"{0}: cannot look at it: {1}. Make it readable.", "{0}：无法查看：{1}。请让它可读。"};
constexpr Text2 kNoneFound = {
    "no built site found in {0}: looked for {1}. Build the site first, or give its folder: beian check FOLDER.",
    "在 {0} 中没有找到生成好的网站：找过 {1}。请先生成网站，或指定文件夹：beian check 文件夹。"};
constexpr Text2 kSeveralFound = {
    "more than one possible output folder in {0}: {1}. Name the right one: beian check FOLDER.",
    "{0} 中有不止一个可能的输出文件夹：{1}。请指定：beian check 文件夹。"};
constexpr Text2 kOutside = {
    "{0}: named in the list of files, but not inside {1}. Take it out of the list, or give its root as PATH.",
    "{0}：列在文件清单中，但不在 {1} 之内。请从清单中删去，或以 PATH 指定其根目录。"};
Result<std::string> default_root(const RootRequest& request, const Settings& settings) {
  if (!settings.root.empty()) {
    const fs::path root = fs::path(settings.root_base) / settings.root;
    std::error_code failed;
    if (!fs::exists(root, failed)) return trouble(kNoPath, {printable(root.string())});
    return root.string();
  }
  const fs::path base = request.config_folder.empty() ? fs::path(".") : fs::path(request.config_folder);
  std::vector<std::string> found;
  std::string all;
  for (const char* name : kUsual) {
    std::error_code ignored;
    if (fs::is_directory(base / name, ignored)) found.emplace_back(name);
    all += (all.empty() ? "" : ", ") + std::string(name);
  }
  const std::string shown = printable(base.string());
  if (found.empty()) return trouble(kNoneFound, {shown, all});
  if (found.size() > 1) {
    std::string several;
    for (const std::string& name : found) several += (several.empty() ? "" : ", ") + name;
    return trouble(kSeveralFound, {shown, several});
  }
  return request.config_folder.empty() ? found[0] : (base / found[0]).string();
}

// `path` as the report shows it: no "./", no doubled '/', no '/' at the end.
std::string tidy(const std::string& path) {
  std::string out = fs::path(path).lexically_normal().string();
  while (out.size() > 1 && out.back() == '/') out.pop_back();
  return out;
}

Result<Root> listed_root(const RootRequest& request, std::string folder, const Settings& settings) {
  const PageFilter filter{settings.include, settings.exclude};
  Root root;
  root.listed = true;
  root.folder = std::move(folder);
  std::error_code failed;
  const fs::path base = fs::weakly_canonical(root.folder, failed);
  for (const std::string& line : request.list) {
    // A line is meant from the current folder, as everywhere; a list made inside the root is understood too.
    fs::path file = fs::path(line);
    if (!fs::exists(fs::symlink_status(file, failed)) && file.is_relative()) {
      const fs::path inside = fs::path(root.folder) / file;
      if (fs::exists(fs::symlink_status(inside, failed))) file = inside;
    }
    // The folder is made canonical, the last part not: a page that is a link must be refused later, not followed here.
    const fs::path whole = fs::absolute(file, failed).lexically_normal();
    const fs::path relative =
        (fs::weakly_canonical(whole.parent_path(), failed) / whole.filename()).lexically_relative(base);
    if (relative.empty() || *relative.begin() == ".." || relative == ".") {
      return trouble(kOutside, {printable(line), printable(root.folder)});
    }
    if (filter.matches(relative.string())) root.files.push_back(relative.string());
  }
  return root;
}

// Beside PATHs: the pages of the list that do not stand in one of their folders, which are walked anyway.
Result<std::vector<std::string>> listed_beside(const RootRequest& request, const Settings& settings) {
  const PageFilter filter{settings.include, settings.exclude};
  std::error_code failed;
  std::vector<fs::path> folders;
  for (const std::string& path : request.paths) {
    if (fs::is_directory(path, failed)) folders.push_back(fs::weakly_canonical(path, failed));
  }
  std::vector<std::string> out;
  for (const std::string& line : request.list) {
    const auto there = [&failed](const fs::path& file) { return fs::exists(fs::symlink_status(file, failed)); };
    fs::path file = line;
    for (std::size_t i = 0; i < folders.size() && !there(file) && fs::path(line).is_relative(); ++i) {
      file = folders[i] / line;
    }
    if (!there(file)) return trouble(kNoPath, {printable(line)});
    const fs::path folder = fs::weakly_canonical(fs::absolute(file, failed).parent_path(), failed);
    const bool walked = std::any_of(folders.begin(), folders.end(), [&folder](const fs::path& each) {
      const fs::path inside = folder.lexically_relative(each);
      return !inside.empty() && *inside.begin() != "..";
    });
    if (!walked && filter.matches(tidy(line))) out.push_back(line);
  }
  return out;
}

// A single page: of the configured root where it lies in there (so that patterns and "home" mean the same), else of its
// own folder.
Root root_of_file(const std::string& file, bool several, const Settings& settings) {
  std::error_code failed;
  const fs::path parent = fs::path(file).parent_path();
  if (!settings.root.empty()) {
    const fs::path root = fs::path(settings.root_base) / settings.root;
    const fs::path folder = fs::weakly_canonical(parent.empty() ? fs::path(".") : parent, failed);
    const fs::path inside = (folder / fs::path(file).filename()).lexically_relative(fs::weakly_canonical(root, failed));
    if (!inside.empty() && *inside.begin() != "..") {
      return {root.string(), several ? tidy(root.string()) + "/" : "", true, {inside.string()}};
    }
  }
  const std::string prefix = several && !parent.empty() ? parent.string() + "/" : "";
  return {parent.empty() ? "." : parent.string(), prefix, true, {fs::path(file).filename().string()}};
}

}  // namespace

std::vector<std::string> split_list(std::string_view text) {
  const char separator = text.find('\0') != std::string_view::npos ? '\0' : '\n';
  std::vector<std::string> out;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    std::string_view entry = text.substr(begin, end - begin);
    if (separator == '\n' && entry.ends_with('\r')) entry.remove_suffix(1);
    const bool blank = entry.find_first_not_of(" \t") == std::string_view::npos;
    if (!blank) out.emplace_back(entry);
    begin = end + 1;
  }
  return out;
}

Result<std::vector<Root>> find_roots(const RootRequest& request, const Settings& settings) {
  std::vector<Root> roots;
  std::error_code failed;
  if (!request.given.empty()) {
    // The folder of a name that is only a name need not exist: then nothing beside the page is known.
    Root root = root_of_file(tidy(request.given), false, settings);
    if (!fs::is_directory(root.folder, failed)) root = {".", "", true, {fs::path(request.given).filename().string()}};
    roots.push_back(std::move(root));
    return roots;
  }
  if (request.has_list && request.paths.empty()) {
    std::string folder = settings.root.empty() ? "." : (fs::path(settings.root_base) / settings.root).string();
    Result<Root> root = listed_root(request, std::move(folder), settings);
    if (!root) return root.error();
    roots.push_back(std::move(*root));
    return roots;
  }
  if (request.paths.empty()) {
    Result<std::string> folder = default_root(request, settings);
    if (!folder) return folder.error();
    roots.push_back({*folder, "", false, {}});
    return roots;
  }
  Result<std::vector<std::string>> beside = listed_beside(request, settings);
  if (!beside) return beside.error();
  std::vector<std::string> paths = request.paths;
  paths.insert(paths.end(), beside->begin(), beside->end());
  const bool several = paths.size() > 1;
  for (const std::string& path : paths) {
    const fs::file_status status = fs::status(path, failed);
    if (status.type() == fs::file_type::not_found) return trouble(kNoPath, {printable(path)});
    if (failed) return trouble(kCannotLook, {printable(path)}, failed.value());
    const std::string shown = tidy(path);
    if (status.type() == fs::file_type::directory) {
      roots.push_back({path, several && shown != "." ? shown + "/" : "", false, {}});
      continue;
    }
    roots.push_back(root_of_file(shown, several, settings));
  }
  std::stable_sort(roots.begin(), roots.end(), [](const Root& a, const Root& b) {
    if (a.prefix != b.prefix) return a.prefix < b.prefix;
    return a.listed < b.listed;
  });
  std::vector<Root> out;
  for (Root& root : roots) {
    const auto covers = [&root](const Root& other) {
      if (other.listed) return false;
      if (!other.prefix.empty()) return root.prefix.starts_with(other.prefix);
      return !root.prefix.starts_with('/') && !root.prefix.starts_with("../");
    };
    if (std::any_of(out.begin(), out.end(), covers)) continue;
    if (root.listed && !out.empty() && out.back().listed && out.back().prefix == root.prefix) {
      out.back().files.push_back(root.files[0]);
      continue;
    }
    out.push_back(std::move(root));
  }
  return out;
}

}  // namespace beian
