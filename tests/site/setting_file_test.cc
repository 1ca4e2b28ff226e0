// Files that settings name: which are read, and that a config cannot reach out of its folder.
#include "site/setting_file.h"

#include <doctest/doctest.h>

#include <filesystem>

#include "site/temp_folder.h"

using namespace beian;

namespace {

// "read: …", "none", or the error.
std::string outcome(const std::string& name, const std::string& base) {
  const Result<std::optional<std::string>> got = read_setting_file({name, base, "here", 64 << 10});
  if (!got) return got.error().en;
  return got.value() ? "read: " + *got.value() : "none";
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("only regular files are read, up to the limit") {
  test::TempFolder folder;
  folder.write("big", std::string((64 << 10) + 1, ' '));
  folder.write("full", std::string(64 << 10, ' '));
  CHECK(has(outcome(folder / "big", ""), "larger than 64 KB"));
  CHECK(outcome(folder / "full", "").size() == (64 << 10) + std::string("read: ").size());
  for (const std::string& name : {folder / "none", folder.path(), folder / std::string("full\0x", 6), std::string()}) {
    CHECK(outcome(name, "") == "none");
  }
}

TEST_CASE("a config's file lies in the config's folder") {
  test::TempFolder folder;
  folder.write("secret", "s");
  folder.write("project/in/a", "a");
  folder.write("project-too/a", "t");
  const std::string project = folder / "project";
  std::filesystem::create_symlink("../secret", project + "/link");
  std::filesystem::create_symlink("in/a", project + "/inner");
  CHECK(outcome("in/a", project) == "read: a");
  CHECK(outcome("in/../in/a", project) == "read: a");
  CHECK(outcome("inner", project) == "read: a");
  CHECK(outcome(project + "/in/a", project) == "read: a");
  CHECK(outcome("gone", project) == "none");
  for (const std::string& name : {std::string("../secret"), std::string("../project-too/a"), std::string("link"),
                                  folder / "secret", std::string("/etc/passwd"), std::string("in/../../secret")}) {
    CAPTURE(name);
    CHECK(has(outcome(name, project), "outside the folder of beian.toml"));
  }
  CHECK(outcome(project + "/link", "") == "read: s");
}
