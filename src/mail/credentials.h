// What a connection logs in with, asked for anew at each connection (a token may have expired).
#pragma once

#include <functional>
#include <string>

#include "base/result.h"

namespace permanence::mail {

struct Credential {
  std::string user;          // where the server's settings name none; empty: no login (SMTP on the loopback)
  std::string password;      // or
  std::string bearer_token;  // XOAUTH2
};
// `renewed`: the server has just refused the token there was, whatever its expiry says.
enum class Token { as_kept, renewed };
using CredentialSource = std::function<Result<Credential>(Token)>;

}  // namespace permanence::mail
