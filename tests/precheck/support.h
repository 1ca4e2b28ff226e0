// support.h — what the tests of the pre-check share: a filing in order, its home page, photos by name, and a case of
// both judged on one day.
//
// A fixture is a piece of filing.toml, which changes the filing in order, or a home page, which may begin with such a
// piece in a comment:  <!-- filing.toml: … -->.  "# today = 2026-05-01" in it is the day.
#pragma once
#include <stb_image_write.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "precheck/filing_file.h"
#include "precheck/kind.h"
#include "precheck/procedure.h"
#include "precheck/read_site.h"

namespace beian::precheck_test {

using namespace beian::precheck;

inline constexpr std::string_view kFiling = R"(
[icp]
number = "京ICP备2024990001号-1"
[subject]
name = "云杉里（北京）茶业有限公司"
kind = "enterprise"
province = "北京"
person = "佟若溪"
phone = "13900000000"
email = "office@yunshanli.cn"
[site]
name = "云杉里茶业"
domains = ["yunshanli.cn"]
service = "www"
languages = ["zh-CN"]
provider = "云杉云计算有限公司"
registrar = "云杉域名服务有限公司"
[person]
same_as_subject = true
[gongan]
number = "京公网安备11010102990001号"
)";

inline std::string read_file(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}
inline std::filesystem::path source_folder(std::string_view below) {
  return std::filesystem::path(BEIAN_SOURCE_DIR) / below;
}
inline std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> out;
  if (!std::filesystem::exists(folder)) return out;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.is_regular_file()) out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

inline void append_bytes(void* to, void* data, int size) {
  static_cast<std::string*>(to)->append(static_cast<const char*>(data), static_cast<std::size_t>(size));
}

// Something like print: dark strokes on white, of a few pixels; blurred, the same through a wide mean.
inline std::string picture(int width, int height, bool jpeg, int blur, bool noise = false) {
  std::vector<unsigned char> pixels(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  unsigned state = 12345;
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      state = state * 1664525u + 1013904223u;
      const bool ink = (y / 4) % 6 < 3 && ((x / 3) * 7 + (y / 24) * 13) % 11 < 5;
      pixels[static_cast<std::size_t>(y * width + x)] =
          noise ? static_cast<unsigned char>(state >> 24) : static_cast<unsigned char>(ink ? 30 : 235);
    }
  }
  // The mean over a run of pixels, along the rows and then along the columns.
  for (const bool along_rows : {true, false}) {
    const std::vector<unsigned char> from = pixels;
    for (int y = 0; y < height && blur > 0; ++y) {
      for (int x = 0; x < width; ++x) {
        int sum = 0;
        int count = 0;
        for (int d = -blur; d <= blur; ++d) {
          const int at_x = along_rows ? x + d : x;
          const int at_y = along_rows ? y : y + d;
          if (at_x < 0 || at_y < 0 || at_x >= width || at_y >= height) continue;
          sum += from[static_cast<std::size_t>(at_y * width + at_x)];
          ++count;
        }
        pixels[static_cast<std::size_t>(y * width + x)] = static_cast<unsigned char>(sum / count);
      }
    }
  }
  std::string out;
  if (jpeg) {
    stbi_write_jpg_to_func(append_bytes, &out, width, height, 1, pixels.data(), 85);
  } else {
    stbi_write_png_to_func(append_bytes, &out, width, height, 1, pixels.data(), width);
  }
  return out;
}

// The photo that a fixture names; empty: there is no such file.
inline std::string photo(const std::string& name) {
  if (name == "good.png") return picture(900, 600, false, 0);
  if (name == "good.jpg") return picture(900, 600, true, 0);
  if (name == "blurred.png") return picture(900, 600, false, 8);
  if (name == "blurred.jpg") return picture(900, 600, true, 8);
  if (name == "small.png") return picture(320, 200, false, 0);
  if (name == "large.png") return picture(900, 900, false, 0, true);
  if (name == "torn.png") return picture(900, 600, false, 0).substr(0, 2000);
  if (name == "pdf.jpg") return "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n";
  return {};
}

inline std::vector<Document> documents_of(const Filing& filing) {
  std::vector<Document> out;
  for (const Key key : {Key::subject_documents, Key::person_documents}) {
    const Answer& answer = filing.answer(key);
    for (std::size_t i = 0; i < answer.values.size(); ++i) {
      const std::string bytes = photo(answer.values[i].text);
      Document document = bytes.empty() ? Document() : inspect_document(bytes);
      document.key = key;
      document.index = i;
      out.push_back(document);
    }
  }
  return out;
}

inline ReadPlan reading() {
  ReadPlan plan;
  plan.this_year = 2026;
  for (const Kind& kind : built_in_kinds()) plan.kinds.push_back(&kind);
  return plan;
}

// A home page in order.
inline const std::string& good_home() {
  static const std::string kPage = read_file(source_folder("fixtures/precheck/home.html"));
  return kPage;
}

struct Judged {
  Filing filing;
  SiteFacts site;
  std::vector<Document> documents;
  Precheck report;
  std::string error;  // why the piece of filing.toml could not be read
};

// `text`: a piece of filing.toml where `toml`, else a home page.
inline Judged judged(const std::string& text, bool toml) {
  Judged out;
  constexpr std::string_view kOpen = "<!-- filing.toml:\n";
  std::string piece = toml ? text : std::string();
  if (const std::size_t at = text.find(kOpen); !toml && at != std::string::npos) {
    piece = text.substr(at + kOpen.size(), text.find("-->", at) - at - kOpen.size());
  }
  Date today = *read_date("2026-03-10");
  if (const std::size_t at = piece.find("# today = "); at != std::string::npos)
    today = *read_date(piece.substr(at + 10, 10));
  if (!text.starts_with("<!-- no filing.toml -->")) {
    if (const Status bad = read_filing_text(out.filing, kFiling, "filing.toml", true)) out.error = bad->en;
    if (!piece.empty()) {
      if (const Status bad = read_filing_text(out.filing, piece, "filing.toml", true)) out.error = bad->en;
    }
  }
  const bool home = !text.starts_with("<!-- no home -->");
  read_one_page(out.site, reading(), toml ? good_home() : text, home ? "index.html" : "a/page.html", home);
  out.documents = documents_of(out.filing);
  const Case what{out.filing, out.site, out.documents, today, judge_interactive(out.site)};
  out.report = make_precheck(what);
  return out;
}

inline std::string rules_that_spoke(const Judged& judged) {
  std::set<std::string_view> ids;
  for (const Finding& finding : judged.report.findings) ids.insert(finding.rule->id);
  std::string out;
  for (const std::string_view id : ids) out += (out.empty() ? "" : " ") + std::string(id);
  return out;
}

inline std::string said(const Judged& judged) {
  std::string out = judged.error;
  for (const Finding& finding : judged.report.findings) {
    out += std::string(finding.rule->id) + ": " + finding.message(Language::en) + "\n";
  }
  return out.empty() ? "nothing was said\n" : out;
}

}  // namespace beian::precheck_test
