#include "language/time_marks.h"

#include <algorithm>

namespace permanence::language {
namespace {

// Words, with each time as one of them.
struct Unit {
  std::string_view word;
  std::size_t time = 0;  // one more than its index; 0: a word
};

std::vector<Unit> units_of(const Sentence& sentence) {
  const auto& tokens = sentence.lexed.tokens;
  std::vector<Unit> units;
  std::size_t k = 0;
  for (std::size_t i = 0; i < tokens.size();) {
    if (k < sentence.times.size() && i == sentence.times[k].first) {
      units.push_back({"&", k + 1});
      i = std::max(sentence.times[k].next, i + 1);
      ++k;
    } else {
      const bool mark = tokens[i].kind == TimeToken::Kind::mark;
      if (!mark || tokens[i].mark != '\'') units.push_back({mark ? "," : std::string_view(tokens[i].folded)});
      ++i;
    }
  }
  return units;
}

std::string shape_of(const ParsedTime& time) {
  std::string shape;
  if (const auto& day = time.day) {
    shape += "day" + std::to_string(static_cast<int>(day->form));
    if (day->recurring) shape += "r";
    if (day->open_start) shape += "<";
    if (day->open_end) shape += ">";
    if (day->weekday) shape += "w";
  }
  if (const auto& clock = time.clock) {
    shape += " clock";
    if (clock->point) shape += "p";
    if (clock->vague) shape += "v";
    if (clock->negated) shape += "n";
    if (clock->whole_day) shape += "a";
    if (clock->from && !clock->point) shape += ">";
    if (clock->until) shape += "<";
  }
  return shape;
}

}  // namespace

std::string clause_of(const Sentence& sentence, std::size_t k) {
  const Segment& segment = sentence.segments[SentenceParser::segment_of(sentence, sentence.times[k])];
  std::string clause;
  for (std::size_t i = segment.first; i < segment.last; ++i) {
    const auto& tokens = sentence.lexed.tokens;
    if (tokens[i].kind == TimeToken::Kind::mark) continue;
    const auto inside =
        std::find_if(sentence.times.begin(), sentence.times.end(),
                     [&](const ParsedTime& time) { return i >= time.first && i < time.next; });
    if (inside == sentence.times.end())
      clause += std::string(tokens[i].folded) + ' ';
    else if (inside->first == i || i == segment.first)
      clause += inside == sentence.times.begin() + static_cast<std::ptrdiff_t>(k) ? "# " : "& ";
  }
  return clause;
}

std::vector<std::string> time_marks(const Sentence& sentence, std::size_t k, const TimeSurroundings& around) {
  const ParsedTime& time = sentence.times[k];
  const std::size_t s = SentenceParser::segment_of(sentence, time);
  const std::string rule = "rule=" + std::string(name_of(around.by_rule));
  const std::string shape = shape_of(time);
  std::vector<std::string> marks = {rule, "shape=" + shape, rule + shape};
  const auto put = [&](bool holds, const char* name) {
    if (holds) marks.push_back(name), marks.push_back(name + rule);
  };
  put(around.asks, "asks");
  put(around.gives_up, "gives_up");
  put(around.moves, "moves");
  put(around.wishes, "wishes");
  put(sentence.question, "question");
  put(around.sentence == 0, "opening");
  put(sentence.times.size() == 1, "alone");
  marks.push_back("label=" + std::string(around.label));
  marks.push_back("label=" + std::string(around.label) + rule);
  marks.push_back("label before=" + std::string(around.label_before));
  marks.push_back("label behind=" + std::string(around.label_behind));
  marks.push_back("before=" + std::string(around.before ? name_of(*around.before) : "none"));
  marks.push_back("opener=" + sentence.segments[s].opener);

  const auto units = units_of(sentence);
  const auto here = static_cast<std::size_t>(
      std::find_if(units.begin(), units.end(), [&](const Unit& unit) { return unit.time == k + 1; }) -
      units.begin());
  const auto at = [&](std::ptrdiff_t offset) -> std::string {
    const auto i = static_cast<std::ptrdiff_t>(here) + offset;
    return i < 0 || i >= static_cast<std::ptrdiff_t>(units.size())
               ? "."
               : std::string(units[static_cast<std::size_t>(i)].word);
  };
  for (const std::ptrdiff_t offset : {-4, -3, -2, -1, 1, 2, 3, 4})
    marks.push_back(std::to_string(offset) + "=" + at(offset));
  marks.push_back("left=" + at(-2) + " " + at(-1));
  marks.push_back("right=" + at(1) + " " + at(2));
  marks.push_back("around=" + at(-1) + " " + at(1));
  marks.push_back("farther left=" + at(-3) + " " + at(-2) + " " + at(-1));
  marks.push_back("farther right=" + at(1) + " " + at(2) + " " + at(3));
  // Which time before it leans on: "lundi ou #", "lundi et #".
  if (around.before && here >= 2 && units[here - 2].time != 0)
    marks.push_back("joined by " + at(-1) + " to " + std::string(name_of(*around.before)));
  if (around.before && here >= 1 && units[here - 1].time != 0)
    marks.push_back("follows " + std::string(name_of(*around.before)));
  for (std::size_t i = 0; i < units.size(); ++i)
    if (units[i].time == 0) marks.push_back((i < here ? "earlier:" : "later:") + std::string(units[i].word));
  return marks;
}

}  // namespace permanence::language
