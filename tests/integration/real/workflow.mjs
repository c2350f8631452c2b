// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT
//
// The whole way with the official TypeScript client in front. Run by workspace.py, which made the
// servers and says in the environment where they are.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';

const { MCPRT_PARTS_DIR, MCPRT_DOOR, MCPRT_TOKEN, MCPRT_URL, MCPRT_COMMAND, MCPRT_FILES, MCPRT_REPOSITORY } = process.env;
const sdk = (name) => import(path.join(MCPRT_PARTS_DIR, 'node_modules/@modelcontextprotocol/sdk/dist/esm', name));
const { Client } = await sdk('client/index.js');
const { StdioClientTransport } = await sdk('client/stdio.js');
const { StreamableHTTPClientTransport } = await sdk('client/streamableHttp.js');

function makeTransport() {
    if (MCPRT_DOOR === 'http') {
        const headers = { Authorization: `Bearer ${MCPRT_TOKEN}` };
        return new StreamableHTTPClientTransport(new URL(MCPRT_URL), { requestInit: { headers } });
    }
    const [command, ...args] = JSON.parse(MCPRT_COMMAND);
    return new StdioClientTransport({ command, args, env: process.env, stderr: 'ignore' });
}

const client = new Client({ name: 'typescript-test', version: '1.0.0' });
await client.connect(makeTransport());
const textOf = (result) => result.content.filter((b) => b.type === 'text').map((b) => b.text).join('\n');

/** The structured result of one of the runtime's tools, which must succeed. */
async function ask(name, args = {}) {
    const result = await client.callTool({ name, arguments: args });
    assert.ok(!result.isError, `${name} failed: ${textOf(result)}`);
    assert.ok(result.structuredContent, `${name} has structured content`);
    return result.structuredContent;
}

const execute = (server_name, tool_name, args = {}, more = {}, options = {}) =>
    client.callTool({ name: 'execute_tool', arguments: { server_name, tool_name, arguments: args, ...more } },
        undefined, options);

test('the server introduces itself', () => {
    assert.equal(client.getServerVersion().name, 'mcp-runtime');
    assert.ok(client.getServerCapabilities().tools);
});

test('the menu has fourteen tools', async () => {
    const { tools } = await client.listTools(); // also makes the client check every structured result
    assert.equal(tools.length, 14);
    for (const tool of tools)
        assert.ok(tool.description && tool.annotations, tool.name);
});

test('search, details, start, execute', async () => {
    const found = await ask('search_tools', { query: 'show the history of commits' });
    const first = found.tools.slice(0, 3).map((tool) => `${tool.serverName}/${tool.name}`);
    assert.ok(first.includes('git/git_log'), `${first}`);
    const details = await ask('get_tool_details', { server_name: 'git', tool_name: 'git_log' });
    assert.ok(details.tool_schema.properties.repo_path);
    const started = await ask('manage_server', { server_name: 'git', action: 'start' });
    assert.equal(started.state, 'running');
    const log = await execute('git', 'git_log', { repo_path: MCPRT_REPOSITORY });
    assert.match(textOf(log), /Water the plant/);
});

test('every server answers, started by its first call', async () => {
    writeFileSync(path.join(MCPRT_FILES, 'typescript.txt'), 'written by the test\n');
    const calls = [
        ['everything', 'echo', { message: 'to and fro' }, /to and fro/],
        ['remote', 'get-sum', { a: 19, b: 23 }, /42/],
        ['files', 'read_text_file', { path: path.join(MCPRT_FILES, 'typescript.txt') }, /written by the test/],
        ['memory', 'read_graph', {}, /entities/],
        ['time', 'get_current_time', { timezone: 'Asia/Tokyo' }, /Asia\/Tokyo/],
    ];
    for (const [server, tool, args, expected] of calls) {
        const result = await execute(server, tool, args);
        assert.ok(!result.isError, textOf(result));
        assert.match(textOf(result), expected);
    }
    const { running_servers } = await ask('list_running_servers');
    assert.deepEqual(running_servers, ['everything', 'files', 'git', 'memory', 'remote', 'time']);
});

test('progress reaches the caller', async () => {
    const seen = [];
    const result = await execute('everything', 'trigger-long-running-operation', { duration: 0.8, steps: 4 }, {},
        { onprogress: (p) => seen.push([p.progress, p.total]) });
    assert.ok(!result.isError, textOf(result));
    // The SDK forgets a request's progress handler as soon as the answer is parsed, and runs the
    // handler one microtask after the notification is: the last one is lost to it when both come
    // in one read. The Python client, which keeps them in order, must see all four.
    const all = [[1, 4], [2, 4], [3, 4], [4, 4]];
    assert.ok(seen.length >= 3, `${JSON.stringify(seen)}`);
    assert.deepEqual(seen, all.slice(0, seen.length));
});

test('background work is polled', async () => {
    const { task_id } = (await execute('everything', 'trigger-long-running-operation', { duration: 0.5, steps: 1 },
        { in_background: true })).structuredContent;
    const done = await ask('poll_task_result', { task_id, wait_s: 20 });
    assert.equal(done.status, 'completed');
});

test('a call that the client gives up is cancelled and harms nothing', async () => {
    const aborter = new AbortController();
    const given = execute('everything', 'trigger-long-running-operation', { duration: 60, steps: 1 }, {},
        { signal: aborter.signal });
    setTimeout(() => aborter.abort('enough'), 200);
    await assert.rejects(given);
    assert.match(textOf(await execute('everything', 'echo', { message: 'still here' })), /still here/);
});

test('a large text is read back in chunks exactly', async () => {
    const content = Array.from({ length: 3000 }, (_, n) => `${n} naïve 日本語 🦊 text\n`).join('');
    const file = path.join(MCPRT_FILES, 'large-typescript.txt');
    writeFileSync(file, content);
    const result = await execute('files', 'read_text_file', { path: file });
    const [ref_id] = JSON.stringify(result).match(/\b[0-9a-f]{32}\b/);
    let whole = '';
    for (let chunk_index = 0, total = 1; chunk_index < total; ++chunk_index) {
        const chunk = await ask('get_content', { ref_id, chunk_index });
        total = chunk.total_chunks;
        whole += chunk.text;
    }
    assert.equal(whole, content);
});

test('two hundred calls at once come back each to its own caller', async () => {
    const numbers = Array.from({ length: 200 }, (_, n) => n);
    const answers = await Promise.all(numbers.map((n) => execute('everything', 'echo', { message: `no. ${n}.` })));
    answers.forEach((answer, n) => assert.ok(textOf(answer).includes(`no. ${n}.`), textOf(answer)));
});

test('an unknown tool offers the nearest names', async () => {
    const result = await execute('everything', 'get_sum');
    assert.ok(result.isError);
    assert.match(textOf(result), /get-sum/);
});

test('shutdown', async () => {
    const { success } = await ask('manage_server', { server_name: 'git', action: 'shutdown' });
    assert.ok(success);
    const { running_servers } = await ask('list_running_servers');
    assert.ok(!running_servers.includes('git'));
    await client.close();
});
