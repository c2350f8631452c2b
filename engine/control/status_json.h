// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/control/status.h"

#include <QJsonArray>
#include <QJsonObject>

namespace mcprt {

/// The values of status.h as JSON and back: snake_case members, times as ISO 8601 in UTC, states by
/// their wire names. What is missing or of another type keeps its default.
namespace status_json {

[[nodiscard]] QJsonObject toJson(const status::Server &value);
[[nodiscard]] QJsonObject toJson(const status::Tool &value);
[[nodiscard]] QJsonObject toJson(const status::Task &value);
[[nodiscard]] QJsonObject toJson(const status::Approval &value);
[[nodiscard]] QJsonObject toJson(const status::Elicitation &value);
[[nodiscard]] QJsonObject toJson(const status::Call &value);
[[nodiscard]] QJsonObject toJson(const status::Content &value);
[[nodiscard]] QJsonObject toJson(const status::Client &value);
[[nodiscard]] QJsonObject toJson(const status::Engine &value);
[[nodiscard]] QJsonObject toJson(const status::Changes &value);

void fromJson(const QJsonObject &json, status::Server &value);
void fromJson(const QJsonObject &json, status::Tool &value);
void fromJson(const QJsonObject &json, status::Task &value);
void fromJson(const QJsonObject &json, status::Approval &value);
void fromJson(const QJsonObject &json, status::Elicitation &value);
void fromJson(const QJsonObject &json, status::Call &value);
void fromJson(const QJsonObject &json, status::Content &value);
void fromJson(const QJsonObject &json, status::Client &value);
void fromJson(const QJsonObject &json, status::Engine &value);
void fromJson(const QJsonObject &json, status::Changes &value);

template <class T>
[[nodiscard]] QJsonArray toJson(const QList<T> &values)
{
    QJsonArray array;
    for (const T &value : values)
        array += toJson(value);
    return array;
}

template <class T>
[[nodiscard]] QList<T> listFromJson(const QJsonArray &array)
{
    QList<T> values;
    for (const QJsonValue element : array) {
        T value;
        fromJson(element.toObject(), value);
        values += std::move(value);
    }
    return values;
}

[[nodiscard]] QLatin1StringView toWireName(status::Answer answer);
[[nodiscard]] std::optional<status::Answer> answerFromWireName(const QString &name);
[[nodiscard]] std::optional<ElicitationAction> actionFromWireName(const QString &name);

} // namespace status_json
} // namespace mcprt
