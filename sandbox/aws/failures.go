package main

import (
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/types/known/anypb"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
)

// initFailed respells the state inside an error. A resource that was made but did not come up is reported as an error
// that carries its state; the engine keeps that state, so it must be spelt as any other.
func (o outward) initFailed(err error) error {
	s, ok := status.FromError(err)
	if !ok {
		return err
	}
	p := s.Proto()
	for i, detail := range p.GetDetails() {
		var failed pulumirpc.ErrorResourceInitFailed
		if !detail.MessageIs(&failed) || detail.UnmarshalTo(&failed) != nil {
			continue
		}
		o.respell(failed.Properties, failed.Inputs)
		if respelt, err := anypb.New(&failed); err == nil {
			p.Details[i] = respelt
		}
	}
	return status.ErrorProto(p)
}
