// The command line as one file, so that it starts fast: build/cli.js. Our own files are in it; `yaml`, which only
// unusual texts need, stays a package of its own, loaded when it is needed. The servers of protocols are files beside
// it: they hold the protocols' packages and nothing of ours, and are loaded by the one command that serves them.
const { chmodSync } = require('node:fs');
const { join } = require('node:path');
const { build } = require('esbuild');
const { version } = require('../package.json');

const root = join(__dirname, '..');

/** The protocols that are served, each from a folder of servers/. */
const SERVERS = ['lsp', 'mcp'];

const OPTIONS = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minify: true,
  charset: 'utf8',
  logLevel: 'warning',
};

/** What zod says when something is wrong, in English only: all its languages would be a third of a server. */
const ENGLISH_ONLY = {
  name: 'english-only',
  setup({ onLoad }) {
    const contents = "export { default as en } from './en.js';";
    onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.c?js$/ }, () => ({ contents }));
  },
};

/** Bundles the command line and the servers into a folder. */
async function bundleCommandLine(folder) {
  const cli = join(folder, 'cli.js');
  await build({
    ...OPTIONS,
    entryPoints: ['lib/cli/main.ts'],
    outfile: cli,
    external: ['yaml'],
    define: { ZERO_DOWNTIME_VERSION: JSON.stringify(version) },
  });
  chmodSync(cli, 0o755);
  for (const server of SERVERS) {
    await build({
      ...OPTIONS,
      entryPoints: [`servers/${server}/index.ts`],
      outfile: join(folder, `${server}.js`),
      legalComments: 'none',
      plugins: [ENGLISH_ONLY],
    });
  }
}

module.exports = { bundleCommandLine };
if (require.main === module) {
  bundleCommandLine(join(root, 'build')).catch((error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
}
