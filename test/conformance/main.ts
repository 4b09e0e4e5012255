import { runConformance } from './run-conformance';

const { status, stdout, stderr } = runConformance(process.argv.slice(2));
if (stdout !== '') console.log(stdout);
if (stderr !== '') console.error(stderr);
process.exitCode = status;
