// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QStringView>

#include <functional>

namespace mcprt {

/// Cuts \a text into the words that the word pieces were trained on, each as UTF-8: control
/// characters dropped, ideographs alone, canonical decomposition without accents, lower case, split
/// at white space and around each punctuation character (the normalisation known from BERT).
///
/// \param visit  gets each word; returns false to stop.
void splitWords(QStringView text, const std::function<bool(QByteArrayView word)> &visit);

} // namespace mcprt
