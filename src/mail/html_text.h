// HTML as a mail program shows it, as text: one line a block, "> " before what is in a <blockquote>.
#pragma once

#include <string>
#include <string_view>

namespace permanence::mail {

struct HtmlText {
  std::string text;  // valid UTF-8 where `html` is
  bool complete =
      true;  // false: too large or too tangled to be laid out; the text is then the words between the tags
};

// `html` is UTF-8. Time and memory are bounded for any input (1 MB of it is read, 64 MB used).
HtmlText read_html(std::string_view html);

// The words between the tags, hidden ones too: for a mail that has cost enough already.
std::string words_of_html(std::string_view html);

}  // namespace permanence::mail
