// What may stand as an address in an envelope or a header that we write.
#pragma once

#include <string_view>

namespace permanence::mail {

// local@domain in plain ASCII, without quotes, comments, spaces or control characters (RFC 5321, 4.1.2, its
// common part).
bool is_mail_address(std::string_view address);

}  // namespace permanence::mail
