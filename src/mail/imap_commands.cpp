#include "mail/imap_commands.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>

#include "mail/mime_reader.h"

namespace permanence::mail {
namespace {

constexpr std::size_t uids_per_command = 200;  // keeps the command's line far below what servers take

struct FreeEtpan {
  void operator()(mailimap_set* set) const { mailimap_set_free(set); }
  void operator()(mailimap_search_key* key) const { mailimap_search_key_free(key); }
  void operator()(mailimap_fetch_type* type) const { mailimap_fetch_type_free(type); }
  void operator()(mailimap_store_att_flags* flags) const { mailimap_store_att_flags_free(flags); }
  void operator()(mailimap_flag_list* flags) const { mailimap_flag_list_free(flags); }
};
template <class T>
using Etpan = std::unique_ptr<T, FreeEtpan>;

struct FreeFetched {
  void operator()(clist* list) const { mailimap_fetch_list_free(list); }
};
using Fetched = std::unique_ptr<clist, FreeFetched>;

Result<std::vector<std::uint32_t>> search(ImapSession& session, Etpan<mailimap_search_key> key) {
  clist* list = nullptr;
  PERMANENCE_TRY(answer, session.run([&](mailimap* imap) {
    return mailimap_uid_search(imap, nullptr, key.get(), &list);
  }));
  if (answer == Answer::no) return fail(session.refused("error.mailbox.refused"));
  std::vector<std::uint32_t> uids;
  for (clistiter* one = clist_begin(list); one; one = clist_next(one))
    uids.push_back(*static_cast<const std::uint32_t*>(clist_content(one)));
  mailimap_search_result_free(list);
  std::sort(uids.begin(), uids.end());
  return uids;
}

Etpan<mailimap_fetch_type> what_to_fetch(std::initializer_list<mailimap_fetch_att*> attributes) {
  Etpan<mailimap_fetch_type> type(mailimap_fetch_type_new_fetch_att_list_empty());
  for (mailimap_fetch_att* one : attributes) mailimap_fetch_type_new_fetch_att_list_add(type.get(), one);
  return type;
}

// Nothing if the server says NO: it keeps one of these mails to itself.
Result<Fetched> fetch_if_given(ImapSession& session, mailimap_set* set,
                               const Etpan<mailimap_fetch_type>& what, Allowance allowance = {}) {
  const Etpan<mailimap_set> owned(set);
  clist* list = nullptr;
  PERMANENCE_TRY(answer,
                 session.run([&](mailimap* imap) { return mailimap_uid_fetch(imap, set, what.get(), &list); },
                             allowance));
  return answer == Answer::ok ? Fetched(list) : Fetched();
}

Result<Fetched> fetch(ImapSession& session, mailimap_set* set, const Etpan<mailimap_fetch_type>& what) {
  PERMANENCE_TRY(fetched, fetch_if_given(session, set, what));
  if (!fetched) return fail(session.refused("error.mailbox.refused"));
  return fetched;
}

mailimap_set* set_of(const std::vector<std::uint32_t>& uids) {
  mailimap_set* set = mailimap_set_new_empty();
  for (const std::uint32_t uid : uids) mailimap_set_add_single(set, uid);
  return set;
}

bool has_flag(const mailimap_msg_att_item& item, int wanted) {
  if (item.att_type != MAILIMAP_MSG_ATT_ITEM_DYNAMIC || !item.att_data.att_dyn->att_list) return false;
  for (clistiter* one = clist_begin(item.att_data.att_dyn->att_list); one; one = clist_next(one)) {
    const auto* flag = static_cast<const mailimap_flag_fetch*>(clist_content(one));
    if (flag->fl_type == MAILIMAP_FLAG_FETCH_OTHER && flag->fl_flag->fl_type == wanted) return true;
  }
  return false;
}

// The bytes of a BODY[…], if that is what the item is.
std::optional<std::string> section_of(const mailimap_msg_att_item& item) {
  if (item.att_type != MAILIMAP_MSG_ATT_ITEM_STATIC) return std::nullopt;
  const mailimap_msg_att_static& data = *item.att_data.att_static;
  if (data.att_type != MAILIMAP_MSG_ATT_BODY_SECTION || !data.att_data.att_body_section->sec_body_part)
    return std::nullopt;
  return std::string(data.att_data.att_body_section->sec_body_part,
                     data.att_data.att_body_section->sec_length);
}

// Calls `consume(uid, item)` for each attribute of each mail that the server tells about.
template <class Consume>
void for_each_item(const Fetched& fetched, const Consume& consume) {
  if (!fetched) return;
  for (clistiter* mail = clist_begin(fetched); mail; mail = clist_next(mail)) {
    clist* items = static_cast<const mailimap_msg_att*>(clist_content(mail))->att_list;
    std::uint32_t uid = 0;  // wherever it stands among the others
    for (clistiter* one = clist_begin(items); one; one = clist_next(one)) {
      const auto* item = static_cast<const mailimap_msg_att_item*>(clist_content(one));
      if (item->att_type == MAILIMAP_MSG_ATT_ITEM_STATIC &&
          item->att_data.att_static->att_type == MAILIMAP_MSG_ATT_UID)
        uid = item->att_data.att_static->att_data.att_uid;
    }
    for (clistiter* one = clist_begin(items); one; one = clist_next(one))
      consume(uid, *static_cast<const mailimap_msg_att_item*>(clist_content(one)));
  }
}

Instant instant_of(const mailimap_date_time* date) {
  if (!date) return {};
  using namespace std::chrono;
  const year_month_day day{year{date->dt_year}, month{static_cast<unsigned>(date->dt_month)},
                           std::chrono::day{static_cast<unsigned>(date->dt_day)}};
  if (!day.ok()) return {};
  const auto zone = hours(date->dt_zone / 100) + minutes(date->dt_zone % 100);
  return sys_days{day} + hours(date->dt_hour) + minutes(date->dt_min) + seconds(date->dt_sec) - zone;
}

Etpan<mailimap_store_att_flags> adding(mailimap_flag* flag) {
  mailimap_flag_list* list = mailimap_flag_list_new_empty();
  mailimap_flag_list_add(list, flag);
  return Etpan<mailimap_store_att_flags>(mailimap_store_att_flags_new_add_flags_silent(list));
}

Result<Answer> store(ImapSession& session, std::uint32_t uid, mailimap_flag* flag) {
  const Etpan<mailimap_set> set(mailimap_set_new_single(uid));
  const Etpan<mailimap_store_att_flags> flags = adding(flag);
  return session.run([&](mailimap* imap) { return mailimap_uid_store(imap, set.get(), flags.get()); });
}

// libetpan keeps the buffer of the largest mail it has read; an agent that idles for days needs no such
// thing.
void release_buffer(mailimap* imap) {
  constexpr std::size_t worth_releasing = 1u << 20;
  if (!imap || imap->imap_stream_buffer->allocated_len < worth_releasing) return;
  MMAPString* fresh = mmap_string_new("");
  if (fresh) mmap_string_free(std::exchange(imap->imap_stream_buffer, fresh));
}

}  // namespace

Result<std::vector<std::uint32_t>> search_from(ImapSession& session, std::uint32_t first, Instant since) {
  Etpan<mailimap_search_key> key(mailimap_search_key_new_multiple_empty());
  mailimap_search_key_multiple_add(key.get(),
                                   mailimap_search_key_new_uid(mailimap_set_new_interval(first, 0)));
  if (since != Instant{}) {
    const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(since) -
                                          std::chrono::days(1));
    mailimap_search_key_multiple_add(
        key.get(), mailimap_search_key_new_since(mailimap_date_new(
                       static_cast<int>(static_cast<unsigned>(day.day())),
                       static_cast<int>(static_cast<unsigned>(day.month())), static_cast<int>(day.year()))));
  }
  PERMANENCE_TRY(uids, search(session, std::move(key)));
  // "n:*" always holds the last mail, however small its UID (RFC 9051, 6.4.9).
  uids.erase(uids.begin(), std::lower_bound(uids.begin(), uids.end(), first));
  return uids;
}

Result<std::vector<std::uint32_t>> search_header(ImapSession& session, const std::string& name,
                                                 const std::string& part) {
  return search(session, Etpan<mailimap_search_key>(
                             mailimap_search_key_new_header(strdup(name.c_str()), strdup(part.c_str()))));
}

Result<std::map<std::uint32_t, MailSize>> fetch_sizes(ImapSession& session,
                                                      const std::vector<std::uint32_t>& uids) {
  const auto what = what_to_fetch({mailimap_fetch_att_new_uid(), mailimap_fetch_att_new_rfc822_size(),
                                   mailimap_fetch_att_new_internaldate(), mailimap_fetch_att_new_flags()});
  std::map<std::uint32_t, MailSize> found;
  for (std::size_t at = 0; at < uids.size(); at += uids_per_command) {
    const std::vector<std::uint32_t> some(uids.begin() + at,
                                          uids.begin() + std::min(at + uids_per_command, uids.size()));
    PERMANENCE_TRY(fetched, fetch_if_given(session, set_of(some), what));
    for_each_item(fetched, [&](std::uint32_t uid, const mailimap_msg_att_item& item) {
      if (!std::binary_search(some.begin(), some.end(), uid)) return;
      MailSize& one = found[uid];
      one.uid = uid;
      if (has_flag(item, MAILIMAP_FLAG_ANSWERED)) one.answered = true;
      if (item.att_type != MAILIMAP_MSG_ATT_ITEM_STATIC) return;
      const mailimap_msg_att_static& data = *item.att_data.att_static;
      if (data.att_type == MAILIMAP_MSG_ATT_RFC822_SIZE) one.bytes = data.att_data.att_rfc822_size;
      if (data.att_type == MAILIMAP_MSG_ATT_INTERNALDATE)
        one.received_at = instant_of(data.att_data.att_internal_date);
    });
  }
  return found;
}

Result<std::vector<MailHeaders>> fetch_headers(ImapSession& session,
                                               std::initializer_list<const char*> wanted) {
  clist* names = clist_new();
  for (const char* name : wanted) clist_append(names, strdup(name));
  const auto what = what_to_fetch({mailimap_fetch_att_new_uid(), mailimap_fetch_att_new_flags(),
                                   mailimap_fetch_att_new_body_peek_section(
                                       mailimap_section_new_header_fields(mailimap_header_list_new(names)))});
  PERMANENCE_TRY(fetched, fetch(session, mailimap_set_new_interval(1, 0), what));
  std::map<std::uint32_t, std::string> blocks;
  std::set<std::uint32_t> deleted;
  for_each_item(fetched, [&](std::uint32_t uid, const mailimap_msg_att_item& item) {
    if (has_flag(item, MAILIMAP_FLAG_DELETED)) deleted.insert(uid);
    if (auto block = section_of(item)) blocks[uid] = std::move(*block);
  });
  std::vector<MailHeaders> headers;
  for (auto& [uid, block] : blocks)
    if (!deleted.count(uid)) headers.push_back({uid, std::move(block)});
  return headers;
}

Result<std::string> fetch_raw(ImapSession& session, std::uint32_t uid, std::size_t size, std::size_t limit) {
  mailimap_section* whole = mailimap_section_new(nullptr);
  mailimap_fetch_att* body = size > limit ? mailimap_fetch_att_new_body_peek_section_partial(
                                                whole, 0, static_cast<std::uint32_t>(limit))
                                          : mailimap_fetch_att_new_body_peek_section(whole);
  const auto what = what_to_fetch({mailimap_fetch_att_new_uid(), body});
  // A slow line takes its minutes over a large mail; a server that sends more than it announced is cut.
  const std::size_t expected = std::min(size, limit);
  const Allowance allowance{std::chrono::seconds(60 + expected / 20'000), expected + (1u << 20)};
  std::string raw;
  {
    PERMANENCE_TRY(fetched, fetch_if_given(session, mailimap_set_new_single(uid), what, allowance));
    for_each_item(fetched, [&](std::uint32_t found, const mailimap_msg_att_item& item) {
      if (found == uid) raw = section_of(item).value_or(std::move(raw));
    });
  }
  release_buffer(session.handle());
  return raw;
}

Result<std::vector<MailFlags>> fetch_flags(ImapSession& session, const std::vector<std::uint32_t>& uids) {
  const auto what = what_to_fetch({mailimap_fetch_att_new_uid(), mailimap_fetch_att_new_flags()});
  std::vector<MailFlags> all;
  for (std::size_t at = 0; at < uids.size(); at += uids_per_command) {
    const std::vector<std::uint32_t> some(uids.begin() + at,
                                          uids.begin() + std::min(at + uids_per_command, uids.size()));
    PERMANENCE_TRY(fetched, fetch(session, set_of(some), what));
    for_each_item(fetched, [&](std::uint32_t uid, const mailimap_msg_att_item& item) {
      if (item.att_type != MAILIMAP_MSG_ATT_ITEM_DYNAMIC) return;
      if (std::find(some.begin(), some.end(), uid) == some.end()) return;
      const MailFlags flags{uid, has_flag(item, MAILIMAP_FLAG_ANSWERED),
                            has_flag(item, MAILIMAP_FLAG_DELETED)};
      all.push_back(flags);
    });
  }
  return all;
}

Result<Answer> add_keyword(ImapSession& session, std::uint32_t uid, const std::string& keyword) {
  return store(session, uid, mailimap_flag_new_flag_keyword(strdup(keyword.c_str())));
}

Result<Answer> move_to(ImapSession& session, std::uint32_t uid, const std::string& folder) {
  const Etpan<mailimap_set> set(mailimap_set_new_single(uid));
  if (session.can("MOVE"))
    return session.run([&](mailimap* imap) { return mailimap_uid_move(imap, set.get(), folder.c_str()); });
  PERMANENCE_TRY(copied, session.run([&](mailimap* imap) {
    return mailimap_uid_copy(imap, set.get(), folder.c_str());
  }));
  if (copied == Answer::no) return copied;
  return remove(session, uid);
}

Result<Answer> remove(ImapSession& session, std::uint32_t uid) {
  PERMANENCE_TRY(marked, store(session, uid, mailimap_flag_new_deleted()));
  // Without UIDPLUS an EXPUNGE would also remove what the practitioner has marked: the mark has to do.
  if (marked == Answer::no || !session.can("UIDPLUS")) return marked;
  const Etpan<mailimap_set> set(mailimap_set_new_single(uid));
  return session.run([&](mailimap* imap) { return mailimap_uid_expunge(imap, set.get()); });
}

Result<Answer> append(ImapSession& session, const std::string& folder, const std::string& raw,
                      AppendedAs as) {
  const Etpan<mailimap_flag_list> flags(mailimap_flag_list_new_empty());
  if (as != AppendedAs::unread) mailimap_flag_list_add(flags.get(), mailimap_flag_new_seen());
  if (as == AppendedAs::draft) mailimap_flag_list_add(flags.get(), mailimap_flag_new_draft());
  const Allowance allowance{std::chrono::seconds(60 + raw.size() / 20'000)};
  return session.run(
      [&](mailimap* imap) {
        return mailimap_append(imap, folder.c_str(), flags.get(), nullptr, raw.data(), raw.size());
      },
      allowance);
}

Result<Answer> create(ImapSession& session, const std::string& folder) {
  PERMANENCE_TRY(made, session.run([&](mailimap* imap) { return mailimap_create(imap, folder.c_str()); }));
  if (made == Answer::no) return made;
  // So that other mail programs show it; a server without subscriptions may say no.
  PERMANENCE_CHECK(session.run([&](mailimap* imap) { return mailimap_subscribe(imap, folder.c_str()); }));
  return made;
}

}  // namespace permanence::mail
