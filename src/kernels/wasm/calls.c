// Runs a list of kernel calls. With shared memory, any number of threads share the list: they claim
// runs of units call by call, and begin a call when the one before it is done. A thread that the
// system does not let run holds nobody up but for the units that it claimed.
#include "common.h"

/** MOST_OPERANDS of defineKernel.ts, which refuses a kernel of more. */
#define OPERANDS 8
/** What `invoke` passes on: the uniforms' address and those of the operands. */
#define ARGUMENTS (1 + OPERANDS)

/** One call, a cache line; engine/wasm/callList.ts writes it. */
typedef struct {
  /** Index of the kernel in the function table. */
  _Alignas(64) u32 kernel;
  /** How many arguments there are. */
  u32 count;
  u32 units;
  /** Units claimed at a time. */
  u32 share;
  /** Shares claimed, shares done. */
  u32 claimed, done;
  u32 arguments[ARGUMENTS];
} Call;
_Static_assert(sizeof(Call) == 64, "callList.ts counts a call's words");

/** What the threads agree by; zeros at first. */
typedef struct {
  /** Odd while helpers may take part; grows by one with every change. */
  u32 state;
  /** Helpers that look at the list. */
  u32 inside;
  /** Helpers that are ready: engine/wasm/executor.ts reads it. */
  u32 present;
  Call* calls;
  u32 count;
} Control;

static void invoke(const Call* call, u32 from, u32 to) {
  const u32* a = call->arguments;
  void* f = (void*)call->kernel;
  switch (call->count) {
    case 3: return ((void (*)(u32, u32, u32, u32, u32))f)(a[0], a[1], a[2], from, to);
    case 4: return ((void (*)(u32, u32, u32, u32, u32, u32))f)(a[0], a[1], a[2], a[3], from, to);
    case 5:
      return ((void (*)(u32, u32, u32, u32, u32, u32, u32))f)(a[0], a[1], a[2], a[3], a[4], from,
                                                              to);
    case 6:
      return ((void (*)(u32, u32, u32, u32, u32, u32, u32, u32))f)(a[0], a[1], a[2], a[3], a[4],
                                                                   a[5], from, to);
    case 7:
      return ((void (*)(u32, u32, u32, u32, u32, u32, u32, u32, u32))f)(
          a[0], a[1], a[2], a[3], a[4], a[5], a[6], from, to);
    case 8:
      return ((void (*)(u32, u32, u32, u32, u32, u32, u32, u32, u32, u32))f)(
          a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7], from, to);
    case ARGUMENTS:
      return ((void (*)(u32, u32, u32, u32, u32, u32, u32, u32, u32, u32, u32))f)(
          a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7], a[8], from, to);
    default: __builtin_trap();
  }
}

#ifdef __wasm_atomics__

/** A sleep and a wake take microseconds, as long as a small kernel. */
#define LOOKS 4000
#define MILLISECOND 1000000ll
#define MINUTE (60000 * MILLISECOND)

INLINE u32 loaded(u32* value) { return __atomic_load_n(value, __ATOMIC_SEQ_CST); }
/** @return what it was */
INLINE u32 increase(u32* value) { return __atomic_fetch_add(value, 1, __ATOMIC_SEQ_CST); }
INLINE void wake(u32* value) { __builtin_wasm_memory_atomic_notify((int*)value, 0xffffffff); }
/** Sleeps while the value is `was`, until woken or for so many nanoseconds. */
INLINE void sleep(u32* value, u32 was, int64_t most) {
  __builtin_wasm_memory_atomic_wait32((int*)value, was, most);
}

static void await(u32* value, u32 wanted) {
  for (u32 i = 0; i < LOOKS; i++)
    if (loaded(value) == wanted) return;
  // Not for ever: the value may come to be the one wanted before the sleep, or never, where a
  // helper broke down.
  for (u32 n = 0; loaded(value) != wanted; n++) {
    if (n == MINUTE / MILLISECOND) __builtin_trap();
    sleep(value, loaded(value), MILLISECOND);
  }
}

static void takePart(Call* calls, u32 count) {
  for (Call* call = calls; call < calls + count; call++) {
    if (call->units == 0) continue;
    u32 shares = (call->units + call->share - 1) / call->share;
    for (u32 n; (n = increase(&call->claimed)) < shares;) {
      invoke(call, n * call->share, least(call->units, (n + 1) * call->share));
      if (increase(&call->done) + 1 == shares) wake(&call->done);
    }
    await(&call->done, shares);
  }
}

/** Runs a list on this thread, with the helpers that come in time. */
__attribute__((export_name("runCalls"))) void runCalls(Control* control, Call* calls, u32 count) {
  control->calls = calls;
  control->count = count;
  increase(&control->state);
  wake(&control->state);
  takePart(calls, count);
  increase(&control->state);
  await(&control->inside, 0);
}

/** A helper's life: never returns. */
__attribute__((export_name("help"))) void help(Control* control) {
  increase(&control->present);
  for (;;) {
    increase(&control->inside);
    // The list stays while someone is inside.
    u32 state = loaded(&control->state);
    if (state % 2 == 1) takePart(control->calls, control->count);
    if (__atomic_sub_fetch(&control->inside, 1, __ATOMIC_SEQ_CST) == 0) wake(&control->inside);
    for (u32 i = 0; i < LOOKS && loaded(&control->state) == state; i++) continue;
    while (loaded(&control->state) == state) sleep(&control->state, state, -1);
  }
}

#else

__attribute__((export_name("runCalls"))) void runCalls(Control* control, Call* calls, u32 count) {
  for (Call* call = calls; call < calls + count; call++)
    if (call->units > 0) invoke(call, 0, call->units);
}

#endif
