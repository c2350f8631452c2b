// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/mcp/tasks_extension.h"

#include "engine/base/json_edit.h"
#include "engine/mcp/envelope.h"

namespace mcprt {

RawJson tasksExtension()
{
    return RawJson(QByteArrayLiteral(R"({"io.modelcontextprotocol/tasks":{}})"));
}

bool declaresTasks(const RawJson &capabilities)
{
    return member(member(capabilities, "extensions"), kTasksExtension).isObject();
}

RawJson withoutTasks(const RawJson &capabilities)
{
    if (!declaresTasks(capabilities))
        return capabilities;
    const RawJson others =
        withoutMembers(member(capabilities, "extensions"),
                       [](QByteArrayView key) { return key == kTasksExtension; });
    return withMember(capabilities, "extensions", others.view());
}

Error tasksNotDeclared()
{
    Error error{ErrorCode::InvalidArgument,
                QStringLiteral("This needs a client that declares the extension "
                               "io.modelcontextprotocol/tasks."),
                {},
                rpc::kMissingCapability};
    error.rpcData = QByteArrayLiteral(
        R"({"requiredCapabilities":{"extensions":{"io.modelcontextprotocol/tasks":{}}}})");
    return error;
}

TaskSupport taskSupportOf(const RawJson &definition)
{
    const RawJson support = member(member(definition, "execution"), "taskSupport");
    if (support.view() == R"("required")")
        return TaskSupport::Required;
    return support.view() == R"("optional")" ? TaskSupport::Optional : TaskSupport::Forbidden;
}

bool isTaskCreated(const RawJson &result)
{
    return member(result, "resultType").view() == R"("task")";
}

} // namespace mcprt
