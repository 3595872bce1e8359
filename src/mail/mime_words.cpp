#include "mail/mime_words.h"

#include <algorithm>
#include <optional>

#include <sodium.h>

#include "base/text.h"
#include "mail/mime_charset.h"

namespace permanence::mail {
namespace {

struct Word {
  std::size_t end = 0;
  std::string charset;  // lower case, without a language (RFC 2231, 5)
  std::string bytes;
};

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

std::string decoded_q(std::string_view text) {
  std::string bytes;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const int high = text[at] == '=' && at + 2 < text.size() ? digit_of(text[at + 1]) : -1;
    const int low = high >= 0 ? digit_of(text[at + 2]) : -1;
    if (low >= 0) {
      bytes += static_cast<char>(high << 4 | low);
      at += 2;
    } else {
      bytes += text[at] == '_' ? ' ' : text[at];
    }
  }
  return bytes;
}

// As far as it goes: what follows a broken character is lost.
std::string decoded_b(std::string_view text) {
  std::string bytes(text.size(), '\0');
  std::size_t length = 0;
  const char* end = nullptr;
  sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(),
                    " \t", &length, &end, sodium_base64_VARIANT_ORIGINAL_NO_PADDING);
  bytes.resize(length);
  return bytes;
}

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_safe(std::string_view text, WordsIn where) {
  constexpr std::size_t longest_plain = 60;
  if (text.size() > longest_plain || text.find("=?") != std::string_view::npos) return false;
  return std::all_of(text.begin(), text.end(), [&](char c) {
    return where == WordsIn::phrase ? is_letter_or_digit(c) || c == ' ' || c == '-' : c >= 32 && c < 127;
  });
}

std::string encoded_q(std::string_view character) {
  constexpr const char* digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : character) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == ' ')
      out += '_';
    else if (is_letter_or_digit(c))
      out += c;
    else
      out += {'=', digits[byte >> 4], digits[byte & 15]};
  }
  return out;
}

std::optional<Word> word_at(std::string_view value, std::size_t at) {
  constexpr std::size_t longest_charset = 60;
  if (value.substr(at, 2) != "=?") return std::nullopt;
  const std::size_t charset_end = value.substr(0, at + 2 + longest_charset).find('?', at + 2);
  if (charset_end == std::string_view::npos || charset_end == at + 2 || charset_end + 3 > value.size() ||
      value[charset_end + 2] != '?')
    return std::nullopt;
  const char encoding = value[charset_end + 1];
  const bool is_q = encoding == 'q' || encoding == 'Q';
  if (!is_q && encoding != 'b' && encoding != 'B') return std::nullopt;
  const std::size_t text = charset_end + 3;
  const std::size_t end = value.find("?=", text);
  if (end == std::string_view::npos) return std::nullopt;
  Word word;
  word.end = end + 2;
  const std::string charset = ascii_lowered(value.substr(at + 2, charset_end - at - 2));
  word.charset = charset.substr(0, charset.find('*'));
  word.bytes = is_q ? decoded_q(value.substr(text, end - text)) : decoded_b(value.substr(text, end - text));
  return word;
}

std::optional<Word> word_after(std::string_view value, std::size_t at) {
  return word_at(value, std::min(value.find_first_not_of(" \t", at), value.size()));
}

}  // namespace

std::vector<WordRun> word_runs_of(std::string_view value) {
  std::vector<WordRun> runs;
  for (std::size_t at = value.find("=?"); at != std::string_view::npos; at = value.find("=?", at)) {
    std::optional<Word> word = word_at(value, at);
    if (!word) {
      at += 2;
      continue;
    }
    WordRun run{at, at, ""};
    while (word) {
      const std::string charset = word->charset;
      std::string bytes;
      for (; word && word->charset == charset; word = word_after(value, run.end)) {
        bytes += word->bytes;  // a character may be cut in two
        run.end = word->end;
      }
      run.text += repaired(decoded_bytes(bytes, charset));
    }
    at = run.end;
    runs.push_back(std::move(run));
  }
  return runs;
}

std::string with_words_decoded(std::string_view value) {
  std::string out;
  std::size_t at = 0;
  for (const WordRun& run : word_runs_of(value)) {
    out += value.substr(at, run.begin - at);
    out += run.text;
    at = run.end;
  }
  out += value.substr(at);
  return out;
}

std::string with_words_encoded(std::string_view text, WordsIn where) {
  if (is_safe(text, where)) return std::string(text);
  constexpr std::size_t longest_content = 60;  // a word holds 75 with its frame (RFC 2047, 2)
  std::string out, content;
  const auto end_word = [&] {
    out += (out.empty() ? "=?utf-8?Q?" : "\n =?utf-8?Q?") + content + "?=";
    content.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;  // a word holds whole characters
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
    const std::string next = encoded_q(text.substr(at, end - at));
    if (content.size() + next.size() > longest_content) end_word();
    content += next;
    at = end;
  }
  end_word();
  return out;
}

}  // namespace permanence::mail
