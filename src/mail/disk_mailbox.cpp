#include "mail/disk_mailbox.h"

#include <array>

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "mail/disk_folder.h"
#include "mail/mime_headers.h"

namespace permanence::mail {
namespace {

constexpr std::uint32_t uid_validity = 1;  // UIDs are never given twice
constexpr const char* handled = "permanence";
constexpr const char* draft_header = "X-Permanence-Draft";
constexpr const char* own_header = "X-Permanence";

bool has_id(const std::string& raw, const char* field, const std::string& message_id) {
  const std::vector<std::string> ids = message_ids_of(Headers(raw).raw(field));
  return !ids.empty() && ids.front() == message_id;
}

bool is_our_mail(const std::string& raw, const std::string& message_id) {
  return has_id(raw, "message-id", message_id) || header_of(raw, own_header) == message_id;
}

class DiskMailbox : public Mailbox {
 public:
  DiskMailbox(const std::filesystem::path& directory, const ReaderSettings& reading)
      : name_(directory.filename().string()),
        inbox_(directory / "inbox"),
        sent_(directory / "sent"),
        drafts_(directory / "drafts"),
        outgoing_(directory / "outgoing"),
        reading_(reading),
        interruption_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}
  ~DiskMailbox() override {
    close_watch();
    if (interruption_ >= 0) ::close(interruption_);
  }
  DiskMailbox(const DiskMailbox&) = delete;
  DiskMailbox& operator=(const DiskMailbox&) = delete;

  Result<void> open() override {
    if (watch_ >= 0) return {};
    for (const DiskFolder* folder : {&inbox_, &sent_, &drafts_, &outgoing_})
      PERMANENCE_CHECK(folder->create());
    watch_ = ::inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    bool watched = watch_ >= 0;
    for (const DiskFolder* folder : {&inbox_, &sent_, &drafts_})
      watched = watched && ::inotify_add_watch(watch_, folder->directory().c_str(),
                                               IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CLOSE_WRITE) >= 0;
    if (watched) return {};
    const int reason = errno;
    close_watch();
    return fail(ErrorKind::unavailable, "error.disk_mailbox.unreadable",
                {{"folder", inbox_.directory().string()}, {"number", std::to_string(reason)}}, Retry::later);
  }

  Result<FolderState> state_of_inbox() override { return state_of(inbox_); }

  Result<void> read_inbox(std::uint32_t from, std::size_t limit,
                          const std::function<Result<void>(IncomingMessage)>& consume,
                          const std::function<Result<bool>(std::uint32_t)>& wanted) override {
    PERMANENCE_TRY(mails, inbox_.mails());
    for (const DiskMail& mail : mails) {
      if (mail.uid < from) continue;
      if (limit == 0) break;
      if (wanted) {
        PERMANENCE_TRY(is_wanted, wanted(mail.uid));
        if (!is_wanted) continue;
      }
      PERMANENCE_TRY(raw, inbox_.content(mail));
      if (!raw) continue;
      --limit;
      IncomingMessage message = read_mail(*raw, reading_);
      message.position = MailPosition{name_, "INBOX", uid_validity, mail.uid};
      message.received_at = DiskFolder::arrived_at(mail);
      message.answered_already = mail.flags.count("answered") > 0;
      PERMANENCE_CHECK(consume(std::move(message)));
    }
    return {};
  }

  Result<std::optional<std::vector<MailFlags>>> flags(std::uint32_t validity,
                                                      const std::vector<std::uint32_t>& uids) override {
    if (validity != uid_validity) return std::nullopt;
    PERMANENCE_TRY(mails, inbox_.mails());
    const std::set<std::uint32_t> wanted(uids.begin(), uids.end());
    std::vector<MailFlags> found;
    for (const DiskMail& mail : mails)
      if (wanted.count(mail.uid) > 0)
        found.push_back({mail.uid, mail.flags.count("answered") > 0, mail.flags.count("deleted") > 0});
    return found;
  }

  Result<Marking> may_mark_handled() override { return Marking::done; }
  Result<Marking> mark_handled(const MailPosition& position) override {
    if (position.uid_validity == uid_validity) PERMANENCE_CHECK(inbox_.set_flag(position.uid, handled));
    return Marking::done;
  }
  Result<void> put_into_inbox(const std::string& raw) override { return add(inbox_, raw); }

  Result<bool> sent_contains(const std::string& message_id_header) override {
    return any_sent([&](const std::string& raw) { return is_our_mail(raw, message_id_header); });
  }
  Result<bool> sent_answers(const std::string& message_id_header) override {
    return any_sent([&](const std::string& raw) { return has_id(raw, "in-reply-to", message_id_header); });
  }
  Result<void> file_sent(const std::string& raw) override { return add(sent_, raw); }
  Result<FolderState> state_of_sent() override { return state_of(sent_); }
  Result<std::vector<FoundMail>> read_sent(std::uint32_t from, Instant since) override {
    PERMANENCE_TRY(mails, read_again(sent_, from));
    std::erase_if(mails, [&](const FoundMail& mail) { return mail.content.received_at < since; });
    return mails;
  }

  Result<void> lay_draft(const std::string& raw) override { return add(drafts_, raw); }
  Result<std::vector<FoundMail>> read_drafts() override { return read_again(drafts_, 1); }
  Result<void> remove_draft(const std::string& outbox_key_header,
                            const std::string& message_id_header) override {
    PERMANENCE_TRY(mails, drafts_.mails());
    for (const DiskMail& mail : mails) {
      PERMANENCE_TRY(raw, drafts_.content(mail));
      if (!raw) continue;
      const bool is_it = (!outbox_key_header.empty() && header_of(*raw, draft_header) == outbox_key_header) ||
                         (!message_id_header.empty() && is_our_mail(*raw, message_id_header));
      if (is_it) PERMANENCE_CHECK(drafts_.remove(mail));
    }
    return {};
  }

  Result<void> wait_for_change(std::chrono::seconds at_most) override {
    PERMANENCE_CHECK(open());
    std::array<pollfd, 2> awaited{{{watch_, POLLIN, 0}, {interruption_, POLLIN, 0}}};
    const auto deadline = std::chrono::steady_clock::now() + at_most;
    for (;;) {
      const auto left =
          std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
      if (left.count() <= 0) return {};
      const int ready = ::poll(awaited.data(), awaited.size(), static_cast<int>(left.count()));
      if (ready == 0) return {};
      if (ready < 0) continue;  // a signal
      if (awaited[1].revents != 0) {
        eventfd_t ignored = 0;
        ::eventfd_read(interruption_, &ignored);
        return {};
      }
      if (a_mail_changed()) return {};
    }
  }
  void interrupt() override { ::eventfd_write(interruption_, 1); }

 private:
  template <class F>
  Result<bool> any_sent(F is_it) const {
    PERMANENCE_TRY(mails, sent_.mails());
    for (const DiskMail& mail : mails) {
      PERMANENCE_TRY(raw, sent_.content(mail));
      if (raw && is_it(*raw)) return true;
    }
    return false;
  }

  static Result<FolderState> state_of(const DiskFolder& folder) {
    PERMANENCE_TRY(next, folder.next_uid());
    return FolderState{uid_validity, next};
  }

  static Result<void> add(const DiskFolder& folder, const std::string& raw) {
    PERMANENCE_CHECK(folder.add(raw));
    return {};
  }

  Result<std::vector<FoundMail>> read_again(const DiskFolder& folder, std::uint32_t from) const {
    PERMANENCE_TRY(mails, folder.mails());
    std::vector<FoundMail> found;
    for (const DiskMail& mail : mails) {
      if (mail.uid < from) continue;
      PERMANENCE_TRY(raw, folder.content(mail));
      if (!raw) continue;
      FoundMail one{mail.uid, read_mail(*raw, reading_), header_of(*raw, draft_header),
                    header_of(*raw, own_header)};
      one.content.received_at = DiskFolder::arrived_at(mail);
      found.push_back(std::move(one));
    }
    return found;
  }

  // Reads all events there are; names that begin with a dot are not mails (yet).
  bool a_mail_changed() const {
    bool changed = false;
    alignas(inotify_event) std::array<char, 4096> buffer{};
    for (;;) {
      const ssize_t got = ::read(watch_, buffer.data(), buffer.size());
      if (got <= 0) return changed;
      for (ssize_t at = 0; at < got;) {
        const auto* event = reinterpret_cast<const inotify_event*>(buffer.data() + at);
        changed = changed || (event->mask & IN_Q_OVERFLOW) != 0 || (event->len > 0 && event->name[0] != '.');
        at += static_cast<ssize_t>(sizeof(inotify_event) + event->len);
      }
    }
  }

  void close_watch() {
    if (watch_ >= 0) ::close(watch_);
    watch_ = -1;
  }

  std::string name_;
  DiskFolder inbox_, sent_, drafts_, outgoing_;
  ReaderSettings reading_;
  int interruption_ = -1;
  int watch_ = -1;
};

class DiskSender : public Sender {
 public:
  explicit DiskSender(const std::filesystem::path& directory) : outgoing_(directory / "outgoing") {}

  Result<Delivery> send(const std::string&, const std::string&, const std::string& raw,
                        const std::function<Result<void>()>& about_to_hand_over) override {
    PERMANENCE_CHECK(outgoing_.create());
    PERMANENCE_CHECK(outgoing_.add(raw, about_to_hand_over));
    return Delivery::accepted;
  }
  Result<void> try_connection() override { return outgoing_.create(); }

 private:
  DiskFolder outgoing_;
};

}  // namespace

std::unique_ptr<Mailbox> make_disk_mailbox(const std::filesystem::path& directory,
                                           const ReaderSettings& reading) {
  return std::make_unique<DiskMailbox>(directory, reading);
}

std::unique_ptr<Sender> make_disk_sender(const std::filesystem::path& directory) {
  return std::make_unique<DiskSender>(directory);
}

Result<std::uint32_t> deliver_to_disk(const std::filesystem::path& directory, const std::string& raw) {
  const DiskFolder inbox(directory / "inbox");
  PERMANENCE_CHECK(inbox.create());
  return inbox.add(raw);
}

}  // namespace permanence::mail
