// What the lab (tests/lab/run_with_servers.py) tells its command, and the settings that lead to its servers.
#pragma once

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <thread>

#include <gtest/gtest.h>

#include "mail/credentials.h"
#include "mail/imap_mailbox.h"
#include "mail/smtp_sender.h"
#include "network/gate.h"
#include "ports/test_clock.h"

// Evaluates `result` once.
#define EXPECT_FAILURE(result, wanted_kind, wanted_text)                  \
  do {                                                                    \
    const auto& failed_ = (result);                                       \
    ASSERT_FALSE(failed_) << "no failure, but " << (wanted_text);         \
    EXPECT_EQ(failed_.error().text, wanted_text);                         \
    EXPECT_EQ(failed_.error().kind, wanted_kind) << failed_.error().text; \
  } while (false)

namespace permanence::lab {

inline std::string value(const std::string& name) {
  const char* found = std::getenv(("PERMANENCE_LAB_" + name).c_str());
  if (!found) {
    ADD_FAILURE() << "PERMANENCE_LAB_" << name << " is missing: run by tests/lab/run_with_servers.py -- …";
    return "0";
  }
  return found;
}
inline int port(const std::string& name) { return std::stoi(value(name + "_PORT")); }

inline std::string contents(const std::filesystem::path& file) {
  std::ostringstream all;
  all << std::ifstream(file).rdbuf();
  return all.str();
}

inline void write_file(const std::filesystem::path& file, const std::string& text) {
  const std::filesystem::path fresh = file.string() + ".new";
  std::ofstream(fresh) << text;
  std::filesystem::rename(fresh, file);
}

// Makes the servers go wrong while it lives (see submission.py and imap_double.py).
class Fault {
 public:
  Fault(const std::string& variable, const std::string& what, std::string usual)
      : file_(value(variable)), usual_(std::move(usual)) {
    write_file(file_, what);
  }
  ~Fault() { write_file(file_, usual_); }
  Fault(const Fault&) = delete;
  Fault& operator=(const Fault&) = delete;

 private:
  std::filesystem::path file_;
  std::string usual_;
};
struct SmtpFault : Fault {
  explicit SmtpFault(const std::string& json) : Fault("SMTP_FAULTS", json, "{}") {}
};
struct ImapScenario : Fault {
  explicit ImapScenario(const std::string& word) : Fault("IMAP_DOUBLE_SCENARIO", word, "good") {}
};

inline MailServer server(const std::string& port_name, MailSecurity security) {
  return {"localhost", port(port_name), security, ""};
}

// A mailbox of a user of its own, so that no test sees another's mail.
inline MailboxSettings mailbox_settings(const std::string& user) {
  MailboxSettings settings;
  settings.name = "cabinet";
  settings.address = user + "@cabinet.example";
  settings.imap = server("IMAPS", MailSecurity::tls);
  settings.smtp = server("SMTPS", MailSecurity::tls);
  settings.certificate_authority = value("AUTHORITY");
  return settings;
}

inline std::string fresh_user(const std::string& prefix = "u") {
  static int count = 0;
  return prefix + std::to_string(++count) + "x" + std::to_string(getpid());
}

inline mail::CredentialSource password(const std::string& user, const std::string& word = "secret") {
  return [=](mail::Token) -> Result<mail::Credential> { return mail::Credential{user, word, ""}; };
}
inline mail::CredentialSource token(const std::string& user, const std::string& bearer) {
  return [=](mail::Token) -> Result<mail::Credential> { return mail::Credential{user, "", bearer}; };
}

inline std::unique_ptr<NetworkGate> gate_for(const MailboxSettings& settings) {
  return network::make_gate(
      {{settings.imap.host, settings.imap.port, ""}, {settings.smtp.host, settings.smtp.port, ""}});
}

inline std::string mail_text(const std::string& id, const std::string& subject = "Rendez-vous",
                             const std::string& more_headers = "", const std::string& body = "Bonjour") {
  return "From: Anna Le Goff <anna@patients.example>\r\nTo: cabinet@cabinet.example\r\nSubject: " + subject +
         "\r\nMessage-ID: <" + id + ">\r\nDate: Thu, 15 Jan 2026 09:30:00 +0100\r\nMIME-Version: 1.0\r\n" +
         "Content-Type: text/plain; charset=utf-8\r\n" + more_headers + "\r\n" + body + "\r\n";
}

}  // namespace permanence::lab
