"""What shop.ts writes, in Python."""

import sys

import cdk8s_plus_28 as kplus
from cdk8s import App, Chart, Duration
from cdk8s_zero_downtime import (
    GracefulWorker,
    Health,
    HealthCheck,
    OnSigterm,
    PreStop,
    Traffic,
    ZeroDowntime,
    ZeroDowntimeDeployment,
)

app = App(outdir=sys.argv[1])
chart = Chart(app, "shop", namespace="shop")

ZeroDowntimeDeployment(
    chart,
    "web",
    image="registry.example.com/web:1.4.2",
    port=8080,
    replicas=3,
    slowest_start=Duration.seconds(60),
    longest_request=Duration.seconds(20),
    on_sigterm=OnSigterm.drains(),
    traffic=[Traffic.cluster_ip()],
    health=Health(
        readiness=HealthCheck.http_get("/ready", headers=[{"name": "X-Probe", "value": "readiness"}])
    ),
)

stock = ZeroDowntimeDeployment(
    chart,
    "stock",
    image="registry.example.com/stock:3.0.7",
    port=8080,
    replicas=2,
    slowest_start=Duration.seconds(45),
    longest_request=Duration.seconds(5),
    on_sigterm=OnSigterm.exits(),
    traffic=[
        Traffic.registry("nacos", cache_time=Duration.seconds(30), deregisters_within=Duration.seconds(3)),
        Traffic.cluster_ip(),
    ],
    pre_stop=PreStop.call_then_wait(
        "curl -fsS -X DELETE http://nacos:8848/instance", timeout=Duration.seconds(3)
    ),
    health=Health(readiness=HealthCheck.tcp_socket()),
)
stock.pod_metadata.add_label("team", "warehouse")

GracefulWorker(
    chart,
    "mailer",
    image="registry.example.com/mailer:2.1.0",
    replicas=2,
    slowest_start=Duration.seconds(20),
    longest_work=Duration.minutes(2),
    on_sigterm=OnSigterm.drains(),
)

plain = Chart(app, "plain")
ZeroDowntime.guard(plain)
kplus.Deployment(
    plain,
    "static",
    replicas=2,
    spread=True,
    containers=[kplus.ContainerProps(image="registry.example.com/static:1", port_number=8080)],
)

app.synth()
