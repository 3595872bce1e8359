// What the words around a time say of it: asked for, free, ruled out, softened. Internal to the room.
#pragma once

#include "language/wish_reader.h"
#include "language/wish_sentence.h"

namespace permanence::language {

struct Judgement {
  Attitude attitude = Attitude::ignored;
  bool known = false;
  bool available = false, habitual = false, work = false, unbound = false;
  BoundKind bound = BoundKind::none;
};

Judgement judge(const Sentence& sentence, const Segment& segment);
bool is_unable(const std::string& text);  // "je ne pourrai malheureusement pas"
std::size_t content_words(
    const std::string& text);  // that say something besides times; 0: the clause belongs to its neighbour
bool is_query(const Sentence& sentence);  // asks after what is booked or after the opening hours
// Of a sentence's kth time. "sauf", "pas le", "hors", "ni", and what a list carries on.
bool is_excluded(const Sentence& sentence, std::size_t k, bool previous_excluded);
bool is_refused_behind(const Sentence& sentence, std::size_t k);  // "21/08 non"
bool offers_another(const Segment& segment);  // begins with "sinon", "à défaut", "soit"
bool follows_or(const Sentence& sentence, std::size_t k, const Segment& segment);
bool says_like_before(const Sentence& sentence, const ParsedTime& time);              // "jeudi pareil"
bool is_preference(const Sentence& sentence, const Segment& segment, std::size_t k);  // "plutôt le matin"

}  // namespace permanence::language
