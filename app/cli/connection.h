// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/cli/command.h"
#include "engine/clients/client_change.h"

namespace mcprt {

/// \return InvalidArgument, naming those that there are.
[[nodiscard]] Result<const ClientForm *> clientNamed(const QString &name);
/// The same for a client whose file is known, which `generic` is not.
[[nodiscard]] Result<const ClientForm *> clientWithFile(const QString &name);

[[nodiscard]] ClientConnector connectorOf(const Application &application);

/// Our entry for a client: this program, with the settings that \a invocation was given.
[[nodiscard]] EntryValues ourEntry(const Invocation &invocation);

/// Asks the person at the terminal. \return NeedsApproval when there is none, or the answer is no
[[nodiscard]] Result<bool> askYes(Output &output);

/// Shows \a planned and, unless `--dry-run` was given, makes it once a person said yes or `--yes`
/// was given. \return NeedsApproval when nobody could be asked or the answer was no; the errors of
/// planning and ClientConnector::apply().
[[nodiscard]] Result<ExitCode> carryOut(const Application &application,
                                        const Result<ClientChange> &planned,
                                        const Invocation &invocation, Output &output);

} // namespace mcprt
