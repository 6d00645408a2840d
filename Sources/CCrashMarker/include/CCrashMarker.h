#pragma once
#include <stdbool.h>
#include <stdint.h>

/// Which page a thread was on when it crashed, written down from within the signal handler.
///
/// A thread says with `nianbao_crash_begin` what it works on and with `nianbao_crash_end` that it
/// is done. When a SEGV, BUS, ILL, TRAP, ABRT or FPE hits it in between, one line
/// "<text> <signal name>\n" goes to the marker file, and then the process ends by that signal.
/// SIGKILL leaves no line.

/// Installs the handlers. `descriptor` is open for appending and stays open. Call it once, before
/// any other thread works. Returns 0, or an errno.
int nianbao_crash_install(int descriptor);

/// Starts the thread that ends the process by SIGABRT, through the handler of the thread in
/// question, when one text stays current for longer than `seconds`. Returns 0, or an errno.
int nianbao_crash_watch(uint32_t seconds);

/// Makes `text` (NUL-terminated, cut at 200 bytes) current on the calling thread and gives the
/// thread a signal stack of its own at its first call. Returns false when there is no room for
/// one more thread; the work then goes on unmarked.
bool nianbao_crash_begin(const char *text);

/// Makes nothing current on the calling thread.
void nianbao_crash_end(void);
