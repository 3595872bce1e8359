// OAuth 2 for mail: the device flow (RFC 8628) and refreshing (RFC 6749, 6), over HTTPS through the gate (HTTP on this machine's
// loopback alone). Redirects aren't followed. Errors: refused (denied, expired, consent withdrawn), unavailable.
#pragma once

#include <functional>
#include <string>

#include "base/result.h"
#include "base/time.h"
#include "ports/clock.h"
#include "ports/network_gate.h"
#include "practice/practice.h"

namespace permanence::mail {

struct Tokens {
  std::string access_token;
  std::string refresh_token;  // empty where the server gave none: keep the one there is
  Instant expires{};
};

struct DevicePrompt {  // what the person has to do in their browser
  std::string verification_uri;
  std::string user_code;
};

// Asks for a code, shows it by `show`, and waits until the person has agreed or it expires.
Result<Tokens> authorize_device(const OAuthEndpoints& endpoints, const std::string& certificate_authority,
                                NetworkGate& gate, const Clock& clock,
                                const std::function<void(const DevicePrompt&)>& show);
Result<Tokens> refresh(const OAuthEndpoints& endpoints, const std::string& certificate_authority,
                       const std::string& refresh_token, NetworkGate& gate, const Clock& clock);

}  // namespace permanence::mail
