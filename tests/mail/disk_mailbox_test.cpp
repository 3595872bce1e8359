#include "mail/disk_mailbox.h"

#include <cstdlib>
#include <fstream>
#include <set>
#include <thread>

#include <gtest/gtest.h>

#include "mail/samples.h"

namespace permanence::mail {
namespace {

namespace fs = std::filesystem;
using std::chrono::seconds;
using std::chrono::steady_clock;

class DiskMailboxTest : public testing::Test {
 protected:
  DiskMailboxTest() {
    std::string name = (fs::temp_directory_path() / "permanence-mail-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) std::abort();
    root = name;
    directory = root / "principale";
    mailbox = make_disk_mailbox(directory, practice_reading());
    const Result<void> opened = mailbox->open();
    EXPECT_TRUE(opened);
  }
  ~DiskMailboxTest() override { fs::remove_all(root); }

  std::uint32_t deliver(const std::string& subject) {
    const Result<std::uint32_t> uid =
        deliver_to_disk(directory, "From: a@b.example\nSubject: " + subject + "\n\nx");
    EXPECT_TRUE(uid);
    return uid.value_or(0);
  }
  std::vector<IncomingMessage> inbox(std::uint32_t from = 1, std::size_t limit = 100) {
    std::vector<IncomingMessage> all;
    EXPECT_TRUE(mailbox->read_inbox(from, limit, [&](IncomingMessage mail) {
      all.push_back(std::move(mail));
      return Result<void>();
    }));
    return all;
  }

  fs::path root, directory;
  std::unique_ptr<Mailbox> mailbox;
};

TEST_F(DiskMailboxTest, ReadsNewMailInTheOrderOfItsUids) {
  EXPECT_EQ(mailbox->state_of_inbox()->next_uid, 1u);
  for (int i = 1; i <= 12; ++i) deliver("n" + std::to_string(i));
  EXPECT_EQ(mailbox->state_of_inbox()->next_uid, 13u);
  const auto mails = inbox(9, 3);
  ASSERT_EQ(mails.size(), 3u);
  EXPECT_EQ(mails[0].subject, "n9");
  EXPECT_EQ(mails[2].subject, "n11");
  EXPECT_EQ(mails[0].position,
            (MailPosition{"principale", "INBOX", mailbox->state_of_inbox()->uid_validity, 9}));
  const auto age = std::chrono::system_clock::now() - mails[0].received_at;
  EXPECT_LT(age, seconds(60));
  EXPECT_GT(age, -seconds(60));
}

TEST_F(DiskMailboxTest, StopsAtTheConsumersError) {
  deliver("un");
  deliver("deux");
  int read = 0;
  const Result<void> result = mailbox->read_inbox(1, 100, [&](IncomingMessage) -> Result<void> {
    ++read;
    return fail(ErrorKind::unavailable, "error.test");
  });
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().text, "error.test");
  EXPECT_EQ(read, 1);
}

TEST_F(DiskMailboxTest, NeverGivesAUidTwice) {
  const std::uint32_t first = deliver("un");
  fs::remove(directory / "inbox" / (std::to_string(first) + ".eml"));
  EXPECT_GT(deliver("deux"), first);
  EXPECT_GT(make_disk_mailbox(directory, {})->state_of_inbox()->next_uid, first + 1);
}

TEST_F(DiskMailboxTest, GivesUidsApartToThoseWhoDeliverAtOnce) {
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([this] {
      for (int j = 0; j < 25; ++j) deliver("x");
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(inbox(1, 1000).size(), 100u);
}

TEST_F(DiskMailboxTest, TellsWhatAPersonDid) {
  for (int i = 0; i < 4; ++i) deliver("x");
  const fs::path in = directory / "inbox";
  fs::rename(in / "1.eml", in / "1,answered.eml");
  fs::rename(in / "2.eml", in / "2,deleted.eml");
  fs::remove(in / "3.eml");
  const auto validity = mailbox->state_of_inbox()->uid_validity;
  EXPECT_FALSE(mailbox->flags(validity + 1, {1})->has_value()) << "renumbered";
  const std::vector<MailFlags> found = **mailbox->flags(validity, {1, 2, 3, 4, 99});
  const auto* flags = &found;
  ASSERT_EQ(flags->size(), 3u) << "what is gone is not listed";
  EXPECT_TRUE((*flags)[0].answered && !(*flags)[0].deleted);
  EXPECT_TRUE((*flags)[1].deleted && !(*flags)[1].answered);
  EXPECT_TRUE((*flags)[2].uid == 4 && !(*flags)[2].answered && !(*flags)[2].deleted);
}

TEST_F(DiskMailboxTest, MarksWhatIsHandledAndKeepsOtherFlags) {
  deliver("x");
  fs::rename(directory / "inbox/1.eml", directory / "inbox/1,answered.eml");
  const auto validity = mailbox->state_of_inbox()->uid_validity;
  const MailPosition position{"principale", "INBOX", validity, 1};
  EXPECT_TRUE(mailbox->mark_handled({"principale", "INBOX", validity + 1, 1}));
  EXPECT_TRUE(fs::exists(directory / "inbox/1,answered.eml")) << "another numbering's";
  EXPECT_TRUE(mailbox->mark_handled(position));
  EXPECT_TRUE(mailbox->mark_handled(position)) << "twice is once";
  EXPECT_TRUE(fs::exists(directory / "inbox/1,answered,permanence.eml"));
  EXPECT_TRUE(mailbox->flags(validity, {1})->value().at(0).answered);
  ASSERT_EQ(inbox().size(), 1u);
  EXPECT_TRUE(inbox()[0].answered_already);
  EXPECT_TRUE(mailbox->mark_handled({"principale", "INBOX", validity, 77}))
      << "a mail that is gone is not an error";
}

TEST_F(DiskMailboxTest, FindsInSentByMessageIdAndNothingElse) {
  EXPECT_TRUE(mailbox->file_sent("Message-ID: <a1@x.example>\nReferences: <b2@x.example>\n\n<c3@x.example>"));
  EXPECT_TRUE(*mailbox->sent_contains("a1@x.example"));
  EXPECT_FALSE(*mailbox->sent_contains("b2@x.example"));
  EXPECT_FALSE(*mailbox->sent_contains("c3@x.example"));
  EXPECT_FALSE(*mailbox->sent_contains("1@x.example"));
  EXPECT_EQ(mailbox->state_of_sent()->next_uid, 2u);
  EXPECT_EQ(mailbox->read_sent(1)->size(), 1u);
  EXPECT_EQ(mailbox->read_sent(2)->size(), 0u);
  EXPECT_EQ(mailbox->read_sent(1, Instant(std::chrono::hours(24 * 365 * 200)))->size(), 0u)
      << "received since";
  EXPECT_TRUE(mailbox->file_sent("Message-ID: <server@x.example>\nX-Permanence: d4@x.example\n\n"));
  EXPECT_TRUE(*mailbox->sent_contains("d4@x.example")) << "renamed by the server";
  EXPECT_EQ(mailbox->read_sent(2)->at(0).message_id_header, "d4@x.example");
}

TEST_F(DiskMailboxTest, LaysFindsAndRemovesOurDraftsAlone) {
  EXPECT_TRUE(mailbox->lay_draft("X-Permanence-Draft: k1\nSubject: un\n\nx"));
  EXPECT_TRUE(mailbox->lay_draft("X-Permanence-Draft: k2\nSubject: deux\n\nx"));
  EXPECT_TRUE(mailbox->lay_draft("Subject: le leur\n\nx"));
  EXPECT_TRUE(mailbox->lay_draft("Message-ID: <k4@x.example>\nSubject: quatre\n\nx"));
  EXPECT_EQ(mailbox->read_drafts()->size(), 4u);
  EXPECT_TRUE(mailbox->remove_draft("k1", ""));
  EXPECT_TRUE(mailbox->remove_draft("k1", "")) << "gone already";
  EXPECT_TRUE(mailbox->remove_draft("k9", "k4@x.example")) << "a program dropped our header";
  const auto left = mailbox->read_drafts();
  ASSERT_EQ(left->size(), 2u);
  EXPECT_EQ(left->at(0).outbox_key_header, "k2");
  EXPECT_EQ(left->at(0).content.subject, "deux");
  EXPECT_TRUE(fs::exists(directory / "drafts/3.eml"));
}

TEST_F(DiskMailboxTest, PutsAnAlertIntoTheInbox) {
  EXPECT_TRUE(mailbox->put_into_inbox("From: cabinet@tilleuls.example\nSubject: alerte\n\nx"));
  ASSERT_EQ(inbox().size(), 1u);
  EXPECT_EQ(inbox()[0].automatic, AutomaticMail::our_own);
}

TEST_F(DiskMailboxTest, WakesForAMailThatCameSinceItWasOpened) {
  deliver("x");
  const auto begin = steady_clock::now();
  EXPECT_TRUE(mailbox->wait_for_change(seconds(20)));
  EXPECT_LT(steady_clock::now() - begin, seconds(10));
  EXPECT_TRUE(mailbox->wait_for_change(seconds(1)));
  std::thread later([this] {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    deliver("y");
  });
  EXPECT_TRUE(mailbox->wait_for_change(seconds(20)));
  EXPECT_LT(steady_clock::now() - begin, seconds(15));
  later.join();
}

TEST_F(DiskMailboxTest, IsInterruptedFromAnotherThreadEvenBeforeItWaits) {
  const auto begin = steady_clock::now();
  mailbox->interrupt();
  EXPECT_TRUE(mailbox->wait_for_change(seconds(20)));
  std::thread later([this] {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    mailbox->interrupt();
  });
  EXPECT_TRUE(mailbox->wait_for_change(seconds(20)));
  EXPECT_LT(steady_clock::now() - begin, seconds(15));
  later.join();
}

TEST_F(DiskMailboxTest, WaitsNoLongerThanAsked) {
  const auto begin = steady_clock::now();
  EXPECT_TRUE(mailbox->wait_for_change(seconds(1)));
  EXPECT_GE(steady_clock::now() - begin, seconds(1));
}

TEST_F(DiskMailboxTest, SaysWhichFolderCannotBeRead) {
  fs::remove_all(directory / "inbox");
  const Result<FolderState> state = mailbox->state_of_inbox();
  ASSERT_FALSE(state);
  EXPECT_EQ(state.error().kind, ErrorKind::unavailable);
  EXPECT_EQ(state.error().text, "error.disk_mailbox.unreadable");
  EXPECT_EQ(state.error().retry, Retry::later);
}

TEST_F(DiskMailboxTest, SendsWholeOrNotAtAll) {
  const auto sender = make_disk_sender(directory);
  EXPECT_TRUE(sender->try_connection());
  int asked = 0;
  EXPECT_TRUE(sender->send("a@b.example", "c@d.example", "Subject: parti\r\n\r\nx", [&]() -> Result<void> {
    ++asked;
    EXPECT_FALSE(fs::exists(directory / "outgoing/1.eml")) << "before it is handed over";
    return {};
  }));
  EXPECT_EQ(asked, 1);
  EXPECT_TRUE(fs::exists(directory / "outgoing/1.eml"));
  const Result<Delivery> stopped =
      sender->send("a@b.example", "c@d.example", "Subject: non\r\n\r\nx",
                   []() -> Result<void> { return fail(ErrorKind::conflict, "error.test"); });
  ASSERT_FALSE(stopped);
  EXPECT_EQ(stopped.error().text, "error.test");
  const auto is_mail = [](const fs::directory_entry& entry) { return entry.path().extension() == ".eml"; };
  EXPECT_EQ(std::count_if(fs::directory_iterator(directory / "outgoing"), fs::directory_iterator(), is_mail),
            1);
}

}  // namespace
}  // namespace permanence::mail
