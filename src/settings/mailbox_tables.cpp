// [[boite]]: the practice's mailboxes.
#include <algorithm>

#include "base/text.h"
#include "settings/practice_tables.h"

namespace permanence::settings {
namespace {

constexpr std::array<std::pair<std::string_view, MailSecurity>, 3> securities{
    {{"tls", MailSecurity::tls}, {"starttls", MailSecurity::starttls}, {"aucune", MailSecurity::none}}};

bool is_host(std::string_view text) {
  return !text.empty() && text.size() <= 253 &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-:[]") == std::string_view::npos;
}

bool is_loopback(std::string_view host) {
  return host == "localhost" || host.starts_with("127.") || host == "::1" || host == "[::1]";
}

struct Ports {
  int tls;
  int starttls;
};

MailServer read_server(TableReader& mailbox, std::string_view name, const std::string& path, Ports ports,
                       const std::string& user) {
  MailServer server;
  const TomlValue* table = mailbox.table(name);
  if (!table) {
    if (!mailbox.has(name)) mailbox.problem(name, "error.settings.missing");
    return server;
  }
  TableReader reader(*table, path + "." + std::string(name), mailbox.problems());
  server.host = ascii_lowered(reader.required("hote"));
  if (!server.host.empty() && !is_host(server.host))
    reader.problem("hote", "error.settings.bad_host", {{"value", server.host}});
  server.security = reader.choice("securite", MailSecurity::tls, securities);
  if (server.security == MailSecurity::none && !is_loopback(server.host))
    reader.problem("securite", "error.settings.no_security", {{"value", server.host}});
  server.port =
      reader.whole("port", server.security == MailSecurity::tls ? ports.tls : ports.starttls, 1, 65535);
  server.user = reader.text("utilisateur", user);
  reader.finish();
  return server;
}

std::string read_endpoint(TableReader& reader, std::string_view name) {
  std::string url = reader.required(name);
  const bool on_this_machine = url.starts_with("http://127.0.0.1") || url.starts_with("http://localhost");
  if (!url.empty() && !url.starts_with("https://") && !on_this_machine)
    reader.problem(name, "error.settings.bad_endpoint", {{"value", url}});
  return url;
}

void read_oauth(TableReader& mailbox, const std::string& path, MailboxSettings& settings) {
  const TomlValue* table = mailbox.table("oauth");
  if (!table) {
    if (!mailbox.has("oauth") && settings.authentication == MailAuthentication::oauth2)
      mailbox.problem("oauth", "error.settings.missing");
    return;
  }
  TableReader reader(*table, path + ".oauth", mailbox.problems());
  settings.oauth.client_id = reader.required("identifiant_client");
  settings.oauth.device_endpoint = read_endpoint(reader, "adresse_appareil");
  settings.oauth.token_endpoint = read_endpoint(reader, "adresse_jetons");
  settings.oauth.scope = reader.required("portee");
  reader.finish();
}

void read_servers(TableReader& reader, const std::string& path, MailboxSettings& settings) {
  static constexpr std::array<std::pair<std::string_view, MailAuthentication>, 2> authentications{
      {{"mot_de_passe", MailAuthentication::password}, {"oauth2", MailAuthentication::oauth2}}};
  settings.authentication = reader.choice("authentification", MailAuthentication::password, authentications);
  read_oauth(reader, path, settings);
  settings.certificate_authority = reader.text("autorite_de_certification");
  if (settings.on_disk) {
    for (const std::string_view name : {"imap", "smtp"})
      if (reader.table(name)) reader.problem(name, "error.settings.servers_of_disk_mailbox");
    return;
  }
  settings.imap = read_server(reader, "imap", path, {993, 143}, settings.address);
  settings.smtp = read_server(reader, "smtp", path, {465, 587}, settings.imap.user);
}

MailboxSettings read_mailbox(TableReader& reader, const std::string& path, const Practice& practice) {
  MailboxSettings settings;
  settings.name = reader.required("nom");
  if (!settings.name.empty() && !is_short_name(settings.name))
    reader.problem("nom", "error.settings.bad_name", {{"value", settings.name}});
  if (practice.mailbox(settings.name))
    reader.problem("nom", "error.settings.twice", {{"value", settings.name}});
  settings.address = ascii_lowered(reader.required("adresse"));
  if (!settings.address.empty() && !is_mail_address(settings.address))
    reader.problem("adresse", "error.settings.bad_mail_address", {{"value", settings.address}});
  settings.display_name = reader.text("affichage", practice.name);
  settings.on_disk = reader.yes_or_no("sur_disque", false);
  read_servers(reader, path, settings);
  settings.inbox_folder = reader.text("dossier_reception", settings.inbox_folder);
  settings.sent_folder = reader.text("dossier_envoyes");
  settings.drafts_folder = reader.text("dossier_brouillons");
  settings.server_files_sent = reader.yes_or_no("envoyes_classes_par_le_serveur", false);
  settings.lay_drafts = reader.yes_or_no("deposer_brouillons", false);
  static constexpr std::array<std::pair<std::string_view, MarkHandled>, 2> marks{
      {{"mot_cle", MarkHandled::keyword}, {"dossier", MarkHandled::folder}}};
  settings.mark = reader.choice("marquage", MarkHandled::keyword, marks);
  settings.mark_name = reader.text("nom_du_marquage", settings.mark_name);
  settings.authserv_id = ascii_lowered(reader.text("serveur_de_confiance"));
  settings.practitioner = reader.text("praticien");
  if (!settings.practitioner.empty() && !practice.practitioner(settings.practitioner))
    reader.problem("praticien", "error.settings.unknown_practitioner", {{"value", settings.practitioner}});
  reader.finish();
  return settings;
}

}  // namespace

void read_mailboxes(TableReader& document, Practice& practice) {
  int number = 0;
  for (const TomlValue* each : document.tables("boite")) {
    const std::string path = "boite " + std::to_string(++number);
    TableReader reader(*each, path, document.problems());
    practice.mailboxes.push_back(read_mailbox(reader, path, practice));
  }
  if (practice.mailboxes.empty() && !document.has("boite"))
    document.problem("boite", "error.settings.missing");
}

}  // namespace permanence::settings
