#include "site/shard.h"

#include <charconv>
#include <optional>

#include "base/hash.h"
#include "site/trouble.h"

namespace beian {
namespace {

constexpr unsigned kMostShards = 100000;

constexpr Text2 kBad = {
    "--shard: “{0}” is no shard. Give I/N (the I-th of N, from 1), auto, or auto/N where the engine does not say N.",
    "--shard：“{0}”不是分片。请给出 I/N（第 I 片，共 N 片，从 1 起）、auto，或在引擎不提供总数时给出 auto/N。"};
constexpr Text2 kNoEngine = {
    "--shard auto: none of SLURM_ARRAY_TASK_ID, CI_NODE_INDEX, CIRCLE_NODE_INDEX, JOB_COMPLETION_INDEX is set. Run it "
    "as "
    "one of several jobs, or give --shard I/N.",
    "--shard auto：未设置 SLURM_ARRAY_TASK_ID、CI_NODE_INDEX、CIRCLE_NODE_INDEX、JOB_COMPLETION_INDEX "
    "中的任何一个。请作为并行任务之一运行，或给出 --shard I/N。"};
constexpr Text2 kNoTotal = {
    "--shard auto: {0} says which job this is, and nothing says of how many. Give --shard auto/N.",
    "--shard auto：{0} 只给出了序号，没有总数。请使用 --shard auto/N。"};
constexpr Text2 kBadEngine = {"--shard auto: {0} = “{1}” is no job of {2}. Give --shard I/N.",
                              "--shard auto：{0} = “{1}” 不在 {2} 个任务之内。请给出 --shard I/N。"};

std::optional<unsigned> number_in(std::string_view text) {
  unsigned value = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || failed != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// How an engine tells a job which one it is.
struct Engine {
  const char* index;
  const char* total;  // null: it does not say
  const char* first;  // the variable that holds the first index; null: `from`
  unsigned from;
};

constexpr Engine kEngines[] = {
    {"SLURM_ARRAY_TASK_ID", "SLURM_ARRAY_TASK_COUNT", "SLURM_ARRAY_TASK_MIN", 0},
    {"CI_NODE_INDEX", "CI_NODE_TOTAL", nullptr, 1},
    {"CIRCLE_NODE_INDEX", "CIRCLE_NODE_TOTAL", nullptr, 0},
    {"JOB_COMPLETION_INDEX", nullptr, nullptr, 0},
};

Result<Shard> of_engine(std::optional<unsigned> total, const char* (*variable)(const char* name)) {
  const auto said = [&](const char* name) -> std::string_view {
    const char* value = name != nullptr ? variable(name) : nullptr;
    return value != nullptr ? std::string_view(value) : std::string_view();
  };
  for (const Engine& engine : kEngines) {
    const std::string_view text = said(engine.index);
    if (text.empty()) continue;
    if (!total) total = number_in(said(engine.total));
    if (!total || *total == 0) return trouble(kNoTotal, {engine.index});
    const std::optional<unsigned> first = engine.first != nullptr ? number_in(said(engine.first)) : engine.from;
    const std::optional<unsigned> index = number_in(text);
    const unsigned from = first.value_or(engine.from);
    if (!index || *index < from || *index - from >= *total || *total > kMostShards) {
      return trouble(kBadEngine, {engine.index, printable(text), std::to_string(*total)});
    }
    return Shard{*index - from, *total};
  }
  return trouble(kNoEngine);
}

}  // namespace

bool Shard::owns(std::string_view path) const {
  if (whole()) return true;
  std::uint64_t hash = fnv1a(path);
  hash ^= hash >> 32;  // the low bits of FNV alone follow the last letters too closely
  return hash % count == index;
}

std::string Shard::staging_folder() const {
  std::string name(kStagingFolder);
  if (whole()) return name;
  return name + "-shard-" + std::to_string(index + 1) + "-of-" + std::to_string(count);
}

Result<Shard> read_shard(std::string_view text, const char* (*variable)(const char* name)) {
  const std::size_t slash = text.find('/');
  const std::string_view before = text.substr(0, slash);
  const std::optional<unsigned> total =
      slash == std::string_view::npos ? std::nullopt : number_in(text.substr(slash + 1));
  const bool bad_total = slash != std::string_view::npos && (!total || *total == 0 || *total > kMostShards);
  if (before == "auto" && !bad_total) return of_engine(total, variable);
  const std::optional<unsigned> index = number_in(before);
  if (bad_total || !total || !index || *index == 0 || *index > *total) return trouble(kBad, {printable(text)});
  return Shard{*index - 1, *total};
}

}  // namespace beian
