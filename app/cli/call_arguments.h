// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/raw_json.h"

#include <QStringList>

namespace mcprt {

/// The `arguments` object of a tool call from the words of a command line.
///
/// No words are `{}`. One word that starts with `{` is the object itself, byte for byte. Otherwise
/// every word is KEY=VALUE: where \a schema wants something else than a string and the value is
/// JSON of a type it wants, the value goes in as it is; where it wants an array, repeated keys and
/// single words become its elements; else it is a string. A key that the schema does not describe
/// is taken as JSON if it is a number, a boolean, null, an array or an object.
///
/// \param schema  the tool's input schema; may be empty
/// \return InvalidArgument: not JSON (with the offset), not an object, no `=`, a key that is there
/// twice without wanting an array.
[[nodiscard]] Result<RawJson> callArguments(const QStringList &words, const RawJson &schema);

} // namespace mcprt
