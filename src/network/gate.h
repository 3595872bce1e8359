// The gate: resolves and opens every socket of the program, to the hosts of the configuration alone.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "ports/network_gate.h"

namespace permanence::network {

struct AllowedHost {
  std::string host;      // name or address, as configured
  int port = 0;
  std::string purpose;   // French, for `permanence network`: "réception du courriel"
};

std::unique_ptr<NetworkGate> make_gate(std::vector<AllowedHost> allowed);

}  // namespace permanence::network
