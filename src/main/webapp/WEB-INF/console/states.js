// The words and the tones of the vendors' statuses and of the ledger's states.
import { h } from './dom.js';

const TONES = {
  ok: ['COMPLETED', 'APPROVED', 'VERIFIED', 'SUCCEEDED', 'DELIVERED', 'PROVEN'],
  warn: ['PARTIAL_COMPLETE', 'PARTIAL', 'DUE', 'EXPIRED', 'TERMINATED', 'CANCELLED', 'VOIDED', 'ABANDONED'],
  bad: ['ERROR', 'FAILED', 'DECLINED', 'REJECTED', 'PARKED'],
  info: ['CREATED', 'INITIALIZING', 'READY', 'CONNECTED', 'LOADING_TREE', 'RUNNING', 'AWAITING_USER', 'COLLECTING_DATA',
    'VERIFYING', 'PROCESSING', 'PENDING', 'SUBMITTED', 'OPEN', 'HINTED'],
};

const ENDED = new Set(['COMPLETED', 'PARTIAL_COMPLETE', 'ERROR', 'CANCELLED', 'TERMINATED', 'APPROVED', 'DECLINED',
  'EXPIRED', 'VERIFIED', 'REJECTED', 'VOIDED', 'FAILED']);

/** The ledger's states in the order in which people look for them. */
export const STATES = {
  DELIVERED: 'Delivered',
  DUE: 'Due',
  PARKED: 'Parked',
  OPEN: 'Open',
  HINTED: 'Hinted',
  ABANDONED: 'Given up',
  UNWANTED: 'Not wanted',
  HISTORY: 'History',
};

const STATE_MEANINGS = {
  DELIVERED: 'Its end was handed to the route, and the route completed.',
  DUE: 'It has ended and is to be handed to the route.',
  PARKED: 'The route failed too often. It waits for a replay.',
  OPEN: 'It has not ended yet.',
  HINTED: 'Something named it; the vendor has not confirmed it yet.',
  ABANDONED: 'The search for its end was given up.',
  UNWANTED: 'It ended with a status that no route asked for.',
  HISTORY: 'It had ended before this service started and is not delivered.',
};

export function toneOf(word) {
  const upper = String(word).toUpperCase();
  return Object.keys(TONES).find((tone) => TONES[tone].includes(upper)) ?? 'idle';
}

/** Tells whether a vendor's status is an end; one that nobody knows is none. */
export function isEnd(status) {
  return ENDED.has(String(status).toUpperCase());
}

export function pill(text, tone = toneOf(text), title = null) {
  return h('span', { class: `pill tone-${tone}`, title }, text);
}

/** A vendor's status in its own word. */
export function statusPill(status) {
  return status ? pill(status) : h('span', { class: 'none' }, '–');
}

export function statePill(state) {
  return pill(STATES[state] ?? state, toneOf(state), STATE_MEANINGS[state]);
}

export function meaningOf(state) {
  return STATE_MEANINGS[state] ?? '';
}
