// A sentence as the classifier sees it: its words, neighbours and pieces of words, and marks made elsewhere, hashed into a fixed number of buckets.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace permanence::classifier {

inline constexpr unsigned bucket_bits = 17;
inline constexpr std::size_t bucket_count = std::size_t{1} << bucket_bits;

// Features of one kind: each weighs the same, a bucket stands as often as it is met.
struct FeatureKind {
  std::vector<std::uint32_t> buckets;
  float weight = 0;
};

// The words and their neighbours, pieces of words, marks. Case, accents and the kind of apostrophe make no difference; every
// number is the same number. `marks`: what else is known of the sentence, each a feature of its own.
std::array<FeatureKind, 3> features_of(std::string_view sentence, const std::vector<std::string>& marks);

}  // namespace permanence::classifier
