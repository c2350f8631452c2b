// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/operation.h"

#include "engine/catalog/nearest_name.h"

#include <array>
#include <cmath>
#include <limits>

namespace mcprt {

namespace {

using Type = Parameter::Type;
constexpr qsizetype kShownBytes = 60; ///< of a wrong value, in a message

/// Values by position in ToolSpec::parameters; empty = absent.
using Values = std::array<RawJson, size_t(kMaxParameters)>;

Failure invalid(const QString &message)
{
    return fail(ErrorCode::InvalidArgument, message);
}

QString shown(QByteArrayView json)
{
    QString text = QString::fromUtf8(json.first(std::min(json.size(), kShownBytes)));
    if (json.size() > kShownBytes)
        text += u'…';
    return text;
}

QString quoted(QByteArrayView name)
{
    return u'`' + QString::fromUtf8(name) + u'`';
}

QString nameList(const ToolSpec &spec)
{
    QStringList names;
    for (const Parameter &parameter : spec.parameters)
        names += quoted(parameter.name);
    return names.join(u", ");
}

Failure unknownParameter(const ToolSpec &spec, QByteArrayView rawKey)
{
    const QByteArray key = unescape(rawKey);
    QString message =
        QStringLiteral("%1 has no parameter %2.").arg(QString::fromUtf8(spec.name), shown(key));
    if (spec.parameters.empty())
        return invalid(message + QStringLiteral(" It takes none."));
    QStringList names;
    for (const Parameter &parameter : spec.parameters)
        names += QString::fromUtf8(parameter.name);
    message += didYouMean(nearestNames(QString::fromUtf8(key), names, 1));
    return invalid(message + QStringLiteral(" Valid: %1.").arg(nameList(spec)));
}

QString expectation(const Parameter &parameter)
{
    const bool ranged = parameter.minimum < parameter.maximum;
    const QString range = ranged ? QStringLiteral(" from %1 to %2")
                                       .arg(parameter.minimum, 0, 'g', 10)
                                       .arg(parameter.maximum, 0, 'g', 10)
                                 : QString();
    switch (parameter.type) {
    case Type::Text:
        return parameter.mayBeEmpty ? QStringLiteral("a string")
                                    : QStringLiteral("a string that is not empty");
    case Type::Integer: return QStringLiteral("a whole number") + range;
    case Type::Number: return QStringLiteral("a number") + range;
    case Type::Flag: return QStringLiteral("true or false");
    case Type::Object: return QStringLiteral("an object");
    case Type::TextList: return QStringLiteral("an array of strings");
    case Type::Choice:
        return QStringLiteral("one of ")
               + QString::fromUtf8(parameter.choices).replace(u'|', QStringLiteral(", "));
    }
    Q_UNREACHABLE();
}

bool inRange(const Parameter &parameter, double value)
{
    if (parameter.minimum >= parameter.maximum)
        return std::abs(value) <= double(std::numeric_limits<int>::max());
    return value >= parameter.minimum && value <= parameter.maximum;
}

bool isTextList(const RawJson &value)
{
    JsonCursor at(value.view());
    if (!at.enterArray())
        return false;
    while (at.nextElement()) {
        const QByteArrayView element = at.takeValue();
        if (element.size() <= 2 || element.front() != '"')
            return false;
    }
    return !at.failed();
}

/// Some clients send the object `arguments` as a string that holds it.
RawJson unwrapped(const RawJson &value)
{
    if (!value.isString())
        return value;
    const auto text = decodeUtf8(value.view());
    if (!text)
        return value;
    auto inner = parseJson(text->trimmed());
    return inner && inner->isObject() ? *inner : value;
}

bool fits(const Parameter &parameter, const RawJson &value)
{
    switch (parameter.type) {
    case Type::Text: return value.isString() && (parameter.mayBeEmpty || value.size() > 2);
    case Type::Integer: {
        const auto number = decodeInteger(value.view());
        return number && inRange(parameter, double(*number));
    }
    case Type::Number: {
        const auto number = decodeDouble(value.view());
        return number && inRange(parameter, *number);
    }
    case Type::Flag: return value.isTrue() || value.view() == "false";
    case Type::Object: return value.isObject();
    case Type::TextList: return isTextList(value);
    case Type::Choice: {
        const auto text = decodeUtf8(value.view());
        return text && !text->isEmpty()
               && parameter.choices.toByteArray().split('|').contains(*text);
    }
    }
    Q_UNREACHABLE();
}

/// Position of \a rawKey in the parameters; -1 when it is none of them.
qsizetype positionOf(const ToolSpec &spec, QByteArrayView rawKey)
{
    for (size_t i = 0; i < spec.parameters.size(); ++i) {
        if (keyEquals(rawKey, spec.parameters[i].name))
            return qsizetype(i);
    }
    return -1;
}

/// One pass over \a arguments: every value that is there, checked against the table.
Result<Values> readValues(const ToolSpec &spec, const RawJson &arguments, QByteArrayView ignored)
{
    Values values;
    JsonCursor at(arguments.view());
    if (!arguments.isEmpty() && !at.enterObject())
        return invalid(QStringLiteral("The arguments of %1 must be an object with %2.")
                           .arg(QString::fromUtf8(spec.name), nameList(spec)));
    QByteArrayView rawKey;
    while (!arguments.isEmpty() && at.nextMember(&rawKey)) {
        RawJson value = arguments.part(at.takeValue());
        if (at.failed())
            break;
        if (!ignored.isEmpty() && keyEquals(rawKey, ignored))
            continue;
        const qsizetype position = positionOf(spec, rawKey);
        if (position < 0)
            return unknownParameter(spec, rawKey);
        if (value.isNull())
            continue;
        const Parameter &parameter = spec.parameters[size_t(position)];
        if (parameter.type == Type::Object)
            value = unwrapped(value);
        if (!fits(parameter, value)) {
            return invalid(
                QStringLiteral("%1 must be %2, not %3.")
                    .arg(quoted(parameter.name), expectation(parameter), shown(value.view())));
        }
        values[size_t(position)] = std::move(value);
    }
    if (at.failed())
        return invalid(QStringLiteral("The arguments are not valid JSON."));
    for (size_t i = 0; i < spec.parameters.size(); ++i) {
        const Parameter &parameter = spec.parameters[i];
        if (parameter.required && values[i].isEmpty()) {
            return invalid(QStringLiteral("%1 needs %2: %3.")
                               .arg(QString::fromUtf8(spec.name), quoted(parameter.name),
                                    expectation(parameter)));
        }
    }
    return values;
}

/// Reads the checked values in the order of the table, with the table's defaults.
class Reader
{
public:
    Reader(const ToolSpec &spec, const Values &values)
        : m_spec(spec)
        , m_values(values)
    {}

    QString text(size_t i) const { return decodeString(view(i)).value_or(QString()); }
    int integer(size_t i) const { return int(decodeInteger(view(i)).value_or(0)); }
    double number(size_t i) const { return decodeDouble(view(i)).value_or(0); }
    bool flag(size_t i) const { return view(i) == "true"; }
    bool isGiven(size_t i) const { return !m_values[i].isEmpty(); }
    RawJson json(size_t i) const
    {
        return isGiven(i) ? m_values[i] : RawJson(m_spec.parameters[i].fallback.toByteArray());
    }
    std::chrono::milliseconds seconds(size_t i) const
    {
        return std::chrono::milliseconds(qint64(std::ceil(number(i) * 1000)));
    }
    ServerName server(size_t i) const { return {text(i)}; }
    std::optional<QString> optionalText(size_t i) const { return decodeString(view(i)); }

private:
    QByteArrayView view(size_t i) const
    {
        return isGiven(i) ? m_values[i].view() : m_spec.parameters[i].fallback;
    }

    const ToolSpec &m_spec;
    const Values &m_values;
};

op::SearchTools searchTools(const Reader &in)
{
    ToolQuery query;
    query.text = in.text(0);
    query.limit = in.integer(1);
    query.minScore = in.number(2);
    query.type = in.text(4);
    query.enabledOnly = in.flag(5);
    const RawJson names = in.json(3);
    JsonCursor at(names.view());
    if (at.enterArray()) {
        while (at.nextElement())
            query.servers += ServerName{decodeString(at.takeValue()).value_or(QString())};
    }
    using Detail = op::SearchTools::Detail;
    const QString detail = in.text(6);
    return {std::move(query), detail == u"full"        ? Detail::Full
                              : detail == u"signature" ? Detail::Signature
                                                       : Detail::Minimal};
}

op::ManageServer manageServer(const Reader &in)
{
    using Action = op::ManageServer::Action;
    const QString action = in.text(1);
    return {in.server(0), action == u"start"      ? Action::Start
                          : action == u"shutdown" ? Action::Shutdown
                                                  : Action::Restart};
}

op::ExecuteTool executeTool(const Reader &in)
{
    op::ExecuteTool execute{in.server(0), {in.text(1)}, in.json(2), {}, in.flag(4), in.integer(5)};
    if (in.isGiven(3))
        execute.timeout = in.seconds(3);
    return execute;
}

op::GetContent getContent(const Reader &in)
{
    ContentSelection selection{{in.text(0)},       {},
                               in.optionalText(2), in.optionalText(3),
                               in.optionalText(4), in.optionalText(5)};
    if (in.isGiven(1))
        selection.chunkIndex = in.integer(1);
    return {std::move(selection)};
}

} // namespace

Result<Operation> parseOperation(const ToolSpec &spec, const RawJson &arguments,
                                 QByteArrayView ignored)
{
    const auto values = readValues(spec, arguments, ignored);
    if (!values)
        return Failure(values.error());
    const Reader in(spec, *values);
    switch (spec.kind) {
    case ToolKind::SearchTools: return searchTools(in);
    case ToolKind::SearchServers: return op::SearchServers{in.text(0), in.integer(1), in.number(2)};
    case ToolKind::GetServerInfo: return op::GetServerInfo{in.server(0)};
    case ToolKind::GetServerTools:
        return op::GetServerTools{in.server(0), in.integer(1), in.integer(2)};
    case ToolKind::GetToolDetails: return op::GetToolDetails{in.server(0), {in.text(1)}};
    case ToolKind::ListServers: return op::ListServers{in.integer(0), in.integer(1)};
    case ToolKind::GetStatistics: return op::GetStatistics{};
    case ToolKind::ManageServer: return manageServer(in);
    case ToolKind::ListRunningServers: return op::ListRunningServers{};
    case ToolKind::ExecuteTool: return executeTool(in);
    case ToolKind::PollTaskResult: return op::PollTaskResult{{in.text(0)}, in.seconds(1)};
    case ToolKind::GetContent: return getContent(in);
    case ToolKind::CancelTask: return op::CancelTask{{in.text(0)}};
    case ToolKind::ListTasks: return op::ListTasks{};
    }
    Q_UNREACHABLE();
}

} // namespace mcprt
