#include "site/verdict_cache.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <memory>
#include <type_traits>

#include "base/hash.h"
#include "report/output.h"
#include "site/trouble.h"
#include "site/whole_file.h"

namespace beian {
namespace {

constexpr std::string_view kMagic = "beian cache 1\n";
constexpr std::int64_t kSecond = 1'000'000'000;
constexpr std::int64_t kCoarsestClock = 2 * kSecond;  // FAT
constexpr std::uint32_t kBare = 256;

constexpr Text2 kNoCache = {"--cache {0}: that file is no cache of beian. Name another one, which need not exist.",
                            "--cache {0}：该文件不是 beian 的缓存。请另指定一个文件，它不必已经存在。"};
constexpr Text2 kCannotRead = {"--cache {0}: cannot read it: {1}. Make it readable, or name another file.",
                               "--cache {0}：无法读取：{1}。请使其可读，或另指定一个文件。"};

std::int64_t nanoseconds(const timespec& t) {
  return static_cast<std::int64_t>(t.tv_sec) * kSecond + t.tv_nsec;
}

std::uint64_t hash_of(dev_t device, ino_t inode) {
  return (static_cast<std::uint64_t>(device) * 0x9e3779b97f4a7c15u) ^ static_cast<std::uint64_t>(inode);
}

std::uint64_t name_of(const std::string& path, bool required) {
  return fnv1a(path + (required ? "\1" : "\0"));
}

// Numbers and strings one behind the other, of this machine: another one's cache is nobody's.
class Writer {
 public:
  template <class T>
  void add(const T& value) {
    static_assert(std::is_trivially_copyable_v<T>);
    out_.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  void add_text(const std::string& text) {
    add(static_cast<std::uint32_t>(text.size()));
    out_ += text;
  }
  std::string& out() { return out_; }

 private:
  std::string out_;
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}
  template <class T>
  bool get(T& value) {
    if (bytes_.size() < sizeof value) return false;
    std::memcpy(&value, bytes_.data(), sizeof value);
    bytes_.remove_prefix(sizeof value);
    return true;
  }
  bool get_text(std::string& text) {
    std::uint32_t size = 0;
    if (!get(size) || bytes_.size() < size) return false;
    text = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return true;
  }
  bool done() const { return bytes_.empty(); }

 private:
  std::string_view bytes_;
};

std::uint64_t answer_of(Resources::Answer answer) {
  return static_cast<std::uint64_t>(answer);
}

std::uint64_t answer_of(const Resources::SheetFact& fact) {
  return fact.digest * 4 + answer_of(fact.file);
}

}  // namespace

VerdictCache::VerdictCache(std::string file, std::uint64_t key) : file_(std::move(file)), key_(key) {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  settled_ = std::chrono::duration_cast<std::chrono::nanoseconds>(now).count() - kCoarsestClock;
}

Result<std::unique_ptr<VerdictCache>> VerdictCache::open(std::string file, std::uint64_t key) {
  std::unique_ptr<VerdictCache> cache(new VerdictCache(std::move(file), key));
  const std::optional<std::string> bytes = read_whole_file(cache->file_);
  if (!bytes && errno == ENOENT) return cache;
  if (!bytes) return trouble(kCannotRead, {printable(cache->file_)}, errno);
  if (!bytes->empty() && !bytes->starts_with(kMagic)) return trouble(kNoCache, {printable(cache->file_)});
  if (!cache->load(*bytes)) {
    cache->old_.clear();
    cache->facts_.clear();
    cache->facts_by_text_.clear();
  }
  return cache;
}

// False: cut short, changed, or under another key.
bool VerdictCache::load(std::string_view bytes) {
  std::uint64_t check = 0;
  if (bytes.size() < kMagic.size() + sizeof check) return false;
  std::memcpy(&check, bytes.data() + bytes.size() - sizeof check, sizeof check);
  bytes.remove_suffix(sizeof check);
  if (fnv1a(bytes) != check) return false;
  Reader reader(bytes.substr(kMagic.size()));
  std::uint64_t key = 0;
  std::uint32_t sets = 0;
  if (!reader.get(key) || key != key_ || !reader.get(sets)) return false;
  for (std::uint32_t i = 0; i < sets; ++i) {
    Facts facts;
    std::uint32_t files = 0;
    std::uint32_t sheets = 0;
    if (!reader.get(facts.root) || !reader.get(files) || !reader.get(sheets)) return false;
    const auto read_names = [&](std::uint32_t count, std::vector<std::string>& names) {
      for (std::uint32_t n = 0; n < count; ++n) {
        std::string name;
        std::uint64_t answer = 0;
        if (!reader.get_text(name) || !reader.get(answer)) return false;
        names.push_back(std::move(name));
        facts.answers.push_back(answer);
      }
      return true;
    };
    if (!read_names(files, facts.files) || !read_names(sheets, facts.sheets)) return false;
    if (keep_facts(std::move(facts)) != i) return false;
  }
  for (Entry entry; !reader.done();) {
    if (!reader.get(entry) || entry.facts >= sets) return false;
    old_[hash_of(entry.device, entry.inode)] = entry;
  }
  return true;
}

std::uint32_t VerdictCache::keep_facts(Facts facts) {
  Writer text;
  text.add(facts.root);
  text.add(static_cast<std::uint32_t>(facts.files.size()));
  for (const std::string& name : facts.files) text.add_text(name);
  for (const std::string& name : facts.sheets) text.add_text(name);
  for (const std::uint64_t answer : facts.answers) text.add(answer);
  const auto [at, added] = facts_by_text_.emplace(text.out(), static_cast<std::uint32_t>(facts_.size()));
  if (added) facts_.push_back(std::move(facts));
  return at->second;
}

// Are the answers to what was asked what they were?
bool VerdictCache::hold(Facts& facts, int root, KnownFiles& known, SheetStore& sheets) {
  const Resources& now = known.of(root, sheets);
  known.learn(facts.files);
  known.learn_sheets(facts.sheets);
  std::size_t i = 0;
  for (const std::string& path : facts.files) {
    if (answer_of(now.file(path)) != facts.answers[i++]) return false;
  }
  for (const std::string& path : facts.sheets) {
    if (answer_of(now.sheet(path)) != facts.answers[i++]) return false;
  }
  return true;
}

std::uint64_t VerdictCache::begin_root(Disk& disk, int root) {
  struct stat folder = {};
  if (disk.stat(root, folder) != 0) return 0;
  roots_.push_back(hash_of(folder.st_dev, folder.st_ino));
  return roots_.back();
}

bool VerdictCache::find(Disk& disk, int root, std::uint64_t root_id, const std::string& path, bool required,
                        KnownFiles& known, SheetStore& sheets, Verdict& out) {
  struct stat page = {};
  if (root_id == 0 || old_.empty() || disk.stat_at(root, path, page) != 0 || !S_ISREG(page.st_mode)) return false;
  const auto at = old_.find(hash_of(page.st_dev, page.st_ino));
  if (at == old_.end()) return false;
  const Entry& entry = at->second;
  const bool same = entry.device == static_cast<std::uint64_t>(page.st_dev) &&
                    entry.inode == static_cast<std::uint64_t>(page.st_ino) &&
                    entry.size == static_cast<std::uint64_t>(page.st_size) &&
                    entry.modified == nanoseconds(page.st_mtim) && entry.changed == nanoseconds(page.st_ctim) &&
                    entry.name == name_of(path, required) && entry.root == root_id;
  if (!same) return false;
  const Guard guard(mutex_);
  Facts& facts = facts_[entry.facts];
  if (facts.holds < 0) facts.holds = hold(facts, root, known, sheets) ? 1 : 0;
  if (facts.holds == 0) return false;
  out.page_class = static_cast<PageClass>(entry.verdict & 255);
  out.bare_number = (entry.verdict & kBare) != 0;
  seen_.push_back(entry);
  return true;
}

void VerdictCache::add(std::uint64_t root_id, const FileIdentity& page, const std::string& path, bool required,
                       const Verdict& verdict, const Resources::Asked& asked) {
  Entry entry;
  entry.device = static_cast<std::uint64_t>(page.device);
  entry.inode = static_cast<std::uint64_t>(page.inode);
  entry.size = static_cast<std::uint64_t>(page.size);
  entry.modified = nanoseconds(page.modified);
  entry.changed = nanoseconds(page.inode_changed);
  entry.name = name_of(path, required);
  entry.verdict = static_cast<std::uint32_t>(verdict.page_class) | (verdict.bare_number ? kBare : 0);
  entry.root = root_id;
  // A write in the same tick of the clock would leave the page looking as it does now.
  if (root_id == 0 || entry.inode == 0 || entry.modified > settled_ || entry.changed > settled_) return;
  Facts facts;
  facts.root = entry.root;
  for (const auto& [name, answer] : asked.files) {
    if (answer == Resources::Answer::unknown) return;
    facts.files.push_back(name);
    facts.answers.push_back(answer_of(answer));
  }
  for (const auto& [name, fact] : asked.sheets) {
    if (fact.file == Resources::Answer::unknown) return;
    facts.sheets.push_back(name);
    facts.answers.push_back(answer_of(fact));
  }
  facts.holds = 1;
  const Guard guard(mutex_);
  entry.facts = keep_facts(std::move(facts));
  seen_.push_back(entry);
}

Status VerdictCache::save() {
  for (const auto& [hash, entry] : old_) {
    if (std::find(roots_.begin(), roots_.end(), entry.root) == roots_.end()) seen_.push_back(entry);
  }
  std::sort(seen_.begin(), seen_.end(), [](const Entry& a, const Entry& b) {
    return a.device != b.device ? a.device < b.device : a.inode < b.inode;
  });
  std::map<std::uint32_t, std::uint32_t> used;
  for (const Entry& entry : seen_) used.emplace(entry.facts, 0);
  Writer out;
  out.out() = kMagic;
  out.add(key_);
  out.add(static_cast<std::uint32_t>(used.size()));
  std::uint32_t number = 0;
  for (auto& [index, renamed] : used) {
    renamed = number++;
    const Facts& facts = facts_[index];
    out.add(facts.root);
    out.add(static_cast<std::uint32_t>(facts.files.size()));
    out.add(static_cast<std::uint32_t>(facts.sheets.size()));
    std::size_t i = 0;
    for (const std::string& name : facts.files) {
      out.add_text(name);
      out.add(facts.answers[i++]);
    }
    for (const std::string& name : facts.sheets) {
      out.add_text(name);
      out.add(facts.answers[i++]);
    }
  }
  for (Entry& entry : seen_) {
    entry.facts = used[entry.facts];
    out.add(entry);
  }
  out.add(fnv1a(out.out()));
  Result<std::unique_ptr<Output>> file = Output::open(file_);
  if (!file) return file.error();
  (*file)->write(out.out());
  return (*file)->close();
}

}  // namespace beian
