// The labelled sentences of data/corpus: one file a voice, a message between blank lines, "label[,label]<TAB>sentence".
#pragma once

#include <filesystem>
#include <vector>

#include "base/result.h"
#include "classifier/softmax_model.h"

namespace permanence::classifier {

// Every *.tsv of the folder, in the order of their names. invalid_input "error.classifier.corpus" with file and line.
Result<std::vector<Example>> read_corpus(const std::filesystem::path& folder);

}  // namespace permanence::classifier
