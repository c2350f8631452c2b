// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtGlobal>

#include <concepts>
#include <functional>
#include <memory>
#include <type_traits>
#include <utility>

namespace mcprt {

template <class Signature>
class SharedCallback;

/// A std::function that is cheap to copy: a copy shares what was captured and costs a reference
/// count. For what every call carries through several layers. Copies share the callable's state.
template <class R, class... Args>
class SharedCallback<R(Args...)>
{
public:
    SharedCallback() = default;
    SharedCallback(std::nullptr_t) {} // NOLINT(google-explicit-constructor): as std::function
    template <class F>
        requires(!std::same_as<std::remove_cvref_t<F>, SharedCallback>
                 && !std::same_as<std::remove_cvref_t<F>, std::function<R(Args...)>>
                 && std::is_invocable_r_v<R, F &, Args...>)
    // Implicit, as std::function is; constrained above.
    SharedCallback(F &&callable) // NOLINT(*-explicit-constructor,*-forwarding-reference-overload)
        : m_held(std::make_shared<Holder<std::decay_t<F>>>(std::forward<F>(callable)))
    {}

    explicit operator bool() const { return bool(m_held); }
    R operator()(Args... args) const { return m_held->run(std::forward<Args>(args)...); }

private:
    struct Base
    {
        Base() = default;
        Q_DISABLE_COPY_MOVE(Base)
        virtual ~Base() = default;
        virtual R run(Args... args) = 0;
    };
    template <class F>
    struct Holder final : Base
    {
        explicit Holder(F f)
            : callable(std::move(f))
        {}
        R run(Args... args) override { return std::invoke(callable, std::forward<Args>(args)...); }
        F callable;
    };

    std::shared_ptr<Base> m_held;
};

} // namespace mcprt
