/** A stretch of a buffer to be read, in bytes. */
interface Piece {
  readonly buffer: GPUBuffer;
  readonly offset: number;
  readonly bytes: number;
}

/** Larger pieces are read in several goes, so that the staging memory stays small. */
const LARGEST = 64 * 1024 * 1024;

/** Copies from the GPU to the host through a few buffers that are used again and again. */
export class Staging {
  readonly #free: GPUBuffer[] = [];

  constructor(private readonly device: GPUDevice) {}

  /** One submit and one map for all pieces together, unless they are very large. */
  async read(pieces: readonly Piece[]): Promise<Float32Array[]> {
    const results = pieces.map(({ bytes }) => new Float32Array(bytes / 4));
    for (const batch of batches(pieces)) await this.#copy(batch, results);
    return results;
  }

  dispose(): void {
    for (const buffer of this.#free) buffer.destroy();
    this.#free.length = 0;
  }

  async #copy(batch: readonly Part[], results: readonly Float32Array[]): Promise<void> {
    const size = batch.reduce((sum, { bytes }) => sum + bytes, 0);
    if (size === 0) return;
    const staging = this.#take(size);
    const encoder = this.device.createCommandEncoder();
    let at = 0;
    for (const { buffer, offset, bytes } of batch) {
      encoder.copyBufferToBuffer(buffer, offset, staging, at, bytes);
      at += bytes;
    }
    this.device.queue.submit([encoder.finish()]);
    await staging.mapAsync(GPUMapMode.READ, 0, size);
    const mapped = new Float32Array(staging.getMappedRange(0, size));
    at = 0;
    for (const { bytes, piece, from } of batch) {
      results[piece].set(mapped.subarray(at / 4, (at + bytes) / 4), from / 4);
      at += bytes;
    }
    staging.unmap();
    this.#free.push(staging);
  }

  #take(bytes: number): GPUBuffer {
    const found = this.#free.findIndex(({ size }) => size >= bytes);
    if (found >= 0) return this.#free.splice(found, 1)[0];
    this.#free.pop()?.destroy();
    const size = Math.ceil(bytes / 65536) * 65536;
    const usage = GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST;
    return this.device.createBuffer({ label: "staging", size, usage });
  }
}

interface Part extends Piece {
  /** Index of the piece that it is a part of. */
  readonly piece: number;
  /** Where it starts in that piece, in bytes. */
  readonly from: number;
}

/** Cuts pieces into parts and puts these together, up to LARGEST bytes at a time. */
function batches(pieces: readonly Piece[]): Part[][] {
  const result: Part[][] = [[]];
  let room = LARGEST;
  pieces.forEach(({ buffer, offset, bytes }, piece) => {
    for (let from = 0; from < bytes; ) {
      if (room === 0) {
        result.push([]);
        room = LARGEST;
      }
      const size = Math.min(room, bytes - from);
      result[result.length - 1].push({ buffer, offset: offset + from, bytes: size, piece, from });
      from += size;
      room -= size;
    }
  });
  return result;
}
