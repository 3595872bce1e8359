// One IMAP connection: from nothing to a folder entered, and back. Used from one thread. For this room alone.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <libetpan/libetpan.h>

#include "mail/credentials.h"
#include "mail/imap_names.h"
#include "mail/tls_stream.h"
#include "ports/mailbox.h"
#include "ports/network_gate.h"
#include "practice/practice.h"

namespace permanence::mail {

// Where a connection stands. `open` goes from the first to `authenticated`; any failure but a NO goes back to
// the first.
enum class ConnectionState {
  disconnected,  // nothing; -> greeted
  greeted,  // connected, over a TLS that was checked (or on this machine's loopback); -> authenticated by
            // login
  authenticated,  // no folder entered; -> selected by EXAMINE or SELECT
  selected,       // a folder entered; -> authenticated when entering another fails; -> idle
  idle,           // IDLE said, nothing but DONE may follow; -> selected
};

enum class Access { read_only, read_write };  // EXAMINE changes nothing, not even \Recent
enum class Answer { ok, no };
enum class IdleEnd { changed, woken, time_up };

// What one command may take at most.
struct Allowance {
  std::chrono::seconds time{60};
  std::size_t bytes = 4u << 20;
};

class ImapSession {
 public:
  ImapSession(const MailboxSettings& settings, CredentialSource credentials, NetworkGate& gate);
  ~ImapSession();
  ImapSession(const ImapSession&) = delete;
  ImapSession& operator=(const ImapSession&) = delete;

  Result<void> open();  // does nothing unless disconnected
  void drop();          // without a word: after a failure
  ConnectionState state() const { return state_; }
  mailimap* handle() const { return imap_; }

  // Enters a folder (name on the wire) anew, so that what came meanwhile is seen. nullopt: there is none. A
  // folder that is listed and can't be entered is an error of the moment, which drops the connection.
  Result<std::optional<FolderState>> enter(const std::string& folder, Access access);
  bool allows_keyword(const std::string& keyword) const;  // in the folder entered for read_write
  bool can(const char* capability) const;
  const std::vector<ListedFolder>& folders() const { return folders_; }

  // Runs one command of libetpan. A NO (or BAD) leaves the connection standing; anything else drops it.
  Result<Answer> run(const std::function<int(mailimap*)>& command, Allowance allowance = {});
  // What a NO means where the caller can't go on: drops the connection.
  Error refused(const char* text);

  // Says IDLE and waits for a word of the server that something changed in the folder entered.
  Result<IdleEnd> idle(int wake, TlsStream::Clock::time_point until);
  Readiness wait(int wake, TlsStream::Clock::time_point until) { return stream_->wait(wake, until); }

 private:
  Result<void> connect();
  Result<void> upgrade();
  Result<void> log_in();
  Result<std::vector<ListedFolder>> list(const std::string& pattern);
  Result<void> say(const std::string& line);
  Result<std::string> hear();
  Error lost(int code);
  Error::Facts facts() const;

  MailServer server_;
  std::string certificate_authority_;
  CredentialSource credentials_;
  Token token_ = Token::as_kept;
  NetworkGate& gate_;
  std::unique_ptr<TlsStream> stream_;
  mailimap* imap_ = nullptr;
  ConnectionState state_ = ConnectionState::disconnected;
  std::vector<ListedFolder> folders_;
};

}  // namespace permanence::mail
