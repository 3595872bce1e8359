// How a store, and only a store, gives back a ComposedMessage that it was given.
#pragma once

#include "practice/outbox.h"

namespace permanence {

class ComposedMessageArchive {
 public:
  static ComposedMessage restore(std::string subject, std::string text, std::string html, Provenance provenance,
                                 std::string source) {
    return {std::move(subject), std::move(text), std::move(html), provenance, std::move(source)};
  }
};

}  // namespace permanence
