// What the ledger noted, in plain words. What is not known here is shown as it is.

import { duration } from './format.js';

/** The last part of a class's name. */
export function simpleName(className) {
  return String(className ?? 'an unknown cause').split('.').at(-1);
}

const HINTS = {
  WEBHOOK: ['Webhook', 'A webhook said that it may have ended. Only a GET decides.'],
  LIST: ['Seen in the vendor’s list', 'A row of the list said that it may have ended.'],
  REDIRECT: ['Browser came back', 'The person’s browser returned from the vendor. Only a GET decides.'],
  AUDIT: ['Named by the audit', 'The audit asked for it.'],
};

const LEARNT = {
  CREATE: (status) => [`Created at the vendor: ${status}`, 'The answer to the creation said so.'],
  WEBHOOK: (status) => [`Confirmed by GET: ${status}`, 'The vendor’s API confirmed what the webhook had hinted at.'],
  LIST: (status, certified) => certified
    ? [`Found by the certificate of ${status}`, `The count of ${status} sessions did not add up, so the list was read.`]
    : [`Found in the vendor’s list: ${status}`, 'A row of the list said so.'],
  REDIRECT: (status) => [`Confirmed by GET: ${status}`, 'The browser had come back, and the vendor’s API was asked.'],
  READ: (status) => [`Asked by its id: ${status}`, 'Asking for the open session was the cheapest way to find out.'],
  BACKSTOP: (status) => [`Asked after its end of life: ${status}`, 'It should have ended by then, so it was asked for.'],
  AUDIT: (status) => [`Found by the audit: ${status}`, 'Its end had gone unnoticed until the audit asked.'],
};

const EVENTS = {
  BOUND: () => ['Created', 'This service created it and noted the intent before it asked the vendor.'],
  ABANDONED: () => ['Search given up', 'The vendor no longer tells what became of it.'],
  DELIVERED: () => ['Delivered', 'It was handed to the route, and the route completed.'],
  CRM_UPDATED: () => ['CRM updated', 'The row of this session was written.'],
  FAILED: (cause) => ['Delivery failed', `The route failed with ${simpleName(cause)}; it is tried again.`],
  PARKED: (cause) => [`Parked because ${simpleName(cause)}`, 'The route failed too often. It waits for a replay.'],
  REPLAYED: () => ['Replayed', 'Somebody had it made due for delivery again.'],
  REDACTED: () => ['Redacted', 'The vendor’s data and your reference were erased on request.'],
  REVEALED: () => ['Personal data revealed', 'Somebody looked at the unmasked data in this console.'],
};

const TONES = { DELIVERED: 'ok', CRM_UPDATED: 'ok', FAILED: 'warn', PARKED: 'bad', HINTED: 'info', LEARNT: 'info',
  REVISED: 'warn', REDACTED: 'warn', REVEALED: 'warn' };

/**
 * One entry of a timeline as a title, an explanation and a tone.
 *
 * @param certified whether the vendor's lists are certified by their totals
 * @param afterEnd milliseconds between the session's end and the entry, null before the end is known
 */
export function describe({ event, detail }, certified, afterEnd) {
  const [what, text] = words(event, detail ?? '', certified);
  const counted = event === 'HINTED' && afterEnd !== null && afterEnd >= 0;
  const title = counted ? `${what} after ${duration(afterEnd)}` : what;
  return { title, text: counted ? `${text} Counted from its end at the vendor.` : text, tone: TONES[event] ?? 'idle' };
}

function words(event, detail, certified) {
  if (event === 'HINTED') {
    return HINTS[detail] ?? [`Hint: ${detail}`, 'Something said that it may have ended.'];
  }
  if (event === 'LEARNT' || event === 'REVISED') {
    const [, status, by] = /^(.*) by (\w+)$/.exec(detail) ?? [null, detail, ''];
    const known = LEARNT[by]?.(status, certified) ?? [`Learnt: ${detail}`, 'The vendor’s API said where it stands.'];
    return event === 'LEARNT' ? known : [`Decision changed: ${status}`, 'The vendor decided anew; it is handed over again.'];
  }
  return EVENTS[event]?.(detail) ?? [event, detail];
}

const BY = { CREATE: 'Creation', LIST: 'Vendor’s list', WEBHOOK: 'Webhook', REDIRECT: 'Redirect', READ: 'Asked by id',
  BACKSTOP: 'Asked after its end', AUDIT: 'Audit' };

export function learntByWords(learntBy) {
  return learntBy ? BY[learntBy] ?? learntBy : '–';
}
