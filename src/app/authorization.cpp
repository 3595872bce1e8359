#include "app/authorization.h"

#include "app/application.h"
#include "mail/oauth.h"

namespace permanence::app {

Result<void> authorize(const PracticeFolder& folder, const MailboxName& name,
                       const std::function<void(const std::string& address, const std::string& code)>& show) {
  const auto loaded = settings::load_practice(folder.directory, shared_data() / "packs");
  if (!loaded) return fail(ErrorKind::invalid_input, "error.app.settings_first", {{"folder", folder.directory.string()}});
  const MailboxSettings* mailbox = loaded->practice.mailbox(name);
  if (mailbox == nullptr || mailbox->authentication != MailAuthentication::oauth2)
    return fail(ErrorKind::invalid_input, "error.app.not_oauth", {{"mailbox", name}});
  PERMANENCE_TRY(secrets, settings::SecretsFile::load(folder.secrets_file()));
  const auto gate = gate_of(loaded->practice);
  const SystemClock clock;
  PERMANENCE_TRY(tokens, mail::authorize_device(mailbox->oauth, mailbox->certificate_authority, *gate, clock,
                                                [&](const mail::DevicePrompt& prompt) {
                                                  show(prompt.verification_uri, prompt.user_code);
                                                }));
  settings::MailboxSecret secret = secrets.mailbox(name);
  secret.access_token = tokens.access_token;
  secret.refresh_token = tokens.refresh_token;
  secret.access_expires = tokens.expires;
  return secrets.save_mailbox(name, secret);
}

}  // namespace permanence::app
