// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

// Prints how many megabytes of text the token counter takes a second.
//     bench_tokens [FILE…]

#include "engine/content/token_counter.h"

#include <QFile>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

using namespace Qt::StringLiterals;

namespace {

constexpr char kProse[] =
    "The harbour master had kept the same notebook for thirty-one years. Every ship that came in "
    "was entered with its name, its draught and the weather of the hour; every ship that left was "
    "crossed out with a single line, never erased. \"Erasing,\" he used to say, \"is for people "
    "who "
    "don't expect questions.\" When the inspectors arrived in October 1987, they asked for the "
    "books of the last five seasons, and were handed eleven volumes, 4,212 entries, and a cup of "
    "coffee.\n\nNobody had told them about the second shelf. It wasn't hidden; it simply stood "
    "behind the door, where one had to close oneself in to see it. There the master's daughter had "
    "begun, at the age of nine, to write down what the sailors told her while they waited: which "
    "reefs had moved, which lights were out, whose brother was looking for work on a whaler.\n\n";
constexpr char kJson[] =
    R"({"id":184467,"server":"filesystem","tool":"read_file","arguments":{"path":"/srv/a/b.txt",)"
    R"("head":20},"ok":true,"elapsed_ms":3.25,"tags":["io","local"],"error":null},)"
    "\n";
constexpr char kChinese[] =
    "港务长把同一本笔记本用了三十一年。每艘进港的船都记下船名、吃水和当时的天气。";

double megabytesPerSecond(const QByteArray &text)
{
    std::vector<double> rounds;
    for (int round = 0; round < 7; ++round) {
        const auto begin = std::chrono::steady_clock::now();
        const qsizetype tokens = mcprt::tokens::count(text);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        if (tokens == 0)
            return 0;
        rounds.push_back(double(text.size()) / took.count() / 1e6);
    }
    std::ranges::nth_element(rounds, rounds.begin() + 3);
    return rounds[3];
}

void print(const char *name, const QByteArray &text)
{
    const qsizetype tokens = mcprt::tokens::count(text);
    std::printf("%-24s %8.1f MB/s  %5.2f bytes a token\n", name, megabytesPerSecond(text),
                double(text.size()) / double(tokens));
}

QByteArray filled(const char *unit)
{
    constexpr qsizetype kBytes = 4'000'000;
    const QByteArray bytes(unit);
    return bytes.repeated(kBytes / bytes.size());
}

} // namespace

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; ++i) {
        QFile file(QString::fromLocal8Bit(argv[i]));
        if (!file.open(QIODevice::ReadOnly)) {
            std::fprintf(stderr, "%s: %s\n", argv[i], qPrintable(file.errorString()));
            return 1;
        }
        print(argv[i], file.readAll());
    }
    print("English prose", filled(kProse));
    print("JSON", filled(kJson));
    print("Chinese", filled(kChinese));
    print("spaces", QByteArray(4'000'000, ' '));
    print("one letter", QByteArray(1'000'000, 'a'));
    QByteArray noise(1'000'000, '\0');
    quint32 state = 1;
    for (char &c : noise) {
        state = state * 1664525 + 1013904223;
        c = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"[state >> 26];
    }
    print("base64", noise);
    return 0;
}
