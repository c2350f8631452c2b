// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/done.h"

#include <QObject>
#include <QThread>

#include <functional>
#include <memory>
#include <utility>

namespace mcprt {

/// A thread for what may let one wait, as files and the keychain do. Whoever asks goes on, and gets
/// the answer in its own thread. One order begins after the other.
///
/// When it goes, what runs is waited for, and what has not been answered is Cancelled.
class BackThread final
{
public:
    BackThread();
    ~BackThread();
    Q_DISABLE_COPY_MOVE(BackThread)

    /// Moves \a object, which has no parent, there. It is deleted there in the end.
    void adopt(QObject &object);

    /// \param work  runs there, and returns the answer
    template <class T>
    void run(std::function<Result<T>()> work, Done<T> done)
    {
        start<T>([work = std::move(work)](Done<T> there) { there.report(work()); },
                 std::move(done));
    }
    /// \param work  runs there, and answers when it can
    template <class T>
    void start(std::function<void(Done<T>)> work, Done<T> done)
    {
        // Shared, because what is posted must be copyable.
        const auto here = std::make_shared<Done<T>>(std::move(done));
        const auto there = std::make_shared<Done<T>>(Done<T>([this, here](Result<T> result) {
            const auto answer = std::make_shared<Result<T>>(std::move(result));
            post(m_home, [here, answer] { here->report(std::move(*answer)); });
        }));
        post(m_desk, [work = std::move(work), there] { work(std::move(*there)); });
    }

private:
    static void post(QObject &receiver, std::function<void()> letter);

    QObject m_home; ///< where answers arrive
    QObject m_desk; ///< lives in m_thread
    QThread m_thread;
};

} // namespace mcprt
