// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/content/content_block.h"

namespace mcprt {

namespace {

struct Members
{
    QByteArrayView type;
    QByteArrayView text;
    QByteArrayView data;
    QByteArrayView mimeType;
    QByteArrayView resourceText;
    QByteArrayView resourceBlob;
    QByteArrayView resourceMimeType;
};

void takeResource(JsonCursor &at, Members *members)
{
    members->resourceText = {};
    members->resourceBlob = {};
    if (!at.enterObject()) {
        at.takeValue();
        return;
    }
    QByteArrayView key;
    while (at.nextMember(&key)) {
        const QByteArrayView value = at.takeValue();
        if (keyEquals(key, "text"))
            members->resourceText = value;
        else if (keyEquals(key, "blob"))
            members->resourceBlob = value;
        else if (keyEquals(key, "mimeType"))
            members->resourceMimeType = value;
    }
}

bool isString(QByteArrayView value)
{
    return value.startsWith('"');
}

void classify(const Members &members, ContentBlock *block)
{
    using Kind = ContentBlock::Kind;
    block->mimeType = members.mimeType;
    const auto set = [block](Kind kind, QByteArrayView payload) {
        if (isString(payload)) {
            block->kind = kind;
            block->payload = payload;
        }
    };
    const bool escaped = members.type.contains('\\');
    const QByteArray unescaped =
        escaped ? decodeUtf8(members.type).value_or(QByteArray()) : QByteArray();
    const QByteArrayView type = escaped                  ? QByteArrayView(unescaped)
                                : isString(members.type) ? members.type.sliced(1).chopped(1)
                                                         : QByteArrayView();
    if (type == "text") {
        set(Kind::Text, members.text);
    } else if (type == "image") {
        set(Kind::Image, members.data);
    } else if (type == "audio") {
        set(Kind::Audio, members.data);
    } else if (type == "resource") {
        block->mimeType = members.resourceMimeType;
        set(Kind::TextResource, members.resourceText);
        set(Kind::BlobResource, members.resourceBlob);
    }
}

} // namespace

ContentBlock takeBlock(JsonCursor &at, QByteArrayView text)
{
    ContentBlock block;
    const qsizetype begin = at.offset();
    if (!at.enterObject()) {
        block.whole = at.takeValue();
        return block;
    }
    Members members;
    QByteArrayView key;
    while (at.nextMember(&key)) {
        if (keyEquals(key, "resource")) {
            takeResource(at, &members);
            continue;
        }
        const QByteArrayView value = at.takeValue();
        if (keyEquals(key, "type"))
            members.type = value;
        else if (keyEquals(key, "text"))
            members.text = value;
        else if (keyEquals(key, "data"))
            members.data = value;
        else if (keyEquals(key, "mimeType"))
            members.mimeType = value;
        else if (keyEquals(key, "annotations"))
            block.annotations = value;
        else if (keyEquals(key, "_meta"))
            block.meta = value;
    }
    if (at.failed())
        return block;
    block.whole = text.sliced(begin, at.offset() - begin);
    classify(members, &block);
    return block;
}

QByteArray withPayload(const ContentBlock &block, QByteArrayView payload)
{
    const qsizetype before = block.payload.data() - block.whole.data();
    const QByteArrayView behind = block.whole.sliced(before + block.payload.size());
    QByteArray bytes;
    bytes.reserve(before + payload.size() + behind.size());
    bytes.append(block.whole.first(before));
    bytes.append(payload);
    bytes.append(behind);
    return bytes;
}

} // namespace mcprt
