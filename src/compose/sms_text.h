// What an SMS costs (3GPP TS 23.038): GSM-7 takes 160 characters, 153 a part when joined; one character
// outside it makes the whole message UCS-2: 70, 67 a part.
#pragma once

#include <string>
#include <string_view>

namespace permanence::compose {

struct SmsSize {
  int characters = 0;  // septets in GSM-7 (some characters take two), else UTF-16 units
  int parts = 1;
  bool gsm7 = true;
};
SmsSize sms_size(std::string_view text);

// The cheaper spelling, where it is as correct: plain quotes, spaces and dots, "oe", and "aout" (spelling of
// 1990). Accented letters of words and names are kept.
std::string cheaper_for_sms(std::string_view text);

}  // namespace permanence::compose
