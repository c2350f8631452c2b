// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/done.h"
#include "engine/base/secret.h"

#include <chrono>
#include <optional>

namespace mcprt {

class Clock;
class SecretStore;

/// A key that a service is shown: a text, or an entry of the keychain, which is read when the key
/// is first needed, so that no start waits for a keychain that nobody needs.
///
/// Copies are the same key: what one has read, all know. A keychain that did not answer is left in
/// peace for kRest, so that it holds up one search and not each.
class ServiceKey
{
public:
    static constexpr std::chrono::seconds kRest{30};

    ServiceKey() = default; ///< none
    // NOLINTNEXTLINE(google-explicit-constructor): a text is a key
    ServiceKey(Secret text)
        : m_text(std::move(text))
    {}
    /// \param setting  whose value \a value is, as in `OPENAI_API_KEY`; named in every failure
    /// \param value    the key itself, or `${keychain:NAME}`
    /// \param store    and \a clock: must outlive every copy
    ServiceKey(const QString &setting, const Secret &value, SecretStore &store, const Clock &clock);

    /// There is no key to show. A key in the keychain counts as one, whether it can be read or not.
    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty() && !m_entry; }

    /// \param done  once, perhaps before the return: the key, empty when there is none; else, with
    ///              the setting named and what to do about it: Misconfigured (the keychain has no
    ///              such entry, or one that is no key), Unauthorized (locked or refused), Timeout
    ///              (it did not answer, or not within \a patience), Unavailable (no keychain here).
    void read(std::chrono::milliseconds patience, Done<Secret> done) const;

    /// The name in `${keychain:NAME}`; nothing when \a value is something else.
    [[nodiscard]] static std::optional<QString> entryName(const Secret &value);
    /// What entryName() finds \a name in.
    [[nodiscard]] static QString reference(const QString &name);

private:
    class Entry;

    Secret m_text;
    std::shared_ptr<Entry> m_entry; ///< null = m_text is all
};

} // namespace mcprt
