#include "classifier/softmax_model.h"

#include <algorithm>
#include <cmath>
#include <fstream>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "classifier/model_bytes.h"

namespace permanence::classifier {
namespace {

constexpr std::string_view magic = "permanence sentences 3\n";

}  // namespace

// Most of the time of hearing a sentence is spent here: whole numbers, small enough to be added many at a time, over rows
// as wide as registers.
SoftmaxModel::Sums SoftmaxModel::sums_of(const std::vector<std::uint32_t>& buckets) const {
  Sums sums{};
  constexpr std::size_t without_overflow = 256;  // of eight-bit numbers added in sixteen
  for (std::size_t from = 0; from < buckets.size(); from += without_overflow) {
    std::array<std::int16_t, row_width> some{};
    const std::size_t to = std::min(buckets.size(), from + without_overflow);
    for (std::size_t i = from; i < to; ++i) {
      const auto* row = reinterpret_cast<const signed char*>(&weights_[std::size_t{buckets[i]} * row_width]);
      for (std::size_t label = 0; label < row_width; ++label)
        some[label] = static_cast<std::int16_t>(some[label] + row[label]);
    }
    for (std::size_t label = 0; label < row_width; ++label) sums[label] += some[label];
  }
  return sums;
}

std::vector<float> SoftmaxModel::probabilities(std::string_view sentence,
                                               const std::vector<std::string>& marks) const {
  std::vector<float> scores(labels_.size(), 0);
  for (const FeatureKind& kind : features_of(sentence, marks)) {
    const Sums sums = sums_of(kind.buckets);
    for (std::size_t label = 0; label < labels_.size(); ++label)
      scores[label] += kind.weight * static_cast<float>(sums[label]);
  }
  float highest = -1e30F, sum = 0;
  for (std::size_t label = 0; label < labels_.size(); ++label) {
    scores[label] = sharpness_ * (scores[label] * scales_[label] + biases_[label]);
    highest = std::max(highest, scores[label]);
  }
  for (float& score : scores) sum += score = std::exp(score - highest);
  for (float& score : scores) score /= sum;
  return scores;
}

std::string SoftmaxModel::bytes() const {
  std::string out(magic);
  out += std::to_string(labels_.size()) + "\n";
  for (const std::string& label : labels_) out += label + "\n";
  put(out, scales_);
  put(out, biases_);
  put(out, std::vector<float>{sharpness_});
  out += weights_;
  return out;
}

Result<SoftmaxModel> SoftmaxModel::from_bytes(std::string bytes) {
  const auto kept = std::make_shared<const std::string>(std::move(bytes));
  return over(*kept, kept);
}

Result<SoftmaxModel> SoftmaxModel::over(std::string_view bytes, std::shared_ptr<const void> keeper) {
  const auto bad = [] { return fail(ErrorKind::corrupt, "error.classifier.model"); };
  std::string_view rest = bytes;
  if (!rest.starts_with(magic)) return bad();
  rest.remove_prefix(magic.size());
  const std::size_t count = std::strtoul(take_line(rest).c_str(), nullptr, 10);
  if (count == 0 || count > row_width) return bad();
  SoftmaxModel model;
  for (std::size_t i = 0; i < count; ++i) model.labels_.push_back(take_line(rest));
  std::vector<float> sharpness;
  const bool whole = take(rest, model.scales_, count) && take(rest, model.biases_, count) &&
                     take(rest, sharpness, 1) && rest.size() == bucket_count * row_width;
  if (!whole) return bad();
  model.sharpness_ = sharpness.front();
  model.weights_ = rest;
  model.keeper_ = std::move(keeper);
  return model;
}

Result<std::string> bytes_of_model(const std::filesystem::path& file) {
  std::error_code failed;
  const auto size = std::filesystem::file_size(file, failed);
  std::string bytes(failed ? 0 : size, '\0');
  std::ifstream in(file, std::ios::binary);
  if (failed || !in.read(bytes.data(), static_cast<std::streamsize>(bytes.size())))
    return fail(ErrorKind::not_found, "error.classifier.no_model", {{"file", file.string()}});
  return bytes;
}

Result<std::unique_ptr<SentenceClassifier>> load_model(const std::filesystem::path& file) {
  const int opened = open(file.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat status {};
  if (opened < 0 || fstat(opened, &status) != 0) {
    if (opened >= 0) close(opened);
    return fail(ErrorKind::not_found, "error.classifier.no_model", {{"file", file.string()}});
  }
  const auto size = static_cast<std::size_t>(status.st_size);
  void* const mapped = size == 0 ? MAP_FAILED : mmap(nullptr, size, PROT_READ, MAP_PRIVATE, opened, 0);
  close(opened);
  const auto corrupt = [&] {
    return fail(ErrorKind::corrupt, "error.classifier.model", {{"file", file.string()}});
  };
  if (mapped == MAP_FAILED) return corrupt();
  const std::shared_ptr<const void> keeper(mapped,
                                           [size](const void* at) { munmap(const_cast<void*>(at), size); });
  auto model = SoftmaxModel::over({static_cast<const char*>(mapped), size}, keeper);
  if (!model) return corrupt();
  return std::make_unique<SoftmaxModel>(*std::move(model));
}

}  // namespace permanence::classifier
