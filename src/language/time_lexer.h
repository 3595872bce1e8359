// Words, numbers and marks of a French text with the bytes they stand at; case, accents, apostrophes and the hyphens
// inside words don't matter. Internal to the room: read by the grammar of time and by the extraction of wishes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace permanence::language {

enum class TimeWord : std::uint8_t {
  none,
  number,
  ordinal,
  weekday,
  weekday_short,
  month,
  hour,
  minute,
  second,
  day,
  week,
  weekend,
  fortnight,
  eight_days,
  month_unit,
  quarter_year,
  half_year,
  year,
  morning,
  noon,
  midnight,
  afternoon,
  evening,
  night,
  daytime,
  yesterday,
  today,
  tomorrow,
  day_after,
  second_day_after,
  day_before,
  article,
  plural_article,
  of,
  of_the,
  at,
  at_the,
  in,
  within,
  for_,
  on,
  this_,
  these,
  every,
  possessive,
  about,
  between,
  and_,
  or_,
  nor,
  until,
  before,
  after,
  starting,
  since,
  as_of,
  passed,
  mid,
  beginning,
  middle,
  end,
  early,
  late,
  next,
  following,
  last,
  previous,
  coming,
  rest,
  half,
  quarter,
  less,
  more,
  here,
  under,
  few,
  not_,
  only_,
  except,
  there,
  il,
  holiday,
  now,
  season,
  maximum,
  minimum,
  included,
};

struct TimeToken {
  enum class Kind : std::uint8_t { word, number, mark };
  Kind kind = Kind::mark;
  TimeWord word = TimeWord::none;
  bool glued = false;    // nothing stands between it and the token before
  bool plural = false;   // "lundis"
  bool ordinal = false;  // "1er", "3ème"
  bool junk = false;     // part of a telephone number or a decimal: never a time
  char mark = 0;         // of a mark; '?' where it isn't ASCII
  std::uint8_t digits = 0;
  int value = 0;  // number; weekday 1 (Monday) to 7; month 1 to 12; index of a holiday
  std::string_view folded;
  std::size_t begin = 0, end = 0;  // bytes of the text
};

struct LexedText {
  std::vector<char> folded;  // what the tokens' views point into; moving keeps them valid
  std::vector<TimeToken> tokens;
};

LexedText lex(std::string_view text);

}  // namespace permanence::language
