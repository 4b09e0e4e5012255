// The packed package.json differs from this repository's; before packing it is changed, afterwards it is back.
// - It has no `prepare`: that is about this repository's own tools, npm asks users to allow every script that a package
//   brings, and the file that it runs is not packed.
// - Every line of cdk8s-plus is a peer that may be there, since each has a door. Here only one is: jsii makes every peer a
//   requirement of the packages for other languages.
const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { OWN, RANGES } = require('./plus-lines.js');

const file = join(__dirname, '..', 'package.json');
const SCRIPTS = '  "scripts": {\n';
const PREPARE = '    "prepare": "node .ci/quiet-cdk8s.js",\n';

const bare = JSON.parse(readFileSync(file, 'utf8').replace(PREPARE, ''));
for (const line of Object.keys(RANGES)) delete bare.peerDependencies[line];
delete bare.peerDependenciesMeta;

if (process.argv.includes('--restore')) {
  writeFileSync(file, `${JSON.stringify(bare, undefined, 2)}\n`.replace(SCRIPTS, SCRIPTS + PREPARE));
} else {
  const optional = [`cdk8s-plus-${OWN}`, ...Object.keys(RANGES)].map((line) => [line, { optional: true }]);
  bare.peerDependencies = { ...bare.peerDependencies, ...RANGES };
  bare.peerDependenciesMeta = Object.fromEntries(optional);
  writeFileSync(file, `${JSON.stringify(bare, undefined, 2)}\n`);
}
