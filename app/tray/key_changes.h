// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/done.h"
#include "engine/base/secret.h"

#include <QMap>
#include <QObject>

#include <functional>
#include <optional>
#include <vector>

namespace mcprt {

class SecretStore;

/// Changes of several entries of the keychain, and what is to be written with them: all or nothing.
///
/// Each entry's old value is read first: to put it back should a later step fail, and because a
/// keychain that hangs says so within the short deadline of reading.
class KeyChanges final : public QObject
{
    Q_OBJECT

public:
    /// Writes what goes with the keys. Runs once all of these are kept.
    using Commit = std::function<Result<bool>()>;

    /// \param store   must outlive this
    /// \param wanted  by name; an empty one is removed
    KeyChanges(SecretStore &store, const QMap<QString, Secret> &wanted, Commit commit);

    /// Once. \param done  true; or why not, and then everything is as it was: what the store or the
    /// commit reports, or Cancelled.
    void run(Done<bool> done);
    /// Takes back what was done, as soon as the keychain has answered.
    void abandon() { m_isAbandoned = true; }
    [[nodiscard]] bool isRunning() const { return bool(m_done); }

private:
    struct Change
    {
        QString name;
        Secret wanted;
        std::optional<Secret> before{}; ///< nothing: unknown; empty: there was none
    };

    void next();
    void onRead(const Result<Secret> &before);
    void onWritten(const Result<bool> &written);
    void write(const QString &name, const Secret &secret, Done<bool> done);
    void undo(const Error &why);
    void undoNext();

    SecretStore &m_store;
    Commit m_commit;
    std::vector<Change> m_changes;
    std::size_t m_at = 0; ///< changes before it are made
    Done<bool> m_done;
    std::optional<Error> m_why; ///< it is undone
    bool m_isAbandoned = false;
};

} // namespace mcprt
