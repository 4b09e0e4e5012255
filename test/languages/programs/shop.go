// What shop.ts writes, in Go.
package main

import (
	"os"

	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
	kplus "github.com/cdk8s-team/cdk8s-plus-go/cdk8splus28/v2"
	zd "github.com/cdk8s-zero-downtime/cdk8s-zero-downtime-go/zerodowntime"
)

func seconds(amount float64) cdk8s.Duration {
	return cdk8s.Duration_Seconds(jsii.Number(amount))
}

func main() {
	defer jsii.Close()
	app := cdk8s.NewApp(&cdk8s.AppProps{Outdir: jsii.String(os.Args[1])})
	chart := cdk8s.NewChart(app, jsii.String("shop"), &cdk8s.ChartProps{Namespace: jsii.String("shop")})

	zd.NewZeroDowntimeDeployment(chart, jsii.String("web"), &zd.ZeroDowntimeDeploymentProps{
		Image:          jsii.String("registry.example.com/web:1.4.2"),
		Port:           jsii.Number(8080),
		Replicas:       jsii.Number(3),
		SlowestStart:   seconds(60),
		LongestRequest: seconds(20),
		OnSigterm:      zd.OnSigterm_Drains(),
		Traffic:        &[]zd.Traffic{zd.Traffic_ClusterIp(nil)},
		Health: &zd.Health{Readiness: zd.HealthCheck_HttpGet(jsii.String("/ready"), &zd.HttpGetCheckOptions{
			Headers: &[]*zd.HttpHeader{{Name: jsii.String("X-Probe"), Value: jsii.String("readiness")}},
		})},
	})

	stock := zd.NewZeroDowntimeDeployment(chart, jsii.String("stock"), &zd.ZeroDowntimeDeploymentProps{
		Image:          jsii.String("registry.example.com/stock:3.0.7"),
		Port:           jsii.Number(8080),
		Replicas:       jsii.Number(2),
		SlowestStart:   seconds(45),
		LongestRequest: seconds(5),
		OnSigterm:      zd.OnSigterm_Exits(),
		Traffic: &[]zd.Traffic{
			zd.Traffic_Registry(jsii.String("nacos"), &zd.RegistryOptions{
				CacheTime:         seconds(30),
				DeregistersWithin: seconds(3),
			}),
			zd.Traffic_ClusterIp(nil),
		},
		PreStop: zd.PreStop_CallThenWait(
			jsii.String("curl -fsS -X DELETE http://nacos:8848/instance"),
			&zd.CallThenWaitOptions{Timeout: seconds(3)},
		),
		Health: &zd.Health{Readiness: zd.HealthCheck_TcpSocket(nil)},
	})
	stock.PodMetadata().AddLabel(jsii.String("team"), jsii.String("warehouse"))

	zd.NewGracefulWorker(chart, jsii.String("mailer"), &zd.GracefulWorkerProps{
		Image:        jsii.String("registry.example.com/mailer:2.1.0"),
		Replicas:     jsii.Number(2),
		SlowestStart: seconds(20),
		LongestWork:  cdk8s.Duration_Minutes(jsii.Number(2)),
		OnSigterm:    zd.OnSigterm_Drains(),
	})

	plain := cdk8s.NewChart(app, jsii.String("plain"), nil)
	zd.ZeroDowntime_Guard(plain, nil)
	kplus.NewDeployment(plain, jsii.String("static"), &kplus.DeploymentProps{
		Replicas: jsii.Number(2),
		Spread:   jsii.Bool(true),
		Containers: &[]*kplus.ContainerProps{{
			Image:      jsii.String("registry.example.com/static:1"),
			PortNumber: jsii.Number(8080),
		}},
	})

	app.Synth()
}
