// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/base/relaxed_json.h"
#include "engine/content/json_pointer.h"
#include "engine/mcp/envelope.h"
#include "tests/fuzz/fuzz_targets.h"

namespace mcprt::fuzz {

namespace {

bool liesIn(QByteArrayView inner, QByteArrayView outer)
{
    return inner.isEmpty() || (inner.begin() >= outer.begin() && inner.end() <= outer.end());
}

void requireValue(const RawJson &value, const ByteSlice &message)
{
    require(liesIn(value.view(), message.view()), "a member is a slice of its message");
    require(value.isEmpty() || parseJson(ByteSlice(value.view().toByteArray())).has_value(),
            "a member is JSON");
}

QByteArray rebuilt(const Envelope &of)
{
    switch (of.kind) {
    case Envelope::Kind::Request: return buildRequest(of.id.view(), of.method, of.params.view());
    case Envelope::Kind::Notification: return buildNotification(of.method, of.params.view());
    case Envelope::Kind::Result: return buildResult(of.id.view(), of.result.view());
    case Envelope::Kind::Error: break;
    }
    return {};
}

} // namespace

void envelope(QByteArrayView input)
{
    const ByteSlice message(input.toByteArray());
    const RawJson id = salvageId(message);
    requireValue(id, message);
    const auto parsed = parseEnvelope(message);
    if (!parsed) {
        require(parsed.error().rpcCode != 0, "a refused message has a code");
        return;
    }
    for (const RawJson *value : {&parsed->id, &parsed->params, &parsed->result, &parsed->error})
        requireValue(*value, message);
    const QByteArray again = rebuilt(*parsed);
    if (again.isEmpty())
        return;
    require(!again.contains('\n') && !again.contains('\r'), "what we write is one line");
    const auto second = parseEnvelope(ByteSlice(again));
    require(second && second->kind == parsed->kind && second->method == parsed->method
                && second->id.view() == parsed->id.view(),
            "what we write reads as what was read");
}

void relaxedJson(QByteArrayView input)
{
    const QByteArray plain = plainJson(input.toByteArray());
    const auto parsed = parseJson(ByteSlice(plain));
    if (parsed)
        require(plainJson(plain) == plain, "plain JSON stays as it is");
    const TextPosition end = positionOf(plain, plain.size());
    require(end.line >= 1 && end.column >= 1, "places count from one");
}

// A pointer, a line feed, a document.
void jsonPointer(QByteArrayView input)
{
    const qsizetype end = qMax<qsizetype>(0, input.indexOf('\n'));
    const QString pointer = QString::fromUtf8(input.first(end));
    const QByteArray text = input.sliced(qMin(end + 1, input.size())).toByteArray();
    const auto document = parseJson(ByteSlice(text));
    if (!document)
        return;
    const auto found = resolvePointer(document->view(), pointer);
    if (!found)
        return;
    require(liesIn(*found, text), "a pointer names a slice of the document");
    for (const QString &inside : pointersInside(*found, pointer, 8))
        require(resolvePointer(document->view(), inside).has_value(), "what is inside is found");
}

} // namespace mcprt::fuzz
