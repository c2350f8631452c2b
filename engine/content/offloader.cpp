// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/content/offloader.h"

#include "engine/content/chunk_plan.h"
#include "engine/content/text_preview.h"
#include "engine/content/token_counter.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

/// Tokens that a note needs itself, about; kept free when a preview takes the whole budget.
constexpr qsizetype kNoteTokens = 160;
constexpr int kMaxListedKeys = 20;

bool looksLikeJson(const QByteArray &text)
{
    const auto first = std::ranges::find_if(
        text, [](char c) { return c != ' ' && c != '\n' && c != '\r' && c != '\t'; });
    return first != text.end() && (*first == '{' || *first == '[') && parseJson(text).has_value();
}

/// ` Its members: "a", "b", …` for an object, else nothing.
QByteArray memberNames(QByteArrayView json)
{
    QByteArray names;
    JsonCursor at(json);
    if (!at.enterObject())
        return names;
    QByteArrayView key;
    for (int listed = 0; at.nextMember(&key); ++listed) {
        if (listed == kMaxListedKeys || key.size() > 80)
            return names + ", …";
        names += names.isEmpty() ? " Its members: \"" : ", \"";
        names += key;
        names += '"';
        at.takeValue();
    }
    return names;
}

/// UTF-16 unit of the escape `\uXXXX` at \a at; -1 when there is none.
int escapedUnit(QByteArrayView json, qsizetype at)
{
    if (json.size() - at < 6 || json[at] != '\\' || json[at + 1] != 'u')
        return -1;
    bool ok = false;
    const int unit = json.sliced(at + 2, 4).toInt(&ok, 16);
    return ok ? unit : -1;
}

/// Whether the JSON string \a json has half a surrogate pair, which UTF-8 has no form for.
bool hasLoneSurrogate(QByteArrayView json)
{
    for (qsizetype at = json.indexOf('\\'); at >= 0; at = json.indexOf('\\', at)) {
        const int unit = escapedUnit(json, at);
        if (unit < 0xD800 || unit > 0xDFFF) {
            at += 2; // this escape; `\\` is one, too
            continue;
        }
        const int next = escapedUnit(json, at + 6);
        if (unit > 0xDBFF || next < 0xDC00 || next > 0xDFFF)
            return true;
        at += 12;
    }
    return false;
}

const char *nameOf(ContentBlock::Kind kind)
{
    switch (kind) {
    case ContentBlock::Kind::Text: return "The text";
    case ContentBlock::Kind::Image: return "Image";
    case ContentBlock::Kind::Audio: return "Audio";
    case ContentBlock::Kind::TextResource: return "The resource's text";
    case ContentBlock::Kind::BlobResource: return "Binary resource";
    case ContentBlock::Kind::Other: return "The content block";
    }
    Q_UNREACHABLE();
}

StoredContent::Kind binaryKind(ContentBlock::Kind kind)
{
    if (kind == ContentBlock::Kind::Image)
        return StoredContent::Kind::Image;
    return kind == ContentBlock::Kind::Audio ? StoredContent::Kind::Audio
                                             : StoredContent::Kind::Blob;
}

} // namespace

bool Offloader::isTooLarge(const ContentBlock &block, qsizetype maxResultTokens)
{
    switch (block.kind) {
    case ContentBlock::Kind::Image:
    case ContentBlock::Kind::Audio:
    case ContentBlock::Kind::BlobResource: return true;
    case ContentBlock::Kind::Text:
    case ContentBlock::Kind::TextResource:
        // The escaped form is never shorter than the text, which has no more tokens than bytes.
        return block.payload.size() - 2 > maxResultTokens
               && tokens::exceeds(decodeUtf8(block.payload).value_or(QByteArray()),
                                  maxResultTokens);
    case ContentBlock::Kind::Other: return isTooLarge(block.whole, maxResultTokens);
    }
    Q_UNREACHABLE();
}

bool Offloader::isTooLarge(QByteArrayView json, qsizetype maxResultTokens)
{
    return tokens::exceeds(json, maxResultTokens);
}

Offloader::Stored Offloader::store(const ContentBlock &block) const
{
    const QByteArray what = nameOf(block.kind);
    switch (block.kind) {
    case ContentBlock::Kind::Image:
    case ContentBlock::Kind::Audio:
    case ContentBlock::Kind::BlobResource: return storeBinary(block);
    case ContentBlock::Kind::Other: return {storeJson(block.whole, what), std::nullopt, {}};
    case ContentBlock::Kind::Text:
    case ContentBlock::Kind::TextResource: break;
    }
    StoredContent content;
    content.bytes = decodeUtf8(block.payload).value_or(QByteArray());
    content.mimeType = decodeString(block.mimeType).value_or(QString());
    if (content.mimeType.isEmpty())
        content.mimeType = looksLikeJson(content.bytes) ? u"application/json"_s : u"text/plain"_s;
    content.envelope = withPayload(block, "\"\"");
    const char *lost =
        hasLoneSurrogate(block.payload) ? " (half characters in it became U+FFFD)" : "";
    return {storeText(std::move(content), what + lost), std::nullopt, {}};
}

QByteArray Offloader::storeJson(QByteArrayView json, const QByteArray &what) const
{
    StoredContent content;
    content.kind = StoredContent::Kind::Json;
    content.bytes = json.toByteArray();
    content.mimeType = u"application/json"_s;
    return storeText(std::move(content), what);
}

QByteArray Offloader::storeText(StoredContent content, const QByteArray &what) const
{
    content.origin = m_origin;
    const QByteArray size = text_preview::size(content.bytes);
    const auto ref = m_store.put(m_owner, content);
    if (!ref) {
        const qsizetype room = std::max(m_maxResultTokens - kNoteTokens, m_maxResultTokens / 2);
        const QByteArrayView shown = text_preview::head(content.bytes, room);
        return shown + "\n\n[" + what + " is cut after " + text_preview::grouped(shown.size())
               + " bytes (" + size + " in all), and the rest could not be stored: "
               + ref.error().message.toUtf8() + ']';
    }
    QByteArray note = '[' + what + " is stored: " + size + ". " + howToRead(*ref, content);
    if (content.kind == StoredContent::Kind::Json)
        note += memberNames(content.bytes);
    return text_preview::build(content.bytes, m_maxResultTokens, note + ']');
}

QByteArray Offloader::howToRead(const ContentRef &ref, const StoredContent &content) const
{
    const qint64 bytes = content.bytes.size();
    const qint64 chunks =
        bytes <= ChunkPlan::kExactBytes
            ? qint64(m_store.chunkStarts(ref, content.bytes, m_maxResultTokens).size()) - 1
            : ChunkPlan::windowCount(bytes, m_maxResultTokens);
    QByteArray how = "Read it with get_content(ref_id=\"" + ref.text.toLatin1()
                     + "\", chunk_index=0), total_chunks=" + QByteArray::number(chunks)
                     + ", or a part of it with lines=\"1-50\", grep=\"regular expression\"";
    if (content.mimeType == u"application/json"_s || content.mimeType.endsWith(u"+json"_s))
        how += ", json_pointer=\"/member/0\"";
    return how + " in place of chunk_index.";
}

Offloader::Stored Offloader::storeBinary(const ContentBlock &block) const
{
    StoredContent content;
    content.kind = binaryKind(block.kind);
    content.mimeType = decodeString(block.mimeType).value_or(QString());
    content.origin = m_origin;
    const QByteArray base64 = decodeUtf8(block.payload).value_or(QByteArray());
    content.bytes = QByteArray::fromBase64(base64);
    // What the decoded bytes would not give back exactly is kept as it came.
    content.envelope =
        content.bytes.toBase64() == base64 ? withPayload(block, "\"\"") : block.whole.toByteArray();
    const QByteArray mimeType =
        content.mimeType.isEmpty() ? "of unknown type"_ba : content.mimeType.toUtf8();
    const QByteArray what = nameOf(block.kind) + (", "_ba + mimeType) + ", "
                            + text_preview::grouped(content.bytes.size()) + " bytes";
    const auto ref = m_store.put(m_owner, content);
    if (!ref) {
        return {'[' + what + ": left out, since it could not be stored. "
                    + ref.error().message.toUtf8() + ']',
                std::nullopt,
                {}};
    }
    Stored stored{'[' + what + ". Get it with get_content(ref_id=\"" + ref->text.toLatin1()
                      + "\").]",
                  std::nullopt, content.mimeType};
    if (content.mimeType.startsWith(u"image/"_s))
        stored.image = std::move(content.bytes);
    return stored;
}

QByteArray Offloader::replacement(const ContentBlock &block, const QByteArray &note)
{
    QByteArray text;
    appendJsonString(text, QByteArrayView(note));
    if (block.kind == ContentBlock::Kind::Text || block.kind == ContentBlock::Kind::TextResource)
        return withPayload(block, text);
    QByteArray json = "{\"type\":\"text\",\"text\":" + text;
    if (!block.annotations.isEmpty())
        json += ",\"annotations\":" + block.annotations.toByteArray();
    if (!block.meta.isEmpty())
        json += ",\"_meta\":" + block.meta.toByteArray();
    return json + '}';
}

} // namespace mcprt
