// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/router/argument_report.h"
#include "engine/router/argument_schema.h"

#include <utility>

namespace mcprt {

/// Whether a value fits a schema; Maybe when a keyword, the steps or the depth left it open.
enum class Verdict { Yes, No, Maybe };

/// What \a value is, as JsonTypes bits.
[[nodiscard]] unsigned typesOf(QByteArrayView value);

/// One check of one value against one schema; \a report may be null, and is filled otherwise.
class ArgumentWalk final
{
public:
    ArgumentWalk(const ArgumentSchema &schema, ArgumentReport *report)
        : m_schema(schema)
        , m_report(report)
    {}
    Verdict check(NodeIndex index, QByteArrayView value, const ArgumentPath &path);

private:
    Verdict checkNode(const SchemaNode &node, QByteArrayView value, const ArgumentPath &path);
    Verdict checkValues(const SchemaNode &node, QByteArrayView value, const ArgumentPath &path);
    Verdict checkNumber(const SchemaNode::NumberRules &rules, QByteArrayView value,
                        const ArgumentPath &path);
    Verdict checkString(const SchemaNode::StringRules &rules, QByteArrayView value,
                        const ArgumentPath &path);
    Verdict checkArray(const SchemaNode::ArrayRules &rules, QByteArrayView value,
                       const ArgumentPath &path);
    Verdict checkContains(const SchemaNode::ArrayRules &rules, qint64 fitting, qint64 doubtful,
                          const ArgumentPath &path);
    Verdict checkObject(const SchemaNode::ObjectRules &rules, QByteArrayView value,
                        const ArgumentPath &path);
    Verdict checkMember(const SchemaNode::ObjectRules &rules, qsizetype known,
                        QByteArrayView rawKey, QByteArrayView value, const ArgumentPath &path);
    Verdict checkRequired(const SchemaNode::ObjectRules &rules, quint64 seen, QByteArrayView object,
                          const ArgumentPath &path);
    Verdict checkDependencies(const SchemaNode::ObjectRules &rules, QByteArrayView object,
                              const ArgumentPath &path);
    Verdict checkLogic(const SchemaNode::Logic &logic, QByteArrayView value,
                       const ArgumentPath &path);
    Verdict checkAlternatives(const std::vector<NodeIndex> &branches, bool onlyOne,
                              QByteArrayView value, const ArgumentPath &path);
    void explainAlternatives(const std::vector<NodeIndex> &branches, QByteArrayView value,
                             const ArgumentPath &path);
    [[nodiscard]] bool isMeant(NodeIndex branch, QByteArrayView value) const;
    static Verdict matches(const SchemaPattern &pattern, const QString &text);

    /// check() without a word about it.
    Verdict silently(NodeIndex index, QByteArrayView value, const ArgumentPath &path)
    {
        ArgumentReport *report = std::exchange(m_report, nullptr);
        const Verdict verdict = check(index, value, path);
        m_report = report;
        return verdict;
    }
    template <class What>
    Verdict refuse(const ArgumentPath &path, What &&what)
    {
        if (m_report)
            m_report->add(path, what());
        return Verdict::No;
    }
    /// Adds \a next to \a verdict. \return whether going on can't matter any more.
    bool settle(Verdict &verdict, Verdict next) const
    {
        if (next == Verdict::No || verdict == Verdict::Yes)
            verdict = next == Verdict::Yes ? verdict : next;
        return verdict == Verdict::No && !m_report;
    }

    const ArgumentSchema &m_schema;
    ArgumentReport *m_report;
    int m_stepsLeft = kMaxSteps;
    int m_depth = 0;
    static constexpr int kMaxSteps = 100'000;
};

} // namespace mcprt
