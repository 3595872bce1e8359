// A person's own mail program, in forty lines: IMAP by hand over the loopback, so that what our mailbox did is seen by
// other eyes than its own.
#pragma once

#include <string>

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace permanence::lab {

class PlainImap {
 public:
  PlainImap(int port, const std::string& user) {
    descriptor_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const timeval patience{10, 0};
    setsockopt(descriptor_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(connect(descriptor_, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    read_until("\r\n");
    say("LOGIN " + user + " secret");
  }
  ~PlainImap() { close(descriptor_); }
  PlainImap(const PlainImap&) = delete;
  PlainImap& operator=(const PlainImap&) = delete;

  // Everything the server says until the end of this command.
  std::string say(const std::string& command) {
    const std::string tag = "t" + std::to_string(++count_);
    send_text(tag + " " + command + "\r\n");
    const std::string all = read_until("\r\n" + tag + " ");
    EXPECT_NE(all.find(tag + " OK"), std::string::npos) << command << "\n" << all;
    return all;
  }
  void append(const std::string& folder, const std::string& mail) {
    say("APPEND " + folder + " {" + std::to_string(mail.size()) + "+}\r\n" + mail);
  }

 private:
  void send_text(const std::string& text) {
    ASSERT_EQ(send(descriptor_, text.data(), text.size(), MSG_NOSIGNAL), static_cast<ssize_t>(text.size()));
  }
  std::string read_until(const std::string& wanted) {
    std::string all = "\r\n";
    char buffer[4096];
    while (true) {
      const std::size_t at = all.find(wanted, wanted == "\r\n" ? 2 : 0);
      if (at != std::string::npos && all.find("\r\n", at + wanted.size()) != std::string::npos) break;
      if (wanted == "\r\n" && at != std::string::npos) break;
      const ssize_t size = recv(descriptor_, buffer, sizeof buffer, 0);
      if (size <= 0) break;
      all.append(buffer, static_cast<std::size_t>(size));
    }
    return all;
  }

  int descriptor_ = -1;
  int count_ = 0;
};

}  // namespace permanence::lab
