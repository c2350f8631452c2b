// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

// Prints what looking at a result costs a call, and what shaping a large one takes.

#include "engine/content/content_reader.h"
#include "engine/content/content_store.h"
#include "engine/content/result_shaper.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

using namespace Qt::StringLiterals;
using namespace mcprt;

namespace {

/// Median of \a rounds, in microseconds.
template <class Work>
double microseconds(int rounds, Work work)
{
    std::vector<double> took;
    for (int i = 0; i < rounds; ++i) {
        const auto begin = std::chrono::steady_clock::now();
        work();
        took.push_back(
            std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin)
                .count());
    }
    std::ranges::nth_element(took, took.begin() + rounds / 2);
    return took[size_t(rounds) / 2];
}

RawJson resultOf(const QByteArray &text)
{
    QByteArray json = "{\"content\":[{\"type\":\"text\",\"text\":";
    appendJsonString(json, QByteArrayView(text));
    return RawJson(QByteArray(json + "}],\"isError\":false}"));
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv); // the store keeps a timer
    const QTemporaryDir folder;
    const Clock clock;
    const auto store = ContentStore::open(folder.filePath(u"o"_s), {}, clock);
    if (!store) {
        std::fprintf(stderr, "%s\n", qPrintable(store.error().message));
        return 1;
    }
    const QByteArray line = "2026-11-23 18:05:12 INFO request 4711 answered in 12 ms, status ok\n";
    const RawJson small = resultOf("It is 21 degrees and sunny in Berlin."_ba);
    const RawJson large = resultOf(line.repeated((1 << 20) / line.size()));
    const ResultShaper generous({1 << 24}, **store, nullptr);
    const ResultShaper usual({4096}, **store, nullptr);

    std::printf("needsShaping, small result        %10.2f µs\n",
                microseconds(9999, [&] { (void)usual.needsShaping(small); }));
    const double walk = microseconds(99, [&] { (void)generous.needsShaping(large); });
    std::printf("needsShaping, 1 MB under budget   %10.2f µs  %.0f MB/s\n", walk,
                double(large.size()) / walk);
    ContentRef ref;
    std::printf("shape, 1 MB over budget           %10.2f µs\n", microseconds(15, [&] {
                    usual.shape(large, OwnerKey{u"a"_s}, u"s/t"_s,
                                Done<RawJson>([&ref](Result<RawJson> r) {
                                    const QByteArray text = r->toByteArray();
                                    const qsizetype at = text.indexOf("ref_id=\\\"") + 9;
                                    ref.text = QString::fromLatin1(text.sliced(at, 32));
                                }));
                }));
    std::printf("readContent, chunk 7 of it        %10.2f µs\n", microseconds(99, [&] {
                    (void)readContent(**store, OwnerKey{u"a"_s}, {.ref = ref, .chunkIndex = 7},
                                      4096);
                }));
    std::printf("readContent, grep all of it       %10.2f µs\n", microseconds(9, [&] {
                    (void)readContent(**store, OwnerKey{u"a"_s},
                                      {.ref = ref, .grep = u"4711.*never"_s}, 4096);
                }));
    return 0;
}
