// The catalogue of French sentences that people read, by key ("error.mailbox.wrong_password"). Values stand in braces:
// "Le mot de passe de la boîte {mailbox} est refusé par {host} : corrigez-le dans {file}, puis relancez."
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/error.h"

namespace permanence {

class Catalogue {
 public:
  Catalogue() = default;
  explicit Catalogue(std::map<std::string, std::string, std::less<>> sentences) : sentences_(std::move(sentences)) {}

  bool has(std::string_view key) const { return sentences_.find(key) != sentences_.end(); }
  // The sentence with its values filled in. An unknown key gives the key itself (a test holds every key used in the
  // code against the file); a value that isn't given stays in its braces.
  std::string sentence(std::string_view key, const Error::Facts& facts = {}) const;
  std::string sentence(const Error& error) const { return sentence(error.text, error.facts); }
  const std::map<std::string, std::string, std::less<>>& all() const { return sentences_; }

 private:
  std::map<std::string, std::string, std::less<>> sentences_;
};

}  // namespace permanence
