// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/secret_filter.h"

#include <QByteArray>
#include <QStringList>

#include <memory>

namespace mcprt {

/// The newest bytes of a server's stderr. Taking bytes in costs one copy, whatever they hold, so a
/// flood can't slow the engine down; lines are cut only when someone looks.
class StderrRing
{
public:
    static constexpr qsizetype kDefaultMaxBytes = 256 * 1024;
    static constexpr qsizetype kMaxLineCharacters = 500; ///< longer ones are cut, with an ellipsis

    explicit StderrRing(qsizetype maxBytes = kDefaultMaxBytes)
        : m_maxBytes(maxBytes)
    {}

    void append(QByteArrayView bytes);
    void clear();
    /// What never shows in a line.
    void setSecrets(std::shared_ptr<const SecretFilter> secrets) { m_secrets = std::move(secrets); }

    /// The newest \a lines lines that are not empty, oldest first, without colours and control
    /// characters. A line whose start has been overwritten is left out.
    [[nodiscard]] QStringList tail(qsizetype lines) const;
    [[nodiscard]] qsizetype size() const { return m_bytes.size(); } ///< bytes kept
    [[nodiscard]] qint64 totalBytes() const { return m_total; }     ///< ever taken in

private:
    qsizetype m_maxBytes;
    QByteArray m_bytes;    ///< grows to m_maxBytes, then is written round
    qsizetype m_begin = 0; ///< oldest byte
    qint64 m_total = 0;
    std::shared_ptr<const SecretFilter> m_secrets = std::make_shared<SecretFilter>();
};

} // namespace mcprt
