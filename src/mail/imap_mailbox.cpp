#include "mail/imap_mailbox.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <sys/eventfd.h>
#include <unistd.h>

#include "mail/imap_commands.h"

namespace permanence::mail {
namespace {

using std::chrono::seconds;

constexpr const char* draft_header = "X-Permanence-Draft";
constexpr std::chrono::minutes idle_at_most{28};  // servers may hang up after 30 (RFC 2177)
constexpr seconds polling_pause{60};

// RFC 9051's atom, narrowed: what every server takes as a keyword.
bool is_keyword(const std::string& name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::strchr("$_-.", c);
  });
}

bool is_header_value(const std::string& value) {
  return !value.empty() &&
         std::all_of(value.begin(), value.end(), [](char c) { return c >= ' ' && c < 0x7f; });
}

class ImapMailbox final : public Mailbox {
 public:
  ImapMailbox(const MailboxSettings& settings, const ReaderSettings& reading, CredentialSource credentials,
              NetworkGate& gate)
      : settings_(settings),
        reading_(reading),
        inbox_(folder_to_wire(settings.inbox_folder)),
        session_(settings, std::move(credentials), gate),
        wake_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}
  ~ImapMailbox() override { close(wake_); }

  Result<void> open() override {
    if (session_.state() != ConnectionState::disconnected) return {};
    PERMANENCE_CHECK(session_.open());
    sent_ = special(settings_.sent_folder, SpecialFolder::sent);
    drafts_ = special(settings_.drafts_folder, SpecialFolder::drafts);
    return {};
  }

  Result<FolderState> state_of_inbox() override { return enter_inbox(Access::read_only); }

  Result<void> read_inbox(std::uint32_t from, std::size_t limit,
                          const std::function<Result<void>(IncomingMessage)>& consume,
                          const std::function<Result<bool>(std::uint32_t)>& wanted) override {
    PERMANENCE_TRY(state, enter_inbox(Access::read_only));
    PERMANENCE_TRY(uids, search_from(session_, from));
    const bool all = uids.size() <= limit;
    if (!all) uids.resize(limit);
    PERMANENCE_CHECK(read_each(uids, [&](const MailSize& mail, const std::string& raw) {
      return consume(read(mail, raw, settings_.inbox_folder, state.uid_validity));
    }, wanted));
    seen_ = {state.uid_validity, all || uids.empty() ? state.next_uid : uids.back() + 1};
    return {};
  }

  Result<std::vector<MailFlags>> flags(const std::vector<std::uint32_t>& uids) override {
    if (uids.empty()) return std::vector<MailFlags>{};
    PERMANENCE_CHECK(enter_inbox(Access::read_only));
    return fetch_flags(session_, uids);
  }

  Result<void> mark_handled(std::uint32_t uid) override {
    PERMANENCE_CHECK(enter_inbox(Access::read_write));
    PERMANENCE_TRY(there, search_from(session_, uid));
    if (there.empty() || there.front() != uid) return {};
    if (settings_.mark == MarkHandled::keyword && is_keyword(settings_.mark_name) &&
        session_.allows_keyword(settings_.mark_name)) {
      PERMANENCE_TRY(marked, add_keyword(session_, uid, settings_.mark_name));
      if (marked == Answer::ok) return {};
    }
    return move_to_handled(uid);
  }

  Result<void> put_into_inbox(const std::string& raw) override {
    PERMANENCE_CHECK(open());
    PERMANENCE_TRY(answer, append(session_, inbox_, raw, AppendedAs::unread));
    if (answer == Answer::no) return fail(session_.refused("error.mailbox.full"));
    return {};
  }

  Result<bool> sent_contains(const std::string& message_id_header) override {
    return sent_has("Message-ID", message_id_header);
  }
  Result<bool> sent_answers(const std::string& message_id_header) override {
    return sent_has("In-Reply-To", message_id_header);
  }

  Result<void> file_sent(const std::string& raw) override {
    return file(raw, sent_, settings_.sent_folder, "Sent", AppendedAs::sent);
  }

  Result<FolderState> state_of_sent() override {
    PERMANENCE_TRY(state, enter_special(sent_, Access::read_only));
    return state.value_or(FolderState{});
  }

  Result<std::vector<FoundMail>> read_sent(std::uint32_t from) override {
    PERMANENCE_TRY(state, enter_special(sent_, Access::read_only));
    if (!state || from == 0) return std::vector<FoundMail>{};
    PERMANENCE_TRY(uids, search_from(session_, from));
    return found_mails(uids, *sent_, state->uid_validity);
  }

  Result<void> lay_draft(const std::string& raw) override {
    return file(raw, drafts_, settings_.drafts_folder, "Drafts", AppendedAs::draft);
  }

  Result<std::vector<FoundMail>> read_drafts() override {
    PERMANENCE_TRY(state, enter_special(drafts_, Access::read_only));
    if (!state) return std::vector<FoundMail>{};
    PERMANENCE_TRY(fields, fetch_field(session_, draft_header));
    std::vector<std::uint32_t> uids;
    for (const MailField& field : fields) uids.push_back(field.uid);
    return found_mails(uids, *drafts_, state->uid_validity);
  }

  Result<void> remove_draft(const std::string& outbox_key_header) override {
    if (!is_header_value(outbox_key_header))
      return fail(ErrorKind::invalid_input, "error.mailbox.bad_header");
    PERMANENCE_TRY(state, enter_special(drafts_, Access::read_write));
    if (!state) return {};
    PERMANENCE_TRY(fields, fetch_field(session_, draft_header));
    for (const MailField& field : fields) {
      if (field.value != outbox_key_header) continue;
      PERMANENCE_TRY(removed, remove(session_, field.uid));
      if (removed == Answer::no) return fail(session_.refused("error.mailbox.refused"));
    }
    return {};
  }

  Result<void> wait_for_change(seconds at_most) override {
    const TlsStream::Clock::time_point until = TlsStream::Clock::now() + at_most;
    for (;;) {
      PERMANENCE_TRY(state, enter_inbox(Access::read_only));
      // What came while something else was done; told once, so that a mail that can't be read doesn't make us
      // spin.
      if (state.uid_validity != seen_.uid_validity || state.next_uid > seen_.next_uid) {
        seen_ = state;
        return {};
      }
      const std::uint32_t count = session_.handle()->imap_selection_info->sel_exists;
      const auto now = TlsStream::Clock::now();
      if (session_.can("IDLE")) {
        PERMANENCE_TRY(end, session_.idle(wake_, std::min(until, now + idle_at_most)));
        if (end != IdleEnd::time_up || TlsStream::Clock::now() >= until) return {};
      } else {
        if (session_.wait(wake_, std::min(until, now + polling_pause)) == Readiness::woken) return {};
        PERMANENCE_TRY(later, enter_inbox(Access::read_only));
        const bool fewer_or_more = session_.handle()->imap_selection_info->sel_exists != count;
        if (fewer_or_more || later.next_uid > seen_.next_uid || TlsStream::Clock::now() >= until) return {};
      }
    }
  }

  void interrupt() override {
    const std::uint64_t one = 1;
    while (write(wake_, &one, sizeof one) < 0 && errno == EINTR) continue;
  }

 private:
  Result<bool> sent_has(const char* field, const std::string& message_id) {
    if (!is_header_value(message_id)) return fail(ErrorKind::invalid_input, "error.mailbox.bad_header");
    PERMANENCE_TRY(state, enter_special(sent_, Access::read_only));
    if (!state) return false;
    // With its brackets: the search is for a part of the header.
    const std::string bracketed = message_id.front() == '<' ? message_id : "<" + message_id + ">";
    PERMANENCE_TRY(found, search_header(session_, field, bracketed));
    return !found.empty();
  }

  std::optional<std::string> special(const std::string& configured, SpecialFolder wanted) const {
    if (!configured.empty()) return folder_to_wire(configured);
    return find_special(session_.folders(), wanted);
  }

  Result<FolderState> enter_inbox(Access access) {
    PERMANENCE_CHECK(open());
    PERMANENCE_TRY(state, session_.enter(inbox_, access));
    if (!state) return fail(session_.refused("error.mailbox.no_inbox"));
    if (state->next_uid == 0) {  // an old server that doesn't tell
      PERMANENCE_TRY(uids, search_from(session_, 1));
      state->next_uid = uids.empty() ? 1 : uids.back() + 1;
    }
    return *state;
  }

  Result<std::optional<FolderState>> enter_special(const std::optional<std::string>& folder, Access access) {
    PERMANENCE_CHECK(open());
    if (!folder) return std::nullopt;
    return session_.enter(*folder, access);
  }

  IncomingMessage read(const MailSize& mail, const std::string& raw, const std::string& folder,
                       std::uint32_t uid_validity) const {
    IncomingMessage message = read_mail(raw, reading_);
    message.position = MailPosition{settings_.name, folder, uid_validity, mail.uid};
    message.received_at = mail.received_at;
    if (mail.bytes > reading_.limits.bytes) message.truncated = true;
    return message;
  }

  // Fetches these mails one by one, as much of each as the reader takes; those that are gone are left out.
  Result<void> read_each(const std::vector<std::uint32_t>& uids,
                         const std::function<Result<void>(const MailSize&, const std::string&)>& consume,
                         const std::function<Result<bool>(std::uint32_t)>& wanted = {}) {
    if (uids.empty()) return {};
    PERMANENCE_TRY(sizes, fetch_sizes(session_, uids));
    for (const MailSize& mail : sizes) {
      if (wanted) {
        PERMANENCE_TRY(is_wanted, wanted(mail.uid));
        if (!is_wanted) continue;
      }
      PERMANENCE_TRY(raw, fetch_raw(session_, mail.uid, mail.bytes, reading_.limits.bytes));
      if (raw.empty()) continue;
      PERMANENCE_CHECK(consume(mail, raw));
    }
    return {};
  }

  Result<std::vector<FoundMail>> found_mails(const std::vector<std::uint32_t>& uids,
                                             const std::string& folder, std::uint32_t uid_validity) {
    std::vector<FoundMail> mails;
    PERMANENCE_CHECK(read_each(uids, [&](const MailSize& mail, const std::string& raw) -> Result<void> {
      mails.push_back(
          {mail.uid, read(mail, raw, folder_from_wire(folder), uid_validity), header_of(raw, draft_header)});
      return {};
    }));
    return mails;
  }

  Result<void> move_to_handled(std::uint32_t uid) {
    const std::string folder = name_for_new(session_.folders(), settings_.mark_name);
    PERMANENCE_TRY(moved, move_to(session_, uid, folder));
    if (moved == Answer::ok) return {};
    PERMANENCE_CHECK(create(session_, folder));
    PERMANENCE_TRY(second, move_to(session_, uid, folder));
    if (second == Answer::no) return fail(session_.refused("error.mailbox.cannot_mark"));
    return {};
  }

  // Appends to Sent or Drafts, which is created where there is none.
  Result<void> file(const std::string& raw, std::optional<std::string>& folder, const std::string& configured,
                    const char* usual_name, AppendedAs as) {
    PERMANENCE_CHECK(open());
    if (folder) {
      PERMANENCE_TRY(answer, append(session_, *folder, raw, as));
      if (answer == Answer::ok) return {};
    } else {
      folder = name_for_new(session_.folders(), configured.empty() ? usual_name : configured);
    }
    PERMANENCE_CHECK(create(session_, *folder));
    PERMANENCE_TRY(second, append(session_, *folder, raw, as));
    if (second == Answer::no) return fail(session_.refused("error.mailbox.full"));
    return {};
  }

  MailboxSettings settings_;
  ReaderSettings reading_;
  std::string inbox_;
  ImapSession session_;
  int wake_;
  std::optional<std::string> sent_;  // on the wire; empty: there is none yet
  std::optional<std::string> drafts_;
  FolderState seen_;  // the inbox was read up to this UID, exclusive
};

}  // namespace

std::unique_ptr<Mailbox> make_imap_mailbox(const MailboxSettings& settings, const ReaderSettings& reading,
                                           CredentialSource credentials, NetworkGate& gate) {
  return std::make_unique<ImapMailbox>(settings, reading, std::move(credentials), gate);
}

}  // namespace permanence::mail
