// The app that a program synthesises, by BENCH_APP: that of cdk8s, or ours; and its charts, by BENCH_CHARTS: all in one,
// or one for each workload.
const { App, Chart } = require('cdk8s');

const isOurs = process.env.BENCH_APP === 'ours';
const app = isOurs ? new (require('../../../build/lib').ZeroDowntimeApp)() : new App();
const shared = process.env.BENCH_CHARTS === 'many' ? undefined : new Chart(app, 'bench');

module.exports = { app, chartOf: (number) => shared ?? new Chart(app, `bench-${number}`) };
