#include "css/layers.h"

#include <algorithm>

namespace beian::css {
namespace {

constexpr std::uint32_t kRoot = 0;
constexpr std::size_t kMost = 2048;  // layers on a page; those behind count as part of what is around them

class Registry {
 public:
  Registry() : layers_(1) {}

  std::uint32_t child(std::uint32_t parent, const std::string& name) {
    if (!name.empty()) {
      for (std::uint32_t id = 1; id < layers_.size(); ++id) {
        if (layers_[id].parent == parent && layers_[id].name == name) return id;
      }
    }
    if (layers_.size() >= kMost) return parent;
    layers_.push_back({parent, name});
    return static_cast<std::uint32_t>(layers_.size()) - 1;
  }

  // A layer comes behind those inside it, and in front of those that were mentioned later beside it: each is put in
  // front of its parent, behind what stands there already.
  std::vector<std::uint16_t> places() const {
    std::vector<std::vector<std::uint32_t>> inside(layers_.size());
    for (std::uint32_t id = 1; id < layers_.size(); ++id) inside[layers_[id].parent].push_back(id);
    std::vector<std::uint16_t> out(layers_.size(), kUnlayered);
    std::uint16_t place = 0;
    std::vector<std::pair<std::uint32_t, std::size_t>> open = {{kRoot, 0}};
    while (!open.empty()) {
      auto& [id, next] = open.back();
      if (next < inside[id].size()) {
        open.push_back({inside[id][next++], 0});
        continue;
      }
      if (id != kRoot) out[id] = place++;
      open.pop_back();
    }
    return out;
  }

 private:
  std::vector<Layer> layers_;
};

}  // namespace

std::vector<std::vector<std::uint16_t>> layer_order(const std::vector<AppliedSheet>& sheets) {
  std::vector<std::vector<std::uint16_t>> out(sheets.size());
  const bool any = std::any_of(sheets.begin(), sheets.end(),
                               [](const AppliedSheet& s) { return s.layered || s.sheet->layers.size() > 1; });
  for (std::size_t s = 0; s < sheets.size(); ++s) out[s].assign(sheets[s].sheet->layers.size(), kUnlayered);
  if (!any) return out;
  Registry registry;
  std::vector<std::vector<std::uint32_t>> ids(sheets.size());
  for (std::size_t s = 0; s < sheets.size(); ++s) {
    const std::uint32_t base = sheets[s].layered ? registry.child(kRoot, sheets[s].layer) : kRoot;
    ids[s].push_back(base);
    const std::vector<Layer>& layers = sheets[s].sheet->layers;
    for (std::size_t l = 1; l < layers.size(); ++l)
      ids[s].push_back(registry.child(ids[s][layers[l].parent], layers[l].name));
  }
  const std::vector<std::uint16_t> places = registry.places();
  for (std::size_t s = 0; s < sheets.size(); ++s) {
    for (std::size_t l = 0; l < ids[s].size(); ++l) out[s][l] = places[ids[s][l]];
  }
  return out;
}

}  // namespace beian::css
