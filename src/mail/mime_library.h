// GMime's objects as owned values, and its one-time start. For the mime_* files alone.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <gmime/gmime.h>

namespace permanence::mail {

struct Unreference {
  void operator()(void* object) const { g_object_unref(object); }
};
template <class Object>
using Owned = std::unique_ptr<Object, Unreference>;

struct Free {
  void operator()(char* text) const { g_free(text); }
};
using OwnedText = std::unique_ptr<char, Free>;

inline std::string text_or_empty(const char* text) {
  return text == nullptr ? std::string() : std::string(text);
}

// Before any other call; thread-safe, as often as one likes.
void start_mime_library();

std::string sha256_of(std::string_view bytes);  // hexadecimal

}  // namespace permanence::mail
