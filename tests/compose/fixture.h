// The fictional practice of tests/fixtures, its templates, and facts for every kind.
#pragma once

#include <fstream>
#include <iterator>
#include <string>

#include "compose/composer.h"
#include "compose/fact_names.h"
#include "settings/practice_file.h"

namespace permanence::compose {

inline settings::LoadedPractice loaded_practice() {
  std::ifstream in(SOURCE_DIRECTORY "/tests/fixtures/practice.toml");
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  return settings::parse_practice(text, SOURCE_DIRECTORY "/packs").value();
}

inline MessageComposer composer_of(const settings::LoadedPractice& loaded) {
  return MessageComposer::create(loaded.templates, loaded.health_words).value();
}

inline Facts example(MessageKind kind) {
  Facts facts = example_facts(fact_names(kind));
  facts.conditions["has_name"] = true;
  return facts;
}

// A template set that passes, to be changed by one test.
inline MessageTemplate email(MessageKind kind, std::string body, std::string tone = "") {
  return {kind,           Channel::email,       std::move(tone), "Votre message", std::move(body),
          "essai.toml:1", TemplatePart::message};
}
inline MessageTemplate footer(
    std::string body = "Assistant automatique. Une personne : {{telephone}}. Urgence : 15 ou 112.") {
  return {MessageKind::handover, Channel::email,      "", "", std::move(body),
          "essai.toml:9",        TemplatePart::footer};
}

}  // namespace permanence::compose
