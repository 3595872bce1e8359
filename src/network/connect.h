// The one place that refers to connect(2), so that a check of the object files can show that nothing else
// does. Defined in gate.cpp; for this room alone.
#pragma once

#include <sys/socket.h>

namespace permanence::network {

int connect_descriptor(int descriptor, const sockaddr* address, socklen_t size);  // as connect(2)

}  // namespace permanence::network
