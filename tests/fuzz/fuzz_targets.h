// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArrayView>

#include <span>

namespace mcprt::fuzz {

/// One parser that reads bytes of strangers: takes any input, and ends the program when what comes
/// out contradicts itself. Its corpus lies in corpus/NAME.
struct Target
{
    const char *name;
    void (*run)(QByteArrayView input);
};

void lineFramer(QByteArrayView input);
void envelope(QByteArrayView input);
void sseParser(QByteArrayView input);
void httpHead(QByteArrayView input);
void headerValue(QByteArrayView input);
void stateSeal(QByteArrayView input);
void relaxedJson(QByteArrayView input);
void jsonPointer(QByteArrayView input);
void tomlServers(QByteArrayView input);
void jsonServers(QByteArrayView input);
void challenge(QByteArrayView input);

/// All of them.
[[nodiscard]] std::span<const Target> targets();

/// Runs \a target; a contradiction is told with \a input, percent-encoded.
void run(const Target &target, QByteArrayView input);
/// Ends the program with \a what when \a isTrue is not.
void require(bool isTrue, const char *what);

} // namespace mcprt::fuzz
