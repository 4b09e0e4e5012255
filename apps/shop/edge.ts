import { Chart, Duration } from 'cdk8s';
import type { Construct } from 'constructs';
import { HttpRoute, HttpRouteSpecRulesMatchesPathType } from '../../imports/gateway.networking.k8s.io';
import {
  TargetGroupBinding,
  TargetGroupBindingSpecServiceRefPort,
  TargetGroupBindingSpecTargetType,
} from '../../imports/elbv2.k8s.aws';
import type { ZeroDowntimeDeployment } from '../../lib';
import type { Environment } from './environment';

/** What the edge needs to know of the shop. */
export interface EdgeProps {
  readonly environment: Environment;
  readonly checkout: ZeroDowntimeDeployment;
  readonly uploads: ZeroDowntimeDeployment;
}

/** The shop's custom resources: they need the AWS load balancer controller and a Gateway API implementation. */
export class Edge extends Chart {
  constructor(scope: Construct, id: string, { environment, checkout, uploads }: EdgeProps) {
    super(scope, id, { namespace: environment.namespace });
    new TargetGroupBinding(this, 'checkout', {
      metadata: { name: 'checkout' },
      spec: {
        targetGroupArn: `arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/checkout-${environment.name}/0123456789abcdef`,
        targetType: TargetGroupBindingSpecTargetType.IP,
        serviceRef: { name: checkout.name, port: TargetGroupBindingSpecServiceRefPort.fromNumber(8080) },
      },
    });
    new HttpRoute(this, 'uploads', {
      metadata: { name: 'uploads' },
      spec: {
        parentRefs: [{ name: 'gateway' }],
        hostnames: [environment.host],
        rules: [
          {
            matches: [{ path: { type: HttpRouteSpecRulesMatchesPathType.PATH_PREFIX, value: '/uploads' } }],
            backendRefs: [{ name: uploads.name, port: 8080 }],
            timeouts: { request: `${Duration.minutes(5).toSeconds()}s` },
          },
        ],
      },
    });
  }
}
