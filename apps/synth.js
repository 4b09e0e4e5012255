// `npm run synth`: one process that strips the types of the apps and of the library they import, all at once, and
// runs the result. Nothing is checked here: types have their own command, `npm run types`.
const { readdirSync } = require('node:fs');
const { Module } = require('node:module');
const { join } = require('node:path');
const { buildSync } = require('esbuild');

const file = join(__dirname, 'main.js');

const { outputFiles } = buildSync({
  entryPoints: [join(__dirname, 'main.ts')],
  outfile: file,
  write: false,
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node20',
  sourcemap: 'inline',
  logLevel: 'warning',
});

// An error of an app names its line in TypeScript.
process.setSourceMapsEnabled(true);

const main = new Module(file, module);
main.filename = file;
main.paths = module.paths;
main._compile(outputFiles[0].text, file);

const outdir = process.env.CDK8S_OUTDIR ?? 'dist';
const written = readdirSync(outdir, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));
process.stdout.write(
  written
    .map((name) => `${join(outdir, name)}\n`)
    .sort()
    .join(''),
);
