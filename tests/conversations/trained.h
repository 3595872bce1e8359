// The models that the build has trained, read once.
#pragma once

#include <stdexcept>

#include "app/trained_classifier.h"

namespace permanence::conversations {

inline const language::Classifier& trained() {
  static const language::Classifier classifier = [] {
    auto loaded = app::load_classifier();
    if (!loaded) throw std::runtime_error(loaded.error().text);
    return *std::move(loaded);
  }();
  return classifier;
}

}  // namespace permanence::conversations
