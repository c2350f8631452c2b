// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

// What checking arguments costs a call: nanoseconds per check, and per compiled schema.

#include "engine/router/argument_checker.h"

#include <QTextStream>

#include <algorithm>
#include <array>
#include <chrono>

using namespace mcprt;

namespace {

constexpr int kRounds = 7;
constexpr int kTimes = 50'000;

/// Median nanoseconds of one \a work.
template <class Work>
double nanoseconds(int times, Work &&work)
{
    std::array<double, kRounds> rounds{};
    for (double &round : rounds) {
        const auto begin = std::chrono::steady_clock::now();
        for (int i = 0; i < times; ++i)
            work();
        const std::chrono::duration<double, std::nano> spent =
            std::chrono::steady_clock::now() - begin;
        round = spent.count() / times;
    }
    std::ranges::sort(rounds);
    return rounds[kRounds / 2];
}

} // namespace

int main()
{
    const RawJson schema(QByteArray(R"({"type":"object","properties":{
      "path":{"type":"string"},"limit":{"type":"integer","minimum":1,"maximum":100},
      "mode":{"enum":["fast","exact"]},"tags":{"type":"array","items":{"type":"string"}},
      "since":{"anyOf":[{"type":"string"},{"type":"null"}]}},
      "required":["path"],"additionalProperties":false})"));
    const auto checker = ArgumentChecker::compile(schema);
    const RawJson small(QByteArray(R"({"path":"/home/user/notes.txt","limit":10,"mode":"fast"})"));
    const RawJson all(QByteArray(R"({"path":"/home/user/notes.txt","limit":10,"mode":"fast",)"
                                 R"("tags":["a","b","c"],"since":null})"));
    const RawJson large(R"({"path":")" + QByteArray(1 << 20, 'x') + "\"}");
    qsizetype refused = 0;
    const auto row = [&](const char *name, int times, const auto &work) {
        QTextStream(stdout) << QString::asprintf("%-28s %12.0f ns\n", name,
                                                 nanoseconds(times, work));
    };
    row("three arguments", kTimes, [&] { refused += checker->check(small).has_value(); });
    row("five arguments", kTimes, [&] { refused += checker->check(all).has_value(); });
    row("1 MB text", 50, [&] { refused += checker->check(large).has_value(); });
    row("compile the schema", 2'000, [&] { refused += !ArgumentChecker::compile(schema); });
    return refused == 0 ? 0 : 1;
}
