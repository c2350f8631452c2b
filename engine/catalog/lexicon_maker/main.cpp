// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/lexicon_table.h"

#include <QFile>

#include <cstdio>

/// lexicon_maker WORDS.tsv OUT: writes what the program embeds. Runs while it is built, on the
/// machine that builds, with the stemmer that the program will use.
int main(int argc, char **argv)
{
    if (argc != 3) {
        std::fputs("usage: lexicon_maker WORDS.tsv OUT\n", stderr);
        return 64;
    }
    QFile in(QFile::decodeName(argv[1]));
    if (!in.open(QIODevice::ReadOnly)) {
        std::fprintf(stderr, "%s: %s\n", argv[1], qPrintable(in.errorString()));
        return 1;
    }
    const QByteArray table = mcprt::LexiconTable::parse(in.readAll()).save();
    const auto size = quint64(table.size());
    const QByteArray made = QByteArray(reinterpret_cast<const char *>(&size), sizeof size) + table;
    QFile out(QFile::decodeName(argv[2]));
    if (!out.open(QIODevice::WriteOnly) || out.write(made) != made.size() || !out.flush()) {
        std::fprintf(stderr, "%s: %s\n", argv[2], qPrintable(out.errorString()));
        return 1;
    }
    return 0;
}
