const { createHash } = require('node:crypto');
const { transformSync, version } = require('esbuild');

/** Strips the types of a file for jest: a tenth of the time that the TypeScript compiler takes. */
module.exports = {
  process(source, file) {
    return transformSync(source, {
      loader: 'ts',
      format: 'cjs',
      target: 'node20',
      sourcefile: file,
      sourcemap: 'inline',
      sourcesContent: false,
    });
  },
  getCacheKey(source, file) {
    return createHash('sha256').update(version).update(file).update(source).digest('hex');
  },
};
