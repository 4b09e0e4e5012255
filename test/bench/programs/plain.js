// Synthesises the same objects with cdk8s-plus-28 alone. BENCH_SAMPLE names a file with one workload of ours as JSON:
// its numbers and its texts are what somebody would have written by hand.
const { readFileSync } = require('node:fs');
const { app, chartOf } = require('./app');
const { addObjects } = require('./plain-objects');

const sample = JSON.parse(readFileSync(process.env.BENCH_SAMPLE, 'utf8'));

for (let number = 1; number <= Number(process.argv[2]); number += 1)
  addObjects(chartOf(number), `web-${number}`, sample);

app.synth();
