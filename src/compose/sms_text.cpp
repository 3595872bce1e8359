#include "compose/sms_text.h"

#include <array>
#include <utility>

namespace permanence::compose {
namespace {

constexpr std::string_view basic =
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà";
constexpr std::string_view extended = "^{}\\[~]|€\f";

std::size_t length_at(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  return length < text.size() - at ? length : text.size() - at;
}

bool has_character(std::string_view table, std::string_view character) {
  return table.find(character) != std::string_view::npos;
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 13> spellings{{
    {"\u00A0", " "},
    {"\u202F", " "},
    {"’", "'"},
    {"‘", "'"},
    {"« ", "\""},
    {" »", "\""},
    {"“", "\""},
    {"”", "\""},
    {"…", "..."},
    {"–", "-"},
    {"—", "-"},
    {"œ", "oe"},
    {"août", "aout"},
}};

}  // namespace

SmsSize sms_size(std::string_view text) {
  int septets = 0;
  int units = 0;
  bool gsm7 = true;
  for (std::size_t at = 0, length = 0; at < text.size(); at += length) {
    length = length_at(text, at);
    const auto character = text.substr(at, length);
    units += length == 4 ? 2 : 1;
    if (has_character(basic, character))
      septets += 1;
    else if (has_character(extended, character))
      septets += 2;
    else
      gsm7 = false;
  }
  const int used = gsm7 ? septets : units;
  const int alone = gsm7 ? 160 : 70;
  const int joined = gsm7 ? 153 : 67;
  return {used, used <= alone ? 1 : (used + joined - 1) / joined, gsm7};
}

std::string cheaper_for_sms(std::string_view text) {
  std::string out(text);
  for (const auto& [costly, cheap] : spellings)
    for (auto at = out.find(costly); at != std::string::npos; at = out.find(costly, at + cheap.size()))
      out.replace(at, costly.size(), cheap);
  return out;
}

}  // namespace permanence::compose
