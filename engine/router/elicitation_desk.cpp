// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/elicitation_desk.h"

#include "engine/base/joined.h"
#include "engine/base/random_id.h"
#include "engine/mcp/envelope.h"
#include "engine/router/argument_checker.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

Failure invalid(const QString &why)
{
    return Failure(Error{ErrorCode::InvalidArgument, why, {}, rpc::kInvalidParams});
}

QString textOf(const RawJson &params, QByteArrayView key)
{
    return decodeString(member(params, key).view()).value_or(QString());
}

Result<Elicitation> read(const ServerName &server, const RawJson &params)
{
    if (params.size() > ElicitationDesk::kMaxBytes) {
        return fail(ErrorCode::LimitExceeded,
                    u"A question may have %1 KiB."_s.arg(ElicitationDesk::kMaxBytes / 1024));
    }
    Elicitation question{randomHex(), server, textOf(params, "message"),
                         {},          {},     QDateTime::currentDateTimeUtc()};
    if (question.message.size() > ElicitationDesk::kMaxMessage)
        question.message = question.message.left(ElicitationDesk::kMaxMessage) + u'…';
    const QString mode = textOf(params, "mode");
    if (mode == "url"_L1) {
        const QUrl url(textOf(params, "url"), QUrl::StrictMode);
        if (!url.isValid() || url.host().isEmpty()
            || (url.scheme() != "https"_L1 && url.scheme() != "http"_L1))
            return invalid(u"\"url\" must be a whole http or https address."_s);
        question.url = QString::fromLatin1(url.toEncoded()); // no look-alike characters
        return question;
    }
    if (!mode.isEmpty() && mode != "form"_L1)
        return invalid(u"\"mode\" must be form or url."_s);
    const RawJson schema = member(params, "requestedSchema");
    if (!member(schema, "properties").isObject())
        return invalid(u"\"requestedSchema\" must be an object schema with properties."_s);
    question.schema = RawJson(schema.view().toByteArray()); // kept longer than the message
    return question;
}

} // namespace

ElicitationDesk::ElicitationDesk(QObject *parent)
    : QObject(parent)
{}

ElicitationDesk::~ElicitationDesk() = default;

void ElicitationDesk::setAttended(bool attended)
{
    m_isAttended = attended;
    while (!m_isAttended && !m_open.empty())
        end(m_open.begin(), RawJson(QByteArrayLiteral(R"({"action":"cancel"})")));
}

Withdraw ElicitationDesk::ask(const ServerName &server, const RawJson &params, Done<RawJson> done)
{
    auto question = read(server, params);
    const auto ofServer = std::ranges::count_if(
        m_open, [&](const Open &open) { return open.question.server == server; });
    if (!m_isAttended)
        question = fail(ErrorCode::NotFound, u"Nobody is there to ask."_s);
    else if (m_open.size() >= kMaxOpen || ofServer >= kMaxOfServer)
        question = fail(ErrorCode::LimitExceeded, u"Too many questions wait for the person."_s);
    if (!question) {
        done.report(Failure(question.error()));
        return {};
    }
    const QString id = question->id;
    m_open.push_back({std::move(*question), std::move(done)});
    emit changed();
    return [self = QPointer(this), id] {
        const auto place = self ? self->find(id) : Place();
        if (!self || place == self->m_open.end())
            return;
        auto withdrawn = std::move(place->done);
        self->m_open.erase(place);
        emit self->changed();
        withdrawn.fail(ErrorCode::Cancelled, u"The question was taken back."_s);
    };
}

std::vector<Elicitation> ElicitationDesk::open() const
{
    std::vector<Elicitation> questions;
    questions.reserve(m_open.size());
    for (const Open &open : m_open)
        questions.push_back(open.question);
    return questions;
}

ElicitationDesk::Place ElicitationDesk::find(const QString &id)
{
    return std::ranges::find_if(m_open, [&](const Open &open) { return open.question.id == id; });
}

Result<bool> ElicitationDesk::answer(const QString &id, ElicitationAction action,
                                     const RawJson &content)
{
    const Place place = find(id);
    if (place == m_open.end()) {
        return fail(ErrorCode::NotFound,
                    u"The question does not wait any more: it was answered or taken back."_s);
    }
    QByteArray result = joined({R"({"action":")", toWireName(action), "\""});
    if (action == ElicitationAction::Accept && place->question.url.isEmpty()) {
        if (!content.isObject())
            return invalid(u"The answer must be an object."_s);
        if (const auto wrong = ArgumentChecker::compile(place->question.schema)->check(content))
            return invalid(*wrong);
        result += R"(,"content":)" + content.toByteArray();
    }
    end(place, RawJson(result + '}'));
    return true;
}

void ElicitationDesk::end(Place place, RawJson result)
{
    auto done = std::move(place->done);
    m_open.erase(place);
    emit changed();
    done.report(std::move(result));
}

} // namespace mcprt
