#include "store/failure.h"

#include <filesystem>
#include <new>
#include <typeinfo>

namespace permanence::store {

Error current_error() {
  try {
    throw;
  } catch (const Failure& failure) {
    return failure.error;
  } catch (const std::filesystem::filesystem_error& error) {
    return {ErrorKind::unavailable,
            "error.store.file_failed",
            {{"file", error.path1().string()}, {"number", std::to_string(error.code().value())}},
            Retry::later};
  } catch (const std::bad_alloc&) {
    return {ErrorKind::unavailable, "error.store.no_memory", {}, Retry::later};
  } catch (const std::exception& error) {
    return {ErrorKind::internal, "error.store.unexpected", {{"reason", typeid(error).name()}}, Retry::never};
  } catch (...) {
    return {ErrorKind::internal, "error.store.unexpected", {{"reason", "?"}}, Retry::never};
  }
}

}  // namespace permanence::store
