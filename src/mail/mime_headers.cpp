#include "mail/mime_headers.h"

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "mail/mime_charset.h"
#include "mail/mime_library.h"
#include "mail/mime_words.h"

namespace permanence::mail {
namespace {

constexpr std::size_t longest_field = 64u << 10;
constexpr std::size_t most_fields = 2000;
constexpr std::size_t longest_decoded = 16u << 10;  // of one field as text
constexpr int most_addresses = 200;
constexpr std::size_t message_ids_read = 16u << 10;  // bytes, from the end: the newest
constexpr std::size_t most_message_ids = 100;
constexpr std::size_t longest_message_id = 900;  // a line holds 998 bytes (RFC 5322, 2.1.1)

bool is_header_name(std::string_view name) {
  return !name.empty() &&
         std::all_of(name.begin(), name.end(), [](char c) { return c > 32 && c < 127 && c != ':'; });
}

std::string_view without_line_end(std::string_view line) {
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
  return line;
}

struct FreeOptions {
  void operator()(GMimeParserOptions* options) const { g_mime_parser_options_free(options); }
};

GMimeParserOptions* loose_options() {
  static const std::unique_ptr<GMimeParserOptions, FreeOptions> options = [] {
    start_mime_library();
    std::unique_ptr<GMimeParserOptions, FreeOptions> made(g_mime_parser_options_new());
    const char* charsets[] = {"utf-8", "windows-1252", nullptr};
    g_mime_parser_options_set_fallback_charsets(made.get(), charsets);
    return made;
  }();
  return options.get();
}

// Of Unicode's private use: one for each run of encoded words.
constexpr std::size_t most_stand_ins = 0x1000;
std::string stand_in(std::size_t number) {
  const unsigned point = 0xE000 + static_cast<unsigned>(number % most_stand_ins);
  return {static_cast<char>(0xE0 | point >> 12), static_cast<char>(0x80 | (point >> 6 & 0x3F)),
          static_cast<char>(0x80 | (point & 0x3F))};
}

// The number of the stand-in at `at`.
std::optional<std::size_t> stand_in_at(std::string_view text, std::size_t at) {
  if (at + 3 > text.size() || static_cast<unsigned char>(text[at]) != 0xEE) return std::nullopt;
  return static_cast<std::size_t>((text[at + 1] & 0x3F) << 6 | (text[at + 2] & 0x3F));
}

std::string without_stand_ins(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (stand_in_at(text, at))
      at += 2;
    else
      out += text[at];
  }
  return out;
}

std::string with_words_restored(std::string_view name, const std::vector<WordRun>& runs) {
  std::string out;
  for (std::size_t at = 0; at < name.size(); ++at) {
    const auto number = stand_in_at(name, at);
    if (!number) {
      out += name[at];
      continue;
    }
    if (*number < runs.size()) out += runs[*number].text;
    at += 2;
  }
  return single_spaced(clean_text(out));
}

// An address somewhere in a value that no grammar fits.
std::string address_in(std::string_view text) {
  const auto is_part = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("._%+-'").find(c) != std::string_view::npos;
  };
  for (std::size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    std::size_t begin = at, end = at + 1;
    while (begin > 0 && is_part(text[begin - 1])) --begin;
    while (end < text.size() && is_part(text[end])) ++end;
    if (begin < at && end > at + 1) return ascii_lowered(text.substr(begin, end - begin));
  }
  return {};
}

void collect(InternetAddressList* list, std::vector<MailAddress>& out, int depth) {
  const int count = internet_address_list_length(list);
  for (int i = 0; i < count && out.size() < most_addresses; ++i) {
    InternetAddress* one = internet_address_list_get_address(list, i);
    if (INTERNET_ADDRESS_IS_GROUP(one)) {
      if (depth < 3) collect(internet_address_group_get_members(INTERNET_ADDRESS_GROUP(one)), out, depth + 1);
      continue;
    }
    if (!INTERNET_ADDRESS_IS_MAILBOX(one)) continue;
    const char* address = internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(one));
    const std::string plain = single_spaced(clean_text(text_or_empty(address)));
    if (plain.find('@') == std::string::npos) continue;
    out.push_back(
        {ascii_lowered(plain), single_spaced(clean_text(text_or_empty(internet_address_get_name(one))))});
  }
}

}  // namespace

Headers::Headers(std::string_view raw) {
  std::size_t at = 0;
  bool open = false;  // the last field still takes continuation lines
  while (at < raw.size()) {
    const std::size_t end = std::min(raw.find('\n', at), raw.size() - 1) + 1;
    const std::string_view line = without_line_end(raw.substr(at, end - at));
    at = end;
    if (line.empty()) break;
    if (line.front() == ' ' || line.front() == '\t') {
      if (!open) continue;
      if (fields_.back().value.size() + line.size() > longest_field) {
        fields_.pop_back();
        open = complete_ = false;
      } else {
        fields_.back().value += line;
      }
      continue;
    }
    const std::size_t colon = line.find(':');
    const std::string name = colon == std::string_view::npos ? "" : trimmed(line.substr(0, colon));
    open = is_header_name(name) && line.size() <= longest_field && fields_.size() < most_fields;
    if (open)
      fields_.push_back({ascii_lowered(name), std::string(line.substr(colon + 1))});
    else
      complete_ = complete_ && !is_header_name(name);
  }
  body_offset_ = at;
}

const HeaderField* Headers::field(std::string_view name) const {
  const std::string wanted = ascii_lowered(name);
  const auto found = std::find_if(fields_.begin(), fields_.end(),
                                  [&](const HeaderField& one) { return one.name == wanted; });
  return found == fields_.end() ? nullptr : &*found;
}

std::string Headers::raw(std::string_view name) const {
  const HeaderField* found = field(name);
  return found == nullptr ? std::string() : trimmed(found->value);
}

std::string Headers::decoded(std::string_view name) const {
  const HeaderField* found = field(name);
  return found == nullptr ? std::string() : decoded_header_text(found->value);
}

std::string decoded_header_text(std::string_view raw_value) {
  return single_spaced(
      clean_text(with_words_decoded(decoded_bytes(raw_value.substr(0, longest_decoded), ""))));
}

std::vector<MailAddress> addresses_of(std::string_view raw_value) {
  const std::string text = without_stand_ins(repaired(decoded_bytes(raw_value.substr(0, longest_field), "")));
  // What encoded words say must not be taken for grammar: a character stands in for each until names are cut out.
  const std::vector<WordRun> runs = word_runs_of(text);
  std::string plain;
  std::size_t at = 0;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    plain += text.substr(at, runs[i].begin - at) + stand_in(i);
    at = runs[i].end;
  }
  plain += text.substr(at);

  std::vector<MailAddress> found;
  const Owned<InternetAddressList> list(internet_address_list_parse(loose_options(), plain.c_str()));
  if (list) collect(list.get(), found, 0);
  if (found.empty())
    if (const std::string address = address_in(plain); !address.empty()) found.push_back({address, ""});
  for (MailAddress& one : found) one.name = with_words_restored(one.name, runs);
  return found;
}

std::vector<std::string> message_ids_of(std::string_view raw_value) {
  std::vector<std::string> ids;
  if (raw_value.size() > message_ids_read) raw_value.remove_prefix(raw_value.size() - message_ids_read);
  for (std::size_t at = raw_value.find('<'); at != std::string_view::npos; at = raw_value.find('<', at + 1)) {
    const std::size_t end = raw_value.find_first_of("<>", at + 1);
    if (end == std::string_view::npos) break;
    if (raw_value[end] == '<') continue;
    std::string id;
    bool good = true;
    for (const char c : raw_value.substr(at + 1, end - at - 1)) {
      if (c == ' ' || c == '\t') continue;  // a folded line in the middle of one
      good = good && c > 32 && c < 127;
      id += c;
    }
    if (!good || id.empty() || id.size() > longest_message_id) continue;
    if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
  }
  if (ids.size() > most_message_ids) ids.erase(ids.begin(), ids.end() - most_message_ids);
  return ids;
}

}  // namespace permanence::mail
