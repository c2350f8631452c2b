// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT
//
// The TypeScript client 2 in its `auto` mode, driven line by line: reads {"tool":…,"arguments":…} from
// stdin and writes each result as one line of JSON; the first line it writes says which era was chosen.
import path from 'node:path';
import readline from 'node:readline';
import { pathToFileURL } from 'node:url';

const { MCPRT_PARTS_DIR, MCPRT_URL, MCPRT_TOKEN, MCPRT_COMMAND } = process.env;
const part = (file) => import(pathToFileURL(path.join(MCPRT_PARTS_DIR, 'node_modules/@modelcontextprotocol/client/dist', file)));
const { Client, StreamableHTTPClientTransport } = await part('index.mjs');
const { StdioClientTransport } = await part('stdio.mjs');

const say = (value) => process.stdout.write(`${JSON.stringify(value)}\n`);
const client = new Client({ name: 'typescript-2', version: '1.0.0' }, { versionNegotiation: { mode: 'auto' } });
if (MCPRT_URL) {
    const headers = { Authorization: `Bearer ${MCPRT_TOKEN}` };
    await client.connect(new StreamableHTTPClientTransport(new URL(MCPRT_URL), { requestInit: { headers } }));
} else {
    const [command, ...args] = JSON.parse(MCPRT_COMMAND);
    await client.connect(new StdioClientTransport({ command, args, env: process.env, stderr: 'ignore' }));
}
say({ version: client.getNegotiatedProtocolVersion() });
for await (const line of readline.createInterface({ input: process.stdin })) {
    const { tool, arguments: given } = JSON.parse(line);
    say(await client.callTool({ name: tool, arguments: given }));
}
await client.close();
