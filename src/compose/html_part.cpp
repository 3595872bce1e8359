#include "compose/html_part.h"

#include "base/text.h"

namespace permanence::compose {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string dialled(std::string_view number) {
  std::string out;
  for (const char c : number)
    if (is_digit(c) || (c == '+' && out.empty())) out.push_back(c);
  return out;
}

bool stands_alone(std::string_view text, std::size_t at, std::size_t length) {
  const auto part_of_a_number = [](char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  };
  return (at == 0 || !part_of_a_number(text[at - 1])) &&
         (at + length >= text.size() || !part_of_a_number(text[at + length]));
}

std::string with_links(std::string_view line, const std::vector<std::string>& numbers) {
  std::string out;
  std::size_t done = 0;
  for (std::size_t at = 0; at < line.size();) {
    const std::string* found = nullptr;
    for (const std::string& number : numbers)
      if (!number.empty() && line.substr(at, number.size()) == number &&
          stands_alone(line, at, number.size()) && (!found || number.size() > found->size()))
        found = &number;
    if (!found) {
      ++at;
      continue;
    }
    out += html_escaped(line.substr(done, at - done));
    out += "<a href=\"tel:" + dialled(*found) + "\">" + html_escaped(*found) + "</a>";
    done = at += found->size();
  }
  return out + html_escaped(line.substr(done));
}

}  // namespace

std::string html_escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out.push_back(c);
    }
  }
  return out;
}

std::string html_part(std::string_view text, const std::vector<std::string>& numbers) {
  std::string out = "<!DOCTYPE html>\n<html lang=\"fr\">\n<head><meta charset=\"utf-8\"></head>\n<body>\n";
  bool open = false;
  for (const std::string& line : split(text, '\n')) {
    if (line.empty()) {
      if (open) out += "</p>\n";
      open = false;
      continue;
    }
    out += open ? "<br>\n" : "<p>";
    out += with_links(line, numbers);
    open = true;
  }
  if (open) out += "</p>\n";
  return out + "</body>\n</html>\n";
}

}  // namespace permanence::compose
