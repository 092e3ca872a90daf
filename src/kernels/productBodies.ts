import type { Body, Uniforms } from "./defineKernel.ts";
import type { Product } from "./productWgsl.ts";
import { serialGrid, serialProduct } from "./serialProduct.ts";
import { tiledGrid, tiledProduct } from "./tiledProduct.ts";

/**
 * The bodies of a kernel that is a product.
 *
 * @param size rows and columns of the result
 */
export function productBodies<U extends string>(
  product: Product,
  size: (u: Uniforms<U>) => readonly [rows: number, columns: number],
): Readonly<Record<"tiled" | "serial", Body<U>>> {
  return {
    tiled: { code: () => tiledProduct(product), grid: (u) => tiledGrid(...size(u)) },
    serial: { code: () => serialProduct(product), grid: (u) => serialGrid(...size(u)) },
  };
}
