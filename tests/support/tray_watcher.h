// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusMessage>
#include <QObject>
#include <QStringList>

namespace mcprt {

/// A tray of the tests' own. \sa the StatusNotifierItem specification, StatusNotifierWatcher
class TrayWatcher final : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.StatusNotifierWatcher")
    Q_PROPERTY(bool IsStatusNotifierHostRegistered READ hasHost)
    Q_PROPERTY(int ProtocolVersion READ version)
    Q_PROPERTY(QStringList RegisteredStatusNotifierItems READ items)

public:
    /// Takes the watcher's place on the session bus. \return false when someone has it.
    [[nodiscard]] bool open()
    {
        QDBusConnection bus = QDBusConnection::sessionBus();
        return bus.registerObject(QStringLiteral("/StatusNotifierWatcher"), this,
                                  QDBusConnection::ExportAllSlots
                                      | QDBusConnection::ExportAllProperties
                                      | QDBusConnection::ExportAllSignals)
               && bus.registerService(QStringLiteral("org.kde.StatusNotifierWatcher"));
    }

    [[nodiscard]] bool hasHost() const { return true; }
    [[nodiscard]] int version() const { return 0; }
    [[nodiscard]] QStringList items() const { return m_items; } ///< names on the bus

public slots:
    // NOLINTBEGIN(readability-identifier-naming): the names of the interface
    void RegisterStatusNotifierItem(const QString &service)
    {
        m_items += service.startsWith(u'/') ? message().service() : service;
        emit StatusNotifierItemRegistered(m_items.last());
    }
    void RegisterStatusNotifierHost(const QString &) { emit StatusNotifierHostRegistered(); }

signals:
    void StatusNotifierItemRegistered(const QString &service);
    void StatusNotifierItemUnregistered(const QString &service);
    void StatusNotifierHostRegistered();
    // NOLINTEND(readability-identifier-naming)

private:
    QStringList m_items;
};

} // namespace mcprt
