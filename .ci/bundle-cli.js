// The command line as one file, so that it starts fast: build/cli.js. Our own files are in it; `yaml`, which only
// unusual texts need, stays a package of its own, loaded when it is needed.
const { chmodSync } = require('node:fs');
const { join } = require('node:path');
const { buildSync } = require('esbuild');
const { version } = require('../package.json');

const root = join(__dirname, '..');
const outfile = join(root, 'build', 'cli.js');

buildSync({
  absWorkingDir: root,
  entryPoints: ['lib/cli/main.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minify: true,
  charset: 'utf8',
  external: ['yaml'],
  define: { ZERO_DOWNTIME_VERSION: JSON.stringify(version) },
  logLevel: 'warning',
});
chmodSync(outfile, 0o755);
