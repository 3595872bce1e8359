#include "network/control_socket.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <list>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "network/connect.h"
#include "network/descriptor.h"

namespace permanence::network {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr std::size_t question_bytes = 4u << 20;
constexpr std::size_t clients_at_once = 32;
// How long a client may leave us without a byte taken or given. Nobody else waits for it meanwhile.
constexpr std::chrono::seconds patience{10};

Error trouble(const std::filesystem::path& socket, int error) {
  return {ErrorKind::unavailable,
          "error.control.unusable",
          {{"socket", socket.string()}, {"number", std::to_string(error)}},
          Retry::later};
}

// The address of a socket file. A path longer than sun_path is reached through its directory, opened: the
// kernel follows /proc/self/fd/N. `directory` has to live as long as the address is used.
struct SocketAddress {
  sockaddr_un address{};
  Descriptor directory;
};

Result<SocketAddress> address_of(const std::filesystem::path& socket) {
  SocketAddress made;
  made.address.sun_family = AF_UNIX;
  std::string path = socket.string();
  if (path.size() >= sizeof made.address.sun_path) {
    const std::filesystem::path parent = socket.parent_path();
    made.directory =
        Descriptor(open(parent.empty() ? "." : parent.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (made.directory.get() < 0) return fail(trouble(socket, errno));
    path = "/proc/self/fd/" + std::to_string(made.directory.get()) + "/" + socket.filename().string();
    if (path.size() >= sizeof made.address.sun_path) return fail(trouble(socket, ENAMETOOLONG));
  }
  std::memcpy(made.address.sun_path, path.c_str(), path.size() + 1);
  return made;
}

const sockaddr* generic(const sockaddr_un& address) { return reinterpret_cast<const sockaddr*>(&address); }

bool somebody_listens(const sockaddr_un& address) {
  const Descriptor probe(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  if (probe.get() < 0) return true;
  if (connect_descriptor(probe.get(), generic(address), sizeof address) == 0) return true;
  return errno != ECONNREFUSED && errno != ENOENT;
}

// A listening socket, its file made with 0600 whatever the umask: Linux takes the mode of the socket's inode.
Result<Descriptor> bound(const std::filesystem::path& path, const sockaddr_un& address) {
  for (int attempt = 0; attempt < 2; ++attempt) {
    Descriptor server(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (server.get() < 0 || fchmod(server.get(), 0600) != 0) return fail(trouble(path, errno));
    if (bind(server.get(), generic(address), sizeof address) == 0) {
      if (::listen(server.get(), 16) != 0) return fail(trouble(path, errno));
      return server;
    }
    if (errno != EADDRINUSE) return fail(trouble(path, errno));
    struct stat there {};
    if (lstat(address.sun_path, &there) == 0 && !S_ISSOCK(there.st_mode)) return fail(trouble(path, EEXIST));
    if (somebody_listens(address))
      return fail(ErrorKind::conflict, "error.control.already_running", {{"socket", path.string()}});
    unlink(address.sun_path);  // left by an agent that was killed
  }
  return fail(trouble(path, EADDRINUSE));
}

struct Client {
  Descriptor descriptor;
  std::string question;
  std::string answer;
  std::size_t sent = 0;
  bool answering = false;
  bool finished = false;
  Clock::time_point until;
};

// One thread serves every client in turn, none of them waited for; only `answer` itself takes its time.
class Server final : public ControlServer {
 public:
  using Answer = std::function<std::string(const std::string&)>;

  Server(Descriptor listening, Descriptor wake, SocketAddress address, Answer answer)
      : listening_(std::move(listening)),
        wake_(std::move(wake)),
        address_(std::move(address)),
        answer_(std::move(answer)) {
    struct stat made {};
    if (lstat(address_.address.sun_path, &made) == 0) inode_ = made.st_ino;
    thread_ = std::thread([this] { serve(); });
  }

  ~Server() override {
    const std::uint64_t one = 1;
    while (write(wake_.get(), &one, sizeof one) < 0 && errno == EINTR) continue;
    thread_.join();
    struct stat there {};  // not one that somebody else has put there meanwhile
    if (lstat(address_.address.sun_path, &there) == 0 && there.st_ino == inode_)
      unlink(address_.address.sun_path);
  }

 private:
  void serve() {
    for (;;) {
      std::vector<pollfd> waiting{{wake_.get(), POLLIN, 0}};
      const bool room = clients_.size() < clients_at_once;
      waiting.push_back({room ? listening_.get() : -1, POLLIN, 0});
      for (const Client& client : clients_)
        waiting.push_back(
            {client.descriptor.get(), static_cast<short>(client.answering ? POLLOUT : POLLIN), 0});
      if (poll(waiting.data(), waiting.size(), next_time_out()) < 0 && errno != EINTR) return;
      if (waiting[0].revents) return;
      std::size_t index = 2;
      for (Client& client : clients_)
        if (waiting[index++].revents) client.answering ? give(client) : take(client);
      if (waiting[1].revents) welcome();
      const Clock::time_point now = Clock::now();
      clients_.remove_if([&](const Client& client) { return client.finished || client.until <= now; });
    }
  }

  int next_time_out() const {
    if (clients_.empty()) return -1;
    Clock::time_point first = Clock::time_point::max();
    for (const Client& client : clients_) first = std::min(first, client.until);
    const auto left = std::chrono::ceil<milliseconds>(first - Clock::now()).count();
    return static_cast<int>(std::max<std::int64_t>(left, 0));
  }

  void welcome() {
    Descriptor descriptor(accept4(listening_.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
    if (descriptor.get() < 0) return;
    Client client;
    client.descriptor = std::move(descriptor);
    client.until = Clock::now() + patience;
    clients_.push_back(std::move(client));
  }

  void take(Client& client) {
    std::array<char, 1 << 16> buffer;
    const ssize_t size = recv(client.descriptor.get(), buffer.data(), buffer.size(), 0);
    if (size < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (size <= 0 || client.question.size() + static_cast<std::size_t>(size) > question_bytes + 1) {
      client.finished = true;
      return;
    }
    client.until = Clock::now() + patience;
    client.question.append(buffer.data(), static_cast<std::size_t>(size));
    const std::size_t end =
        client.question.find('\n', client.question.size() - static_cast<std::size_t>(size));
    if (end == std::string::npos) return;
    client.question.resize(end);
    const Clock::time_point begun = Clock::now();
    try {
      client.answer = answer_(client.question) + "\n";
    } catch (const std::exception&) {
      client.finished = true;  // the one who asks reads "no answer"; the others are served
      return;
    }
    client.answering = true;
    // While we worked nobody was looked at: that time is not theirs.
    for (Client& other : clients_) other.until += Clock::now() - begun;
    give(client);
  }

  void give(Client& client) {
    const ssize_t size = send(client.descriptor.get(), client.answer.data() + client.sent,
                              client.answer.size() - client.sent, MSG_NOSIGNAL);
    if (size < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (size < 0) {
      client.finished = true;
      return;
    }
    client.until = Clock::now() + patience;
    client.sent += static_cast<std::size_t>(size);
    client.finished = client.sent == client.answer.size();
  }

  Descriptor listening_;
  Descriptor wake_;
  SocketAddress address_;
  Answer answer_;
  ino_t inode_ = 0;
  std::list<Client> clients_;
  std::thread thread_;
};

Error not_running(const std::filesystem::path& socket) {
  return {ErrorKind::not_found, "error.control.not_running", {{"socket", socket.string()}}, Retry::later};
}

Error no_answer(const std::filesystem::path& socket) {
  return {ErrorKind::unavailable, "error.control.no_answer", {{"socket", socket.string()}}, Retry::later};
}

// Waits for the descriptor; false when the time is up.
bool ready(int descriptor, short event, Clock::time_point until) {
  for (;;) {
    const auto left = std::chrono::ceil<milliseconds>(until - Clock::now()).count();
    if (left <= 0) return false;
    pollfd waiting{descriptor, event, 0};
    const int count = poll(&waiting, 1, static_cast<int>(left));
    if (count > 0) return true;
    if (count < 0 && errno != EINTR) return false;
  }
}

bool send_whole(int descriptor, const std::string& text, Clock::time_point until) {
  std::size_t sent = 0;
  while (sent < text.size()) {
    if (!ready(descriptor, POLLOUT, until)) return false;
    const ssize_t size =
        send(descriptor, text.data() + sent, text.size() - sent, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (size < 0 && errno != EAGAIN && errno != EINTR) return false;
    if (size > 0) sent += static_cast<std::size_t>(size);
  }
  return true;
}

}  // namespace

Result<std::unique_ptr<ControlServer>> ControlServer::listen(
    const std::filesystem::path& socket, std::function<std::string(const std::string&)> answer) {
  PERMANENCE_TRY(address, address_of(socket));
  PERMANENCE_TRY(listening, bound(socket, address.address));
  Descriptor wake(eventfd(0, EFD_CLOEXEC));
  if (wake.get() < 0) return fail(trouble(socket, errno));
  try {
    return std::make_unique<Server>(std::move(listening), std::move(wake), std::move(address),
                                    std::move(answer));
  } catch (const std::system_error& error) {
    return fail(trouble(socket, error.code().value()));
  }
}

Result<std::string> ask(const std::filesystem::path& socket, const std::string& question,
                        std::chrono::seconds at_most) {
  if (question.size() > question_bytes || question.find('\n') != std::string::npos)
    return fail(ErrorKind::invalid_input, "error.control.bad_question");
  const Clock::time_point until = Clock::now() + at_most;
  PERMANENCE_TRY(address, address_of(socket));
  const Descriptor descriptor(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  if (descriptor.get() < 0) return fail(trouble(socket, errno));
  const timeval time_out{static_cast<time_t>(at_most.count()),
                         0};  // a server whose queue is full makes connect wait
  setsockopt(descriptor.get(), SOL_SOCKET, SO_SNDTIMEO, &time_out, sizeof time_out);
  if (connect_descriptor(descriptor.get(), generic(address.address), sizeof address.address) != 0) {
    if (errno == ENOENT || errno == ECONNREFUSED) return fail(not_running(socket));
    if (errno == EACCES || errno == EPERM)
      return fail(ErrorKind::refused, "error.control.not_allowed", {{"socket", socket.string()}});
    return fail(errno == EAGAIN ? no_answer(socket) : trouble(socket, errno));
  }
  if (!send_whole(descriptor.get(), question + "\n", until)) return fail(no_answer(socket));

  std::string answer;
  std::array<char, 1 << 16> buffer;
  for (;;) {
    if (!ready(descriptor.get(), POLLIN, until)) return fail(no_answer(socket));
    const ssize_t size = recv(descriptor.get(), buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (size < 0 && (errno == EAGAIN || errno == EINTR)) continue;
    if (size <= 0) break;
    answer.append(buffer.data(), static_cast<std::size_t>(size));
  }
  if (answer.empty() || answer.back() != '\n') return fail(no_answer(socket));  // cut: the agent died
  answer.pop_back();
  return answer;
}

}  // namespace permanence::network
