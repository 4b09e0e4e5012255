import io.github.cdk8szerodowntime.GracefulWorker;
import io.github.cdk8szerodowntime.Health;
import io.github.cdk8szerodowntime.HealthCheck;
import io.github.cdk8szerodowntime.HttpGetCheckOptions;
import io.github.cdk8szerodowntime.HttpHeader;
import io.github.cdk8szerodowntime.OnSigterm;
import io.github.cdk8szerodowntime.PreStop;
import io.github.cdk8szerodowntime.CallThenWaitOptions;
import io.github.cdk8szerodowntime.RegistryOptions;
import io.github.cdk8szerodowntime.Traffic;
import io.github.cdk8szerodowntime.ZeroDowntime;
import io.github.cdk8szerodowntime.ZeroDowntimeDeployment;
import java.util.List;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import org.cdk8s.Duration;
import org.cdk8s.plus28.ContainerProps;
import org.cdk8s.plus28.Deployment;

/** What shop.ts writes, in Java. */
public final class Shop {
  public static void main(String[] args) {
    App app = App.Builder.create().outdir(args[0]).build();
    Chart chart = new Chart(app, "shop", ChartProps.builder().namespace("shop").build());

    HttpHeader header = HttpHeader.builder().name("X-Probe").value("readiness").build();
    ZeroDowntimeDeployment.Builder.create(chart, "web")
        .image("registry.example.com/web:1.4.2")
        .port(8080)
        .replicas(3)
        .slowestStart(Duration.seconds(60))
        .longestRequest(Duration.seconds(20))
        .onSigterm(OnSigterm.drains())
        .traffic(List.of(Traffic.clusterIp()))
        .health(Health.builder()
            .readiness(HealthCheck.httpGet("/ready", HttpGetCheckOptions.builder().headers(List.of(header)).build()))
            .build())
        .build();

    RegistryOptions nacos = RegistryOptions.builder()
        .cacheTime(Duration.seconds(30))
        .deregistersWithin(Duration.seconds(3))
        .build();
    ZeroDowntimeDeployment stock = ZeroDowntimeDeployment.Builder.create(chart, "stock")
        .image("registry.example.com/stock:3.0.7")
        .port(8080)
        .replicas(2)
        .slowestStart(Duration.seconds(45))
        .longestRequest(Duration.seconds(5))
        .onSigterm(OnSigterm.exits())
        .traffic(List.of(Traffic.registry("nacos", nacos), Traffic.clusterIp()))
        .preStop(PreStop.callThenWait(
            "curl -fsS -X DELETE http://nacos:8848/instance",
            CallThenWaitOptions.builder().timeout(Duration.seconds(3)).build()))
        .health(Health.builder().readiness(HealthCheck.tcpSocket()).build())
        .build();
    stock.getPodMetadata().addLabel("team", "warehouse");

    GracefulWorker.Builder.create(chart, "mailer")
        .image("registry.example.com/mailer:2.1.0")
        .replicas(2)
        .slowestStart(Duration.seconds(20))
        .longestWork(Duration.minutes(2))
        .onSigterm(OnSigterm.drains())
        .build();

    Chart plain = new Chart(app, "plain");
    ZeroDowntime.guard(plain);
    Deployment.Builder.create(plain, "static")
        .replicas(2)
        .spread(true)
        .containers(List.of(
            ContainerProps.builder().image("registry.example.com/static:1").portNumber(8080).build()))
        .build();

    app.synth();
  }
}
