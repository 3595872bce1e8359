// A sentence as the classifier sees it: its words, neighbours and pieces of words, and marks made elsewhere, hashed into a fixed number of buckets.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace permanence::classifier {

inline constexpr unsigned bucket_bits = 17;
inline constexpr std::size_t bucket_count = std::size_t{1} << bucket_bits;

struct Feature {
  std::uint32_t bucket = 0;
  float weight = 0;
};

// In the order of their buckets, each once. Case, accents and the kind of apostrophe make no difference; every number is
// the same number. `marks`: what else is known of the sentence, each a feature of its own.
std::vector<Feature> features_of(std::string_view sentence, const std::vector<std::string>& marks);

}  // namespace permanence::classifier
