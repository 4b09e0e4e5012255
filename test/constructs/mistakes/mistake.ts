import { Chart, Testing } from 'cdk8s';
import { FactError } from '../../../lib/constructs';
import { SynthesisError } from '../../../lib';

/** Makes something wrong in a chart, as somebody would in JavaScript, where no compiler looks. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Mistake = (chart: Chart, loosely: (value: unknown) => any) => unknown;

/** What whoever makes a mistake is told: the error, or else the warnings. Any other error than ours is thrown on. */
export function toldOf(mistake: Mistake): string {
  const warn = jest.spyOn(process, 'emitWarning').mockImplementation();
  try {
    const app = Testing.app();
    mistake(new Chart(app, 'shop'), (value) => value);
    app.synth();
    return warn.mock.calls.map(([text]) => String(text)).join('');
  } catch (error) {
    if (error instanceof FactError || error instanceof SynthesisError) return error.message;
    throw error;
  } finally {
    warn.mockRestore();
  }
}
