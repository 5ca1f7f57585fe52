import { KeptPlan } from './kept-plan.js';

/**
 * A plan of plain options as it crosses `postMessage`, which copies own properties alone: its labels are own ones. Label
 * noise goes without: its functions cross nothing, and a small call would notice.
 */
export function postablePlan<Plan extends KeptPlan<string, { readonly classes: number }>>(plan: Plan): Plan {
  for (const name of ['originalLabels', 'labels']) {
    const getter = Object.getOwnPropertyDescriptor(KeptPlan.prototype, name);
    Object.defineProperty(plan, name, { ...getter, enumerable: true });
  }
  return plan;
}
