// The packed package.json has no `prepare`: it is about this repository's own tools, npm asks users to allow every
// script that a package brings, and the file that it runs is not packed. Before packing it goes, afterwards it is back.
const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const file = join(__dirname, '..', 'package.json');
const SCRIPTS = '  "scripts": {\n';
const PREPARE = '    "prepare": "node .ci/quiet-cdk8s.js",\n';

const text = readFileSync(file, 'utf8').replace(PREPARE, '');
writeFileSync(file, process.argv.includes('--restore') ? text.replace(SCRIPTS, SCRIPTS + PREPARE) : text);
