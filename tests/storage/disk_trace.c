/* Preloaded into a process that writes an office: notes what it asks of the disk, in order.

   Each record: operation, inode, offset, length of a name, length of what follows, name, rest.
   c created (name), n renamed (name to rest), u unlinked (name), w written, t cut to a length,
   s synced (a file or, by its inode, a folder), a said on the standard output. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static int trace = -1;
static const char *folder = "";
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;

#define REAL(type, name) __typeof__(type) real = (__typeof__(type))dlsym(RTLD_NEXT, name)

__attribute__((constructor)) static void begin(void) {
  folder = getenv("DISK_TRACE_FOLDER") ? getenv("DISK_TRACE_FOLDER") : "";
  const char *path = getenv("DISK_TRACE");
  if (path) trace = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static void note(char op, uint64_t inode, int64_t offset, const char *name, const void *rest, uint32_t length) {
  if (trace < 0) return;
  uint32_t named = name ? strlen(name) : 0;
  char head[32] = {op};
  memcpy(head + 8, &inode, 8);
  memcpy(head + 16, &offset, 8);
  memcpy(head + 24, &named, 4);
  memcpy(head + 28, &length, 4);
  struct iovec parts[3] = {{head, 32}, {(void *)name, named}, {(void *)rest, length}};
  if (syscall(SYS_writev, trace, parts, 3) < 0) abort();
}

/* The inode of what a descriptor is, if that lies in our folder; else 0. */
static uint64_t ours(int fd) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0 || trace < 0 || !*folder) return 0;
  path[length] = 0;
  if (strncmp(path, folder, strlen(folder)) || strstr(path, "-shm")) return 0;
  struct stat found;
  return fstat(fd, &found) ? 0 : found.st_ino;
}

static int opened(int (*real)(int, const char *, int, ...), int at, const char *path, int flags, mode_t mode) {
  struct stat before;
  pthread_mutex_lock(&turn);
  int there = !fstatat(at, path, &before, 0);
  int fd = real(at, path, flags, mode);
  if (fd >= 0 && (flags & (O_CREAT | O_TRUNC))) {
    uint64_t inode = ours(fd);
    if (inode && !there) {
      char link[64], whole[4096];
      snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
      ssize_t length = readlink(link, whole, sizeof whole - 1);
      whole[length > 0 ? length : 0] = 0;
      note('c', inode, 0, whole, NULL, 0);
    } else if (inode && (flags & O_TRUNC)) {
      note('t', inode, 0, NULL, NULL, 0);
    }
  }
  pthread_mutex_unlock(&turn);
  return fd;
}

#define OPEN(name)                                                      \
  int name(const char *path, int flags, ...) {                          \
    va_list rest;                                                       \
    va_start(rest, flags);                                              \
    mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(rest, mode_t) : 0; \
    va_end(rest);                                                       \
    REAL(int (*)(int, const char *, int, ...), "openat");               \
    return opened(real, AT_FDCWD, path, flags, mode);                   \
  }
OPEN(open)
OPEN(open64)

#define OPENAT(name)                                                    \
  int name(int at, const char *path, int flags, ...) {                  \
    va_list rest;                                                       \
    va_start(rest, flags);                                              \
    mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(rest, mode_t) : 0; \
    va_end(rest);                                                       \
    REAL(int (*)(int, const char *, int, ...), name_of_##name);         \
    return opened(real, at, path, flags, mode);                         \
  }
#define name_of_openat "openat"
#define name_of_openat64 "openat64"
OPENAT(openat)
OPENAT(openat64)

ssize_t write(int fd, const void *data, size_t length) {
  REAL(ssize_t (*)(int, const void *, size_t), "write");
  pthread_mutex_lock(&turn);
  uint64_t inode = fd == 1 ? 0 : ours(fd);
  off_t offset = inode ? lseek(fd, 0, SEEK_CUR) : 0;
  ssize_t done = real(fd, data, length);
  if (done > 0 && inode) note('w', inode, offset, NULL, data, done);
  if (done > 0 && fd == 1) note('a', 0, 0, NULL, data, done);
  pthread_mutex_unlock(&turn);
  return done;
}

#define PWRITE(name)                                                    \
  ssize_t name(int fd, const void *data, size_t length, off_t offset) { \
    REAL(ssize_t (*)(int, const void *, size_t, off_t), "pwrite");      \
    pthread_mutex_lock(&turn);                                          \
    ssize_t done = real(fd, data, length, offset);                      \
    uint64_t inode = ours(fd);                                          \
    if (done > 0 && inode) note('w', inode, offset, NULL, data, done);  \
    pthread_mutex_unlock(&turn);                                        \
    return done;                                                        \
  }
PWRITE(pwrite)
PWRITE(pwrite64)

#define TRUNCATE(name)                                                  \
  int name(int fd, off_t length) {                                      \
    REAL(int (*)(int, off_t), "ftruncate");                             \
    pthread_mutex_lock(&turn);                                          \
    int done = real(fd, length);                                        \
    uint64_t inode = ours(fd);                                          \
    if (!done && inode) note('t', inode, length, NULL, NULL, 0);        \
    pthread_mutex_unlock(&turn);                                        \
    return done;                                                        \
  }
TRUNCATE(ftruncate)
TRUNCATE(ftruncate64)

#define SYNC(name)                                                      \
  int name(int fd) {                                                    \
    REAL(int (*)(int), "fsync");                                        \
    pthread_mutex_lock(&turn);                                          \
    int done = real(fd);                                                \
    uint64_t inode = ours(fd);                                          \
    if (!done && inode) note('s', inode, 0, NULL, NULL, 0);             \
    pthread_mutex_unlock(&turn);                                        \
    return done;                                                        \
  }
SYNC(fsync)
SYNC(fdatasync)

int rename(const char *old, const char *new) {
  REAL(int (*)(const char *, const char *), "rename");
  pthread_mutex_lock(&turn);
  int done = real(old, new);
  if (!done) note('n', 0, 0, old, new, strlen(new));
  pthread_mutex_unlock(&turn);
  return done;
}

int unlink(const char *path) {
  REAL(int (*)(const char *), "unlink");
  pthread_mutex_lock(&turn);
  int done = real(path);
  if (!done) note('u', 0, 0, path, NULL, 0);
  pthread_mutex_unlock(&turn);
  return done;
}
