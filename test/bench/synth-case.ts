import type { Case } from './case';
import { outdirOf, type Places, type Program } from './measure';

const AS_INIT = 'npx ts-node apps/main.ts';

/** How long somebody waits for the example apps. `cdk8s init` sets an app up so that each synthesis checks its types. */
export function synthCase(places: Places): Case {
  const cdk8s = (name: string, ...options: string[]): Program => {
    const program = { name, command: ['npx', 'cdk8s', 'synth'] as const };
    return { ...program, command: ['npx', 'cdk8s', 'synth', '--output', outdirOf(places, program), ...options] };
  };
  return {
    name: 'synth',
    baseline: cdk8s('npx cdk8s synth, app as by cdk8s init', '--app', AS_INIT),
    contenders: [
      { name: 'npm run synth', command: ['npm', 'run', '--silent', 'synth'], limit: 1 / 3 },
      cdk8s('npx cdk8s synth, as configured'),
    ],
  };
}
