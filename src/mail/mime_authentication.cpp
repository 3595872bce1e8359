#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"
#include "mail/mime_automatic.h"

namespace permanence::mail {
namespace {

// Without comments; what stands in quotes loses them. Both may hide a ";" or a "=" from a careless reader.
std::vector<std::string> statements_of(std::string_view value) {
  std::vector<std::string> statements(1);
  int comment = 0;
  bool quoted = false;
  for (std::size_t at = 0; at < value.size(); ++at) {
    const char c = value[at];
    if (c == '\\' && (comment > 0 || quoted)) {
      ++at;
    } else if (quoted) {
      if (c == '"')
        quoted = false;
      else
        statements.back() += c == ';' || c == '=' || c == ' ' ? '_' : c;
    } else if (c == '(') {
      ++comment;
    } else if (c == ')' && comment > 0) {
      --comment;
      statements.back() += ' ';
    } else if (comment == 0 && c == '"') {
      quoted = true;
    } else if (comment == 0 && c == ';') {
      statements.emplace_back();
    } else if (comment == 0) {
      statements.back() += c;
    }
  }
  return statements;
}

std::string_view domain_of(std::string_view address) {
  const std::size_t at = address.rfind('@');
  return at == std::string_view::npos ? address : address.substr(at + 1);
}

// Relaxed alignment without a list of public suffixes: the same domain, or one below the other.
bool is_aligned(std::string_view one, std::string_view other) {
  if (one.size() < other.size()) std::swap(one, other);
  if (one == other) return !one.empty();
  return other.find('.') != std::string_view::npos && one.size() > other.size() + 1 &&
         one.substr(one.size() - other.size()) == other && one[one.size() - other.size() - 1] == '.';
}

struct Verdict {
  std::string method, result;
  bool aligned = true;  // as far as told
};

std::optional<Verdict> verdict_of(const std::string& statement, std::string_view from_domain) {
  std::string spaced;
  for (const char c : single_spaced(ascii_lowered(statement))) {  // "spf = pass" is allowed
    if (c == '=' && !spaced.empty() && spaced.back() == ' ') spaced.pop_back();
    if (c == ' ' && !spaced.empty() && spaced.back() == '=') continue;
    spaced += c;
  }
  const std::vector<std::string> words = split(spaced, ' ');
  const std::size_t equals = words.front().find('=');
  if (equals == std::string::npos) return std::nullopt;
  Verdict verdict;
  verdict.method = words.front().substr(0, std::min(equals, words.front().find('/')));
  verdict.result = words.front().substr(equals + 1);
  constexpr std::array<std::string_view, 5> properties = {
      "header.d=", "header.i=", "header.from=", "smtp.mailfrom=", "smtp.helo="};
  for (const std::string_view word : words)
    for (const std::string_view property : properties)
      if (word.substr(0, property.size()) == property)
        verdict.aligned = is_aligned(domain_of(word.substr(property.size())), from_domain);
  return verdict;
}

SenderAuthentication judged(const std::vector<std::string>& statements, std::string_view from_address) {
  const std::string_view from_domain = domain_of(from_address);
  bool passed = false, tried = false, all_failed = true;
  for (std::size_t i = 1; i < statements.size(); ++i) {
    const auto verdict = verdict_of(statements[i], from_domain);
    if (!verdict) continue;
    if (verdict->method == "dmarc" && verdict->result == "pass" && verdict->aligned)
      return SenderAuthentication::passed;
    if (verdict->method == "dmarc" && verdict->result == "fail") return SenderAuthentication::failed;
    if (verdict->method != "spf" && verdict->method != "dkim") continue;
    if (verdict->result == "none" || verdict->result == "neutral" || verdict->result == "policy" ||
        verdict->result.find("error") != std::string::npos)
      continue;
    tried = true;
    passed = passed || (verdict->result == "pass" && verdict->aligned);
    all_failed = all_failed && verdict->result != "pass";
  }
  if (passed) return SenderAuthentication::passed;
  return tried && all_failed ? SenderAuthentication::failed : SenderAuthentication::unknown;
}

}  // namespace

SenderAuthentication authentication_of(const Headers& headers, std::string_view from_address,
                                       std::string_view authserv_id) {
  const auto is_from = [](const HeaderField& field) { return field.name == "from"; };
  // With two From fields nobody knows which one was looked at.
  if (authserv_id.empty() || std::count_if(headers.all().begin(), headers.all().end(), is_from) != 1)
    return SenderAuthentication::unknown;
  for (const HeaderField& field : headers.all()) {
    if (field.name != "authentication-results") continue;
    const std::vector<std::string> statements = statements_of(field.value);
    const std::vector<std::string> identity =
        split(single_spaced(statements.front()), ' ');  // and perhaps a version
    if (ascii_lowered(identity.front()) == ascii_lowered(authserv_id))
      return judged(statements, from_address);
  }
  return SenderAuthentication::unknown;
}

}  // namespace permanence::mail
