// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

// What the router adds: the same echo server reached directly and through mcp-runtime, over both
// doors, and a bare QtHttpServer, in one run on one core. Prints a table; never fails on a figure.
//
//   bench_router [--json FILE] [--baseline FILE] [--seconds S] [--rounds N]

#include "driver.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <thread>

#include <sched.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

using namespace bench;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

constexpr const char *kToken = "benchmark-token-0123456789abcdef0123456789abcdef";
constexpr size_t kBlobBytes = 1 << 20;

struct Options
{
    std::string json, baseline;
    double seconds = 0.4; ///< of each drive
    int rounds = 9;
};

/// name -> figure, in the order of first use.
class Figures
{
public:
    void set(const std::string &name, double value)
    {
        if (!m_values.contains(name))
            m_order.push_back(name);
        m_values[name] = value;
    }
    [[nodiscard]] double get(const std::string &name) const
    {
        const auto found = m_values.find(name);
        return found == m_values.end() ? 0 : found->second;
    }
    [[nodiscard]] const std::vector<std::string> &names() const { return m_order; }

private:
    std::map<std::string, double> m_values;
    std::vector<std::string> m_order;
};

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[values.size() / 2];
}

RequestMaker directCall(std::string tool, std::string arguments)
{
    return [=](std::string &out, long id) {
        out.append(R"({"jsonrpc":"2.0","id":)").append(std::to_string(id));
        out.append(R"(,"method":"tools/call","params":{"name":")").append(tool);
        out.append(R"(","arguments":)").append(arguments).append("}}");
    };
}

RequestMaker routedCall(std::string tool, const std::string &arguments)
{
    return directCall("execute_tool", R"({"server_name":"echo0","tool_name":")" + std::move(tool)
                                          + R"(","arguments":)" + arguments + "}");
}

RequestMaker fixed(const std::string &method, const std::string &params)
{
    return [=](std::string &out, long id) {
        out.append(R"({"jsonrpc":"2.0","id":)").append(std::to_string(id));
        out.append(R"(,"method":")").append(method).append(R"(","params":)").append(params);
        out.append("}");
    };
}

const RequestMaker kInitialize =
    fixed("initialize", R"({"protocolVersion":"2025-11-25","capabilities":{},)"
                        R"("clientInfo":{"name":"bench","version":"1"}})");

/// The folder of this run: home of the runtime, its configuration with 50 servers.
class Lab
{
public:
    explicit Lab(fs::path bin)
        : m_bin(std::move(bin))
    {
        std::string pattern = (fs::temp_directory_path() / "mcprt-bench-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr)
            die("no temporary folder");
        m_folder = pattern;
        fs::create_directory(m_folder / "home");
        std::ofstream config(m_folder / "mcp.json");
        config << R"({"mcpServers":{)";
        for (int i = 0; i < 50; ++i)
            config << (i ? "," : "") << "\"echo" << i << R"(":{"command":")"
                   << (m_bin / "bench_echo_server").string() << "\"}";
        config << "}}\n";
    }
    ~Lab()
    {
        std::error_code ignored;
        fs::remove_all(m_folder, ignored);
    }
    Lab(const Lab &) = delete;
    Lab &operator=(const Lab &) = delete;

    [[nodiscard]] std::string program(const char *name) const { return (m_bin / name).string(); }
    [[nodiscard]] std::vector<std::string> runtime(std::vector<std::string> arguments) const
    {
        arguments.insert(arguments.begin(),
                         {program("mcp-runtime"), "--config", (m_folder / "mcp.json").string()});
        return arguments;
    }
    [[nodiscard]] std::string errorFile() const { return (m_folder / "stderr.log").string(); }
    /// No settings of the user; a budget above the 1 MB results, so that they pass.
    [[nodiscard]] std::vector<std::string> environment() const
    {
        return {"HOME=" + (m_folder / "home").string(),     "LANG=C.UTF-8",
                "PATH=" + std::string(std::getenv("PATH")), "MAX_RESULT_TOKENS=2000000",
                "ACCESS_TOKEN=" + std::string(kToken),      "IDLE_STOP_S=0"};
    }

private:
    fs::path m_bin, m_folder;
};

/// The number after the last ':' of the address that a program printed into \a text; 0 = not yet.
int portIn(const std::string &text)
{
    const size_t at = text.find("http://127.0.0.1:");
    return at == std::string::npos
               ? 0
               : std::atoi(text.c_str() + at + std::strlen("http://127.0.0.1:"));
}

int waitForPort(const std::string &file)
{
    for (int i = 0; i < 1000; ++i) {
        std::ifstream in(file);
        std::stringstream text;
        text << in.rdbuf();
        if (const int port = portIn(text.str()))
            return port;
        std::this_thread::sleep_for(10ms);
    }
    die("mcp-runtime never said its address; see " + file);
}

void mustContain(const std::string &answer, std::string_view wanted)
{
    if (answer.find(wanted) == std::string::npos)
        die("unexpected answer: " + answer.substr(0, 600));
}

/// One of the things that are compared.
struct Subject
{
    std::string name;
    Target *target;
    RequestMaker echo;
    std::optional<RequestMaker> blob{};
};

/// Latency, throughput at three depths and large results. The subjects take turns, so that what
/// slows the machine down for a second slows all of them.
void measure(Figures &figures, const std::vector<Subject> &subjects, const Options &options)
{
    const auto span =
        std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(options.seconds));
    for (const Subject &subject : subjects) // warm
        subject.target->drive(subject.echo, 8, span);
    std::map<std::string, std::vector<double>> seen;
    for (int round = 0; round < options.rounds; ++round) {
        std::fprintf(stderr, "round %d of %d\n", round + 1, options.rounds);
        for (const Subject &subject : subjects) {
            const Run one = subject.target->drive(subject.echo, 1, span);
            seen[subject.name + ".p50_us"].push_back(one.percentile(0.5));
            seen[subject.name + ".p99_us"].push_back(one.percentile(0.99));
            seen[subject.name + ".calls_s_1"].push_back(one.perSecond());
        }
        for (const int inFlight : {16, 64}) {
            for (const Subject &subject : subjects) {
                seen[subject.name + ".calls_s_" + std::to_string(inFlight)].push_back(
                    subject.target->drive(subject.echo, inFlight, span).perSecond());
            }
        }
        for (const Subject &subject : subjects) {
            if (subject.blob) {
                seen[subject.name + ".mb_s"].push_back(
                    subject.target->drive(*subject.blob, 4, span).perSecond()
                    * static_cast<double>(kBlobBytes) / 1e6);
            }
        }
    }
    for (const auto &[figure, values] : seen)
        figures.set(figure, median(values));
    const auto ratio = [&](const std::string &figure) {
        std::vector<double> ratios;
        const auto &bare = seen["bare QtHttpServer." + figure];
        const auto &ours = seen["mcp-runtime HTTP." + figure];
        for (size_t i = 0; i < bare.size(); ++i)
            ratios.push_back(ours[i] / bare[i]);
        figures.set("ratio HTTP to bare." + figure, median(ratios));
    };
    ratio("p50_us");
    ratio("calls_s_64");
}

/// Milliseconds from exec to the `initialize` answer; median of twenty.
double startMilliseconds(const std::vector<std::string> &command, const Lab &lab)
{
    std::vector<double> times;
    for (int i = 0; i < 20; ++i) {
        const auto begin = Clock::now();
        Program program(command, lab.environment());
        mustContain(makePipeTarget(program)->ask(kInitialize), "protocolVersion");
        times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - begin).count());
    }
    return median(times);
}

/// A sum of the named lines of /proc/PID/smaps_rollup, in MB (10^6 bytes).
double memoryMegabytes(pid_t pid, std::initializer_list<std::string_view> names)
{
    std::ifstream rollup("/proc/" + std::to_string(pid) + "/smaps_rollup");
    double kibibytes = 0;
    for (std::string line; std::getline(rollup, line);)
        for (std::string_view name : names)
            if (line.starts_with(name))
                kibibytes += std::atof(line.c_str() + name.size());
    return kibibytes * 1024 / 1e6;
}

void measureCalls(Figures &figures, const Lab &lab, const Options &options)
{
    const std::string text = R"({"text":"hello, how are you?"})";
    const std::string bytes = R"({"bytes":)" + std::to_string(kBlobBytes) + "}";
    const RequestMaker direct = directCall("echo", text), routed = routedCall("echo", text);

    Program echo({lab.program("bench_echo_server")}, lab.environment());
    const auto echoTarget = makePipeTarget(echo);
    mustContain(echoTarget->ask(kInitialize), "protocolVersion");
    mustContain(echoTarget->ask(direct), "how are you");

    Program overStdio(lab.runtime({"serve", "--standalone"}), lab.environment(), lab.errorFile());
    const auto stdioTarget = makePipeTarget(overStdio);
    mustContain(stdioTarget->ask(kInitialize), "protocolVersion");
    mustContain(stdioTarget->ask(routed), "how are you");

    Program bare({lab.program("bench_http_echo")}, lab.environment());
    char line[200] = {};
    if (::read(bare.output(), line, sizeof line - 1) <= 0)
        die("bench_http_echo did not start");
    const auto bareTarget = makeHttpTarget(portIn(line), "");

    const std::string log = lab.errorFile() + ".http";
    Program overHttp(
        lab.runtime({"serve", "--standalone", "--transport", "streamable-http", "--port", "0"}),
        lab.environment(), log);
    const int port = waitForPort(log);
    std::string headers =
        "Authorization: Bearer " + std::string(kToken) + "\r\nMCP-Protocol-Version: 2025-11-25\r\n";
    const auto opening = makeHttpTarget(port, headers);
    mustContain(opening->ask(kInitialize), "protocolVersion");
    if (const std::string session = lastHeader(*opening, "mcp-session-id"); !session.empty())
        headers += "Mcp-Session-Id: " + session + "\r\n";
    const auto httpTarget = makeHttpTarget(port, headers);
    mustContain(httpTarget->ask(routed), "how are you");

    const RequestMaker routedBlob = routedCall("blob", bytes);
    measure(figures,
            {{"direct stdio", echoTarget.get(), direct, directCall("blob", bytes)},
             {"mcp-runtime stdio", stdioTarget.get(), routed, routedBlob},
             {"bare QtHttpServer", bareTarget.get(), routed},
             {"mcp-runtime HTTP", httpTarget.get(), routed, routedBlob}},
            options);

    std::vector<double> eight;
    for (int round = 0; round < 5; ++round)
        eight.push_back(stdioTarget->drive(routedCall("wait", R"({"ms":50})"), 8, 0s).seconds
                        * 1000);
    figures.set("eight calls of 50 ms.ms", median(eight));
}

void measureStartAndMemory(Figures &figures, const Lab &lab)
{
    figures.set("direct stdio.start_ms",
                startMilliseconds({lab.program("bench_echo_server")}, lab));
    figures.set("mcp-runtime stdio.start_ms", startMilliseconds(lab.runtime({"serve"}), lab));

    Program runtime(lab.runtime({"serve"}), lab.environment(), lab.errorFile());
    auto target = makePipeTarget(runtime);
    mustContain(target->ask(kInitialize), "protocolVersion");
    mustContain(target->ask(fixed("tools/list", "{}")), "execute_tool");
    std::this_thread::sleep_for(500ms);
    figures.set("50 known, none running.private_mb",
                memoryMegabytes(runtime.pid(), {"Private_Clean:", "Private_Dirty:"}));
    figures.set("50 known, none running.pss_mb", memoryMegabytes(runtime.pid(), {"Pss:"}));
    for (int i = 0; i < 50; ++i)
        mustContain(
            target->ask(directCall("manage_server", R"({"action":"start","server_name":"echo)"
                                                        + std::to_string(i) + "\"}")),
            "running");
    figures.set("50 running.private_mb",
                memoryMegabytes(runtime.pid(), {"Private_Clean:", "Private_Dirty:"}));
    figures.set("50 running.pss_mb", memoryMegabytes(runtime.pid(), {"Pss:"}));
}

void printTable(const Figures &figures)
{
    std::printf("| one core | p50 µs | p99 µs | calls/s, 1 | calls/s, 16 | calls/s, 64 | 1 MB "
                "results MB/s | start ms |\n|---|---|---|---|---|---|---|---|\n");
    for (const char *name :
         {"direct stdio", "mcp-runtime stdio", "bare QtHttpServer", "mcp-runtime HTTP"}) {
        std::printf("| %s |", name);
        for (const char *figure :
             {"p50_us", "p99_us", "calls_s_1", "calls_s_16", "calls_s_64", "mb_s", "start_ms"}) {
            const double value = figures.get(std::string(name) + "." + figure);
            if (value == 0)
                std::printf(" – |");
            else
                std::printf(value < 100 ? " %.1f |" : " %.0f |", value);
        }
        std::printf("\n");
    }
    for (const std::string &name : figures.names())
        if (name.starts_with("50 ") || name.starts_with("eight") || name.starts_with("ratio"))
            std::printf(name.starts_with("ratio") ? "%s: %.2f\n" : "%s: %.1f\n", name.c_str(),
                        figures.get(name));
}

void writeJson(const Figures &figures, const std::string &path)
{
    std::ofstream out(path);
    out << "{\n";
    for (size_t i = 0; i < figures.names().size(); ++i) {
        char value[40];
        std::snprintf(value, sizeof value, "%.6g", figures.get(figures.names()[i]));
        out << "  \"" << figures.names()[i] << "\": " << value
            << (i + 1 < figures.names().size() ? ",\n" : "\n");
    }
    out << "}\n";
    if (!out)
        die("can't write " + path);
}

/// Prints each figure beside the one of \a path, which writeJson() wrote on some machine.
void compare(const Figures &figures, const std::string &path)
{
    std::ifstream in(path);
    std::printf("\n%-45s %12s %12s %7s\n", "", "now", "baseline", "ratio");
    for (std::string line; std::getline(in, line);) {
        const size_t begin = line.find('"'), end = line.rfind("\":");
        if (begin == std::string::npos || end == std::string::npos)
            continue;
        const std::string name = line.substr(begin + 1, end - begin - 1);
        const double before = std::atof(line.c_str() + end + 2);
        const double now = figures.get(name);
        if (before > 0)
            std::printf("%-45s %12.6g %12.6g %7.2f\n", name.c_str(), now, before, now / before);
    }
}

Options parse(int argc, char **argv)
{
    Options options;
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string_view name = argv[i];
        if (name == "--json")
            options.json = argv[i + 1];
        else if (name == "--baseline")
            options.baseline = argv[i + 1];
        else if (name == "--seconds")
            options.seconds = std::atof(argv[i + 1]);
        else if (name == "--rounds")
            options.rounds = std::atoi(argv[i + 1]);
        else
            die("unknown option " + std::string(name));
    }
    return options;
}

} // namespace

int main(int argc, char **argv)
{
    const Options options = parse(argc, argv);
    cpu_set_t core; // children inherit it: client, router and child share one core
    CPU_ZERO(&core);
    CPU_SET(0, &core);
    ::sched_setaffinity(0, sizeof core, &core);

    const Lab lab(fs::canonical("/proc/self/exe").parent_path());
    if (Program index(lab.runtime({"index"}), lab.environment(), lab.errorFile()); true) {
        char byte[4096];
        while (::read(index.output(), byte, sizeof byte) > 0) {
        }
    }
    Figures figures;
    measureCalls(figures, lab, options);
    measureStartAndMemory(figures, lab);
    printTable(figures);
    if (!options.baseline.empty())
        compare(figures, options.baseline);
    if (!options.json.empty())
        writeJson(figures, options.json);
    return 0;
}
