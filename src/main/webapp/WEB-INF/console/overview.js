// What the service says about itself, shared by all views.
import { getSoon } from './api.js';
import { setServerTime } from './format.js';

let latest = null;
let asking = null;

/** The latest overview; null before the first. */
export function overview() {
  return latest;
}

/** Asks anew; whoever asks at the same time gets the same answer. */
export function askOverview() {
  asking ??= getSoon('/api/overview')
      .then((answer) => {
        setServerTime(answer.at);
        latest = answer;
        return answer;
      })
      .finally(() => {
        asking = null;
      });
  return asking;
}

/** One vendor's part of it, or null. */
export function overviewOf(vendor) {
  return latest?.vendors?.find((each) => each.vendor === vendor) ?? null;
}

/** A count of all vendors together; 0 while the database does not tell. */
export function total(count) {
  return (latest?.vendors ?? []).reduce((sum, each) => sum + (each.counts?.[count] ?? 0), 0);
}

/** The vendors that are followed, in the service's order. */
export function followedVendors() {
  return (latest?.vendors ?? []).map((each) => each.vendor);
}
