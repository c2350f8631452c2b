// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/content/content_reader.h"

#include "engine/content/chunk_plan.h"
#include "engine/content/content_block.h"
#include "engine/content/content_store.h"
#include "engine/content/text_selection.h"

#include <QJsonObject>

#include <utility>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

Failure invalid(const QString &message)
{
    return fail(ErrorCode::InvalidArgument, message, u"get_content"_s);
}

bool isText(StoredContent::Kind kind)
{
    switch (kind) {
    case StoredContent::Kind::Text:
    case StoredContent::Kind::Json: return true;
    case StoredContent::Kind::Image:
    case StoredContent::Kind::Audio:
    case StoredContent::Kind::Blob: return false;
    }
    Q_UNREACHABLE();
}

bool hasSelection(const ContentSelection &selection)
{
    return selection.lines || selection.bytes || selection.grep || selection.jsonPointer;
}

QByteArray textBlock(QByteArrayView text)
{
    QByteArray block = "{\"type\":\"text\",\"text\":";
    appendJsonString(block, text);
    return block + '}';
}

/// The text alone in the first block, so that blocks of chunks concatenate; the note in a second.
RawJson textResult(const ContentRef &ref, const StoredContent &content, const SelectedText &part)
{
    QJsonObject fields = part.fields;
    fields.insert(u"ref_id"_s, ref.text);
    fields.insert(u"type"_s, content.kind == StoredContent::Kind::Json ? u"json"_s : u"text"_s);
    fields.insert(u"mime_type"_s, content.mimeType);
    QByteArray structured = toRawJson(fields).toByteArray();
    structured.chop(1);
    structured += ",\"text\":"; // not through QJsonObject: a megabyte need not become UTF-16
    appendJsonString(structured, QByteArrayView(part.text));
    QByteArray result = "{\"content\":[" + textBlock(part.text);
    if (!part.note.isEmpty())
        result += ',' + textBlock(QByteArray('[' + part.note.toUtf8() + ']'));
    return RawJson(QByteArray(result + "],\"structuredContent\":" + structured + "}}"));
}

/// The image, audio or resource block as the server sent it.
Result<RawJson> blockResult(const ContentRef &ref, const StoredContent &content, qint64 totalBytes)
{
    JsonCursor at(content.envelope);
    const ContentBlock block = takeBlock(at, content.envelope);
    if (at.failed() || block.payload.isEmpty())
        return fail(ErrorCode::Io, u"The stored content is damaged. Call the tool again."_s,
                    u"content"_s);
    // Base64 that the bytes would not give back was kept in the envelope.
    const QByteArray data = '"' + content.bytes.toBase64() + '"';
    const QByteArray whole =
        block.payload.size() > 2 ? block.whole.toByteArray() : withPayload(block, data);
    const char *kind = content.kind == StoredContent::Kind::Image   ? "image"
                       : content.kind == StoredContent::Kind::Audio ? "audio"
                                                                    : "blob";
    const QJsonObject fields{{u"ref_id"_s, ref.text},
                             {u"type"_s, QLatin1StringView(kind)},
                             {u"mime_type"_s, content.mimeType},
                             {u"total_bytes"_s, totalBytes}};
    return RawJson(QByteArray("{\"content\":[" + whole + "],\"structuredContent\":"
                              + toRawJson(fields).toByteArray() + '}'));
}

/// Reads one content piece by piece.
class Reader
{
public:
    Reader(const ContentStore &store, const OwnerKey &owner, const ContentSelection &selection,
           qsizetype maxResultTokens)
        : m_store(store)
        , m_owner(owner)
        , m_selection(selection)
        , m_budget(maxResultTokens)
    {}

    Result<RawJson> read() const
    {
        const auto about = m_store.readPart(m_owner, m_selection.ref, 0, 0);
        if (!about)
            return Failure(about.error());
        if (!isText(about->content.kind))
            return readBlock();
        return hasSelection(m_selection) ? readSelection() : readChunk(about->totalBytes);
    }

private:
    Result<RawJson> readBlock() const
    {
        if (hasSelection(m_selection) || m_selection.chunkIndex.value_or(0) != 0)
            return invalid(u"This content is no text: it can only be read whole. Give ref_id "
                           "alone."_s);
        const auto content = m_store.read(m_owner, m_selection.ref);
        if (!content)
            return Failure(content.error());
        return blockResult(m_selection.ref, *content, content->bytes.size());
    }

    Result<RawJson> readSelection() const
    {
        const int selections = (m_selection.lines && !m_selection.grep ? 1 : 0)
                               + (m_selection.bytes ? 1 : 0) + (m_selection.grep ? 1 : 0)
                               + (m_selection.jsonPointer ? 1 : 0)
                               + (m_selection.chunkIndex ? 1 : 0);
        if (selections > 1)
            return invalid(u"Give one of chunk_index, lines, bytes, grep and json_pointer; only "
                           "grep and lines go together."_s);
        const auto content = m_store.read(m_owner, m_selection.ref);
        if (!content)
            return Failure(content.error());
        const auto part = select(content->bytes);
        if (!part)
            return Failure(part.error());
        return textResult(m_selection.ref, *content, *part);
    }

    [[nodiscard]] Result<SelectedText> select(QByteArrayView text) const
    {
        using namespace text_selection;
        if (m_selection.grep)
            return grep(text, *m_selection.grep, m_selection.lines.value_or(QString()), m_budget);
        if (m_selection.lines)
            return lines(text, *m_selection.lines, m_budget);
        if (m_selection.bytes)
            return bytes(text, *m_selection.bytes, m_budget);
        return jsonPointer(text, m_selection.jsonPointer.value_or(QString()), m_budget);
    }

    [[nodiscard]] Result<RawJson> readChunk(qint64 totalBytes) const
    {
        return totalBytes <= ChunkPlan::kExactBytes ? readExactChunk() : readWindow(totalBytes);
    }

    [[nodiscard]] Result<RawJson> readExactChunk() const
    {
        auto content = m_store.read(m_owner, m_selection.ref);
        if (!content)
            return Failure(content.error());
        const auto starts = m_store.chunkStarts(m_selection.ref, content->bytes, m_budget);
        const qint64 count = qint64(starts.size()) - 1;
        const qint64 index = m_selection.chunkIndex.value_or(0);
        if (index < 0 || index >= count)
            return noSuchChunk(count);
        const auto begin = starts[size_t(index)];
        const auto end = starts[size_t(index) + 1];
        return chunkResult(*content, content->bytes.sliced(begin, end - begin), count);
    }

    [[nodiscard]] Result<RawJson> readWindow(qint64 totalBytes) const
    {
        const qint64 count = ChunkPlan::windowCount(totalBytes, m_budget);
        const qint64 index = m_selection.chunkIndex.value_or(0);
        if (index < 0 || index >= count)
            return noSuchChunk(count);
        const auto needs = ChunkPlan::windowNeeds(index, totalBytes, m_budget);
        const auto part =
            m_store.readPart(m_owner, m_selection.ref, needs.begin, needs.end - needs.begin);
        if (!part)
            return Failure(part.error());
        const QByteArray &seen = part->content.bytes;
        const auto chunk = ChunkPlan::windowChunk(index, totalBytes, m_budget, seen);
        return chunkResult(part->content,
                           seen.sliced(chunk.begin - needs.begin, chunk.end - chunk.begin), count);
    }

    [[nodiscard]] RawJson chunkResult(const StoredContent &content, const QByteArray &text,
                                      qint64 count) const
    {
        const int index = m_selection.chunkIndex.value_or(0);
        SelectedText part;
        part.text = text;
        part.fields = {{u"chunk_index"_s, index}, {u"total_chunks"_s, count}};
        part.note = u"chunk_index %1, total_chunks %2. "_s.arg(index).arg(count);
        part.note += index + 1 < count ? u"Next: get_content(ref_id=\"%1\", chunk_index=%2)."_s
                                             .arg(m_selection.ref.text)
                                             .arg(index + 1)
                                       : u"This is the end."_s;
        return textResult(m_selection.ref, content, part);
    }

    static Failure noSuchChunk(qint64 count)
    {
        return invalid(u"There is no such chunk. chunk_index goes from 0 to %1."_s.arg(count - 1));
    }

    const ContentStore &m_store;
    const OwnerKey &m_owner;
    const ContentSelection &m_selection;
    qsizetype m_budget;
};

} // namespace

Result<RawJson> readContent(const ContentStore &store, const OwnerKey &owner,
                            const ContentSelection &selection, qsizetype maxResultTokens)
{
    return Reader(store, owner, selection, maxResultTokens).read();
}

} // namespace mcprt
