// Writing for a person at a terminal: colours where there is one, sentences of the catalogue, JSON as a story.
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "base/error.h"

namespace permanence::cli {

enum class Style { plain, strong, faint, good, warning, urgent };
std::string styled(Style style, const std::string& text);  // plain text where the output is no terminal
void say(const std::string& line);
int complain(const Error& error);                          // on standard error; gives 1
std::string text(const std::string& key, const Error::Facts& facts = {});
std::string indented(const std::string& text, const std::string& margin);
// "mardi 3 mars à 9 h 30", of a local moment as the agent writes it in its answers.
std::string in_words(const std::string& moment);
std::string day_in_words(const std::string& day);
// What became of one message: understood, decided and why, sent or waiting, the agenda.
void tell_story(const nlohmann::json& trace);

}  // namespace permanence::cli
