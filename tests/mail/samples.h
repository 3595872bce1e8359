// The sample mails of tests/mail/samples: invented, in the shape that each program or server gives its mails.
#pragma once

#include <fstream>
#include <sstream>
#include <string>

#include "mail/mime_reader.h"

namespace permanence::mail {

inline std::string sample(const std::string& name) {
  std::ifstream file(std::string(SOURCE_DIRECTORY) + "/tests/mail/samples/" + name, std::ios::binary);
  std::ostringstream content;
  content << file.rdbuf();
  return content.str();
}

inline ReaderSettings practice_reading() {
  ReaderSettings settings;
  settings.authserv_id = "mx.tilleuls.example";
  settings.own_addresses = {"cabinet@tilleuls.example"};
  return settings;
}

inline IncomingMessage read_sample(const std::string& name) {
  return read_mail(sample(name), practice_reading());
}
inline IncomingMessage read(const std::string& raw) { return read_mail(raw, practice_reading()); }

}  // namespace permanence::mail
