#include "mail/mime_charset.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>

#include <iconv.h>
#include <utf8proc.h>

#include "base/text.h"

namespace permanence::mail {
namespace {

constexpr std::array<const char*, 32> windows_1252 = {
    "€",      "\uFFFD", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "\uFFFD", "Ž", "\uFFFD",
    "\uFFFD", "‘",      "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "\uFFFD", "ž", "Ÿ"};

// A sequence of marks on one letter is put into order in quadratic time; no language uses more (UAX #15, 13).
constexpr int combining_marks_kept = 30;

// Length of the valid UTF-8 sequence at `at`; 0 if there is none.
std::size_t sequence_at(std::string_view bytes, std::size_t at, utf8proc_int32_t& point) {
  const auto used = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(bytes.data()) + at,
                                     static_cast<utf8proc_ssize_t>(bytes.size() - at), &point);
  return used > 0 ? static_cast<std::size_t>(used) : 0;
}

void append_windows_1252(std::string& out, unsigned char byte) {
  if (byte >= 0x80 && byte < 0xA0) {
    out += windows_1252[byte - 0x80];
  } else {
    out += static_cast<char>(0xC0 | byte >> 6);
    out += static_cast<char>(0x80 | (byte & 0x3F));
  }
}

std::string utf8_or_windows_1252(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 16);
  for (std::size_t at = 0; at < bytes.size();) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    utf8proc_int32_t point = 0;
    const std::size_t length = byte < 0x80 ? 1 : sequence_at(bytes, at, point);
    if (length > 0)
      out.append(bytes.substr(at, length));
    else
      append_windows_1252(out, byte);
    at += std::max<std::size_t>(length, 1);
  }
  return out;
}

// False where the charset is unknown or the bytes aren't in it. A character cut at the end is dropped.
bool convert(std::string_view bytes, const std::string& charset, std::string& out) {
  const iconv_t conversion = iconv_open("UTF-8", charset.c_str());
  if (reinterpret_cast<std::intptr_t>(conversion) == -1) return false;
  auto* in = const_cast<char*>(bytes.data());  // iconv's interface; it doesn't write there
  std::size_t in_left = bytes.size();
  std::array<char, 4096> buffer{};
  bool good = true;
  while (in_left > 0 && good) {
    char* to = buffer.data();
    std::size_t to_left = buffer.size();
    const bool failed = iconv(conversion, &in, &in_left, &to, &to_left) == static_cast<std::size_t>(-1);
    const int reason = errno;
    out.append(buffer.data(), buffer.size() - to_left);
    if (failed && reason == EINVAL) break;
    good = !failed || reason == E2BIG;
  }
  iconv_close(conversion);
  return good;
}

bool is_charset_name(std::string_view name) {
  return !name.empty() && name.size() <= 40 && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == ':';
  });
}

bool is_read_as_utf8_or_windows_1252(std::string_view charset) {
  constexpr std::array<std::string_view, 12> names = {"utf-8",  "utf8",         "us-ascii",     "ascii",
                                                      "latin1", "iso-8859-1",   "iso8859-1",    "iso_8859-1",
                                                      "cp1252", "windows-1252", "unknown-8bit", "x-unknown"};
  return std::find(names.begin(), names.end(), charset) != names.end();
}

bool is_dropped(utf8proc_int32_t point) {
  return (point < 0x20 && point != '\t' && point != '\n') || (point >= 0x7F && point < 0xA0) ||
         point == 0xFEFF;
}

}  // namespace

std::string decoded_bytes(std::string_view bytes, std::string_view declared_charset) {
  std::string charset = ascii_lowered(trimmed(declared_charset));
  if (!is_charset_name(charset) || is_read_as_utf8_or_windows_1252(charset))
    return utf8_or_windows_1252(bytes);
  // Accented letters that happen to be valid UTF-8 are UTF-8, whatever a charset of single bytes says of
  // them.
  const bool single_byte = charset.rfind("iso-8859", 0) == 0 || charset.rfind("windows-", 0) == 0;
  if (single_byte && is_valid_utf8(bytes)) return std::string(bytes);
  std::string out;
  if (convert(bytes, charset, out)) return out;
  return utf8_or_windows_1252(bytes);
}

std::string clean_text(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  int marks = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    utf8proc_int32_t point = 0;
    const std::size_t length = sequence_at(utf8, at, point);
    const std::string_view character = utf8.substr(at, std::max<std::size_t>(length, 1));
    at += character.size();
    if (length == 0 || point == 0) {
      out += "\uFFFD";
      marks = 0;
    } else if (point == '\r') {
      if (at >= utf8.size() || utf8[at] != '\n') out += '\n';
      marks = 0;
    } else if (!is_dropped(point)) {
      marks = point >= 0x300 && utf8proc_get_property(point)->combining_class != 0 ? marks + 1 : 0;
      if (marks <= combining_marks_kept) out += character;
    }
  }
  return normalized(out);
}

std::string decoded_text(std::string_view bytes, std::string_view declared_charset) {
  return clean_text(decoded_bytes(bytes, declared_charset));
}

}  // namespace permanence::mail
