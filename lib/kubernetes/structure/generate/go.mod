module cdk8s-zero-downtime/structure

go 1.22
