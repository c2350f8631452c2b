// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/approvals.h"

#include "engine/base/log.h"
#include "engine/base/trusted_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr qint64 kMaxFileBytes = 8 << 20;
constexpr size_t kMaxPending = 100;
constexpr qsizetype kMaxDisplayLength = 32 * 1024;
constexpr int kLockMilliseconds = 500;

QJsonObject toJson(const Proposal &proposal)
{
    return {{"name"_L1, proposal.name},
            {"source"_L1, proposal.source},
            {"hash"_L1, QString::fromLatin1(proposal.hash)},
            {"display"_L1, proposal.display},
            {"variables"_L1, QJsonArray::fromStringList(proposal.variables)},
            {"folder"_L1, proposal.folder},
            {"at"_L1, proposal.at.toUTC().toString(Qt::ISODateWithMs)}};
}

bool isHash(const QByteArray &text)
{
    return text.size() == 64 && std::ranges::all_of(text, [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

std::optional<Proposal> fromJson(const QJsonObject &object)
{
    Proposal proposal{object["name"_L1].toString(),
                      object["source"_L1].toString(),
                      object["hash"_L1].toString().toLatin1(),
                      object["display"_L1].toString(),
                      {},
                      object["folder"_L1].toString(),
                      QDateTime::fromString(object["at"_L1].toString(), Qt::ISODateWithMs)};
    const QJsonArray variables = object["variables"_L1].toArray();
    for (const QJsonValue variable : variables)
        proposal.variables += variable.toString();
    if (proposal.name.isEmpty() || !isHash(proposal.hash))
        return std::nullopt;
    return proposal;
}

/// \return false when something in \a list is not a proposal.
bool readList(const QJsonValue &list, std::vector<Proposal> *proposals)
{
    if (!list.isArray())
        return false;
    const QJsonArray elements = list.toArray();
    for (const QJsonValue element : elements) {
        auto proposal = fromJson(element.toObject());
        if (!proposal)
            return false;
        proposals->push_back(*std::move(proposal));
    }
    return true;
}

QJsonArray toJson(const std::vector<Proposal> &proposals)
{
    QJsonArray list;
    for (const Proposal &proposal : proposals)
        list += toJson(proposal);
    return list;
}

size_t removeNamed(std::vector<Proposal> &proposals, const QString &name)
{
    return std::erase_if(proposals, [&](const Proposal &p) { return p.name == name; });
}

void removeSame(std::vector<Proposal> &proposals, const Proposal &proposal)
{
    std::erase_if(proposals, [&](const Proposal &p) {
        return p.name == proposal.name && p.hash == proposal.hash && p.source == proposal.source;
    });
}

bool holds(const std::vector<Proposal> &proposals, const ServerConfig &config)
{
    const QByteArray hash = config.hash();
    return std::ranges::any_of(proposals, [&](const Proposal &known) {
        return known.hash == hash && known.source == config.sourceFile;
    });
}

} // namespace

Proposal Proposal::of(const ServerConfig &config, const QDateTime &at)
{
    const bool isHttp = config.kind == ServerConfig::Kind::Http;
    return {config.name.text,
            config.sourceFile,
            config.hash(),
            config.display(),
            isHttp ? config.headers.keys() : config.environment.keys(),
            config.workingDirectory,
            at};
}

Approvals::Approvals(const QString &stateFolder)
    : m_path(stateFolder + "/approvals.json"_L1)
{}

bool Approvals::isApproved(const ServerConfig &proposal) const
{
    return isOnce(proposal) || holds(read().approved, proposal);
}

bool Approvals::isOnce(const ServerConfig &proposal) const
{
    return holds(m_once, proposal);
}

bool Approvals::isDenied(const ServerConfig &proposal) const
{
    return holds(m_denied, proposal);
}

Result<bool> Approvals::propose(const ServerConfig &config)
{
    const Proposal proposal = Proposal::of(config, QDateTime::currentDateTimeUtc());
    if (proposal.display.size() > kMaxDisplayLength || proposal.variables.size() > 1000) {
        return fail(
            ErrorCode::LimitExceeded,
            u"%1 proposes a start command for %2 that is longer than anyone could check."_s.arg(
                proposal.source, proposal.name),
            proposal.name);
    }
    if (isDenied(config))
        return true;
    const Book known = read(); // asked again and again while nobody decides: no need to write
    if (std::ranges::any_of(known.pending, [&](const Proposal &p) {
            return p.name == proposal.name && p.hash == proposal.hash
                   && p.source == proposal.source;
        }))
        return true;
    return change([&](Book &book) -> Result<bool> {
        std::erase_if(book.pending, [&](const Proposal &p) {
            return p.name == proposal.name && p.source == proposal.source;
        });
        book.pending.push_back(proposal);
        if (book.pending.size() > kMaxPending)
            book.pending.erase(book.pending.begin());
        return true;
    });
}

Result<Proposal> Approvals::approve(const QString &name, const QByteArray &hash)
{
    auto result = change([&](Book &book) -> Result<Proposal> {
        auto approved = takePending(book, name, hash);
        if (!approved)
            return approved;
        approved->at = QDateTime::currentDateTimeUtc();
        removeSame(book.approved, *approved);
        book.approved.push_back(*approved);
        return approved;
    });
    if (result)
        removeSame(m_denied, *result);
    return result;
}

Result<Proposal> Approvals::approveOnce(const QString &name, const QByteArray &hash)
{
    auto result = change([&](Book &book) { return takePending(book, name, hash); });
    if (result) {
        removeSame(m_denied, *result);
        m_once.push_back(*result);
    }
    return result;
}

void Approvals::endOnce(const QString &name)
{
    removeNamed(m_once, name);
}

Result<Proposal> Approvals::deny(const QString &name, const QByteArray &hash)
{
    auto result = change([&](Book &book) { return takePending(book, name, hash); });
    if (result)
        m_denied.push_back(*result);
    return result;
}

Result<Proposal> Approvals::takePending(Book &book, const QString &name, const QByteArray &hash)
{
    std::vector<Proposal> meant;
    std::ranges::copy_if(book.pending, std::back_inserter(meant), [&](const Proposal &p) {
        return p.name == name && (hash.isEmpty() || p.hash == hash);
    });
    if (meant.empty()) {
        return fail(
            ErrorCode::NotFound,
            hash.isEmpty()
                ? u"No start command for %1 is waiting for approval."_s.arg(name)
                : u"No start command for %1 with the hash %2 is waiting for approval. It "
                  "may have changed since you looked."_s.arg(name, QString::fromLatin1(hash)),
            name);
    }
    if (meant.size() > 1) {
        return fail(ErrorCode::InvalidArgument,
                    u"%1 services propose a start command for %2; choose one by its hash."_s
                        .arg(meant.size())
                        .arg(name),
                    name);
    }
    removeSame(book.pending, meant.front());
    return meant.front();
}

Result<bool> Approvals::approve(const ServerConfig &config)
{
    const Proposal approved = Proposal::of(config, QDateTime::currentDateTimeUtc());
    return change([&](Book &book) -> Result<bool> {
        removeSame(book.pending, approved);
        removeSame(book.approved, approved);
        book.approved.push_back(approved);
        return true;
    });
}

Result<bool> Approvals::revoke(const QString &name)
{
    return change([&](Book &book) -> Result<bool> {
        if (removeNamed(book.approved, name) + removeNamed(book.pending, name) == 0)
            return fail(ErrorCode::NotFound, u"Nothing was approved for %1."_s.arg(name), name);
        return true;
    });
}

std::vector<Proposal> Approvals::pending() const
{
    return read().pending;
}

std::vector<Proposal> Approvals::approved() const
{
    return read().approved;
}

Approvals::Book Approvals::read() const
{
    const auto text = readTrustedFile(m_path, kMaxFileBytes);
    if (!text) {
        if (text.error().code != ErrorCode::NotFound)
            qCWarning(lcRouter).noquote() << "Nothing counts as approved:" << text.error().message;
        return {};
    }
    auto book = parse(*text);
    if (book)
        return *std::move(book);
    moveAside(book.error().message);
    return {};
}

Result<Approvals::Book> Approvals::parse(const QByteArray &text)
{
    QJsonParseError error;
    const QJsonObject root = QJsonDocument::fromJson(text, &error).object();
    if (error.error != QJsonParseError::NoError)
        return fail(ErrorCode::Protocol, error.errorString());
    Book book;
    if (root["version"_L1].toInt() != 1 || !readList(root["pending"_L1], &book.pending)
        || !readList(root["approved"_L1], &book.approved))
        return fail(ErrorCode::Protocol, u"it is not a list of approvals"_s);
    return book;
}

void Approvals::moveAside(const QString &reason) const
{
    const QString aside = m_path + ".broken"_L1;
    QFile::remove(aside);
    const QString kept =
        QFile::rename(m_path, aside) ? u" It is kept as %1."_s.arg(aside) : QString();
    qCWarning(lcRouter).noquote()
        << u"%1 can't be understood (%2), so nothing counts as approved.%3"_s.arg(m_path, reason,
                                                                                  kept);
}

template <class Edit>
auto Approvals::change(Edit &&edit) -> decltype(edit(std::declval<Book &>()))
{
    // The lock file needs its folder; the write makes it private if it is new.
    const QString folder = QFileInfo(m_path).absolutePath();
    if (!QFileInfo::exists(folder) && QDir().mkpath(folder)) {
        QFile::setPermissions(folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner
                                          | QFileDevice::ExeOwner);
    }
    QLockFile lock(m_path + ".lock"_L1);
    if (!lock.tryLock(kLockMilliseconds)) {
        return fail(lock.error() == QLockFile::LockFailedError ? ErrorCode::Busy : ErrorCode::Io,
                    u"%1 can't be locked for writing. Try again."_s.arg(m_path));
    }
    Book book = read();
    auto result = edit(book);
    if (!result)
        return result;
    if (const auto written = write(book); !written)
        return Failure(written.error());
    return result;
}

Result<bool> Approvals::write(const Book &book) const
{
    const QJsonObject root{{"version"_L1, 1},
                           {"approved"_L1, toJson(book.approved)},
                           {"pending"_L1, toJson(book.pending)}};
    return writePrivateFile(m_path, QJsonDocument(root).toJson());
}

} // namespace mcprt
