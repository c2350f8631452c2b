// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/clients/json_servers.h"
#include "engine/clients/toml_servers.h"
#include "engine/oauth/challenge.h"
#include "tests/fuzz/fuzz_targets.h"

namespace mcprt::fuzz {

namespace {

const QString kOurs = QStringLiteral("ours");

/// A file of a client's in one of the two formats, and what we do to it.
template <class Names, class Entry, class Put, class Remove>
void editServers(const QByteArray &text, Names namesIn, Entry entryIn, Put put, Remove remove)
{
    const auto before = namesIn(text);
    const auto edits = put(text);
    if (!before) {
        require(!edits, "a file that can't be read stays as it is");
        return;
    }
    const auto requireOthers = [&](const QByteArray &after) {
        for (const QString &name : *before) {
            const auto entry = entryIn(text, name);
            if (name != kOurs && entry)
                require(entryIn(after, name) == entry, "other servers stay as they are");
        }
    };
    if (edits) {
        const QByteArray after = edited(text, *edits);
        const auto names = namesIn(after);
        require(names && names->contains(kOurs), "what was put is there");
        requireOthers(after);
        require(edited(after, reversed(text, *edits)) == text, "an edit can be undone");
    }
    if (const auto gone = remove(text)) {
        const QByteArray after = edited(text, *gone);
        const auto names = namesIn(after);
        require(names && !names->contains(kOurs), "what was removed is gone");
        requireOthers(after);
    }
}

} // namespace

void tomlServers(QByteArrayView input)
{
    const auto place = [](const QString &name) {
        return TomlPlace{QStringLiteral("mcp_servers"), name, QStringLiteral("config.toml")};
    };
    editServers(
        input.toByteArray(),
        [&](const QByteArray &text) { return tomlServerNames(text, place(kOurs)); },
        [&](const QByteArray &text, const QString &name) -> std::optional<QJsonObject> {
            auto server = tomlServer(text, place(name));
            return server ? std::optional(*server) : std::nullopt;
        },
        [&](const QByteArray &text) {
            return putTomlServer(text, place(kOurs), "[mcp_servers.ours]\ncommand = \"c\"\n");
        },
        [&](const QByteArray &text) { return removeTomlServer(text, place(kOurs)); });
}

void jsonServers(QByteArrayView input)
{
    const auto place = [](const QString &name) {
        return JsonPlace{"mcpServers", name.toUtf8(), QStringLiteral("config.json")};
    };
    editServers(
        input.toByteArray(),
        [&](const QByteArray &text) { return jsonServerNames(text, place(kOurs)); },
        [&](const QByteArray &text, const QString &name) -> std::optional<QByteArray> {
            auto server = jsonServer(text, place(name));
            return server ? std::optional(*server) : std::nullopt;
        },
        [&](const QByteArray &text) {
            return putJsonServer(text, place(kOurs), R"({"command":"c"})");
        },
        [&](const QByteArray &text) { return removeJsonServer(text, place(kOurs)); });
}

void challenge(QByteArrayView input)
{
    const QByteArray header = input.toByteArray();
    for (const Challenge &challenge : parseChallenges(header)) {
        require(challenge.scheme == challenge.scheme.toLower(), "schemes are in lower case");
        for (auto it = challenge.parameters.begin(); it != challenge.parameters.end(); ++it)
            require(!it.key().isEmpty() && it.key() == it.key().toLower(), "so are parameters");
    }
    for (const QString &scope : bearerChallenge(header).scopes)
        require(!scope.isEmpty() && !scope.contains(u' '), "a scope is one word");
}

} // namespace mcprt::fuzz
