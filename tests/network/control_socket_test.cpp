#include "network/control_socket.h"

#include <atomic>
#include <cstring>
#include <fstream>
#include <thread>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace permanence::network {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

class ControlSocket : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "control-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    directory_ = name;
  }
  void TearDown() override { fs::remove_all(directory_); }

  fs::path directory_;
};

std::string echo(const std::string& question) { return "{\"heard\":" + question + "}"; }

// A client that connects and says only what it is given.
int raw_client(const fs::path& path, const std::string& says) {
  const int descriptor = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strncpy(address.sun_path, path.c_str(), sizeof address.sun_path - 1);
  if (connect(descriptor, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
    close(descriptor);
    return -1;
  }
  send(descriptor, says.data(), says.size(), MSG_NOSIGNAL);
  return descriptor;
}

TEST_F(ControlSocket, AnswersAQuestion) {
  const auto server = ControlServer::listen(directory_ / "agent.sock", echo);
  ASSERT_TRUE(server);
  const auto answer = ask(directory_ / "agent.sock", "\"status\"", 2s);
  ASSERT_TRUE(answer) << answer.error().text;
  EXPECT_EQ(*answer, "{\"heard\":\"status\"}");
}

TEST_F(ControlSocket, IsForItsOwnerAloneWhateverTheUmask) {
  const mode_t before = umask(0);
  const auto server = ControlServer::listen(directory_ / "agent.sock", echo);
  umask(before);
  ASSERT_TRUE(server);
  struct stat made {};
  ASSERT_EQ(lstat((directory_ / "agent.sock").c_str(), &made), 0);
  EXPECT_TRUE(S_ISSOCK(made.st_mode));
  EXPECT_EQ(made.st_mode & 07777, 0600u);
}

TEST_F(ControlSocket, TakesAPathLongerThanASocketAddress) {
  const fs::path deep = directory_ / std::string(120, 'd') / std::string(60, 'e');
  fs::create_directories(deep);
  const auto server = ControlServer::listen(deep / "agent.sock", echo);
  ASSERT_TRUE(server) << server.error().text;
  EXPECT_TRUE(fs::is_socket(deep / "agent.sock"));
  const auto answer = ask(deep / "agent.sock", "1", 2s);
  ASSERT_TRUE(answer) << answer.error().text;
  EXPECT_EQ(*answer, "{\"heard\":1}");
}

TEST_F(ControlSocket, SaysThatNobodyListens) {
  const auto none = ask(directory_ / "agent.sock", "1", 2s);
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().kind, ErrorKind::not_found);
  EXPECT_EQ(none.error().text, "error.control.not_running");
}

TEST_F(ControlSocket, IsRemovedWhenTheServerStops) {
  { const auto server = ControlServer::listen(directory_ / "agent.sock", echo); }
  EXPECT_FALSE(fs::exists(directory_ / "agent.sock"));
}

TEST_F(ControlSocket, ReplacesWhatAKilledAgentLeft) {
  const fs::path path = directory_ / "agent.sock";
  const int left = socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strncpy(address.sun_path, path.c_str(), sizeof address.sun_path - 1);
  ASSERT_EQ(bind(left, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
  close(left);  // without unlinking, as kill -9 does
  ASSERT_FALSE(ask(path, "1", 2s));

  const auto server = ControlServer::listen(path, echo);
  ASSERT_TRUE(server) << server.error().text;
  EXPECT_TRUE(ask(path, "1", 2s));
}

TEST_F(ControlSocket, DoesNotReplaceOneThatIsListenedTo) {
  const auto server = ControlServer::listen(directory_ / "agent.sock", echo);
  const auto second = ControlServer::listen(directory_ / "agent.sock", echo);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().kind, ErrorKind::conflict);
  EXPECT_TRUE(ask(directory_ / "agent.sock", "1", 2s));
}

TEST_F(ControlSocket, DoesNotRemoveAFileThatIsNoSocket) {
  std::ofstream(directory_ / "agent.sock") << "une note";
  const auto server = ControlServer::listen(directory_ / "agent.sock", echo);
  ASSERT_FALSE(server);
  EXPECT_EQ(server.error().text, "error.control.unusable");
  EXPECT_TRUE(fs::is_regular_file(directory_ / "agent.sock"));
}

TEST_F(ControlSocket, CarriesFourMegabytesEachWayAndRefusesMore) {
  const auto server = ControlServer::listen(directory_ / "agent.sock", echo);
  const std::string large(4u << 20, 'x');
  const auto answer = ask(directory_ / "agent.sock", large, 10s);
  ASSERT_TRUE(answer) << answer.error().text;
  EXPECT_EQ(answer->size(), large.size() + 10);
  const auto refused = ask(directory_ / "agent.sock", large + "x", 10s);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::invalid_input);
}

TEST_F(ControlSocket, RefusesAQuestionOfTwoLines) {
  const auto server = ControlServer::listen(directory_ / "agent.sock", echo);
  const auto refused = ask(directory_ / "agent.sock", "1\n2", 2s);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::invalid_input);
}

TEST_F(ControlSocket, DoesNotLetASilentClientHoldUpTheOthers) {
  const auto server = ControlServer::listen(directory_ / "agent.sock", echo);
  const int silent = raw_client(directory_ / "agent.sock", "");
  const int half = raw_client(directory_ / "agent.sock", "\"half a question");
  const auto begun = std::chrono::steady_clock::now();
  for (int i = 0; i < 20; ++i) ASSERT_TRUE(ask(directory_ / "agent.sock", "1", 2s));
  EXPECT_LT(std::chrono::steady_clock::now() - begun, 1s);
  close(silent);
  close(half);
}

TEST_F(ControlSocket, ClosesOnAClientThatNeverEndsItsQuestion) {
  std::atomic<int> calls = 0;
  const auto server = ControlServer::listen(directory_ / "agent.sock", [&](const std::string&) {
    ++calls;
    return std::string("1");
  });
  const std::string endless(1u << 16, 'x');
  const int client = raw_client(directory_ / "agent.sock", "");
  ssize_t sent = 0;
  for (int i = 0; i < 200 && sent >= 0; ++i)
    sent = send(client, endless.data(), endless.size(), MSG_NOSIGNAL);
  EXPECT_LT(sent, 0);
  EXPECT_EQ(calls, 0);
  close(client);
  EXPECT_TRUE(ask(directory_ / "agent.sock", "1", 2s));
}

TEST_F(ControlSocket, CallsOneAtATime) {
  std::atomic<int> inside = 0;
  std::atomic<int> most = 0;
  const auto server = ControlServer::listen(directory_ / "agent.sock", [&](const std::string& question) {
    most = std::max(most.load(), ++inside);
    std::this_thread::sleep_for(2ms);
    --inside;
    return question;
  });
  std::atomic<int> right = 0;
  std::vector<std::thread> askers;
  for (int i = 0; i < 8; ++i)
    askers.emplace_back([&, i] {
      for (int n = 0; n < 10; ++n) {
        const auto answer = ask(directory_ / "agent.sock", std::to_string(i * 100 + n), 10s);
        right += answer && *answer == std::to_string(i * 100 + n);
      }
    });
  for (std::thread& one : askers) one.join();
  EXPECT_EQ(right, 80);
  EXPECT_EQ(most, 1);
}

TEST_F(ControlSocket, GivesUpInTimeOnAnAnswerThatDoesNotCome) {
  std::atomic<bool> released = false;
  const auto server = ControlServer::listen(directory_ / "agent.sock", [&](const std::string&) {
    while (!released) std::this_thread::sleep_for(5ms);
    return std::string("late");
  });
  const auto none = ask(directory_ / "agent.sock", "1", 1s);
  released = true;
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().text, "error.control.no_answer");
}

TEST_F(ControlSocket, OutlivesAnAnswerThatThrows) {
  const auto server = ControlServer::listen(directory_ / "agent.sock", [&](const std::string& question) {
    if (question == "0") throw std::runtime_error("defect");
    return question;
  });
  const auto none = ask(directory_ / "agent.sock", "0", 2s);
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().text, "error.control.no_answer");
  EXPECT_TRUE(ask(directory_ / "agent.sock", "1", 2s));
}

}  // namespace
}  // namespace permanence::network
