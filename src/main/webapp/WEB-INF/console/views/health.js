// Health at a glance: the request budget, the certificates, what waits, and who is there.
import { h, render } from '../dom.js';
import { number, plural, relative, time } from '../format.js';
import { only } from '../filters.js';
import { icon } from '../icons.js';
import { askOverview, overview, total } from '../overview.js';
import { failure, head, loading } from '../panels.js';
import { askToReplayMany } from '../replay.js';
import { pill } from '../states.js';
import { vendorLabel } from '../vendors.js';

export const title = 'Health';

/** The request budget moves without the ledger; it is read as often while somebody looks. */
const READ_MILLIS = 5000;

export function open() {
  const node = h('section', null);
  let trouble = null;

  async function refresh() {
    try {
      await askOverview();
      trouble = null;
    } catch (problem) {
      trouble = problem;
    }
    draw();
  }

  function draw() {
    const known = overview();
    render(node, head('Health', 'What the service may still ask, what it has proven, and what waits.'),
        trouble && !known && failure(trouble, refresh),
        !trouble && !known && loading(),
        known && [
          service(known),
          h('div', { class: 'vendor-grid', 'data-key': 'vendors' }, known.vendors.map((each) => vendorPanel(each, refresh))),
          nodes(known.nodes ?? []),
        ]);
  }

  const timer = setInterval(() => document.hidden || refresh(), READ_MILLIS);
  draw();
  return { node, refresh, close: () => clearInterval(timer) };
}

function service(known) {
  const backlog = total('backlog');
  const parked = total('parked');
  return h('div', { class: 'tiles', 'data-key': 'service' },
      tile('Service', known.ready ? pill('Ready', 'ok') : pill('Not ready', 'bad')),
      tile('Database', known.database.up ? pill('Up', 'ok') : pill('Down', 'bad'), known.database.kind),
      tile('Backlog', h('b', null, number(backlog)), 'due for delivery'),
      tile('Parked', h('b', { class: parked > 0 ? 'bad' : null }, number(parked)), 'waiting for a replay'));
}

function tile(name, value, note) {
  return h('div', { class: 'tile', 'data-key': name }, h('h2', null, name), h('p', null, value, note && h('small', null, note)));
}

function vendorPanel(vendor, refresh) {
  return h('article', { class: 'panel', 'data-key': `${vendor.vendor}/${vendor.account}` },
      h('div', { class: 'row spread' }, h('h2', null, vendorLabel(vendor.vendor)),
          vendor.reachable && !vendor.trouble ? pill('Reachable', 'ok') : pill(troubleWords(vendor.trouble), 'bad')),
      budget(vendor.requests),
      vendor.counts
        ? h('dl', { class: 'counts' }, [
          count('Open', vendor.counts.pending), count('Hinted', vendor.counts.hinted), count('Backlog', vendor.counts.backlog),
          count('Parked', vendor.counts.parked, vendor.counts.parked > 0)])
        : h('p', { class: 'hint' }, 'The database does not tell how many sessions wait.'),
      vendor.earliestDue && h('p', { class: 'hint' }, 'Next delivery: ', time(vendor.earliestDue)),
      certificates(vendor.lists ?? []),
      vendor.counts?.parked > 0 && h('div', { class: 'row' },
          h('button', { type: 'button', onclick: () => askToReplayMany([vendor.vendor], refresh) }, icon('replay'), 'Replay…'),
          h('a', { class: 'button quiet', href: '#sessions', onclick: () => only('PARKED') }, 'Show them')));
}

function troubleWords(trouble) {
  return !trouble || trouble === 'UNAVAILABLE' ? 'Unreachable' : inWords(trouble);
}

function count(name, value, bad = false) {
  return h('div', { 'data-key': name }, h('dt', null, name), h('dd', { class: bad ? 'bad' : null }, number(value)));
}

/** How much of the key's limit is used; a bar with its figures, since colour alone says nothing. */
function budget(requests) {
  const perDay = requests.limitPerMinute === null || requests.limitPerMinute === undefined;
  const limit = perDay ? requests.limitPerDay ?? null : requests.limitPerMinute;
  const used = perDay ? requests.usedInLastDay ?? null : requests.usedInLastMinute;
  const span = perDay ? 'in the last day' : 'in the last minute';
  const share = limit > 0 && used !== null ? Math.min(1, used / limit) : 0;
  const words = limit === null || used === null
    ? `${number(requests.usedInLastMinute ?? 0)} in the last minute`
    : `${number(used)} of ${number(limit)} requests ${span}`;
  const tone = requests.pausedUntil || share >= 0.9 ? 'bad' : share >= 0.7 ? 'warn' : 'ok';
  const bar = h('span');
  bar.style.inlineSize = `${Math.round(share * 1000) / 10}%`;
  return h('div', { class: 'budget' },
      h('p', { class: 'row spread' }, h('span', null, limit === null || used === null ? 'Requests' : perDay ? 'Requests, last day' : 'Requests, last minute'),
          h('strong', null, limit !== null && used !== null ? `${number(used)} of ${number(limit)}` : words)),
      limit !== null && used !== null && h('div', {
        class: `bar tone-${tone}`, role: 'meter', 'aria-label': 'Requests used', 'aria-valuemin': '0', 'aria-valuemax': limit,
        'aria-valuenow': Math.min(used, limit), 'aria-valuetext': words,
      }, bar),
      limit !== null && used === null && h('p', { class: 'hint' }, `Limit: ${number(limit)} a day`),
      requests.remaining !== null && requests.remaining !== undefined
        && h('p', { class: 'hint' }, `${number(requests.remaining)} left before the service waits`),
      requests.pausedUntil && h('p', { class: 'callout tone-bad' }, 'Paused after 429. Requests go on ',
          time(requests.pausedUntil), '.'));
}

function certificates(lists) {
  if (lists.length === 0) {
    return h('p', { class: 'hint' }, 'This vendor’s lists have no certificates: they are read in order instead.');
  }
  return h('table', { class: 'small' },
      h('caption', null, 'Certificates'),
      h('thead', { class: 'unseen' }, h('tr', null, ['Status', 'Proof', 'Proven'].map((name) => h('th', { scope: 'col' }, name)))),
      h('tbody', null, lists.map((each) => h('tr', { 'data-key': each.status },
          h('td', null, each.status),
          h('td', null, each.proof && pill(inWords(each.proof), each.proof === 'PROVEN' ? 'ok' : 'warn')),
          h('td', { class: 'end' }, time(each.provenAt))))));
}

function inWords(proof) {
  return String(proof).charAt(0) + String(proof).slice(1).toLowerCase().replaceAll('_', ' ');
}

function nodes(all) {
  return h('div', { class: 'panel', 'data-key': 'nodes' },
      h('h2', null, plural(all.length, 'node', 'nodes')),
      all.length === 0
        ? h('p', { class: 'hint' }, 'No node has reported yet.')
        : h('ul', { class: 'nodes' }, all.map((each) => h('li', { 'data-key': each.name },
            h('span', { class: 'mono' }, each.name), each.self && h('span', { class: 'hint' }, 'this one'),
            each.alive ? pill('Alive', 'ok') : pill('Silent', 'bad'),
            h('span', { class: 'hint', title: each.seenAt }, `started ${relative(each.startedAt)}, seen ${relative(each.seenAt)}`)))));
}
