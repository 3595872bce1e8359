// One transfer of libcurl over a connection of the gate: curl resolves nothing, connects nowhere, knows no
// proxy, no netrc and no redirect. Certificates and host names are always checked. For this room alone.
#pragma once

#include <memory>
#include <string>

#include <curl/curl.h>

#include "base/result.h"
#include "ports/network_gate.h"

namespace permanence::mail {

class CurlTransfer {
 public:
  // Connects at once. `gate` is used by this call alone. `certificate_authority`: a file of an additional
  // authority, may be empty.
  static Result<CurlTransfer> connect(NetworkGate& gate, const std::string& host, int port,
                                      const std::string& certificate_authority);

  CURL* handle() const { return handle_.get(); }
  int descriptor() const { return *descriptor_; }
  // At most 120 s in all. The error of a failure that isn't the protocol's own is `connection_error`.
  CURLcode perform();
  long last_response() const;  // the last status of SMTP or HTTP; 0 if none
  // What went wrong on the way, where the protocol has nothing better to say: certificate, lost connection,
  // time-out.
  Error connection_error(CURLcode code) const;

 private:
  struct FreeHandle {
    void operator()(CURL* handle) const;
  };
  struct CloseDescriptor {
    void operator()(int* descriptor) const;
  };

  CurlTransfer() = default;
  Result<void> set_up(const std::string& certificate_authority);

  std::unique_ptr<int, CloseDescriptor>
      descriptor_;  // curl's from the moment it asked for it; destroyed after it
  std::unique_ptr<CURL, FreeHandle> handle_;
  std::string host_;
  int port_ = 0;
};

}  // namespace permanence::mail
