// What goes over a WebSocket (RFC 6455), where nothing is compressed and each message is one frame.

/**
 * Cuts what comes over a line into the head of HTTP and the frames after it.
 *
 * @param {(frame: Buffer, said: string | null) => void} pass takes each as it is, and what it says; the head: null
 * @returns {(bytes: Buffer) => void} takes what comes
 */
export function frames(pass) {
  let rest = Buffer.alloc(0);
  let isOpen = false;
  return (bytes) => {
    rest = rest.length ? Buffer.concat([rest, bytes]) : bytes;
    for (let size = sizeOfNext(rest, isOpen); size > 0; size = sizeOfNext(rest, isOpen)) {
      const frame = rest.subarray(0, size);
      rest = rest.subarray(size);
      pass(frame, isOpen ? textOf(frame) : null);
      isOpen = true;
    }
  };
}

/** A frame of text as a server sends it. */
export function textFrame(text) {
  const payload = Buffer.from(text);
  const head = Buffer.from([0x81, 127, 0, 0, 0, 0, 0, 0, 0, 0]);
  head.writeBigUInt64BE(BigInt(payload.length), 2);
  if (payload.length > 0xffff) return Buffer.concat([head, payload]);
  const [code, size] = payload.length < 126 ? [payload.length, 2] : [126, 4];
  head[1] = code;
  if (size === 4) head.writeUInt16BE(payload.length, 2);
  return Buffer.concat([head.subarray(0, size), payload]);
}

/** Bytes of the head or frame at the start, 0 where it is not all there. */
function sizeOfNext(bytes, isOpen) {
  if (!isOpen) {
    const end = bytes.indexOf("\r\n\r\n");
    return end < 0 ? 0 : end + 4;
  }
  const { start, length } = placeOf(bytes);
  return bytes.length >= start + length ? start + length : 0;
}

/** Where the payload of a frame stands. */
function placeOf(bytes) {
  const short = bytes.length < 2 ? 0 : bytes[1] & 127;
  const size = short === 126 ? 4 : short === 127 ? 10 : 2;
  const isMasked = bytes.length > 1 && (bytes[1] & 128) !== 0;
  const start = size + (isMasked ? 4 : 0);
  if (bytes.length < start) return { start, length: 0, isMasked };
  const length =
    size === 4 ? bytes.readUInt16BE(2) : size === 10 ? Number(bytes.readBigUInt64BE(2)) : short;
  return { start, length, isMasked };
}

function textOf(frame) {
  const { start, isMasked } = placeOf(frame);
  const payload = Buffer.from(frame.subarray(start));
  if (isMasked) for (let i = 0; i < payload.length; i++) payload[i] ^= frame[start - 4 + (i & 3)];
  return payload.toString("utf8");
}
