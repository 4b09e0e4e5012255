import { join } from 'node:path';
import { article } from './article/app';
import { company } from './company/app';
import { ledgerApp } from './ledger/app';
import { nightly } from './nightly/app';
import { nodes } from './nodes/app';
import { pods } from './pods/app';
import { progressive } from './progressive/app';
import { routes } from './routes/app';
import { shop } from './shop/app';
import { studio } from './studio/app';

/**
 * Synthesises every example into the output directory; each of its folders is one cluster's content. `cdk8s synth`
 * names the directory by CDK8S_OUTDIR.
 */
const outdir = process.env['CDK8S_OUTDIR'] ?? 'dist';

article(join(outdir, 'article'));
company(join(outdir, 'company'));
ledgerApp(join(outdir, 'ledger'));
nightly(join(outdir, 'nightly'));
nodes(join(outdir, 'nodes'));
pods(join(outdir, 'pods'));
progressive(join(outdir, 'progressive'));
routes(join(outdir, 'routes'));
shop(join(outdir, 'shop'));
studio(join(outdir, 'studio'));
