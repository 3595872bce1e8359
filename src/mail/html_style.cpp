#include "mail/html_style.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "base/text.h"

namespace permanence::mail {
namespace {

constexpr int same_colour = 8;  // a difference of one channel that no eye sees

struct Declaration {
  std::string name, value;  // lower case
};

std::vector<Declaration> declarations_of(const GumboElement& element) {
  std::vector<Declaration> found;
  for (const std::string& part : split(attribute(element, "style").substr(0, 4096), ';')) {
    const std::size_t colon = part.find(':');
    if (colon == std::string::npos) continue;
    std::string value = ascii_lowered(trimmed(std::string_view(part).substr(colon + 1)));
    if (const auto important = value.find('!'); important != std::string::npos)
      value = trimmed(value.substr(0, important));
    found.push_back({ascii_lowered(trimmed(std::string_view(part).substr(0, colon))), value});
  }
  return found;
}

// The number that a length begins with, whatever its unit; nullopt for words.
std::optional<double> number_in(const std::string& value) {
  char* end = nullptr;
  const double number = std::strtod(value.c_str(), &end);
  if (end == value.c_str()) return std::nullopt;
  return number;
}

bool is_zero(const std::string& value) {
  const auto number = number_in(value);
  return number && *number == 0;
}

std::optional<Colour> hexadecimal_colour(std::string_view digits) {
  std::string full;
  if (digits.size() == 3)
    for (const char c : digits) full += {c, c};
  else
    full = digits.substr(0, 6);
  if (full.size() != 6 || full.find_first_not_of("0123456789abcdef") != std::string::npos)
    return std::nullopt;
  const long value = std::strtol(full.c_str(), nullptr, 16);
  return Colour{static_cast<int>(value >> 16), static_cast<int>(value >> 8 & 255),
                static_cast<int>(value & 255)};
}

std::optional<Colour> colour_in(const std::string& value) {
  if (value.empty()) return std::nullopt;
  if (value.front() == '#') return hexadecimal_colour(std::string_view(value).substr(1, value.find(' ') - 1));
  if (value.rfind("rgb", 0) == 0) {
    const std::vector<std::string> parts =
        split(value.substr(std::min(value.size(), value.find('(') + 1)), ',');
    if (parts.size() < 3) return std::nullopt;
    const auto channel = [&](std::size_t i) {
      return static_cast<int>(std::clamp(number_in(parts[i]).value_or(0), 0.0, 255.0));
    };
    return Colour{channel(0), channel(1), channel(2)};
  }
  const std::string word = value.substr(0, value.find(' '));
  if (word == "white" || word == "window") return Colour{255, 255, 255};
  if (word == "black" || word == "windowtext") return Colour{0, 0, 0};
  return std::nullopt;
}

bool leaves_as_is(const std::string& value) {
  return value.empty() || value == "transparent" || value == "none" || value == "inherit" ||
         value == "initial" || value.rfind("0 0", 0) == 0;
}

void apply_font_size(const std::string& value, Appearance& appearance) {
  if (const auto size = number_in(value))
    appearance.tiny = *size == 0 || (*size <= 1 && value.find("px") != std::string::npos);
  else if (value != "inherit")
    appearance.tiny = false;
}

}  // namespace

bool Appearance::shows_text() const {
  if (tiny || invisible) return false;
  if (!background) return true;
  return std::abs(text.red - background->red) > same_colour ||
         std::abs(text.green - background->green) > same_colour ||
         std::abs(text.blue - background->blue) > same_colour;
}

std::string_view attribute(const GumboElement& element, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

bool has_class(const GumboElement& element, std::string_view name) {
  const std::vector<std::string> classes =
      split(single_spaced(attribute(element, "class").substr(0, 1024)), ' ');
  return std::find(classes.begin(), classes.end(), name) != classes.end();
}

bool is_removed(const GumboElement& element) {
  if (gumbo_get_attribute(&element.attributes, "hidden") != nullptr) return true;
  for (const auto& [name, value] : declarations_of(element)) {
    if (name == "display" && value == "none") return true;
    if (name == "mso-hide" && value == "all") return true;
    if ((name == "opacity" || name == "max-height" || name == "max-width") && is_zero(value)) return true;
    if ((name == "left" || name == "top" || name == "text-indent") && number_in(value).value_or(0) <= -500)
      return true;
  }
  return false;
}

Appearance appearance_of(const GumboElement& element, Appearance inherited) {
  Appearance appearance = inherited;
  if (const std::string old = ascii_lowered(attribute(element, "bgcolor")); !old.empty())
    appearance.background = colour_in(old);
  if (element.tag == GUMBO_TAG_FONT)
    if (const auto colour = colour_in(ascii_lowered(attribute(element, "color")))) appearance.text = *colour;
  if (element.tag == GUMBO_TAG_PRE) appearance.preformatted = true;
  for (const auto& [name, value] : declarations_of(element)) {
    if (name == "color") {
      if (value == "transparent")
        appearance.text = appearance.background.value_or(appearance.text);
      else if (value != "inherit")
        appearance.text = colour_in(value).value_or(Colour{});
    } else if (name == "background" || name == "background-color") {
      if (!leaves_as_is(value)) appearance.background = colour_in(value);
    } else if (name == "font-size") {
      apply_font_size(value, appearance);
    } else if (name == "visibility") {
      appearance.invisible = value == "hidden" || value == "collapse";
    } else if (name == "white-space") {
      appearance.preformatted = value.rfind("pre", 0) == 0;
    }
  }
  return appearance;
}

bool draws_line_above(const GumboElement& element) {
  for (const auto& [name, value] : declarations_of(element))
    if (name == "border-top" && value.find("solid") != std::string::npos) return true;
  return false;
}

}  // namespace permanence::mail
