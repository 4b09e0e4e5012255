import { App, Chart } from 'cdk8s';
import { makeNamespace } from '../namespace';
import { ledger } from './ledger';
import { search } from './search';

/** Members with names and data of their own: three that decide by majority, and two copies of an index. */
export function ledgerApp(outdir: string): void {
  const app = new App({ outdir });
  const members = new Chart(app, 'members', { namespace: 'ledger' });
  makeNamespace(members);
  ledger(members);
  search(members);
  app.synth();
}
