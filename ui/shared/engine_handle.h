// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/done.h"
#include "engine/control/engine_control.h"

#include <QObject>

#include <functional>
#include <memory>

namespace mcprt {

/// The windows' way to the engine, which lives on a thread of its own. Orders go over, answers and
/// changes come back; the GUI thread never waits for either.
class EngineHandle : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Starting,
        Running,  ///< the engine is in this process
        Attached, ///< it is in another one
        Failed,   ///< see problem()
    };
    using Order = std::function<void(EngineControl &)>;

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isUsable() const
    {
        return m_state == State::Running || m_state == State::Attached;
    }
    [[nodiscard]] const QString &problem() const { return m_problem; }

    /// Runs \a order on the engine's thread, in the order in which orders come; dropped when there
    /// is no engine.
    virtual void post(Order order) = 0;

    /// Like post(), for one answer. \a report runs on this object's thread, once, unless \a guard
    /// has died meanwhile; Cancelled when there is no engine.
    template <class T>
    void ask(QObject *guard, std::function<void(EngineControl &, Done<T>)> order,
             const std::function<void(Result<T>)> &report)
    {
        const QPointer<QObject> alive(guard);
        const QPointer<EngineHandle> handle(this); // an order may be dropped while it is destroyed
        // Shared, because what is posted must be copyable.
        const auto done = std::make_shared<Done<T>>([handle, alive, report](Result<T> result) {
            if (!handle)
                return;
            const auto shared = std::make_shared<Result<T>>(std::move(result));
            QMetaObject::invokeMethod(
                handle.data(),
                [alive, report, shared] {
                    if (alive)
                        report(std::move(*shared));
                },
                Qt::QueuedConnection);
        });
        post([order = std::move(order), done](EngineControl &engine) {
            order(engine, std::move(*done));
        });
    }

signals:
    void stateChanged();
    void changed(const mcprt::status::Changes &changes);

protected:
    void setState(State state, const QString &problem = {});

private:
    State m_state = State::Starting;
    QString m_problem;
};

} // namespace mcprt
