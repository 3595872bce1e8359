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
constexpr const char* own_header = "X-Permanence";
constexpr int fetches_before_giving_up = 3;
constexpr std::chrono::minutes idle_at_most{28};  // servers may hang up after 30 (RFC 2177)
constexpr seconds polling_pause{60};

// RFC 9051's atom, narrowed: what every server takes as a keyword.
bool is_keyword(const std::string& name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::strchr("$_-.", c);
  });
}

bool is_draft_with(const std::string& headers, const std::string& key, const std::string& message_id) {
  return (!key.empty() && header_of(headers, draft_header) == key) ||
         (!message_id.empty() &&
          (header_of(headers, own_header) == message_id || read_mail(headers, {}).message_id == message_id));
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

  Result<std::optional<std::vector<MailFlags>>> flags(std::uint32_t uid_validity,
                                                      const std::vector<std::uint32_t>& uids) override {
    PERMANENCE_TRY(state, enter_inbox(Access::read_only));
    if (state.uid_validity != uid_validity) return std::nullopt;
    return fetch_flags(session_, uids);
  }

  Result<Marking> may_mark_handled() override {
    PERMANENCE_CHECK(enter_inbox(Access::read_write));
    return keeps_mark() ? Marking::done : Marking::not_permitted;
  }

  Result<Marking> mark_handled(const MailPosition& position) override {
    PERMANENCE_TRY(state, enter_inbox(Access::read_write));
    // After a renumbering this UID may be another's mail.
    if (state.uid_validity != position.uid_validity) return Marking::done;
    PERMANENCE_TRY(there, is_there(position.uid));
    if (!there) return Marking::done;
    if (settings_.mark == MarkHandled::folder) {
      PERMANENCE_CHECK(move_to_handled(position.uid));
      return Marking::done;
    }
    if (!keeps_mark()) return Marking::not_permitted;
    PERMANENCE_TRY(marked, add_keyword(session_, position.uid, settings_.mark_name));
    return marked == Answer::ok ? Marking::done : Marking::not_permitted;
  }

  Result<void> put_into_inbox(const std::string& raw) override {
    PERMANENCE_CHECK(open());
    PERMANENCE_TRY(answer, append(session_, inbox_, raw, AppendedAs::unread));
    if (answer == Answer::no) return fail(session_.refused("error.mailbox.full"));
    return {};
  }

  Result<bool> sent_contains(const std::string& message_id_header) override {
    PERMANENCE_TRY(found, sent_has("Message-ID", bracketed(message_id_header)));
    return found ? Result<bool>(true) : sent_has(own_header, message_id_header);
  }
  Result<bool> sent_answers(const std::string& message_id_header) override {
    return sent_has("In-Reply-To", bracketed(message_id_header));
  }

  Result<void> file_sent(const std::string& raw) override {
    return file(raw, sent_, settings_.sent_folder, "Sent", AppendedAs::sent);
  }

  Result<FolderState> state_of_sent() override {
    PERMANENCE_TRY(state, enter_special(sent_, Access::read_only));
    return state.value_or(FolderState{});
  }

  Result<std::vector<FoundMail>> read_sent(std::uint32_t from, Instant since) override {
    std::vector<FoundMail> mails;
    PERMANENCE_TRY(state, enter_special(sent_, Access::read_only));
    if (!state || from == 0) return mails;
    PERMANENCE_TRY(uids, search_from(session_, from, since));
    PERMANENCE_CHECK(read_each(uids, [&](const MailSize& mail, const std::string& raw) -> Result<void> {
      if (raw.empty() || mail.received_at < since) return {};
      mails.push_back(found(read(mail, raw, folder_from_wire(*sent_), state->uid_validity), raw));
      return {};
    }));
    return mails;
  }

  Result<void> lay_draft(const std::string& raw) override {
    return file(raw, drafts_, settings_.drafts_folder, "Drafts", AppendedAs::draft);
  }

  Result<std::vector<FoundMail>> read_drafts() override {
    PERMANENCE_TRY(state, enter_special(drafts_, Access::read_only));
    std::vector<FoundMail> drafts;
    if (!state) return drafts;
    PERMANENCE_TRY(mails, headers_of_drafts());
    for (const MailHeaders& mail : mails)
      drafts.push_back(found(
          read({.uid = mail.uid}, mail.block, folder_from_wire(*drafts_), state->uid_validity), mail.block));
    return drafts;
  }

  Result<void> remove_draft(const std::string& outbox_key_header,
                            const std::string& message_id_header) override {
    PERMANENCE_TRY(state, enter_special(drafts_, Access::read_write));
    if (!state) return {};
    PERMANENCE_TRY(mails, headers_of_drafts());
    for (const MailHeaders& mail : mails) {
      if (!is_draft_with(mail.block, outbox_key_header, message_id_header)) continue;
      PERMANENCE_TRY(removed, remove(session_, mail.uid));
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
  // With its brackets: the search is for a part of the header.
  static std::string bracketed(const std::string& message_id) {
    return message_id.starts_with("<") ? message_id : "<" + message_id + ">";
  }

  Result<bool> sent_has(const char* field, const std::string& part) {
    if (!is_header_value(part)) return fail(ErrorKind::invalid_input, "error.mailbox.bad_header");
    PERMANENCE_TRY(state, enter_special(sent_, Access::read_only));
    if (!state) return false;
    PERMANENCE_TRY(found, search_header(session_, field, part));
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
    PERMANENCE_CHECK(complete(*state));
    return *state;
  }

  Result<std::optional<FolderState>> enter_special(const std::optional<std::string>& folder, Access access) {
    PERMANENCE_CHECK(open());
    if (!folder) return std::nullopt;
    PERMANENCE_TRY(state, session_.enter(*folder, access));
    if (state) PERMANENCE_CHECK(complete(*state));
    return state;
  }

  // An old server doesn't tell the next UID.
  Result<void> complete(FolderState& state) {
    if (state.next_uid != 0) return {};
    PERMANENCE_TRY(uids, search_from(session_, 1));
    state.next_uid = uids.empty() ? 1 : uids.back() + 1;
    return {};
  }

  Result<bool> is_there(std::uint32_t uid) {
    PERMANENCE_TRY(uids, search_from(session_, uid));
    return !uids.empty() && uids.front() == uid;
  }

  Result<std::vector<MailHeaders>> headers_of_drafts() {
    return fetch_headers(session_, {draft_header, own_header, "Message-ID", "In-Reply-To", "References",
                                    "From", "To", "Cc", "Subject"});
  }

  IncomingMessage read(const MailSize& mail, const std::string& raw, const std::string& folder,
                       std::uint32_t uid_validity) const {
    IncomingMessage message;
    if (!raw.empty()) message = read_mail(raw, reading_);
    message.position = MailPosition{settings_.name, folder, uid_validity, mail.uid};
    message.received_at = mail.received_at;
    message.answered_already = mail.answered;
    if (raw.empty() || mail.bytes > reading_.limits.bytes) message.truncated = true;
    return message;
  }

  static FoundMail found(IncomingMessage message, const std::string& raw) {
    const std::uint32_t uid = message.position->uid;
    return {uid, std::move(message), header_of(raw, draft_header), header_of(raw, own_header)};
  }

  // Fetches these mails one by one, as much of each as the reader takes; those that are gone are left out.
  // One that is there and isn't given is given up at last, as empty, lest it stand before all others for
  // ever.
  Result<void> read_each(const std::vector<std::uint32_t>& uids,
                         const std::function<Result<void>(const MailSize&, const std::string&)>& consume,
                         const std::function<Result<bool>(std::uint32_t)>& wanted = {}) {
    if (uids.empty()) return {};
    PERMANENCE_TRY(sizes, fetch_sizes(session_, uids));
    for (const std::uint32_t uid : uids) {
      if (wanted) {
        PERMANENCE_TRY(is_wanted, wanted(uid));
        if (!is_wanted) continue;
      }
      if (sizes.count(uid) == 0) {
        PERMANENCE_TRY(alone, fetch_sizes(session_, {uid}));
        sizes.insert(alone.begin(), alone.end());
      }
      std::string raw;
      if (const auto size = sizes.find(uid); size != sizes.end()) {
        PERMANENCE_TRY(given, fetch_raw(session_, uid, size->second.bytes, reading_.limits.bytes));
        raw = std::move(given);
      }
      if (raw.empty()) {
        PERMANENCE_TRY(there, is_there(uid));
        if (!there) continue;
        withheld_times_ = withheld_ == uid ? withheld_times_ + 1 : 1;
        withheld_ = uid;
        if (withheld_times_ < fetches_before_giving_up)
          return fail(session_.refused("error.mailbox.refused"));
      }
      MailSize& mail = sizes[uid];
      mail.uid = uid;
      PERMANENCE_CHECK(consume(mail, raw));
    }
    return {};
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

  // The inbox is entered for writing: only then does a server list what it keeps (PERMANENTFLAGS, RFC 9051 7.1).
  bool keeps_mark() const {
    return settings_.mark == MarkHandled::folder ||
           (is_keyword(settings_.mark_name) && session_.allows_keyword(settings_.mark_name));
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
  std::uint32_t withheld_ = 0;  // a mail that is there and that the server doesn't give
  int withheld_times_ = 0;
};

}  // namespace

std::unique_ptr<Mailbox> make_imap_mailbox(const MailboxSettings& settings, const ReaderSettings& reading,
                                           CredentialSource credentials, NetworkGate& gate) {
  return std::make_unique<ImapMailbox>(settings, reading, std::move(credentials), gate);
}

}  // namespace permanence::mail
