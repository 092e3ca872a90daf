/** Shows one line of progress on stderr: rewritten on a terminal, now and then elsewhere. */
export function progressLine(every = 15_000) {
  const terminal = process.stderr.isTTY;
  let last = 0;
  return {
    show(line: string): void {
      const now = Date.now();
      if (terminal) process.stderr.write(`\r\x1b[K${line}`);
      else if (now - last > every) process.stderr.write(`${line}\n`);
      else return;
      last = now;
    },
    end(): void {
      if (terminal && last > 0) process.stderr.write("\n");
    },
  };
}

/** 3725 seconds → "1 h 2 min"; 65 → "1 min 5 s". */
export function duration(seconds: number): string {
  const s = Math.round(seconds);
  if (s < 60) return `${s} s`;
  if (s < 3600) return `${Math.floor(s / 60)} min ${s % 60} s`;
  return `${Math.floor(s / 3600)} h ${Math.floor((s % 3600) / 60)} min`;
}
