import web from '../../docs/examples/web.yaml';
import pod from '../../dist/article/pod/as-written/pod.k8s.yaml';
import probe from '../../dist/article/probe/as-written/probe.k8s.yaml';
import probe2 from '../../dist/article/probe2/as-written/probe2.k8s.yaml';
import lossless from '../../dist/article/probe/zero-downtime/probe.k8s.yaml';
import services from '../../dist/shop/production/services.k8s.yaml';
import traffic from '../../dist/shop/production/traffic.k8s.yaml';

/** The texts that can be chosen, in the order of `Words.examples`. */
export const EXAMPLES: readonly string[] = [web, pod, probe, probe2, lossless, `${services}---\n${traffic}`];
