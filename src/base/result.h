// Result<T>: a value or an Error. Every boundary between rooms returns one; exceptions don't cross rooms.
#pragma once

#include <tl/expected.hpp>

#include "base/error.h"

namespace permanence {

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(Error error) { return tl::unexpected<Error>(std::move(error)); }

inline tl::unexpected<Error> fail(ErrorKind kind, std::string text, Error::Facts facts = {},
                                  Retry retry = Retry::never) {
  return fail(Error{kind, std::move(text), std::move(facts), retry});
}

// `PERMANENCE_TRY(name, expression)`: declares `name` as the value of the Result, or returns its error.
// `PERMANENCE_CHECK(expression)`: the same where there is no value, or it isn't wanted.
#define PERMANENCE_TRY(name, ...)                                        \
  auto name##_or_error = (__VA_ARGS__);                                  \
  if (!name##_or_error) return ::permanence::fail(std::move(name##_or_error).error()); \
  auto name = *std::move(name##_or_error)

#define PERMANENCE_CHECK(...) \
  PERMANENCE_CHECK_NAMED(PERMANENCE_JOINED(checked_, __COUNTER__), __VA_ARGS__)
// A name of its own for each, so that a check inside a lambda inside a check shadows nothing.
#define PERMANENCE_CHECK_NAMED(name, ...)                                              \
  do {                                                                                 \
    if (auto name = (__VA_ARGS__); !name) return ::permanence::fail(std::move(name).error()); \
  } while (false)
#define PERMANENCE_JOINED(a, b) PERMANENCE_JOINED_AGAIN(a, b)
#define PERMANENCE_JOINED_AGAIN(a, b) a##b

}  // namespace permanence
