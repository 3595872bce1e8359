#include "mail/mail_address.h"

#include <algorithm>

namespace permanence::mail {
namespace {

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_local_part(std::string_view local) {
  constexpr std::string_view allowed = "!#$%&'*+-/=?^_`{|}~.";
  return !local.empty() && local.size() <= 64 && std::all_of(local.begin(), local.end(), [&](char c) {
    return is_letter_or_digit(c) || allowed.find(c) != std::string_view::npos;
  });
}

bool is_domain(std::string_view domain) {
  return !domain.empty() && domain.size() <= 253 && is_letter_or_digit(domain.front()) &&
         is_letter_or_digit(domain.back()) && domain.find("..") == std::string_view::npos &&
         std::all_of(domain.begin(), domain.end(),
                     [](char c) { return is_letter_or_digit(c) || c == '-' || c == '.'; });
}

}  // namespace

bool is_mail_address(std::string_view address) {
  const std::size_t at = address.find('@');
  return at != std::string_view::npos && is_local_part(address.substr(0, at)) &&
         is_domain(address.substr(at + 1));
}

}  // namespace permanence::mail
