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
using CredentialSource = std::function<Result<Credential>()>;

}  // namespace permanence::mail
