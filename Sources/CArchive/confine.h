// Takes from this process all that reading an archive does not need: memory, time, new files, other processes, the network.
#ifndef CHENGXU_CONFINE_H
#define CHENGXU_CONFINE_H

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

static inline int chengxu_limit(int what, unsigned long long most, unsigned long long more) {
    struct rlimit limit = { (rlim_t)most, (rlim_t)(most + more) };
    return setrlimit(what, &limit);
}

// Bytes of address space in use now; 0 if that cannot be told.
static inline unsigned long long chengxu_address_bytes(void) {
    char text[128];
    int file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
    if (file < 0) return 0;
    ssize_t got = read(file, text, sizeof text - 1);
    close(file);
    if (got <= 0) return 0;
    unsigned long long pages = 0;
    for (ssize_t i = 0; i < got && text[i] >= '0' && text[i] <= '9'; i++) pages = pages * 10 + (unsigned long long)(text[i] - '0');
    return pages * (unsigned long long)sysconf(_SC_PAGESIZE);
}

// Allows the calls that reading, computing and ending take; any other fails with EPERM, so that a library that tries goes on
// without it. 0 if it holds; -1 where the kernel cannot do it.
static inline int chengxu_filter_calls(void) {
#if defined(__x86_64__)
    const unsigned int arch = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
    const unsigned int arch = AUDIT_ARCH_AARCH64;
#else
    return -1;
#endif
#define CHENGXU_ALLOW(call) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_##call, 0, 1), BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)
    struct sock_filter program[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, arch, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        CHENGXU_ALLOW(read), CHENGXU_ALLOW(pread64), CHENGXU_ALLOW(write), CHENGXU_ALLOW(writev), CHENGXU_ALLOW(lseek),
        CHENGXU_ALLOW(fstat), CHENGXU_ALLOW(newfstatat), CHENGXU_ALLOW(close), CHENGXU_ALLOW(mmap), CHENGXU_ALLOW(munmap),
        CHENGXU_ALLOW(mremap), CHENGXU_ALLOW(mprotect), CHENGXU_ALLOW(madvise), CHENGXU_ALLOW(brk), CHENGXU_ALLOW(futex),
        CHENGXU_ALLOW(exit), CHENGXU_ALLOW(exit_group), CHENGXU_ALLOW(rt_sigreturn), CHENGXU_ALLOW(rt_sigprocmask),
        CHENGXU_ALLOW(rt_sigaction), CHENGXU_ALLOW(sigaltstack), CHENGXU_ALLOW(getrandom), CHENGXU_ALLOW(clock_gettime),
        CHENGXU_ALLOW(gettimeofday), CHENGXU_ALLOW(getrusage), CHENGXU_ALLOW(getpid), CHENGXU_ALLOW(gettid),
        CHENGXU_ALLOW(tgkill), CHENGXU_ALLOW(sched_yield), CHENGXU_ALLOW(sched_getaffinity), CHENGXU_ALLOW(sysinfo),
        CHENGXU_ALLOW(getuid), CHENGXU_ALLOW(geteuid), CHENGXU_ALLOW(getgid), CHENGXU_ALLOW(getegid),
        CHENGXU_ALLOW(rseq), CHENGXU_ALLOW(restart_syscall),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
    };
#undef CHENGXU_ALLOW
    struct sock_fprog filter = { sizeof program / sizeof program[0], program };
    // All threads of the process, so that none stays outside.
    return (int)syscall(__NR_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &filter);
}

// 0 once the process is confined to `memory_bytes` more than it has and to so many seconds of the processor. Otherwise errno.
static inline int chengxu_confine(unsigned long long memory_bytes, unsigned long long cpu_seconds) {
    // Whatever the market had open and did not mean to hand over.
    if (syscall(__NR_close_range, 3u, ~0u, 0u) != 0) return errno;
    unsigned long long address_bytes = chengxu_address_bytes();
    if (address_bytes == 0) return ENOSYS;
    // It dies with the thread that started it, whatever happens to the market.
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || prctl(PR_SET_DUMPABLE, 0) != 0) return errno;
    if (chengxu_limit(RLIMIT_AS, address_bytes + memory_bytes, 0) != 0 || chengxu_limit(RLIMIT_CPU, cpu_seconds, 5) != 0
        || chengxu_limit(RLIMIT_FSIZE, 0, 0) != 0 || chengxu_limit(RLIMIT_NOFILE, 0, 0) != 0
        || chengxu_limit(RLIMIT_NPROC, 0, 0) != 0 || chengxu_limit(RLIMIT_CORE, 0, 0) != 0) return errno;
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return errno;
    return chengxu_filter_calls() == 0 ? 0 : errno;
}

#endif
