// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/result.h"
#include "engine/base/secret.h"

#include <QDateTime>
#include <QMap>
#include <QString>

#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace mcprt {

/// The tokens of HTTP clients, by the name of the client: `default`, which AccessToken keeps or a
/// setting gives, and those in the file `access_tokens` beside it, mode 0600.
///
/// The files are looked at for each question, so that what another process revokes is refused from
/// the next request on.
class AccessTokens
{
public:
    struct Token
    {
        Secret secret;
        QDateTime made; ///< UTC; invalid when that is not known
    };
    using All = QMap<QString, Token>;
    using Stamp = std::array<qint64, 7>; ///< of a file; all 0 = it is not there

    static constexpr QLatin1StringView kDefault{"default"};
    static constexpr qsizetype kMost = 100; ///< clients; what is made automatically must end

    /// \param folder  private to this user
    /// \param given   in place of the file of the default token; empty = that file
    explicit AccessTokens(QString folder, Secret given = {});

    /// Letters, digits, `.`, `_` and `-`, 64 at most, as a client is called.
    [[nodiscard]] static bool isName(const QString &name);

    /// Every token; the default one only if it was made. \return Unauthorized (others may read or
    /// change a file), Misconfigured (it is no file of tokens), Io.
    [[nodiscard]] Result<All> all() const;
    /// The token of \a name; the default one is made when it is not there. \return NotFound, and
    /// as all().
    [[nodiscard]] Result<Secret> token(const QString &name) const;
    /// As token(), but makes whichever is missing.
    [[nodiscard]] Result<Secret> tokenOrNew(const QString &name) const;

    /// Makes one: 256 random bits. \return InvalidArgument (no name, or it has one already),
    /// LimitExceeded, and as all().
    [[nodiscard]] Result<Secret> add(const QString &name) const;
    /// Another one in place of the old. \return NotFound, InvalidArgument (a setting gives it).
    [[nodiscard]] Result<Secret> renew(const QString &name) const;
    /// \return NotFound, InvalidArgument (the default one can only be renewed).
    [[nodiscard]] Result<bool> revoke(const QString &name) const;

    /// Whose token \a shown is at this moment; nothing for one that isn't ours. Takes the same time
    /// whichever it is. A file that can't be trusted lets nobody in.
    [[nodiscard]] std::optional<QString> nameOf(QByteArrayView shown) const;
    [[nodiscard]] bool accepts(QByteArrayView shown) const { return nameOf(shown).has_value(); }

private:
    /// A file as it was read last, and by what it is known to be the same still.
    struct Copy
    {
        QByteArray file;                                ///< as the system calls it
        std::optional<Stamp> stamp;                     ///< none = to be read again
        std::vector<std::pair<QString, Secret>> tokens; ///< with the names of their clients
    };

    [[nodiscard]] QString defaultFile() const { return m_folder + QStringLiteral("/access_token"); }
    [[nodiscard]] QString namedFile() const { return m_folder + QStringLiteral("/access_tokens"); }
    [[nodiscard]] Result<All> named() const;
    [[nodiscard]] Result<bool> save(const All &tokens) const;
    [[nodiscard]] Result<Secret> put(const QString &name, bool mayExist) const;
    template <class Read>
    void refresh(Copy &copy, Read read) const;

    QString m_folder;
    Secret m_given;
    mutable Copy m_default;
    mutable Copy m_named;
};

} // namespace mcprt
