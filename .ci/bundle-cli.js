// The command line as one file, so that it starts fast: build/command-line.js, loaded by build/cli.js, which has Node
// keep what it has compiled. The packages that it needs are in it. The servers of protocols are files beside it: they
// hold the protocols' packages and nothing of ours, and are loaded by the one command that serves them. The licences of
// all packages lie beside them.
const { chmodSync, readdirSync, readFileSync, writeFileSync } = require('node:fs');
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
  legalComments: 'none',
  metafile: true,
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

/** Only what is loaded after this call is kept; Node 22 and later know it. */
const START = `#!/usr/bin/env node
require('node:module').enableCompileCache?.();
require('./command-line.js');
`;

/** Bundles the command line and the servers into a folder. */
async function bundleCommandLine(folder) {
  const define = { ZERO_DOWNTIME_VERSION: JSON.stringify(version) };
  const bundles = await Promise.all([
    build({ ...OPTIONS, entryPoints: ['lib/cli/main.ts'], outfile: join(folder, 'command-line.js'), define }),
    ...SERVERS.map((server) =>
      build({
        ...OPTIONS,
        entryPoints: [`servers/${server}/index.ts`],
        outfile: join(folder, `${server}.js`),
        plugins: [ENGLISH_ONLY],
      }),
    ),
  ]);
  const cli = join(folder, 'cli.js');
  writeFileSync(cli, START);
  chmodSync(cli, 0o755);
  writeFileSync(join(folder, 'third-party-licenses.txt'), licencesOf(packagesIn(bundles)));
}

/** The packages that bundles hold, by name. */
function packagesIn(bundles) {
  const files = bundles.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  const names = files.map((file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1]);
  return [...new Set(names.filter((name) => name !== undefined))].sort();
}

function licencesOf(packages) {
  return packages.map((name) => `${name}\n\n${licenceOf(name)}`).join(`\n${'-'.repeat(72)}\n\n`);
}

/** What a package's licence says, or its name where the package brings no text. */
function licenceOf(name) {
  const folder = join(root, 'node_modules', name);
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  return file === undefined
    ? JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).license
    : readFileSync(join(folder, file), 'utf8');
}

module.exports = { bundleCommandLine, SERVERS };
if (require.main === module) {
  bundleCommandLine(join(root, 'build')).catch((error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
}
