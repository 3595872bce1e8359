#include "agent/alerts.h"

#include "agent/applying.h"
#include "compose/french.h"

namespace permanence::agent {
namespace {

constexpr std::chrono::minutes patience{30};
constexpr std::chrono::minutes longest_pause{15};  // between two tries of a series of failures: the back-off is shorter

MailboxName way_out(const Practice& practice, const MailboxName& wanted, const MailboxName& avoiding) {
  if (!wanted.empty() && wanted != avoiding) return wanted;
  for (const MailboxSettings& mailbox : practice.mailboxes)
    if (mailbox.name != avoiding) return mailbox.name;
  return practice.mailboxes.front().name;
}

}  // namespace

Result<void> alert_system(Transaction& write, Context& context, const std::string& occasion, const std::string& text,
                          const Error::Facts& facts, const MailboxName& avoiding) {
  const std::string sentence = context.catalogue.sentence(text, facts);
  const Instant now = context.clock.now();
  std::vector<AlertRoute> routes = context.practice.alerts;
  if (routes.empty() && !context.practice.mailboxes.empty())
    routes.push_back({context.practice.mailboxes.front().address, ""});
  for (std::size_t i = 0; i < routes.size(); ++i) {
    const std::string key = "alert:" + occasion + ":" + std::to_string(i);
    PERMANENCE_TRY(before, write.outbox.with_key(key));
    if (before) continue;
    PERMANENCE_TRY(message, MessageComposer::by_hand(context.catalogue.sentence("alert.subject"), sentence, "agent"));
    OutboxRow row = new_row(context, key, MessageKind::alert, way_out(context.practice, routes[i].through, avoiding),
                            {Channel::email, routes[i].email}, message);
    PERMANENCE_CHECK(write.outbox.save(row));
  }
  PERMANENCE_CHECK(open_task(write, context,
                             Task{.id = {},
                                  .kind = TaskKind::system,
                                  .reason = sentence,
                                  .created_at = now}));
  context.observer.trouble(sentence);
  return record(write, context, "system.alert", "agent", "", std::nullopt);
}

std::string in_words(const Context& context, Instant instant) {
  return compose::moment_in_words(context.zone.to_local(instant));
}

Result<void> Health::succeeded(Context& context) {
  const bool was_told = told_;
  since_.reset();
  told_ = false;
  if (was_told)
    context.observer.trouble(context.catalogue.sentence("alert.recovered", {{"mailbox", mailbox_},
                                                                            {"what", context.catalogue.sentence(what_)}}));
  return {};
}

Result<bool> Health::failed(Context& context, const Error& error) {
  const Instant now = context.clock.now();
  if (last_ && now - *last_ > longest_pause) since_.reset(), told_ = false;
  last_ = now;
  if (!since_) {
    since_ = now;
    context.observer.trouble(context.catalogue.sentence(error));
  }
  if (told_ || now - *since_ < patience) return false;
  PERMANENCE_CHECK(context.store.write([&](Transaction& write) {
    return alert_system(write, context, what_ + ":" + mailbox_ + ":" + to_text(*since_), "alert.failing",
                        {{"mailbox", mailbox_},
                         {"what", context.catalogue.sentence(what_)},
                         {"since", in_words(context, *since_)},
                         {"error", context.catalogue.sentence(error)}},
                        mailbox_);
  }));
  told_ = true;
  return true;
}

}  // namespace permanence::agent
