// How this room gives up inside itself: SOCI and nlohmann-json throw, so its own code does too, and every
// public function turns what was thrown into an Error at the door.
#pragma once

#include <exception>
#include <utility>

#include "base/result.h"

namespace permanence::store {

struct Failure {
  Error error;
};

[[noreturn]] inline void give_up(ErrorKind kind, std::string text, Error::Facts facts = {},
                                 Retry retry = Retry::never) {
  throw Failure{Error{kind, std::move(text), std::move(facts), retry}};
}

// What must be called inside a catch block: the Error for whatever is being handled there.
Error current_error();

// The value of `work`, or the Error for what it threw.
template <class Work>
auto guarded(Work&& work) -> Result<decltype(work())> {
  try {
    if constexpr (std::is_void_v<decltype(work())>) {
      work();
      return {};
    } else {
      return work();
    }
  } catch (...) {
    return fail(current_error());
  }
}

// The value of a Result, or its error thrown: for using what reports errors from within this room.
template <class T>
T must(Result<T> result) {
  if (!result) throw Failure{std::move(result).error()};
  if constexpr (!std::is_void_v<T>) return *std::move(result);
}

}  // namespace permanence::store
