// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

// mcp-runtime-guardian FD PROGRAM [ARGUMENT…]
//
// Runs PROGRAM with our stdin, stdout and stderr and lets nothing of it survive: when PROGRAM ends,
// or the other end of the socket FD is closed (its owner ended, however), every descendant is
// killed, and the guardian ends as PROGRAM did. SIGTERM is passed on to all descendants. It is a
// process of its own because death signals of the kernel reach only direct children, and only a
// subreaper gets to know the others.

#include "guardian_report.h"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>

#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

constexpr int kExecFailedCode = 127; // what a shell answers
constexpr int kUsageCode = 64;       // EX_USAGE of sysexits.h
constexpr int kKillPauseMs = 2;      // a killed process needs a moment to go
constexpr int kMaxKillRounds = 2500; // then something sleeps in the kernel; nothing can be done

struct Process
{
    pid_t id;
    pid_t parent;
};

/// Every process of the machine that we may see, from the numbers in /proc.
std::vector<Process> allProcesses()
{
    std::vector<Process> found;
    DIR *folder = ::opendir("/proc");
    if (!folder)
        return found;
    // NOLINTNEXTLINE(concurrency-mt-unsafe): there is one thread
    while (const dirent *entry = ::readdir(folder)) {
        const pid_t id = std::atoi(entry->d_name);
        if (id <= 0)
            continue;
        char text[512];
        std::snprintf(text, sizeof text, "/proc/%d/stat", id);
        const int fd = ::open(text, O_RDONLY | O_CLOEXEC);
        if (fd < 0)
            continue;
        const ssize_t size = ::read(fd, text, sizeof text - 1);
        ::close(fd);
        if (size <= 0)
            continue;
        text[size] = '\0';
        // `12 (any name) S 1 …`: the name may hold anything, so look behind its last bracket.
        const char *behindName = std::strrchr(text, ')');
        char state = 0;
        pid_t parent = 0;
        if (behindName && std::sscanf(behindName + 1, " %c %d", &state, &parent) == 2)
            found.push_back({id, parent});
    }
    ::closedir(folder);
    return found;
}

/// All children, grandchildren and so on of this process, zombies too.
std::vector<pid_t> descendants()
{
    const std::vector<Process> all = allProcesses();
    std::vector<pid_t> found{::getpid()};
    for (std::size_t i = 0; i < found.size(); ++i) {
        for (const Process &process : all) {
            if (process.parent == found[i])
                found.push_back(process.id);
        }
    }
    found.erase(found.begin());
    return found;
}

void signalTree(pid_t group, int signal)
{
    ::kill(-group, signal); // in one step, so that nothing forks away meanwhile
    for (const pid_t id : descendants())
        ::kill(id, signal);
}

/// Kills until no descendant is left. An orphan becomes our child, so it can't hide from waitpid().
void killTree(pid_t group)
{
    for (int round = 0; round < kMaxKillRounds; ++round) {
        pid_t reaped = 0;
        while ((reaped = ::waitpid(-1, nullptr, WNOHANG)) > 0) {
        }
        if (reaped < 0 && errno == ECHILD)
            return;
        signalTree(group, SIGKILL);
        ::poll(nullptr, 0, kKillPauseMs);
    }
}

[[noreturn]] void runProgram(char **argv, pid_t guardian, const sigset_t &mask, int errorPipe)
{
    ::setpgid(0, 0);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL); // for the case that the guardian itself is killed
    if (::getppid() != guardian)
        ::_exit(kExecFailedCode);
    ::sigprocmask(SIG_SETMASK, &mask, nullptr); // NOLINT(concurrency-mt-unsafe)
    ::execv(argv[0], argv);
    const int why = errno;
    if (::write(errorPipe, &why, sizeof why) < 0) {
    } // the parent then sees the exit code alone
    ::_exit(kExecFailedCode);
}

/// Ends this process as \a status says the program ended.
[[noreturn]] void endLike(int status)
{
    if (WIFSIGNALED(status)) {
        const rlimit none{0, 0};
        ::setrlimit(RLIMIT_CORE, &none);
        const int signal = WTERMSIG(status);
        std::signal(signal, SIG_DFL);
        sigset_t open;
        sigemptyset(&open);
        ::sigprocmask(SIG_SETMASK, &open, nullptr); // NOLINT(concurrency-mt-unsafe)
        ::raise(signal);
    }
    ::_exit(WIFEXITED(status) ? WEXITSTATUS(status) : kExecFailedCode);
}

/// Blocks what we want to hear about and closes what is not ours. \return the signalfd.
int prepare(int link, sigset_t &oldMask)
{
    ::setsid(); // Ctrl-C of a terminal is for our owner, who then stops us in order
    ::prctl(PR_SET_CHILD_SUBREAPER, 1);
    std::signal(SIGPIPE, SIG_DFL); // what exec passes on must be what programs expect
    ::fcntl(link, F_SETFD, FD_CLOEXEC);
    if (link > 3)
        ::syscall(SYS_close_range, 3U, unsigned(link - 1), 0U);
    ::syscall(SYS_close_range, unsigned(link + 1), ~0U, 0U);
    sigset_t mask;
    sigemptyset(&mask);
    for (const int signal : {SIGCHLD, SIGTERM, SIGINT, SIGHUP, SIGQUIT})
        sigaddset(&mask, signal);
    ::sigprocmask(SIG_BLOCK, &mask, &oldMask); // NOLINT(concurrency-mt-unsafe)
    return ::signalfd(-1, &mask, SFD_CLOEXEC | SFD_NONBLOCK);
}

/// Waits for the program's end. \return its status, or nothing reaped (-1) when our owner has gone.
int watch(int link, int signals, pid_t child)
{
    for (;;) {
        pollfd watched[] = {{link, POLLIN, 0}, {signals, POLLIN, 0}};
        if (::poll(watched, 2, -1) < 0 && errno != EINTR)
            return -1;
        signalfd_siginfo info{};
        while (::read(signals, &info, sizeof info) == ssize_t(sizeof info)) {
            if (info.ssi_signo != SIGCHLD)
                signalTree(child, SIGTERM);
        }
        int status = 0;
        pid_t reaped = 0;
        int childStatus = -1;
        while ((reaped = ::waitpid(-1, &status, WNOHANG)) > 0) {
            if (reaped == child)
                childStatus = status;
        }
        if (childStatus != -1)
            return childStatus;
        char ignored[16];
        if (watched[0].revents != 0 && ::read(link, ignored, sizeof ignored) <= 0)
            return -1;
    }
}

} // namespace

int main(int argc, char **argv)
{
    const int link = argc > 2 ? std::atoi(argv[1]) : -1;
    if (link < 3 || ::fcntl(link, F_GETFD) < 0) {
        std::fputs("usage: mcp-runtime-guardian FD PROGRAM [ARGUMENT...]\n", stderr);
        return kUsageCode;
    }
    sigset_t oldMask;
    const int signals = prepare(link, oldMask);
    int errorPipe[2];
    if (signals < 0 || ::pipe2(errorPipe, O_CLOEXEC) != 0)
        return kExecFailedCode;
    const pid_t guardian = ::getpid();
    const pid_t child = ::fork();
    if (child == 0)
        runProgram(argv + 2, guardian, oldMask, errorPipe[1]);
    mcprt::guardian::Report report{child, child < 0 ? errno : 0};
    // Not ours to hold open: the other ends must see when PROGRAM closes them.
    for (const int fd : {0, 1, 2, errorPipe[1]})
        ::close(fd);
    if (child > 0 && ::read(errorPipe[0], &report.execError, sizeof report.execError) < 0)
        report.execError = errno;
    ::close(errorPipe[0]);
    std::signal(SIGPIPE, SIG_IGN);
    if (::write(link, &report, sizeof report) < 0 && child < 0)
        return kExecFailedCode;
    if (child < 0)
        return kExecFailedCode;
    const int status = watch(link, signals, child);
    killTree(child);
    if (status == -1)
        ::_exit(kExecFailedCode);
    endLike(status);
}
