import { zeroDowntimeMatchers, type ZeroDowntimeMatchers } from './matchers';

export type { FindingOptions, MatcherOptions, NoFindingsOptions } from './matcher-options';
export type { MatcherResult } from './matcher-result';
export { zeroDowntimeMatchers, type ZeroDowntimeMatchers } from './matchers';
export type { SurviveOptions } from './to-survive';

/** What jest puts there, unless a project wants no globals. */
interface WithExpect {
  readonly expect?: { readonly extend?: (matchers: typeof zeroDowntimeMatchers) => void };
}

(globalThis as WithExpect).expect?.extend?.(zeroDowntimeMatchers);

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- @types/jest declares it so
  namespace jest {
    // The type parameters have to be those of @types/jest.
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type, @typescript-eslint/no-unused-vars
    interface Matchers<R, T = {}> extends ZeroDowntimeMatchers<R> {}
  }
}
