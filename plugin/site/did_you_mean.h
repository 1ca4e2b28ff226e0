// did_you_mean.h — the name that someone probably meant.
//
// A misspelt key that is silently ignored is how a gate passes for a year without looking. So every unknown name is an
// error, and the error offers the nearest known one: the smallest number of letters to insert, drop, change or swap
// with the neighbour
// ("gognan" → "gongan"), if that is at most a third of the name.
#pragma once
#include <span>
#include <string_view>

namespace beian {

// The nearest of `known` to `name`; empty where none is near.
std::string_view nearest_name(std::string_view name, std::span<const std::string_view> known);

}  // namespace beian
