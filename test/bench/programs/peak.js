// Loaded before every measured program: says at its end how much memory it took at most, in KiB, and how long processors
// have worked for it, in microseconds.
const { appendFileSync } = require('node:fs');

process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  appendFileSync(process.env.BENCH_PEAKS, `${maxRSS} ${userCPUTime + systemCPUTime}\n`);
});
