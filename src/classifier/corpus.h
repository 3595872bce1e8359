// The labelled sentences of data/corpus: one file a voice, a message between blank lines, "label[,label]<TAB>sentence".
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "classifier/softmax_model.h"

namespace permanence::classifier {

// The folder's files of that extension (".tsv"), in the order of their names; none where it can't be read.
std::vector<std::filesystem::path> files_of(const std::filesystem::path& folder, std::string_view extension);

// Every *.tsv of the folder, in the order of their names. invalid_input "error.classifier.corpus" with file and line.
Result<std::vector<Example>> read_corpus(const std::filesystem::path& folder);

}  // namespace permanence::classifier
