// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>

#include <vector>

namespace mcprt {

/// A PNG picture, 480 × 240 pixels, of one bar for each of \a values (finite numbers; below zero
/// they hang down). No text: the demo server does without fonts.
[[nodiscard]] QByteArray barChartPng(const std::vector<double> &values);

} // namespace mcprt
