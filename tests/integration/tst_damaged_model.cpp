// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/built_in_model.h"
#include "engine/catalog/catalog.h"
#include "engine/catalog/catalog_store.h"
#include "engine/catalog/discovery_client.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

extern "C" {
/// Taken by the linker in place of the one that comes with the program: as many bytes, all zero.
char mcprtToolEmbedding[MCPRT_TOOL_EMBEDDING_BYTES];
}

using namespace mcprt;
using namespace Qt::StringLiterals;

namespace {

ServerListing listing(const QByteArrayList &definitions)
{
    ServerListing value;
    for (const QByteArray &definition : definitions)
        value.tools.push_back(*readTool(RawJson(definition)));
    return value;
}

std::vector<ServerConfig> configs()
{
    std::vector<ServerConfig> all(2);
    all[0].name = ServerName{u"mail"_s};
    all[0].command = u"mail"_s;
    all[1].name = ServerName{u"maps"_s};
    all[1].command = u"maps"_s;
    return all;
}

} // namespace

/// The program was built, or is stored, with a damaged search model: it says so once, and searches
/// by words.
class tst_DamagedModel : public QObject
{
    Q_OBJECT

private slots:
    void warnsAndSearchesByWords();
};

void tst_DamagedModel::warnsAndSearchesByWords()
{
    QCOMPARE(builtInModelFile().data(), static_cast<const char *>(mcprtToolEmbedding));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"search model.*words"_s));
    const QTemporaryDir folder;
    for (int start = 0; start < 2; ++start) { // the second one finds the index of the first
        auto store = CatalogStore::open(folder.filePath(u"catalog.sqlite"_s));
        Catalog catalog(*std::move(store), nullptr);
        catalog.setConfigs(configs());
        if (start == 0) {
            catalog.update({u"mail"_s}, listing({R"({"name":"send_letter","description":)"
                                                 R"("Sends a letter to somebody"})"_ba}));
            catalog.update({u"maps"_s}, listing({R"({"name":"find_road","description":)"
                                                 R"("Finds roads near a place"})"_ba}));
        }
        const auto search = [&](const QString &text) {
            std::optional<ToolHits> hits;
            ToolQuery query;
            query.text = text;
            catalog.searchTools(query, Done<ToolHits>([&](Result<ToolHits> r) {
                                    hits = std::move(r).value_or(ToolHits());
                                }));
            [&] { QTRY_VERIFY(hits.has_value()); }();
            return hits.value_or(ToolHits());
        };
        const ToolHits byWords = search(u"roads near me"_s);
        QCOMPARE(byWords.tools.size(), std::size_t(1));
        QCOMPARE(byWords.tools[0].name.text, u"find_road"_s);
        QCOMPARE(search(u"leter"_s).tools.size(), std::size_t(1)); // and corrects them
        QVERIFY(search(u"correspondence"_s).tools.empty());
        QVERIFY(search(u"hello, how are you?"_s).tools.empty());
    }
    QVERIFY(!builtInModel());
}

QTEST_GUILESS_MAIN(tst_DamagedModel)
#include "tst_damaged_model.moc"
