// 40 small resource policies and 5 stack policies: about as many as the pack that is compared with them.
const { PolicyPack } = require("@pulumi/policy");

const resourcePolicies = Array.from({ length: 40 }, (_, i) => ({
  name: `resource-${i}`,
  description: `Property ${i} is set.`,
  enforcementLevel: "mandatory",
  validateResource: (args, report) => {
    if (args.type === `bench:index:Type${i}` && !args.props.enabled) {
      report("enabled is not set");
    }
  },
}));

const stackPolicies = Array.from({ length: 5 }, (_, i) => ({
  name: `stack-${i}`,
  description: `Type ${i} occurs once at most.`,
  enforcementLevel: "mandatory",
  validateStack: (args, report) => {
    if (args.resources.filter((r) => r.type === `bench:index:Type${i}`).length > 1) {
      report("more than one");
    }
  },
}));

new PolicyPack("bench", { policies: [...resourcePolicies, ...stackPolicies] });
