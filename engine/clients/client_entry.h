// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/clients/client_form.h"

#include <QJsonObject>

namespace mcprt {

/// A client's entry as our own configuration would say it.
struct OwnEntry
{
    QJsonObject entry;
    QStringList remarks; ///< a sentence each: what will be different here
    QString problem;     ///< why it can't be one of ours; empty = it can
};

/// Translates what \a form's client has for one server, read from JSON or TOML. Keys that mean
/// nothing here are left out, with whatever they hold. References to variables become those of
/// VariableExpander; secrets stay where they are. Sources: the clients' own documentation.
[[nodiscard]] OwnEntry ownEntry(const ClientForm &form, const QJsonObject &entry);

} // namespace mcprt
