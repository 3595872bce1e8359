// A sentence of a message with the times that it names and the clauses they stand in. Internal to the room.
#pragma once

#include <string>
#include <vector>

#include "language/reading.h"
#include "language/time_grammar.h"

namespace permanence::language {

// A stretch of a sentence between pauses.
struct Segment {
  std::size_t first = 0, last = 0;
  std::string text;    // spaced words, each time named in it as "#"
  std::string opener;  // "sinon", "mais", "ou" …
};

struct Sentence {
  std::string source;
  LexedText lexed;
  std::vector<ParsedTime> times;
  std::vector<Segment> segments;
  std::string text;  // spaced words of the whole, each time named in it as "#"
  std::string raw;   // spaced words of the whole
  bool question = false;
};

class SentenceParser {
 public:
  explicit SentenceParser(const ReadingContext& context) : context_(context) {}

  Sentence parsed(const std::string& source) const;
  // Whether a time is the booked appointment's own.
  bool is_booked(const ParsedTime& time) const;
  // Whether the words before a sentence's kth time make it the booked appointment's: "mon rdv de", "au lieu de", "prévu".
  bool names_appointment(const Sentence& sentence, std::size_t k) const;
  static std::size_t segment_of(const Sentence& sentence, const ParsedTime& time);

 private:
  void join_hours(Sentence& sentence) const;
  void split_moves(Sentence& sentence) const;
  bool is_booked_part(const Sentence& sentence, std::size_t first, std::size_t last) const;

  const ReadingContext& context_;
};

}  // namespace permanence::language
