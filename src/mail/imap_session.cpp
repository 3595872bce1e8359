#include "mail/imap_session.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include <unistd.h>

#include "base/text.h"

namespace permanence::mail {
namespace {

TlsStream& stream_of(mailstream_low* low) { return *static_cast<TlsStream*>(low->data); }

// libetpan over our stream, which belongs to the session.
mailstream_low_driver* stream_driver() {
  static mailstream_low_driver driver = [] {
    mailstream_low_driver made{};
    made.mailstream_read = [](mailstream_low* low, void* buffer, std::size_t size) {
      return stream_of(low).read(buffer, size);
    };
    made.mailstream_write = [](mailstream_low* low, const void* buffer, std::size_t size) {
      return stream_of(low).write(buffer, size);
    };
    made.mailstream_close = [](mailstream_low*) { return 0; };
    made.mailstream_get_fd = [](mailstream_low*) { return -1; };
    made.mailstream_free = [](mailstream_low* low) { std::free(low); };
    return made;
  }();
  return &driver;
}

bool is_ok(int code) {
  return code == MAILIMAP_NO_ERROR || code == MAILIMAP_NO_ERROR_AUTHENTICATED ||
         code == MAILIMAP_NO_ERROR_NON_AUTHENTICATED;
}

// The codes that say how far we got, not what the server answered.
bool is_broken(int code) {
  switch (code) {
    case MAILIMAP_ERROR_BAD_STATE:
    case MAILIMAP_ERROR_STREAM:
    case MAILIMAP_ERROR_PARSE:
    case MAILIMAP_ERROR_CONNECTION_REFUSED:
    case MAILIMAP_ERROR_MEMORY:
    case MAILIMAP_ERROR_FATAL:
    case MAILIMAP_ERROR_PROTOCOL:
    case MAILIMAP_ERROR_DONT_ACCEPT_CONNECTION:
    case MAILIMAP_ERROR_INVAL:
    case MAILIMAP_ERROR_SSL:
    case MAILIMAP_ERROR_NEEDS_MORE_DATA:
      return true;
    default:
      return false;
  }
}

std::vector<std::string> uses_of(const mailimap_mbx_list_flags* flags) {
  std::vector<std::string> uses;
  if (!flags) return uses;
  if (flags->mbf_type == MAILIMAP_MBX_LIST_FLAGS_SFLAG &&
      flags->mbf_sflag == MAILIMAP_MBX_LIST_SFLAG_NOSELECT)
    uses.emplace_back("noselect");
  if (!flags->mbf_oflags) return uses;
  for (clistiter* one = clist_begin(flags->mbf_oflags); one; one = clist_next(one)) {
    const auto* flag = static_cast<const mailimap_mbx_list_oflag*>(clist_content(one));
    if (flag->of_type != MAILIMAP_MBX_LIST_OFLAG_FLAG_EXT || !flag->of_flag_ext) continue;
    std::string use = ascii_lowered(flag->of_flag_ext);
    if (!use.empty() && use.front() == '\\') use.erase(0, 1);
    uses.push_back(std::move(use));
  }
  return uses;
}

bool can_be_entered(const ListedFolder& folder) {
  return std::none_of(folder.uses.begin(), folder.uses.end(),
                      [](const std::string& use) { return use == "noselect" || use == "nonexistent"; });
}

// mailimap_capability keeps the list in the session too; the copy is of no use.
int ask_capabilities(mailimap* imap) {
  mailimap_capability_data* data = nullptr;
  const int code = mailimap_capability(imap, &data);
  if (data) mailimap_capability_data_free(data);
  return code;
}

}  // namespace

ImapSession::ImapSession(const MailboxSettings& settings, CredentialSource credentials, NetworkGate& gate)
    : server_(settings.imap),
      certificate_authority_(settings.certificate_authority),
      credentials_(std::move(credentials)),
      gate_(gate) {
  server_.host = without_brackets(server_.host);
}

ImapSession::~ImapSession() {
  if (state_ == ConnectionState::authenticated || state_ == ConnectionState::selected) {
    stream_->allow(std::chrono::seconds(2), 1u << 16);
    mailimap_logout(imap_);
  }
  drop();
}

Error::Facts ImapSession::facts() const {
  return {{"host", server_.host}, {"port", std::to_string(server_.port)}};
}

void ImapSession::drop() {
  if (stream_) stream_->abandon();
  if (imap_) {
    // mailimap_free would say LOGOUT, and forgets the stream in some states.
    if (mailstream* stream = std::exchange(imap_->imap_stream, nullptr)) mailstream_close(stream);
    mailimap_free(std::exchange(imap_, nullptr));
  }
  stream_.reset();
  state_ = ConnectionState::disconnected;
}

Error ImapSession::lost(int code) {
  const char* text = "error.mail_server.connection_lost";
  if (code == MAILIMAP_ERROR_PARSE || code == MAILIMAP_ERROR_PROTOCOL)
    text = "error.mailbox.unreadable_answer";
  if (stream_ && stream_->timed_out()) text = "error.mail_server.too_slow";
  drop();
  return {ErrorKind::unavailable, text, facts(), Retry::later};
}

Error ImapSession::refused(const char* text) {
  drop();
  return {ErrorKind::refused, text, facts()};
}

Result<Answer> ImapSession::run(const std::function<int(mailimap*)>& command, Allowance allowance) {
  if (state_ == ConnectionState::disconnected) return fail(lost(MAILIMAP_ERROR_STREAM));
  stream_->allow(allowance.time, allowance.bytes);
  const int code = command(imap_);
  if (is_ok(code)) return Answer::ok;
  if (is_broken(code)) return fail(lost(code));
  return Answer::no;
}

Result<void> ImapSession::open() {
  if (state_ != ConnectionState::disconnected) return {};
  Result<void> opened = connect();
  if (opened && server_.security == MailSecurity::starttls) opened = upgrade();
  if (opened) opened = log_in();
  if (!opened) {
    drop();
    return opened;
  }
  PERMANENCE_TRY(listed, list("*"));
  folders_ = listed;
  return {};
}

Result<void> ImapSession::connect() {
  PERMANENCE_TRY(descriptor, gate_.connect(server_.host, server_.port, std::chrono::seconds(20)));
  stream_ = std::make_unique<TlsStream>(descriptor);
  stream_->allow(std::chrono::seconds(40), 1u << 16);
  if (server_.security == MailSecurity::none && !is_loopback(descriptor))
    return fail(ErrorKind::refused, "error.mail_server.clear_text", facts());
  if (server_.security == MailSecurity::tls)
    PERMANENCE_CHECK(stream_->start_tls(server_.host, server_.port, certificate_authority_));

  imap_ = mailimap_new(0, nullptr);
  const int code =
      mailimap_connect(imap_, mailstream_new(mailstream_low_new(stream_.get(), stream_driver()), 8192));
  if (!is_ok(code)) return fail(lost(code));
  // Logged in by itself before TLS: what was said in clear can't be believed (RFC 9051, 11.1).
  if (code == MAILIMAP_NO_ERROR_AUTHENTICATED) return fail(refused("error.mail_server.no_tls"));
  state_ = ConnectionState::greeted;
  return {};
}

Result<void> ImapSession::upgrade() {
  PERMANENCE_TRY(answer, run(mailimap_starttls));
  // More after the OK in the same packet was put there by somebody else than the server.
  if (answer == Answer::no || imap_->imap_stream->read_buffer_len > 0)
    return fail(refused("error.mail_server.no_tls"));
  return stream_->start_tls(server_.host, server_.port, certificate_authority_);
}

Result<void> ImapSession::log_in() {
  PERMANENCE_CHECK(run(ask_capabilities));
  PERMANENCE_TRY(credential, credentials_(std::exchange(token_, Token::as_kept)));
  const std::string& user = server_.user.empty() ? credential.user : server_.user;
  const bool by_token = !credential.bearer_token.empty();
  if (by_token ? mailimap_has_authentication(imap_, "XOAUTH2") == 0 : can("LOGINDISABLED"))
    return fail(refused("error.mail_server.no_login"));

  PERMANENCE_TRY(answer, run([&](mailimap* imap) {
                   return by_token ? mailimap_oauth2_authenticate(imap, user.c_str(),
                                                                  credential.bearer_token.c_str())
                                   : mailimap_login(imap, user.c_str(), credential.password.c_str());
                 }));
  if (answer == Answer::no) {
    const std::string said = imap_->imap_response ? imap_->imap_response : "";
    if (said.find("[UNAVAILABLE]") != std::string::npos || said.find("[LIMIT]") != std::string::npos)
      return fail(lost(MAILIMAP_ERROR_STREAM));
    if (by_token) token_ = Token::renewed;  // at the next try
    return fail(refused(by_token ? "error.mail_server.token_refused" : "error.mail_server.wrong_password"));
  }
  state_ = ConnectionState::authenticated;
  PERMANENCE_CHECK(run(ask_capabilities));  // there are more once logged in
  return {};
}

Result<std::vector<ListedFolder>> ImapSession::list(const std::string& pattern) {
  clist* list = nullptr;
  PERMANENCE_TRY(answer,
                 run([&](mailimap* imap) { return mailimap_list(imap, "", pattern.c_str(), &list); }));
  std::vector<ListedFolder> folders;
  if (answer == Answer::no) return folders;
  for (clistiter* one = clist_begin(list); one; one = clist_next(one)) {
    const auto* folder = static_cast<const mailimap_mailbox_list*>(clist_content(one));
    folders.push_back({folder->mb_name, folder->mb_delimiter, uses_of(folder->mb_flag)});
  }
  mailimap_list_result_free(list);
  return folders;
}

Result<std::optional<FolderState>> ImapSession::enter(const std::string& folder, Access access) {
  PERMANENCE_TRY(answer, run([&](mailimap* imap) {
                   return access == Access::read_only ? mailimap_examine(imap, folder.c_str())
                                                      : mailimap_select(imap, folder.c_str());
                 }));
  if (answer == Answer::no) {
    state_ = ConnectionState::authenticated;
    PERMANENCE_TRY(listed, list(folder));
    if (std::none_of(listed.begin(), listed.end(),
                     [&](const ListedFolder& each) { return each.name == folder && can_be_entered(each); }))
      return std::nullopt;
    Error error{ErrorKind::unavailable, "error.mailbox.folder_refused", facts(), Retry::later};
    error.facts.emplace_back("folder", folder_from_wire(folder));
    drop();
    return fail(std::move(error));
  }
  state_ = ConnectionState::selected;
  const mailimap_selection_info& info = *imap_->imap_selection_info;
  return FolderState{info.sel_uidvalidity, info.sel_uidnext};
}

bool ImapSession::allows_keyword(const std::string& keyword) const {
  const mailimap_selection_info* info = imap_ ? imap_->imap_selection_info : nullptr;
  if (!info || !info->sel_perm_flags) return false;
  for (clistiter* one = clist_begin(info->sel_perm_flags); one; one = clist_next(one)) {
    const auto* flag = static_cast<const mailimap_flag_perm*>(clist_content(one));
    if (flag->fl_type == MAILIMAP_FLAG_PERM_ALL) return true;
    if (flag->fl_flag && flag->fl_flag->fl_type == MAILIMAP_FLAG_KEYWORD &&
        ascii_lowered(flag->fl_flag->fl_data.fl_keyword) == ascii_lowered(keyword))
      return true;
  }
  return false;
}

bool ImapSession::can(const char* capability) const {
  return imap_ && mailimap_has_extension(imap_, const_cast<char*>(capability)) != 0;
}

Result<void> ImapSession::say(const std::string& line) {
  if (mailstream_write(imap_->imap_stream, line.data(), line.size()) < 0 ||
      mailstream_flush(imap_->imap_stream) < 0)
    return fail(lost(MAILIMAP_ERROR_STREAM));
  return {};
}

Result<std::string> ImapSession::hear() {
  stream_->allow(std::chrono::seconds(30), 1u << 16);
  const char* line = mailimap_read_line(imap_);
  if (!line || starts_with_ignoring_case(line, "* BYE")) return fail(lost(MAILIMAP_ERROR_STREAM));
  return std::string(line);
}

// By hand, line by line: libetpan's own takes only a "+" that comes first, and what we need to know is
// whether the server says anything at all.
Result<IdleEnd> ImapSession::idle(int wake, TlsStream::Clock::time_point until) {
  if (state_ != ConnectionState::selected) return fail(lost(MAILIMAP_ERROR_STREAM));
  const auto is_change = [](const std::string& line) {
    return starts_with_ignoring_case(line, "* ") && !starts_with_ignoring_case(line, "* OK");
  };
  stream_->allow(std::chrono::seconds(30), 1u << 16);
  if (mailimap_send_current_tag(imap_) != MAILIMAP_NO_ERROR) return fail(lost(MAILIMAP_ERROR_STREAM));
  PERMANENCE_CHECK(say("IDLE\r\n"));
  const std::string tag = std::to_string(imap_->imap_tag) + " ";
  bool changed = false;
  for (;;) {
    PERMANENCE_TRY(line, hear());
    if (line.rfind("+", 0) == 0) break;
    if (line.rfind(tag, 0) == 0) return fail(lost(MAILIMAP_ERROR_PROTOCOL));
    changed = changed || is_change(line);
  }
  state_ = ConnectionState::idle;
  Readiness readiness = Readiness::readable;
  while (!changed) {
    if (imap_->imap_stream->read_buffer_len == 0) readiness = stream_->wait(wake, until);
    if (readiness != Readiness::readable) break;
    PERMANENCE_TRY(line, hear());
    changed = is_change(line);
  }
  PERMANENCE_CHECK(say("DONE\r\n"));
  for (;;) {
    PERMANENCE_TRY(line, hear());
    if (line.rfind(tag, 0) == 0) break;
    changed = changed || is_change(line);
  }
  state_ = ConnectionState::selected;
  if (changed) return IdleEnd::changed;
  return readiness == Readiness::woken ? IdleEnd::woken : IdleEnd::time_up;
}

}  // namespace permanence::mail
