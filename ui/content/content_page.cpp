// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "ui/content/content_page.h"

#include "ui/shared/code_view.h"
#include "ui/shared/engine_watch.h"
#include "ui/shared/list_stack.h"

#include <QBuffer>
#include <QHeaderView>
#include <QImageReader>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr qint64 kPreviewBytes = 256 * 1024;
constexpr qint64 kImageBytes = 16 * 1024 * 1024;
constexpr int kMegabytesOfPixels = 128; // an image may claim to be far larger than its file

} // namespace

ContentPage::ContentPage(EngineWatch &watch, QWidget *parent)
    : QWidget(parent)
    , m_watch(watch)
    , m_list(new ListStack(m_model, tr("Stored results"), this))
    , m_preview(new QStackedWidget(this))
    , m_text(new QPlainTextEdit(this))
    , m_image(new QLabel(this))
{
    m_list->setEmptyText(tr("Nothing is stored.\nA result that is too long for a context is kept "
                            "here, and the model gets a reference to it."));
    m_text->setReadOnly(true);
    showAsCode(*m_text);
    m_text->setAccessibleName(tr("Preview"));
    m_text->setPlaceholderText(tr("Choose a result to see it."));
    m_image->setAlignment(Qt::AlignCenter);
    m_image->setAccessibleName(tr("Preview of an image"));
    auto *scroll = new QScrollArea(this);
    scroll->setAccessibleName(tr("Preview of an image"));
    scroll->setWidget(m_image);
    scroll->setWidgetResizable(true);
    m_preview->addWidget(m_text);
    m_preview->addWidget(scroll);
    auto *split = new QSplitter(Qt::Vertical, this);
    split->addWidget(m_list);
    split->addWidget(m_preview);
    split->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(split);
    m_list->table().horizontalHeader()->resizeSection(ContentModel::Origin,
                                                      fontMetrics().averageCharWidth() * 30);
    m_list->table().horizontalHeader()->resizeSection(ContentModel::Stored,
                                                      fontMetrics().averageCharWidth() * 24);
    connect(&m_watch, &EngineWatch::contentChanged, &m_model, &ContentModel::setRows);
    connect(m_list, &ListStack::currentChanged, this, &ContentPage::preview);
}

ContentPage::~ContentPage()
{
    delete m_list; // before the model that it shows
}

void ContentPage::preview()
{
    const auto *content = m_model.row(m_list->current());
    if (!content || content->ref == m_shown)
        return;
    m_shown = content->ref;
    const qint64 most = content->kind == "image"_L1 ? kImageBytes : kPreviewBytes;
    m_watch.link().ask<QByteArray>(
        this,
        [ref = content->ref, most](EngineControl &engine, Done<QByteArray> done) {
            engine.readContent(ref, most, std::move(done));
        },
        [this, what = *content](const Result<QByteArray> &bytes) {
            if (what.ref != m_shown)
                return; // another one was chosen meanwhile
            if (bytes)
                return showContent(what, *bytes);
            m_text->setPlainText(bytes.error().message);
            m_preview->setCurrentIndex(0);
        });
}

void ContentPage::showContent(const status::Content &content, const QByteArray &bytes)
{
    if (content.kind == "image"_L1) {
        QBuffer buffer;
        buffer.setData(bytes);
        buffer.open(QIODevice::ReadOnly);
        QImageReader::setAllocationLimit(kMegabytesOfPixels);
        QImageReader reader(&buffer);
        reader.setAutoTransform(true);
        const QImage image = reader.read();
        if (!image.isNull()) {
            m_image->setPixmap(QPixmap::fromImage(image));
            m_preview->setCurrentIndex(1);
            return;
        }
    }
    if (content.kind == "text"_L1 || content.kind == "json"_L1) {
        QString text = QString::fromUtf8(bytes);
        if (bytes.size() < content.bytes)
            text += tr("\n… the beginning only; the whole is longer.");
        m_text->setPlainText(text);
    } else {
        m_text->setPlainText(tr("There is no preview for %1.").arg(content.mimeType));
    }
    m_preview->setCurrentIndex(0);
}

} // namespace mcprt
