// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/secret_names.h"
#include "engine/base/done.h"
#include "engine/clients/client_import.h"

#include <QObject>

#include <map>
#include <optional>
#include <vector>

namespace mcprt {

class SecretStore;

/// Takes the servers that clients have into our own configuration: nothing is started, nothing of
/// the clients' is changed. Secrets go to the store first; a server whose secrets can't be kept is
/// left out.
class ServerImport final : public QObject
{
    Q_OBJECT

public:
    struct Item
    {
        QString client;
        ImportedServer server;
        QString problem{}; ///< why it is not taken; may be empty
        bool isTaken = false;
        bool isHere = false; ///< exactly this is one of ours already, or of those before it
        /// Secrets that the store has with another value, or not at all although the server is
        /// here. Known after compare().
        QStringList otherKeys{};
        QStringList replacedKeys{}; ///< those of them that the store has from this import now
        QString keyProblem{};       ///< why the keys of a server that is here can't be compared
        /// What the store or our file refused: the cause of `problem` or `keyProblem`.
        std::optional<ErrorCode> refusal{};
    };

    /// \param path   our configuration of servers; need not be there yet
    /// \param names  learns the names of kept secrets
    ServerImport(QString path, SecretNames names)
        : m_path(std::move(path))
        , m_names(std::move(names))
    {}

    /// Plans the servers of \a form's client, or of those the ones called \a only.
    /// \return the errors of serversOf(); NotFound for a name that is not among them.
    [[nodiscard]] Result<bool> add(const ClientForm &form, const ClientPlaces &places,
                                   const QStringList &only = {});
    [[nodiscard]] const std::vector<Item> &items() const { return m_items; }
    /// Secrets of \a item that its client asks its person for, and that were never set here.
    [[nodiscard]] QStringList missingSecrets(const Item &item) const;
    /// Item::otherKeys of \a item that the store has its own value for: the client's would be lost
    /// with its entry.
    [[nodiscard]] static QStringList keptKeys(const Item &item);
    /// Servers of \a client that are ours now, with all that they need: its own entries can go.
    [[nodiscard]] std::vector<ClientEntry> replaceable(const QString &client) const;
    /// The same before take(), as if everything that can be taken were taken.
    [[nodiscard]] std::vector<ClientEntry> wouldReplace(const QString &client,
                                                        bool replaceKeys = false) const;

    /// Looks which keys differ from those that \a store has. \param done  true, once that is known
    /// \a store must live until then.
    void compare(SecretStore &store, Done<bool> done);
    /// Compares, and does what was planned. \param done  true, once every item is taken or has its
    /// problem. \a store must live until then.
    /// \param replaceKeys  Item::otherKeys, too; else the store's own stay
    void take(SecretStore &store, bool replaceKeys, Done<bool> done);

private:
    [[nodiscard]] Item planned(const QString &client, const FoundServer &server) const;
    [[nodiscard]] std::vector<ClientEntry> originals(const QString &client, bool planned,
                                                     bool replaceKeys) const;
    [[nodiscard]] Result<TextEdits> plan(const ImportedServer &server) const;
    [[nodiscard]] Result<QByteArray> ownText() const;
    /// Whether take() looks at \a item's keys.
    [[nodiscard]] static bool isMeant(const Item &item);
    void compareNext();
    void readKept(const QString &name);
    void onRead(const Result<Secret> &kept);
    void takeNext();
    void keepNextSecret();
    void onKept(const QString &name, const Result<bool> &kept);
    void endItem();
    void write(Item &item);
    static void refuse(Item &item, const Error &why);

    QString m_path;
    SecretNames m_names;
    std::vector<Item> m_items;
    std::map<QString, QJsonObject> m_planned; ///< entries by name
    SecretStore *m_store = nullptr;
    Done<bool> m_done;
    std::map<QString, Secret> m_values; ///< by name: what the import has for it, the first counts
    bool m_replaceKeys = false;
    size_t m_at = 0;     ///< in m_items
    size_t m_secret = 0; ///< of that one
};

} // namespace mcprt
