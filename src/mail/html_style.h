// What inline styles and old attributes say of whether an element's text can be seen.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <gumbo.h>

namespace permanence::mail {

struct Colour {
  int red = 0, green = 0, blue = 0;
};

// What an element passes on to its children.
struct Appearance {
  Colour text{0, 0, 0};
  std::optional<Colour> background = Colour{255, 255, 255};  // nullopt: a picture, or a colour we can't read
  bool tiny = false;                                         // font-size: 0 or 1
  bool invisible = false;                                    // visibility: hidden
  bool preformatted = false;

  bool shows_text() const;
};

std::string_view attribute(const GumboElement& element, const char* name);  // empty if missing
bool has_class(const GumboElement& element, std::string_view name);

// Whether the element and all in it are shown to nobody: display: none and its like.
bool is_removed(const GumboElement& element);
Appearance appearance_of(const GumboElement& element, Appearance inherited);
bool draws_line_above(const GumboElement& element);  // Outlook's mark above the mail that is answered

}  // namespace permanence::mail
