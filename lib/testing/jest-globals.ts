import type {} from 'expect';
import './index';
import type { ZeroDowntimeMatchers } from './matchers';

export * from './index';

declare module 'expect' {
  // The type parameters have to be those of expect.
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type, @typescript-eslint/no-unused-vars
  interface Matchers<R extends void | Promise<void>, T = unknown> extends ZeroDowntimeMatchers<R> {}
}
