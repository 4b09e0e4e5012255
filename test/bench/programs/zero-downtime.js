// Synthesises as many workloads as it is told to, with this library. CDK8S_OUTDIR says where to, and BENCH_CONSTRUCT
// with which construct.
const { app, chartOf } = require('./app');
const make = require('./constructs');

for (let number = 1; number <= Number(process.argv[2]); number += 1) {
  make(process.env.BENCH_CONSTRUCT ?? 'ZeroDowntimeDeployment', chartOf(number), `web-${number}`);
}

app.synth();
