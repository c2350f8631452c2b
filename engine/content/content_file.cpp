// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/content/content_file.h"

#include "engine/base/raw_json.h"

#include <QCryptographicHash>

#include <algorithm>
#include <array>
#include <charconv>

using namespace Qt::StringLiterals;

namespace mcprt::content_file {

namespace {

constexpr char kMagic[] = "MCPRT-CONTENT 1 ";
/// Longest first line: two numbers of 19 digits.
constexpr qsizetype kMaxLine = qsizetype(sizeof kMagic) + 2 * 19 + 2;

struct FirstLine
{
    qint64 bytes = 0; ///< of the line itself, with its end; 0 = not ours
    qint64 headBytes = 0;
    qint64 dataBytes = 0;
};

FirstLine parseFirstLine(QByteArrayView text)
{
    const QByteArrayView magic(kMagic);
    const qsizetype end = text.first(std::min(text.size(), kMaxLine)).indexOf('\n');
    if (end < 0 || !text.startsWith(magic))
        return {};
    FirstLine line;
    const char *stop = text.data() + end;
    const auto head = std::from_chars(text.data() + magic.size(), stop, line.headBytes);
    if (head.ec != std::errc() || head.ptr == stop || *head.ptr != ' ')
        return {};
    const auto data = std::from_chars(head.ptr + 1, stop, line.dataBytes);
    const qint64 most = qint64(1) << 40;
    if (data.ec != std::errc() || data.ptr != stop || line.headBytes < 0 || line.dataBytes < 0
        || line.headBytes > most || line.dataBytes > most)
        return {};
    line.bytes = end + 1;
    return line;
}

constexpr std::array<QByteArrayView, 5> kKinds{"text", "image", "audio", "blob", "json"};

} // namespace

QByteArray ownerMark(const OwnerKey &owner)
{
    return QCryptographicHash::hash(owner.text.toUtf8(), QCryptographicHash::Sha256).toHex();
}

QByteArray buildHead(const StoredContent &content, const QByteArray &owner)
{
    QByteArray json = "{\"kind\":";
    appendJsonString(json, kKinds.at(size_t(content.kind)));
    json += ",\"owner\":";
    appendJsonString(json, QByteArrayView(owner));
    json += ",\"mime\":";
    appendJsonString(json, content.mimeType);
    json += ",\"origin\":";
    appendJsonString(json, content.origin);
    if (!content.envelope.isEmpty())
        json += ",\"envelope\":" + content.envelope;
    json += '}';
    return kMagic + QByteArray::number(json.size()) + ' ' + QByteArray::number(content.bytes.size())
           + '\n' + json + '\n';
}

qint64 headBytes(QByteArrayView begin)
{
    const FirstLine line = parseFirstLine(begin);
    return line.bytes == 0 ? 0 : line.bytes + line.headBytes + 1;
}

Result<Head> parseHead(const QByteArray &head)
{
    const FirstLine line = parseFirstLine(head);
    if (line.bytes == 0 || line.bytes + line.headBytes + 1 != head.size())
        return fail(ErrorCode::Protocol, u"Not a stored content."_s, u"content"_s);
    const auto json = parseJson(head.sliced(line.bytes, line.headBytes));
    if (!json)
        return Failure(json.error());
    const auto text = [&json](QByteArrayView key) {
        return decodeUtf8(member(*json, key).view()).value_or(QByteArray());
    };
    const auto kind = std::ranges::find(kKinds, QByteArrayView(text("kind")));
    if (kind == kKinds.end())
        return fail(ErrorCode::Protocol, u"Not a kind of content."_s, u"content"_s);
    Head parsed;
    parsed.content.kind = StoredContent::Kind(kind - kKinds.begin());
    parsed.content.mimeType = QString::fromUtf8(text("mime"));
    parsed.content.origin = QString::fromUtf8(text("origin"));
    parsed.content.envelope = member(*json, "envelope").toByteArray();
    parsed.owner = text("owner");
    parsed.dataOffset = head.size();
    parsed.dataBytes = line.dataBytes;
    return parsed;
}

} // namespace mcprt::content_file
