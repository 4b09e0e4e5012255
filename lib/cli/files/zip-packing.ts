import type * as zlib from 'node:zlib';
import type { Packing } from '../../source';

/** Quick rather than small. */
const LEVEL = 1;

/** Packs as zip files are packed. Loaded by who has so much text that it is worth it. */
export const ZIP_PACKING: Packing = {
  pack: (bytes) => loaded().deflateRawSync(bytes, { level: LEVEL }),
  unpack: (packed) => loaded().inflateRawSync(packed),
};

function loaded(): typeof zlib {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a small check starts without it
  return require('node:zlib') as typeof zlib;
}
