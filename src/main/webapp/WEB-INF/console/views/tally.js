// Is anything lost? What the vendor's stand-in has, held against the rows of the CRM, session by session.
import { get } from '../api.js';
import { h } from '../dom.js';
import { number, plural } from '../format.js';
import { isEnd } from '../states.js';
import { vendorLabel } from '../vendors.js';

/** What `GET /api/crm/contacts` answers at most: the rows written last. */
const MOST_ROWS = 1000;

/** Neither the ledger nor the overview is asked: both could be wrong in the same way. */
export async function askTally(vendor) {
  const [sessions, rows] = await Promise.all([
    get(`/sandbox/control/${encodeURIComponent(vendor)}/sessions`),
    get('/api/crm/contacts'),
  ]);
  if (rows.length >= MOST_ROWS) {
    return { vendor, uncounted: true };
  }
  const written = new Map(rows.filter((row) => row.vendor === vendor).map((row) => [row.sessionId, row.updateCount]));
  const ended = sessions.filter((each) => isEnd(each.status));
  const arrived = ended.filter((each) => written.has(each.sessionId));
  return {
    vendor,
    made: sessions.length,
    ended: ended.length,
    arrived: arrived.length,
    missing: ended.length - arrived.length,
    again: arrived.filter((each) => written.get(each.sessionId) > 1).length,
  };
}

export function tally({ vendor, uncounted, made, ended, arrived, missing, again }) {
  if (uncounted) {
    return h('div', { class: 'panel tally', 'data-key': 'tally' }, h('h2', null, 'Is anything lost?'),
        h('p', { class: 'hint' }, `The CRM lists its newest ${number(MOST_ROWS)} rows, too few to compare with by now. `
          + 'Stop the service, move its folder data away, and start again to count anew.'));
  }
  return h('div', { class: 'panel tally', 'data-key': 'tally' },
      h('div', { class: 'row spread' }, h('h2', null, 'Is anything lost?'),
          h('p', { class: 'hint' }, `${vendorLabel(vendor)}’s own sessions, compared with the rows of the CRM`)),
      h('dl', null,
          figure('made', 'made', made),
          figure('ended', 'ended', ended),
          figure('arrived', 'in the CRM', arrived, arrived > 0 ? 'tone-ok' : null),
          figure('missing', 'missing', missing, missing > 0 ? 'tone-warn' : 'tone-ok')),
      bar(made, ended, arrived),
      h('p', { class: 'verdict' }, verdict(made, ended, missing), again > 0
        && ` ${plural(again, 'row was', 'rows were')} written more than once, by a replay or a repeated delivery: still one row a session.`));
}

function figure(name, words, value, tone = null) {
  return h('div', { class: tone, 'data-key': name, 'data-figure': name }, h('dt', null, words), h('dd', null, number(value)));
}

function bar(made, ended, arrived) {
  const part = (name, count) => {
    const span = h('span', { class: name, 'data-key': name });
    span.style.inlineSize = made > 0 ? `${100 * count / made}%` : '0%';
    return span;
  };
  return h('div', { class: 'share', 'aria-hidden': 'true' }, part('arrived', arrived), part('missing', ended - arrived));
}

function verdict(made, ended, missing) {
  if (made === 0) {
    return 'No session yet: start 50 at once, or one under Start.';
  }
  const open = made - ended;
  const rest = open > 0 ? ` ${plural(open, 'session has', 'sessions have')} not ended yet.` : '';
  return missing > 0
    ? `${plural(missing, 'session has', 'sessions have')} ended and ${missing === 1 ? 'is' : 'are'} on the way, at the pace of the request limit.${rest}`
    : `Nothing is lost: every session that has ended has its row.${rest}`;
}
