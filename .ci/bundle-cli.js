// The command line as one file, so that it starts fast: build/command-line.js, loaded by build/cli.js, which keeps what
// V8 has made of it. The packages that it needs are in it. The servers of protocols are files beside it: they
// hold the protocols' packages and nothing of ours, and are loaded by the one command that serves them. The licences of
// all packages lie beside them.
const { createHash } = require('node:crypto');
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

/** Bundles the command line and the servers into a folder. */
async function bundleCommandLine(folder) {
  const program = join(folder, 'command-line.js');
  const bundles = await Promise.all([
    bundleOwn('lib/cli/main.ts', program, { ZERO_DOWNTIME_VERSION: version }),
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
  await bundleOwn('lib/cli/start/start.ts', cli, { ZERO_DOWNTIME_PROGRAM: identityOf(program) });
  chmodSync(cli, 0o755);
  writeFileSync(join(folder, 'third-party-licenses.txt'), licencesOf(packagesIn(bundles)));
}

/** Of this project alone; `texts` are what it is told of its build. */
function bundleOwn(entry, outfile, texts) {
  const define = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, JSON.stringify(text)]));
  return build({ ...OPTIONS, charset: 'ascii', entryPoints: [entry], outfile, define });
}

/** By this cli.js knows what it has kept; it reads a byte as a character, which is faster to read and to compile. */
function identityOf(program) {
  const bytes = readFileSync(program);
  if (bytes.some((byte) => byte > 127))
    throw new Error(
      `${program} holds a character that is not of ASCII: a regular expression can say \\u and its number`,
    );
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
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

module.exports = { bundleCommandLine, bundleOwn, SERVERS };
if (require.main === module) {
  bundleCommandLine(join(root, 'build')).catch((error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
}
