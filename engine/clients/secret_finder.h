// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

#include <vector>

namespace mcprt {

/// A part of a text that looks like a secret.
struct SecretPart
{
    qsizetype at = 0;
    qsizetype length = 0;
    QString label{}; ///< what the text calls it, as in `token=…`; may be empty
};
using SecretParts = std::vector<SecretPart>; ///< ascending, none overlaps another

/// The name of a variable, header, option or query item whose value is a secret.
[[nodiscard]] bool namesASecret(const QString &name);

/// An option such as `--api-key`, whose secret is the argument after it.
[[nodiscard]] bool optionTakesASecret(const QString &argument);

/// A text that is a secret by its looks: it begins as services let their keys begin, or is long and
/// random.
[[nodiscard]] bool looksLikeASecret(const QString &text);

/// Secrets within \a text: passwords and keys in addresses, `name=…` of a name that namesASecret(),
/// credentials after `Bearer`, whatever looksLikeASecret(). References `${…}` are none.
[[nodiscard]] SecretParts secretParts(const QString &text);

} // namespace mcprt
