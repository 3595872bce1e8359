// How many messages and expressions of time a second one core reads, over the validation messages and expressions.
#include <benchmark/benchmark.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "app/trained_classifier.h"
#include "cli/understand_command.h"
#include "cli/when_command.h"

namespace {

using namespace permanence;

// The lines of the file without their right answers, and how many they are.
std::pair<std::string, std::int64_t> asked(const std::string& file, const char* answer, std::size_t longest) {
  std::ifstream in(std::string(SOURCE_DIRECTORY) + "/data/corpus/validation/" + file);
  std::string lines;
  std::int64_t count = 0;
  for (std::string line; std::getline(in, line);) {
    auto each = nlohmann::json::parse(line);
    each.erase(answer);
    if (each["text"].get<std::string>().size() > longest) continue;
    lines += each.dump() + "\n";
    ++count;
  }
  return {lines, count};
}

void understand_messages(benchmark::State& state) {
  const auto classifier = app::load_classifier().value();
  const auto zone = TimeZone::load("Europe/Paris").value();
  const auto [lines, count] = asked("messages.jsonl", "gold", static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) {
    std::istringstream in(lines);
    std::ostringstream out;
    cli::run_understand(in, out, zone, classifier);
    benchmark::DoNotOptimize(out);
  }
  state.SetItemsProcessed(state.iterations() * count);
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(lines.size()));
}
BENCHMARK(understand_messages)->Name("understand, messages up to so many bytes")->Arg(160)->Arg(100000)->Unit(benchmark::kMillisecond);

void read_expressions(benchmark::State& state) {
  const auto [lines, count] = asked("expressions.jsonl", "expect", static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) {
    std::istringstream in(lines);
    std::ostringstream out;
    cli::run_when(in, out);
    benchmark::DoNotOptimize(out);
  }
  state.SetItemsProcessed(state.iterations() * count);
}
BENCHMARK(read_expressions)->Name("when, expressions up to so many bytes")->Arg(30)->Arg(100000)->Unit(benchmark::kMillisecond);

void load_models(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(app::load_classifier());
}
BENCHMARK(load_models)->Unit(benchmark::kMillisecond);

}  // namespace
