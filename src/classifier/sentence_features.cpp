#include "classifier/sentence_features.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "base/text.h"

namespace permanence::classifier {
namespace {

constexpr std::size_t shortest_piece = 2, longest_piece = 5;
constexpr float mark_weight = 1.4F;  // measured on voices that were not trained on
constexpr std::size_t longest_word = 40, most_words = 200;  // foreign bytes can't make it slow

// What a hash is of, so that the same letters as a word and as a piece of one aren't the same feature.
enum class Kind : std::uint64_t { word, pair, triple, gap, first, last, length, piece, mark };

std::uint64_t mixed(std::uint64_t hash) {
  hash ^= hash >> 29;
  hash *= 0xbf58476d1ce4e5b9ULL;
  return hash ^ (hash >> 32);
}

std::uint64_t continued(std::uint64_t hash, std::string_view text) {  // FNV-1a
  for (const char c : text) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 1099511628211ULL;
  }
  return hash;
}

std::uint64_t begun(Kind kind) {
  return 1469598103934665603ULL ^ ((static_cast<std::uint64_t>(kind) + 1) * 0x9e3779b97f4a7c15ULL);
}

std::uint32_t bucket(std::uint64_t hash) { return static_cast<std::uint32_t>(mixed(hash) & (bucket_count - 1)); }

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (static_cast<unsigned char>(c) >= 0x80);
}

// Words and marks; a run of digits is "0".
std::vector<std::string> tokens_of(std::string_view sentence) {
  const std::string plain = folded(sentence);
  std::vector<std::string> tokens;
  for (std::size_t at = 0; at < plain.size() && tokens.size() < most_words;) {
    const char c = plain[at];
    std::size_t end = at + 1;
    if (c >= '0' && c <= '9') {
      while (end < plain.size() && plain[end] >= '0' && plain[end] <= '9') ++end;
      tokens.emplace_back("0");
    } else if (is_word_byte(c)) {
      while (end < plain.size() && is_word_byte(plain[end])) ++end;
      tokens.push_back(plain.substr(at, std::min(end - at, longest_word)));
    } else if (c > ' ') {
      tokens.emplace_back(1, c);
    }
    at = end;
  }
  return tokens;
}

void add_words(const std::vector<std::string>& tokens, std::vector<std::uint32_t>& buckets) {
  const auto together = [](Kind kind, const std::string& a, const std::string& b, const std::string& c = {}) {
    return bucket(continued(continued(continued(continued(continued(begun(kind), a), " "), b), " "), c));
  };
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    buckets.push_back(bucket(continued(begun(Kind::word), tokens[i])));
    if (i + 1 < tokens.size()) buckets.push_back(together(Kind::pair, tokens[i], tokens[i + 1]));
    if (i + 2 < tokens.size()) {
      buckets.push_back(together(Kind::triple, tokens[i], tokens[i + 1], tokens[i + 2]));
      buckets.push_back(together(Kind::gap, tokens[i], tokens[i + 2]));
    }
  }
  if (!tokens.empty()) {
    buckets.push_back(bucket(continued(begun(Kind::first), tokens.front())));
    buckets.push_back(bucket(continued(begun(Kind::last), tokens.back())));
    if (tokens.size() > 1) buckets.push_back(together(Kind::first, tokens[0], tokens[1]));
  }
  const std::string length = std::to_string(std::min<std::size_t>(tokens.size() / 4, 6));
  buckets.push_back(bucket(continued(begun(Kind::length), length)));
}

void add_pieces(const std::vector<std::string>& tokens, std::vector<std::uint32_t>& buckets) {
  for (const std::string& token : tokens) {
    const std::string bounded = "<" + token + ">";
    for (std::size_t length = shortest_piece; length <= longest_piece; ++length)
      for (std::size_t at = 0; at + length <= bounded.size(); ++at)
        buckets.push_back(bucket(continued(begun(Kind::piece), std::string_view(bounded).substr(at, length))));
  }
}

// Each kind weighs the same, however many there are of it.
FeatureKind weighed(std::vector<std::uint32_t> buckets, float kind_weight = 1) {
  const float weight = kind_weight / std::sqrt(static_cast<float>(std::max<std::size_t>(1, buckets.size())));
  return {std::move(buckets), weight};
}

}  // namespace

std::array<FeatureKind, 3> features_of(std::string_view sentence, const std::vector<std::string>& marks) {
  const auto tokens = tokens_of(sentence);
  std::vector<std::uint32_t> words, pieces, marked;
  add_words(tokens, words);
  add_pieces(tokens, pieces);
  for (const std::string& mark : marks) marked.push_back(bucket(continued(begun(Kind::mark), mark)));
  return {weighed(std::move(words)), weighed(std::move(pieces)), weighed(std::move(marked), mark_weight)};
}

}  // namespace permanence::classifier
