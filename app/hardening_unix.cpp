// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/hardening.h"

#include <algorithm>
#include <csignal>
#include <cstdio>

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>
#ifdef __linux__
#include <malloc.h>
#include <sys/prctl.h>
#endif

namespace mcprt {

namespace {

// A connection or child takes a few descriptors. Beyond this, programs that walk over all possible
// descriptors at start become slow, and children inherit the limit.
constexpr rlim_t kWantedFiles = 16384;

/// Blocks from this size on go back to the system when they are freed.
[[maybe_unused]] constexpr int kLargeBlock = 4 * 1024 * 1024;

/// Whoever closed a standard stream must not find it to be the next file that we open: messages
/// would be written into it. Reading gives the end of the file, writing fails.
void fillStandardStreams()
{
    for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (fcntl(descriptor, F_GETFD) < 0)
            (void)open("/dev/null", O_RDONLY); // takes the lowest number that is free
    }
}

} // namespace

void hardenProcess()
{
    fillStandardStreams();
    const rlimit noCore{0, 0};
    setrlimit(RLIMIT_CORE, &noCore);
#if defined(__linux__) && defined(NDEBUG)
    prctl(PR_SET_DUMPABLE, 0);
#endif
    std::signal(SIGPIPE, SIG_IGN);
#ifdef __GLIBC__
    // Left to itself the allocator keeps blocks as large as the largest one that was ever freed,
    // such as a search index that was read, for ever.
    // NOLINTBEGIN(concurrency-mt-unsafe): no other thread runs yet
    mallopt(M_MMAP_THRESHOLD, kLargeBlock);
    mallopt(M_TRIM_THRESHOLD, 2 * kLargeBlock); // else results of some megabytes come and go slowly
    // NOLINTEND(concurrency-mt-unsafe)
#endif

    rlimit files{};
    if (getrlimit(RLIMIT_NOFILE, &files) == 0 && files.rlim_cur < kWantedFiles) {
        files.rlim_cur = std::min(kWantedFiles, files.rlim_max);
        setrlimit(RLIMIT_NOFILE, &files);
    }
}

int claimStdout()
{
    const int real = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    if (real < 0)
        return STDOUT_FILENO;
    std::fflush(stdout);
    if (dup2(STDERR_FILENO, STDOUT_FILENO) < 0) {
        close(real);
        return STDOUT_FILENO;
    }
    return real;
}

} // namespace mcprt
