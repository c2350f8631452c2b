// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/router/public_lists.h"

namespace mcprt {

/// One page of \a list as the result of a `…/list` request, \a size items at most.
/// \param member  name of the array, e.g. `tools`
/// \param params  of the request; its `cursor` is what an earlier page gave
/// \return InvalidArgument for any other cursor
[[nodiscard]] Result<RawJson> listPage(const PublicLists::List &list, QByteArrayView member,
                                       const RawJson &params, qsizetype size);

} // namespace mcprt
