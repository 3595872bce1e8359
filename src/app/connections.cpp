#include "app/connections.h"

#include "mail/disk_mailbox.h"
#include "mail/imap_mailbox.h"
#include "mail/oauth.h"
#include "mail/smtp_sender.h"

namespace permanence::app {
namespace {

constexpr std::chrono::minutes renewal_margin{2};

}  // namespace

mail::CredentialSource Credentials::of(const MailboxSettings& mailbox) {
  std::mutex* turn = &turns_[mailbox.name];
  return [this, mailbox, turn](mail::Token token) {
    const std::lock_guard lock(*turn);  // its reader and its poster; another mailbox's authorisation server may be slow
    return current(mailbox, token);
  };
}

Result<settings::MailboxSecret> Credentials::secret_of(const MailboxName& name) {
  const std::lock_guard lock(mutex_);
  PERMANENCE_CHECK(secrets_.refresh());
  return secrets_.mailbox(name);
}

Result<mail::Credential> Credentials::current(const MailboxSettings& mailbox, mail::Token token) {
  PERMANENCE_TRY(secret, secret_of(mailbox.name));
  mail::Credential credential;
  credential.user = mailbox.imap.user.empty() ? mailbox.address : mailbox.imap.user;
  if (mailbox.authentication == MailAuthentication::password) {
    if (secret.password.empty())
      return fail(ErrorKind::refused, "error.app.no_password", {{"mailbox", mailbox.name}}, Retry::when_online);
    credential.password = secret.password;
    return credential;
  }
  const bool stale = token == mail::Token::renewed || secret.access_token.empty() ||
                     clock_.now() + renewal_margin >= secret.access_expires;
  if (stale) {
    if (secret.refresh_token.empty())
      return fail(ErrorKind::refused, "error.app.no_token", {{"mailbox", mailbox.name}}, Retry::when_online);
    PERMANENCE_TRY(tokens, mail::refresh(mailbox.oauth, mailbox.certificate_authority, secret.refresh_token, gate_, clock_));
    secret.access_token = tokens.access_token;
    secret.access_expires = tokens.expires;
    if (!tokens.refresh_token.empty()) secret.refresh_token = tokens.refresh_token;
    const std::lock_guard lock(mutex_);
    PERMANENCE_CHECK(secrets_.save_mailbox(mailbox.name, secret));
  }
  credential.bearer_token = secret.access_token;
  return credential;
}

agent::MailboxConnection connect(const PracticeFolder& folder, const Practice& practice,
                                 const MailboxSettings& mailbox, Credentials& credentials, NetworkGate& gate) {
  mail::ReaderSettings reading;
  reading.authserv_id = mailbox.authserv_id;
  for (const MailboxSettings& each : practice.mailboxes) reading.own_addresses.push_back(each.address);
  if (mailbox.on_disk) {
    const auto directory = folder.mail_on_disk(mailbox.name);
    return {mailbox, mail::make_disk_mailbox(directory, reading), mail::make_disk_sender(directory)};
  }
  return {mailbox, mail::make_imap_mailbox(mailbox, reading, credentials.of(mailbox), gate),
          mail::make_smtp_sender(mailbox, credentials.of(mailbox), gate)};
}

}  // namespace permanence::app
