#define _GNU_SOURCE
#include "CCrashMarker.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { slot_count = 512, text_size = 201, stack_size = 64 * 1024 };

/// One thread's state. Only its thread writes the text, and only while `turn` is even (idle), so
/// that the handler on the same thread reads a whole one.
typedef struct {
  atomic_bool taken;
  atomic_int thread;       // kernel thread id
  atomic_uint turn;        // odd while a text is current; grows by one at each begin and end
  atomic_llong since;      // monotonic nanoseconds of the last begin
  atomic_uint condemned;   // the turn that the watchdog wants to end; 0 for none
  size_t length;
  char text[text_size];
  void *stack;
} slot;

static slot slots[slot_count];
static _Thread_local slot *own;
static pthread_key_t key;
static int marker = -1;
static long long limit_nanoseconds;

static const struct { int number; const char *name; } signals[] = {
    {SIGSEGV, " SEGV\n"}, {SIGBUS, " BUS\n"},   {SIGILL, " ILL\n"},
    {SIGTRAP, " TRAP\n"}, {SIGABRT, " ABRT\n"}, {SIGFPE, " FPE\n"},
};

static long long monotonic(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000000000LL + now.tv_nsec;
}

/// Runs on the signal stack and calls only what is safe in a signal handler.
static void handle(int number, siginfo_t *info, void *context) {
  (void)info;
  (void)context;
  int saved = errno;
  slot *mine = own;
  unsigned turn = mine ? atomic_load(&mine->turn) : 0;
  if (mine && number == SIGABRT) {
    unsigned condemned = atomic_exchange(&mine->condemned, 0);
    // The watchdog's signal came after its page had ended: nothing is wrong any more.
    if (condemned != 0 && condemned != turn) {
      errno = saved;
      return;
    }
  }
  if (turn & 1) {
    char line[text_size + 8];
    size_t length = mine->length;
    memcpy(line, mine->text, length);
    for (size_t index = 0; index < sizeof signals / sizeof *signals; index++) {
      if (signals[index].number != number) continue;
      size_t added = strlen(signals[index].name);
      memcpy(line + length, signals[index].name, added);
      length += added;
    }
    // One write with O_APPEND, so that lines of threads that crash together do not mix.
    ssize_t written = write(marker, line, length);
    (void)written;
    fsync(marker);
  }
  // Blocked while this handler runs, the signal strikes by its default action on return.
  signal(number, SIG_DFL);
  syscall(SYS_tgkill, getpid(), syscall(SYS_gettid), number);
  errno = saved;
}

/// Gives back what a thread took, when it ends.
static void release(void *value) {
  slot *mine = value;
  stack_t off = {.ss_flags = SS_DISABLE};
  own = NULL;
  sigaltstack(&off, NULL);
  if (mine->stack) munmap(mine->stack, stack_size);
  mine->stack = NULL;
  atomic_store(&mine->taken, false);
}

int nianbao_crash_install(int descriptor) {
  if (marker < 0) {
    int failure = pthread_key_create(&key, release);
    if (failure) return failure;
  }
  marker = descriptor;
  struct sigaction action = {.sa_sigaction = handle, .sa_flags = SA_SIGINFO | SA_ONSTACK};
  sigemptyset(&action.sa_mask);
  for (size_t index = 0; index < sizeof signals / sizeof *signals; index++) {
    if (sigaction(signals[index].number, &action, NULL)) return errno;
  }
  return 0;
}

static slot *claim(void) {
  for (size_t index = 0; index < slot_count; index++) {
    bool free_slot = false;
    slot *candidate = &slots[index];
    if (!atomic_compare_exchange_strong(&candidate->taken, &free_slot, true)) continue;
    void *stack = mmap(NULL, stack_size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (stack != MAP_FAILED) {
      stack_t alternative = {.ss_sp = stack, .ss_size = stack_size};
      candidate->stack = stack;
      sigaltstack(&alternative, NULL);
    }
    // Worker threads of Dispatch block SIGABRT, which the watchdog sends to exactly this thread.
    sigset_t ours;
    sigemptyset(&ours);
    for (size_t number = 0; number < sizeof signals / sizeof *signals; number++) {
      sigaddset(&ours, signals[number].number);
    }
    pthread_sigmask(SIG_UNBLOCK, &ours, NULL);
    atomic_store(&candidate->thread, (int)syscall(SYS_gettid));
    pthread_setspecific(key, candidate);
    own = candidate;
    return candidate;
  }
  return NULL;
}

bool nianbao_crash_begin(const char *text) {
  if (marker < 0) return false;
  slot *mine = own ? own : claim();
  if (!mine) return false;
  size_t length = strnlen(text, text_size - 1);
  memcpy(mine->text, text, length);
  mine->length = length;
  atomic_store(&mine->since, monotonic());
  if (!(atomic_load(&mine->turn) & 1)) atomic_fetch_add(&mine->turn, 1);
  return true;
}

void nianbao_crash_end(void) {
  slot *mine = own;
  if (mine && (atomic_load(&mine->turn) & 1)) atomic_fetch_add(&mine->turn, 1);
}

static void *watch(void *unused) {
  (void)unused;
  for (;;) {
    struct timespec pause = {.tv_sec = 0, .tv_nsec = 250000000};
    nanosleep(&pause, NULL);
    long long now = monotonic();
    for (size_t index = 0; index < slot_count; index++) {
      slot *other = &slots[index];
      if (!atomic_load(&other->taken)) continue;
      unsigned turn = atomic_load(&other->turn);
      long long since = atomic_load(&other->since);
      // `since` is set before `turn` grows: an even or a changed turn means another page.
      if (!(turn & 1) || now - since <= limit_nanoseconds) continue;
      if (atomic_load(&other->turn) != turn) continue;
      static const char message[] =
          "nianbao: a page took longer than the watchdog allows; ending the process\n";
      ssize_t written = write(STDERR_FILENO, message, sizeof message - 1);
      (void)written;
      atomic_store(&other->condemned, turn);
      syscall(SYS_tgkill, getpid(), atomic_load(&other->thread), SIGABRT);
      sleep(1);
    }
  }
  return NULL;
}

int nianbao_crash_watch(uint32_t seconds) {
  limit_nanoseconds = seconds * 1000000000LL;
  pthread_t thread;
  sigset_t all, before;
  // The watchdog takes no signal, or it would be chosen for those meant for the process.
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  int failure = pthread_create(&thread, NULL, watch, NULL);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  if (!failure) pthread_detach(thread);
  return failure;
}
