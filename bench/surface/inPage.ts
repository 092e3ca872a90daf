// Runs in the page: each function is sent there as its source and sees nothing else of this file.

/** Until something of the text is painted with its spans, in milliseconds since `from`. */
export const spansPainted = (from: number): Promise<number> =>
  new Promise((resolve) => {
    const look = () => {
      if (!document.querySelector("[data-surface] [data-tag]")) return requestAnimationFrame(look);
      const channel = new MessageChannel(); // its message comes after the paint
      channel.port1.onmessage = () => resolve(performance.now() - from);
      return requestAnimationFrame(() => channel.port2.postMessage(null));
    };
    look();
  });

/** Notes the time between frames until `stopFrames`. */
export const startFrames = (): void => {
  const frames: number[] = [];
  let last = performance.now();
  const note = (now: number) => {
    frames.push(now - last);
    last = now;
    if (!("framesDone" in window)) requestAnimationFrame(note);
  };
  Object.assign(window, { frames });
  requestAnimationFrame((now) => {
    last = now;
    requestAnimationFrame(note);
  });
};

/** The milliseconds of each frame. */
export const stopFrames = (): number[] => {
  Object.assign(window, { framesDone: true });
  return (window as unknown as { frames: number[] }).frames;
};

/** Notes for each key the time from the press to the paint after it. */
export const watchKeys = (): void => {
  const times: number[] = [];
  Object.assign(window, { keyTimes: times });
  document.addEventListener(
    "keydown",
    ({ timeStamp }) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => times.push(performance.now() - timeStamp);
      requestAnimationFrame(() => channel.port2.postMessage(null));
    },
    { capture: true },
  );
};

/** The times that `watchKeys` noted so far. */
export const keyTimes = (): number[] =>
  (window as unknown as { keyTimes: number[] }).keyTimes.splice(0);
