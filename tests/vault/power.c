/* Power: writes down, in order, what a process asks of the disk below one folder.
 *
 * Loaded in front of the C library (LD_PRELOAD). POWER_FOLDER names the folder, POWER_LOG the log.
 * One line of the log is a head of fixed size, the file's path below the folder, and what was
 * written. A test plays the log back up to any moment, without what was never made durable: that is
 * what a power cut leaves.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

struct head { uint32_t what, path, other; uint64_t at, size; } __attribute__((packed));
enum { WRITE = 1, CUT = 2, SYNC = 3, UNLINK = 4, RENAME = 5, CREATE = 6, FOLDER = 7 };

static const char *folder, *journal;
static int out = -1;

__attribute__((constructor)) static void begin(void) {
  folder = getenv("POWER_FOLDER");
  journal = getenv("POWER_LOG");
  if (folder && journal)
    out = syscall(SYS_openat, AT_FDCWD, journal, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

/* The path below the folder, or NULL when it lies elsewhere. */
static const char *below(const char *path) {
  size_t n = folder ? strlen(folder) : 0;
  if (out < 0 || !path || strncmp(path, folder, n) || (path[n] && path[n] != '/')) return NULL;
  return path[n] ? path + n + 1 : "";
}

static const char *named(int fd, char *room) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t n = readlink(link, room, PATH_MAX - 1);
  if (n < 0) return NULL;
  room[n] = 0;
  return below(room);
}

static void put(const void *data, size_t size) {
  for (const char *p = data; size;) {
    ssize_t n = syscall(SYS_write, out, p, size);
    if (n <= 0) abort();
    p += n, size -= n;
  }
}

static void tell(uint32_t what, const char *path, const char *other, uint64_t at, const void *data,
                 uint64_t size) {
  struct head head = {what, strlen(path), other ? strlen(other) : 0, at, size};
  put(&head, sizeof head);
  put(path, head.path);
  if (other) put(other, head.other);
  if (data) put(data, size);
}

#define REAL(name) static __typeof__(name) *real; if (!real) real = dlsym(RTLD_NEXT, #name)

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) {
  REAL(pwrite64);
  ssize_t n = real(fd, data, size, at);
  char room[PATH_MAX];
  const char *path = n > 0 ? named(fd, room) : NULL;
  if (path) tell(WRITE, path, NULL, at, data, n);
  return n;
}
ssize_t pwrite(int fd, const void *data, size_t size, off_t at) { return pwrite64(fd, data, size, at); }

ssize_t write(int fd, const void *data, size_t size) {
  REAL(write);
  off_t at = lseek(fd, 0, SEEK_CUR);
  ssize_t n = real(fd, data, size);
  char room[PATH_MAX];
  const char *path = n > 0 && at >= 0 ? named(fd, room) : NULL;
  if (path) tell(WRITE, path, NULL, at, data, n);
  return n;
}

int ftruncate64(int fd, off64_t size) {
  REAL(ftruncate64);
  int done = real(fd, size);
  char room[PATH_MAX];
  const char *path = done ? NULL : named(fd, room);
  if (path) tell(CUT, path, NULL, size, NULL, 0);
  return done;
}
int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

static int durable(int fd, int done) {
  char room[PATH_MAX];
  const char *path = done ? NULL : named(fd, room);
  if (path) tell(SYNC, path, NULL, 0, NULL, 0);
  return done;
}
int fsync(int fd) {
  REAL(fsync);
  return durable(fd, real(fd));
}
int fdatasync(int fd) {
  REAL(fdatasync);
  return durable(fd, real(fd));
}

int unlink(const char *name) {
  REAL(unlink);
  int done = real(name);
  const char *path = done ? NULL : below(name);
  if (path) tell(UNLINK, path, NULL, 0, NULL, 0);
  return done;
}
int rename(const char *name, const char *other) {
  REAL(rename);
  int done = real(name, other);
  const char *path = done ? NULL : below(name), *to = below(other);
  if (path && to) tell(RENAME, path, to, 0, NULL, 0);
  return done;
}

int mkdir(const char *name, mode_t mode) {
  REAL(mkdir);
  int done = real(name, mode);
  const char *path = done ? NULL : below(name);
  if (path) tell(FOLDER, path, NULL, 0, NULL, 0);
  return done;
}

int open64(const char *name, int how, ...) {
  REAL(open64);
  va_list more;
  va_start(more, how);
  mode_t mode = how & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0;
  va_end(more);
  const char *path = below(name);
  int made = path && how & O_CREAT && access(name, F_OK);
  int fd = real(name, how, mode);
  if (fd >= 0 && made) tell(CREATE, path, NULL, 0, NULL, 0);
  if (fd >= 0 && path && how & O_TRUNC) tell(CUT, path, NULL, 0, NULL, 0);
  return fd;
}
int open(const char *name, int how, ...) {
  va_list more;
  va_start(more, how);
  mode_t mode = how & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0;
  va_end(more);
  return open64(name, how, mode);
}
