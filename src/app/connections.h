// The ways in and out of each mailbox of a practice, as its settings say.
#pragma once

#include <map>
#include <memory>
#include <mutex>

#include "agent/agent.h"
#include "app/practice_folder.h"
#include "mail/credentials.h"
#include "ports/network_gate.h"
#include "settings/secrets_file.h"

namespace permanence::app {

// The secrets, shared by the connections' threads; renews access tokens that are about to expire and keeps them.
class Credentials {
 public:
  Credentials(settings::SecretsFile secrets, NetworkGate& gate, const Clock& clock)
      : secrets_(std::move(secrets)), gate_(gate), clock_(clock) {}
  mail::CredentialSource of(const MailboxSettings& mailbox);

 private:
  Result<mail::Credential> current(const MailboxSettings& mailbox, mail::Token token);
  Result<settings::MailboxSecret> secret_of(const MailboxName& name);
  std::map<MailboxName, std::mutex> turns_;  // filled by `of` before any connection's thread starts
  std::mutex mutex_;                         // of secrets_
  settings::SecretsFile secrets_;
  NetworkGate& gate_;
  const Clock& clock_;
};

agent::MailboxConnection connect(const PracticeFolder& folder, const Practice& practice,
                                 const MailboxSettings& mailbox, Credentials& credentials, NetworkGate& gate);

}  // namespace permanence::app
