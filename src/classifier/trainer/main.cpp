// permanence_train CORPUS MODEL: trains the classifier of sentences; run by the build.
#include <cstdio>
#include <fstream>

#include "classifier/corpus.h"

int main(int count, char** arguments) {
  if (count != 3) {
    std::fputs("usage: permanence_train CORPUS MODEL\n", stderr);
    return 2;
  }
  const auto examples = permanence::classifier::read_corpus(arguments[1]);
  if (!examples) {
    std::fprintf(stderr, "%s", examples.error().text.c_str());
    for (const auto& [name, value] : examples.error().facts) std::fprintf(stderr, " %s=%s", name.c_str(), value.c_str());
    std::fputs("\n", stderr);
    return 1;
  }
  const std::string bytes = permanence::classifier::SoftmaxModel::train(*examples).bytes();
  std::ofstream out(arguments[2], std::ios::binary | std::ios::trunc);
  out << bytes;
  return out.good() ? 0 : 1;
}
