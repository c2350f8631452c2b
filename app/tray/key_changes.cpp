// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/tray/key_changes.h"

#include "engine/secrets/secret_store.h"

using namespace Qt::StringLiterals;

namespace mcprt {

KeyChanges::KeyChanges(SecretStore &store, const QMap<QString, Secret> &wanted, Commit commit)
    : m_store(store)
    , m_commit(std::move(commit))
{
    for (auto it = wanted.begin(); it != wanted.end(); ++it)
        m_changes.push_back({it.key(), *it});
}

void KeyChanges::run(Done<bool> done)
{
    m_done = std::move(done);
    for (const Change &change : m_changes)
        m_store.learn(change.wanted);
    next();
}

void KeyChanges::next()
{
    if (m_isAbandoned)
        return undo({ErrorCode::Cancelled, u"It was taken back."_s, u"settings"_s});
    if (m_at < m_changes.size()) {
        return m_store.read(m_changes[m_at].name,
                            Done<Secret>(this, [this](const Result<Secret> &r) { onRead(r); }));
    }
    const auto committed = m_commit();
    if (!committed)
        return undo(committed.error());
    m_done.report(true);
}

void KeyChanges::onRead(const Result<Secret> &before)
{
    Change &change = m_changes[m_at];
    if (before)
        change.before = *before;
    else if (before.error().code == ErrorCode::NotFound)
        change.before = Secret();
    else if (before.error().code != ErrorCode::Unauthorized) // to write asks to unlock it
        return undo(before.error());
    if (m_isAbandoned)
        return next();
    write(change.name, change.wanted,
          Done<bool>(this, [this](const Result<bool> &r) { onWritten(r); }));
}

void KeyChanges::onWritten(const Result<bool> &written)
{
    if (!written)
        return undo(written.error());
    ++m_at;
    next();
}

void KeyChanges::write(const QString &name, const Secret &secret, Done<bool> done)
{
    if (secret.isEmpty())
        m_store.remove(name, std::move(done));
    else
        m_store.write(name, secret, std::move(done));
}

void KeyChanges::undo(const Error &why)
{
    m_why = why;
    undoNext();
}

void KeyChanges::undoNext()
{
    while (m_at > 0) {
        const Change &change = m_changes[--m_at];
        if (!change.before)
            continue;
        return write(change.name, *change.before,
                     Done<bool>(this, [this](const Result<bool> &) { undoNext(); }));
    }
    m_done.report(Failure(*m_why));
}

} // namespace mcprt
