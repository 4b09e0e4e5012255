// Synthesises as many workloads as it is told to, with this library. CDK8S_OUTDIR says where to.
const { Duration } = require('cdk8s');
const { HealthCheck, OnSigterm, PreStop, Traffic, ZeroDowntimeDeployment } = require('../../../build/lib');
const { app, chartOf } = require('./app');

for (let number = 1; number <= Number(process.argv[2]); number += 1) {
  new ZeroDowntimeDeployment(chartOf(number), `web-${number}`, {
    image: 'registry.example.com/web:1.4.2',
    port: 8080,
    replicas: 3,
    slowestStart: Duration.seconds(60),
    longestRequest: Duration.seconds(20),
    onSigterm: OnSigterm.drains(),
    traffic: [Traffic.ingressNginx()],
    // What cdk8s-plus-28 can say, too: it has no sleep hook, and states the scheme.
    kubernetesVersion: '1.29',
    preStop: PreStop.waits({ imageHasSleep: true }),
    health: {
      readiness: HealthCheck.httpGet('/ready', { scheme: 'HTTP' }),
      liveness: HealthCheck.httpGet('/live', { scheme: 'HTTP' }),
    },
  });
}

app.synth();
