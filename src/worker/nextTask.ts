/**
 * Waits until messages that came meanwhile are seen. By a message of its own, which comes after
 * them: browsers hold back timers that follow each other by up to 4 ms.
 */
export function nextTask(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
