// How people type French, as data: what utterance.cpp evens out.
#pragma once

#include <string_view>

namespace permanence::language {

// "written=meant", parted by ";". What is meant may be several words.
std::string_view
spellings();  // one word as typed, after folding: SMS forms, elisions without their apostrophe
std::string_view compounds();    // several words, after the above, that are meant as one
std::string_view light_words();  // parted by spaces: what a pattern may skip for free

}  // namespace permanence::language
