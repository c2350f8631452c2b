// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/process_usage.h"

#ifdef Q_OS_LINUX
#include <QByteArray>
#include <QDir>
#include <QFile>

#include <unistd.h>
#endif

namespace mcprt {

#ifdef Q_OS_LINUX
namespace {

constexpr size_t kMaxProcesses = 256; // of one server; more are not looked at

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void addChildren(const QString &folder, std::vector<qint64> &processes)
{
    const QString tasks = folder + QStringLiteral("/task");
    const QStringList threads = QDir(tasks).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &thread : threads) {
        const QByteArray children = contentOf(tasks + u'/' + thread + QStringLiteral("/children"));
        for (const QByteArray &child : children.simplified().split(' ')) {
            if (!child.isEmpty())
                processes.push_back(child.toLongLong());
        }
    }
}

bool add(const QString &folder, ProcessUsage &usage)
{
    // The name in parentheses may hold anything; the numbers come behind the last one.
    const QByteArray stat = contentOf(folder + QStringLiteral("/stat"));
    const QList<QByteArray> fields = stat.sliced(stat.lastIndexOf(')') + 1).simplified().split(' ');
    const QList<QByteArray> pages = contentOf(folder + QStringLiteral("/statm")).split(' ');
    constexpr qsizetype kUserTime = 11; // field 14 of proc(5), counted from the state on
    if (fields.size() <= kUserTime + 1 || pages.size() < 3)
        return false;
    const qint64 ticks = fields.at(kUserTime).toLongLong() + fields.at(kUserTime + 1).toLongLong();
    usage.cpuTime += std::chrono::milliseconds(ticks * 1000 / sysconf(_SC_CLK_TCK));
    usage.privateBytes +=
        (pages.at(1).toLongLong() - pages.at(2).toLongLong()) * sysconf(_SC_PAGESIZE);
    return true;
}

} // namespace

std::optional<ProcessUsage> usageOfTree(qint64 processId)
{
    ProcessUsage usage;
    std::vector<qint64> processes{processId};
    for (size_t i = 0; i < processes.size() && i < kMaxProcesses; ++i) {
        const QString folder = QStringLiteral("/proc/%1").arg(processes[i]);
        if (!add(folder, usage) && i == 0)
            return std::nullopt;
        addChildren(folder, processes);
    }
    return usage;
}
#else
std::optional<ProcessUsage> usageOfTree(qint64)
{
    return std::nullopt;
}
#endif

} // namespace mcprt
