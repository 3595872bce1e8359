// The trained models as the core takes them: plain functions.
#pragma once

#include "base/result.h"
#include "language/reading.h"

namespace permanence::app {

// Reads the models that lie beside the program. Errors: none there, or not of this version.
Result<language::Classifier> load_classifier();

}  // namespace permanence::app
