// The ledger's sessions, newest first.
import { post } from '../api.js';
import { h, render } from '../dom.js';
import { criteria, filterBar, isFiltered, reset, revision, stateSwitches } from '../filters.js';
import { plural, shortId, time } from '../format.js';
import { icon } from '../icons.js';
import { followedVendors, overview } from '../overview.js';
import { empty, failure, head, loading } from '../panels.js';
import { askToReplayMany } from '../replay.js';
import { statePill, statusPill } from '../states.js';
import { vendorLabel } from '../vendors.js';
import { learntByWords } from '../words.js';
import { sessionAddress } from './running.js';

export const title = 'Sessions';

/** Whoever has looked at a session comes back to its row. */
export const kept = true;
export const comesBackFrom = 'session';

const PAGE = 50;
/** What a refresh reads at most; what lies below was old when it was loaded and stays as it was. */
const REFRESHED = 200;

export function open() {
  let bar = filterBar(filterChanged);
  const results = h('div', { class: 'results' });
  const barPlace = h('div', null, bar.node);
  const node = h('section', null,
      head('Sessions', 'Every session the ledger knows, and how it came to know.',
          h('button', { type: 'button', onclick: () => askToReplayMany(followedVendors(), refresh) }, icon('replay'), 'Replay…')),
      h('div', { class: 'panel' }, barPlace, results));
  let rows = null;
  let next = null;
  let counts = null;
  let trouble = null;
  /** Counts the questions, so that a late answer does not replace a newer one. */
  let question = 0;
  /** The page of older sessions that is being read, if any. */
  let older = Promise.resolve();
  let shownFilter = revision();
  let opened = null;

  async function read(limit, after) {
    const mine = ++question;
    const filter = criteria();
    try {
      const [page, totals] = await Promise.all([
        post('/api/ledger/search', { ...filter, limit, after }),
        after ? counts : post('/api/ledger/counts', filter),
      ]);
      if (mine === question) {
        trouble = null;
        counts = totals;
        take(page, limit, after);
      }
    } catch (problem) {
      if (mine === question) {
        trouble = problem;
      }
    }
    draw();
  }

  function take(page, limit, after) {
    if (after) {
      rows = [...rows, ...page.sessions];
      next = page.next;
      return;
    }
    const rest = rows !== null && rows.length > limit && page.next !== null ? rows.slice(limit) : [];
    const fresh = new Set(page.sessions.map(keyOf));
    rows = [...page.sessions, ...rest.filter((row) => !fresh.has(keyOf(row)))];
    next = rest.length > 0 ? next : page.next;
  }

  function readOlder() {
    older = read(PAGE, next);
    return older;
  }

  /** The filter may have been set elsewhere meanwhile. Older sessions that somebody waits for come first. */
  async function refresh() {
    for (let seen = null; seen !== older;) {
      seen = older;
      await seen;
    }
    if (shownFilter !== revision()) {
      rebuildBar();
      rows = null;
      draw();
    }
    return read(Math.min(REFRESHED, Math.max(PAGE, rows?.length ?? 0)), null);
  }

  function filterChanged() {
    rows = null;
    draw();
    return read(PAGE, null);
  }

  function clear() {
    reset();
    rebuildBar();
    filterChanged();
  }

  function rebuildBar() {
    shownFilter = revision();
    bar = filterBar(filterChanged);
    barPlace.replaceChildren(bar.node);
  }

  function draw() {
    bar.offer(counts);
    render(results, stateSwitches(counts, filterChanged), trouble && rows === null ? failure(trouble, refresh) : list());
  }

  function list() {
    if (rows === null) {
      return loading('Reading the ledger…');
    }
    if (rows.length === 0) {
      return isFiltered()
        ? empty('No session fits', 'Nothing in the ledger matches this filter.',
            h('button', { type: 'button', onclick: clear }, 'Show all sessions'))
        : empty('No session yet', 'As soon as one is created or found at a vendor, it turns up here.',
            overview()?.features?.start && h('a', { class: 'button primary', href: '#start' }, 'Start a verification'));
    }
    return [table(rows), h('div', { class: 'row spread foot', 'data-key': 'foot' },
        h('p', { class: 'hint' }, `${plural(rows.length, 'session', 'sessions')} shown${counts ? ` of ${counts.total.toLocaleString('en')}` : ''}`),
        isFiltered() && h('button', { type: 'button', class: 'quiet', onclick: clear }, 'Clear the filter'),
        next && h('button', { type: 'button', onclick: readOlder }, 'Load more'))];
  }

  draw();
  return {
    node,
    refresh,
    close: () => {
      opened = node.contains(document.activeElement) ? document.activeElement : null;
    },
    place: () => (opened?.isConnected ? opened : null),
  };
}

function keyOf(session) {
  return `${session.vendor}/${session.account}/${session.sessionId}`;
}

function table(rows) {
  return h('div', { class: 'table-frame', 'data-key': 'table' }, h('table', { class: 'cards-when-narrow' },
      h('caption', { class: 'unseen' }, 'Sessions, newest first'),
      h('thead', null, h('tr', null, ['Session', 'Status', 'State', 'Reference', 'Learnt by', 'Known since', 'Settled']
          .map((name) => h('th', { scope: 'col' }, name)))),
      h('tbody', null, rows.map(row))));
}

function row(session) {
  return h('tr', { 'data-key': keyOf(session) },
      h('td', { class: 'lead' },
          h('a', { href: sessionAddress(session.vendor, session.sessionId), title: session.sessionId, class: 'mono' },
              shortId(session.sessionId)),
          h('small', null, vendorLabel(session.vendor))),
      cell('Status', statusPill(session.status)),
      cell('State', statePill(session.state), session.failure && session.state !== 'DELIVERED'
        && h('small', null, `${session.attempts} ${session.attempts === 1 ? 'attempt' : 'attempts'}`)),
      cell('Reference', session.reference ?? '–'),
      cell('Learnt by', learntByWords(session.learntBy)),
      cell('Known since', time(session.knownSince)),
      cell('Settled', time(session.settledAt)));
}

function cell(label, ...content) {
  return h('td', { 'data-label': label }, content);
}
