#include "mail/imap_names.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/text.h"

namespace permanence::mail {
namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,";

// The next code point of valid UTF-8; moves `at` behind it.
char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto first = static_cast<unsigned char>(text[at++]);
  int more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc0 ? 1 : 0;
  char32_t point = more == 0 ? first : first & (0x3fu >> more);
  while (more-- > 0 && at < text.size()) point = point << 6 | (static_cast<unsigned char>(text[at++]) & 0x3f);
  return point;
}

void append_utf8(std::string& text, char32_t point) {
  const auto byte = [&](char32_t value) { text += static_cast<char>(static_cast<unsigned char>(value)); };
  if (point < 0x80) return byte(point);
  if (point < 0x800) {
    byte(0xc0 | point >> 6);
  } else {
    if (point < 0x10000) {
      byte(0xe0 | point >> 12);
    } else {
      byte(0xf0 | point >> 18);
      byte(0x80 | (point >> 12 & 0x3f));
    }
    byte(0x80 | (point >> 6 & 0x3f));
  }
  byte(0x80 | (point & 0x3f));
}

// A run of what isn't printable ASCII: its UTF-16 in base 64, without padding.
std::string shifted(const std::u16string& run) {
  std::string out = "&";
  std::uint32_t bits = 0;
  int count = 0;
  for (const char16_t unit : run) {
    bits = bits << 16 | unit;
    for (count += 16; count >= 6; count -= 6) out += alphabet[bits >> (count - 6) & 0x3f];
  }
  if (count > 0) out += alphabet[bits << (6 - count) & 0x3f];
  return out + "-";
}

// UTF-16 in base 64 -> UTF-8; empty if it is malformed.
std::string unshifted(std::string_view run) {
  std::string out;
  std::uint32_t bits = 0;
  int count = 0;
  char32_t high = 0;
  for (const char c : run) {
    const std::size_t value = alphabet.find(c);
    if (value == std::string_view::npos) return {};
    bits = bits << 6 | static_cast<std::uint32_t>(value);
    count += 6;
    if (count < 16) continue;
    count -= 16;
    const char32_t unit = bits >> count & 0xffff;
    if (high != 0 && unit >= 0xdc00 && unit < 0xe000)
      append_utf8(out, 0x10000 + ((high - 0xd800) << 10) + (unit - 0xdc00));
    else if (unit < 0xd800 || unit >= 0xe000)
      append_utf8(out, unit);
    high = unit >= 0xd800 && unit < 0xdc00 ? unit : 0;
  }
  return out;
}

bool has_use(const ListedFolder& folder, std::string_view use) {
  return std::find(folder.uses.begin(), folder.uses.end(), use) != folder.uses.end();
}

std::string last_part(const ListedFolder& folder) {
  const std::string name = folder_from_wire(folder.name);
  const std::size_t at = folder.delimiter == '\0' ? std::string::npos : name.rfind(folder.delimiter);
  return folded(at == std::string::npos ? name : name.substr(at + 1));
}

constexpr std::array usual_sent{"sent",          "sent items",       "sent messages",    "sent mail",
                                "envoyes",       "elements envoyes", "messages envoyes", "objets envoyes",
                                "mails envoyes", "courrier envoye"};
constexpr std::array usual_drafts{"drafts", "draft", "brouillons", "brouillon"};

}  // namespace

std::string folder_to_wire(std::string_view name) {
  std::string out;
  std::u16string run;
  const auto end_run = [&] {
    if (!run.empty()) out += shifted(run);
    run.clear();
  };
  for (std::size_t at = 0; at < name.size();) {
    const char32_t point = next_code_point(name, at);
    if (point >= 0x20 && point < 0x7f) {
      end_run();
      out += static_cast<char>(point);
      if (point == U'&') out += '-';
    } else if (point < 0x10000) {
      run += static_cast<char16_t>(point);
    } else {
      run += static_cast<char16_t>(0xd800 + ((point - 0x10000) >> 10));
      run += static_cast<char16_t>(0xdc00 + ((point - 0x10000) & 0x3ff));
    }
  }
  end_run();
  return out;
}

std::string folder_from_wire(std::string_view name) {
  std::string out;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = name[at] == '&' ? name.find('-', at) : std::string_view::npos;
    if (end == std::string_view::npos) {
      out += name[at++];
      continue;
    }
    const std::string_view run = name.substr(at + 1, end - at - 1);
    const std::string decoded = run.empty() ? "&" : unshifted(run);
    out += decoded.empty() ? std::string(name.substr(at, end - at + 1)) : decoded;
    at = end + 1;
  }
  return out;
}

std::optional<std::string> find_special(const std::vector<ListedFolder>& folders, SpecialFolder wanted) {
  const std::string_view use = wanted == SpecialFolder::sent ? "sent" : "drafts";
  for (const ListedFolder& folder : folders)
    if (has_use(folder, use) && !has_use(folder, "noselect")) return folder.name;
  const auto is_usual = [&](const std::string& name) {
    return wanted == SpecialFolder::sent
               ? std::find(usual_sent.begin(), usual_sent.end(), name) != usual_sent.end()
               : std::find(usual_drafts.begin(), usual_drafts.end(), name) != usual_drafts.end();
  };
  for (const ListedFolder& folder : folders)
    if (!has_use(folder, "noselect") && is_usual(last_part(folder))) return folder.name;
  return std::nullopt;
}

std::string name_for_new(const std::vector<ListedFolder>& folders, std::string_view name) {
  const std::string wire = folder_to_wire(name);
  std::string prefix;
  bool beside = false;
  for (const ListedFolder& folder : folders) {
    if (folder.name == wire) return wire;
    if (folder.delimiter == '\0' || ascii_lowered(folder.name) == "inbox") continue;
    const std::string inside = std::string("INBOX") + folder.delimiter;
    if (starts_with_ignoring_case(wire, inside)) return wire;
    if (starts_with_ignoring_case(folder.name, inside))
      prefix = inside;
    else
      beside = true;
  }
  return beside ? wire : prefix + wire;
}

}  // namespace permanence::mail
